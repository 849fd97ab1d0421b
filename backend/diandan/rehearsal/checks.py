"""What must be true after a rehearsal, however often the server died. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from diandan.kernel import money
from diandan.rehearsal.books import Books
from diandan.rehearsal.course import IN_FLIGHT_LEAST, Outcome
from diandan.rehearsal.day import Day, Product, SoldOrder
from diandan.rehearsal.shop import station_of

SHOWN = 5
# Station, name, quantity.
_Thing = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Check:
    """A statement, whether it holds, and what was found."""

    text: str
    holds: bool
    found: str


def all_of(day: Day, outcome: Outcome, books: Books) -> list[Check]:
    """Check everything."""
    by_note = Counter(order["note"] for order in books.orders)
    by_id = {order["id"]: order for order in books.orders}
    return [
        _every_guest_served(day, outcome),
        _told_orders_exist_once(outcome, by_note, by_id),
        _nothing_else_exists(day, by_note),
        _tickets_opened_once(day, outcome, by_id),
        _all_handed_over(books),
        _numbers_differ(books),
        _revenue(day, books),
        _same(
            "The day's report says the same",
            day.revenue_fen,
            books.reported_fen,
            len(day.orders),
            books.reported_orders,
        ),
        _gateway(day, outcome, books),
        *_killings(outcome),
        Check("Nobody met an error", not outcome.errors, _some(outcome.errors) or "none"),
    ]


def _every_guest_served(day: Day, outcome: Outcome) -> Check:
    text = "Every guest of the file was told that the order is placed, and paid"
    found = f"{len(outcome.receipts)} placed and {len(outcome.paid)} paid of {len(day.orders)}"
    return Check(text, len(outcome.receipts) == len(outcome.paid) == len(day.orders), found)


def _told_orders_exist_once(
    outcome: Outcome, by_note: Counter[str], by_id: Mapping[str, dict[str, Any]]
) -> Check:
    wrong = [
        receipt.sold.ref
        for receipt in outcome.receipts
        if by_note[receipt.sold.ref] != 1
        or receipt.order_id not in by_id
        or by_id[receipt.order_id]["note"] != receipt.sold.ref
        or by_id[receipt.order_id]["total_fen"] != receipt.sold.total_fen
    ]
    text = "Every order a guest was told is placed exists exactly once, for the amount told"
    return Check(text, not wrong, _some(wrong) or f"{len(outcome.receipts)} looked at")


def _nothing_else_exists(day: Day, by_note: Counter[str]) -> Check:
    strangers = sorted(set(by_note) - {order.ref for order in day.orders})
    doubles = sorted(note for note, count in by_note.items() if count > 1)
    found = f"{sum(by_note.values())} orders in the shop"
    return Check("No order exists that nobody was told of, none twice", not strangers and not doubles,
                 _some([*strangers, *doubles]) or found)  # fmt: skip


def _tickets_opened_once(day: Day, outcome: Outcome, by_id: Mapping[str, dict[str, Any]]) -> Check:
    products = {product.key: product for product in day.products}
    wrong = []
    tickets = 0
    for receipt in outcome.paid:
        opened = by_id[receipt.order_id]["tickets"] if receipt.order_id in by_id else []
        made = [outcome.made[ticket["id"]] for ticket in opened if ticket["id"] in outcome.made]
        stations = Counter(ticket["station_en"] for ticket in opened)
        tickets += len(opened)
        is_once = all(count == 1 for count in stations.values()) and len(made) == len(opened)
        if not is_once or _things(made) != _expected(receipt.sold, products):
            wrong.append(receipt.sold.ref)
    strangers = len(outcome.made) - tickets
    text = "Every paid order reached each of its stations exactly once, with all its things"
    return Check(text, not wrong and not strangers, _some(wrong) or f"{tickets} tickets, {strangers} others")


def _things(tickets: Iterable[dict[str, Any]]) -> "Counter[_Thing]":
    return Counter(
        (ticket["station"]["name_en"], item["name"], item["quantity"])
        for ticket in tickets
        for item in ticket["items"]
    )


def _expected(sold: SoldOrder, products: Mapping[str, Product]) -> "Counter[_Thing]":
    return Counter(
        (station_of(products[line.product_key].category), products[line.product_key].name, line.quantity)
        for line in sold.lines
    )


def _all_handed_over(books: Books) -> Check:
    states = Counter(order["state"] for order in books.orders)
    found = ", ".join(f"{count} {state}" for state, count in states.most_common())
    return Check("Every order was made and handed over", set(states) == {"completed"}, found)


def _numbers_differ(books: Books) -> Check:
    taken = Counter((order["store_id"], order["number"]) for order in books.orders)
    doubles = [f"{number}" for (_, number), count in taken.items() if count > 1]
    return Check(
        "No pickup number was given twice in a store", not doubles, _some(doubles) or f"{len(taken)} numbers"
    )


def _revenue(day: Day, books: Books) -> Check:
    kept = [order for order in books.orders if order["state"] != "cancelled"]
    taken_fen = sum(order["paid_fen"] - order["refunded_fen"] for order in kept)
    return _same(
        "Revenue equals the file's, to the cent", day.revenue_fen, taken_fen, len(day.orders), len(kept)
    )


def _gateway(day: Day, outcome: Outcome, books: Books) -> Check:
    ours = {receipt.payment_id for receipt in outcome.paid if receipt.payment_id}
    theirs = [charge["out_trade_no"] for charge in books.charges]
    charged_fen = sum(charge["amount_fen"] for charge in books.charges)
    holds = sorted(ours) == sorted(theirs) and charged_fen == day.revenue_fen and not books.refunds
    found = f"{len(theirs)} charges, {money.format_yuan(charged_fen)}, {len(books.refunds)} refunds"
    return Check("The gateway charged each guest once, for the same sum", holds, found)


def _killings(outcome: Outcome) -> list[Check]:
    """A kill proves something only while others are being served."""
    if not outcome.killings:
        return []
    text = f"Every kill met at least {IN_FLIGHT_LEAST} requests in flight"
    met = [killing.in_flight for killing in outcome.killings]
    return [Check(text, min(met) >= IN_FLIGHT_LEAST, ", ".join(str(count) for count in met))]


def _same(text: str, expected_fen: int, found_fen: int, expected: int, found: int) -> Check:
    holds = expected_fen == found_fen and expected == found
    return Check(text, holds, f"{money.format_yuan(found_fen)} in {found} orders; the file: "
                 f"{money.format_yuan(expected_fen)} in {expected}")  # fmt: skip


def _some(things: list[str]) -> str:
    more = f" and {len(things) - SHOWN} more" if len(things) > SHOWN else ""
    return ", ".join(things[:SHOWN]) + more
