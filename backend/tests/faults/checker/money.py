"""I1, I2 and I4: each charge has its order or its way back, nobody pays twice, the books are their replay."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from tests.faults.checker.findings import Broken
from tests.faults.checker.sources import Sources

SUCCESS = "SUCCESS"
CASH = "cash"


def charges_have_orders(found: Sources) -> Iterator[Broken]:
    """I1: a charge is one paid payment of its amount for an order that stands, or it went back in full."""
    if not found.has_statement:
        return
    payments = found.rows.by("payments_payment", "public_id")
    bills = found.rows.by("payments_bill")
    orders = found.rows.by("ordering_order", "public_id")
    given = _given_back(found)
    for charge in found.charges:
        number = charge["out_trade_no"]
        payment = payments.get(number)
        if payment is None:
            yield Broken("I1", number, "charged, and no such payment is known")
            continue
        if payment["state"] != "paid":
            yield Broken("I1", number, f"charged, and the payment is {payment['state']}")
        if payment["amount_fen"] != charge["amount_fen"]:
            yield Broken("I1", number, f"charged {charge['amount_fen']}, booked {payment['amount_fen']}")
        if payment["state"] == "paid" and payment["provider_ref"] != charge["transaction_id"]:
            yield Broken("I1", number, "booked under another transaction")
        bill = bills[payment["bill_id"]]
        order = orders.get(bill["subject"])
        kept_fen = charge["amount_fen"] - given[number]
        if order is None:
            yield Broken("I1", number, "charged for something that is not an order")
        elif (order["state"] == "cancelled" or payment["is_late"]) and kept_fen:
            yield Broken("I1", number, f"{kept_fen} kept for an order that is {order['state']}")
        elif order["state"] == "awaiting_payment":
            yield Broken("I1", number, "charged, and the order still waits to be paid")
    yield from _no_invented_money(found)


def nobody_pays_twice(found: Sources) -> Iterator[Broken]:
    """I2: one charge is kept per order, refunds stay within it, one key made one order."""
    payments = found.rows.by("payments_payment", "public_id")
    given = _given_back(found)
    kept: Counter[int] = Counter()
    for charge in found.charges:
        number = charge["out_trade_no"]
        if given[number] > charge["amount_fen"]:
            yield Broken("I2", number, f"{given[number]} given back of {charge['amount_fen']}")
        if number in payments and charge["amount_fen"] > given[number]:
            kept[payments[number]["bill_id"]] += 1
    for row in found.rows["payments_payment"]:
        if row["means"] == CASH and row["state"] == "paid" and row["refunded_fen"] < row["amount_fen"]:
            kept[row["bill_id"]] += 1
    bills = found.rows.by("payments_bill")
    for bill_id, count in kept.items():
        if count > 1 and not _is_paid_in_parts(found, bill_id):
            yield Broken("I2", bills[bill_id]["subject"], f"{count} charges kept")
    for charge, count in Counter(one["out_trade_no"] for one in found.charges).items():
        if count > 1:
            yield Broken("I2", charge, f"charged {count} times")
    yield from _keys_made_one_thing(found)


def books_are_their_replay(found: Sources) -> Iterator[Broken]:
    """I4: every entry adds up; orders, bills and accounts are what their rows say when told again."""
    rows = found.rows
    lines = rows.grouped("ledger_line", "entry_id")
    for entry in rows["ledger_entry"]:
        sides = lines[entry["public_id"]]
        if len(sides) < 2 or sum(side["amount_fen"] for side in sides):
            yield Broken("I4", entry["public_id"], f"an entry of {[side['amount_fen'] for side in sides]}")
    for table in ("ledger_entry", "ledger_line"):
        if f"{table}_append_only" not in rows.guards:
            yield Broken("I4", table, "rows may be changed: the guard is gone")
    yield from _entries_told_once(found)
    yield from _accounts_replay(found)
    yield from _bills_replay(found)
    yield from _orders_add_up(found)


def _no_invented_money(found: Sources) -> Iterator[Broken]:
    charged = {charge["out_trade_no"] for charge in found.charges}
    for payment in found.rows["payments_payment"]:
        if payment["state"] == "paid" and payment["means"] != CASH and payment["public_id"] not in charged:
            yield Broken("I1", payment["public_id"], "booked as paid, and never charged")
    theirs = {one["out_refund_no"]: one for one in found.refunds}
    payments = found.rows.by("payments_payment")
    for refund in found.rows["payments_refund"]:
        number = refund["public_id"]
        if payments[refund["payment_id"]]["means"] == CASH:
            continue
        told = theirs.get(number)
        if refund["state"] in ("asked", "sent"):
            yield Broken("I1", number, f"a refund that stays {refund['state']}")
        elif refund["state"] == "done" and (told is None or told["status"] != SUCCESS):
            yield Broken("I1", number, "booked as given back, and the gateway has not given it")
        elif told is not None and told["amount_fen"] != refund["amount_fen"]:
            yield Broken("I1", number, f"{told['amount_fen']} given back, {refund['amount_fen']} booked")
    known = {row["public_id"]: row["state"] for row in found.rows["payments_refund"]}
    for number, told in theirs.items():
        if told["status"] == SUCCESS and known.get(number) != "done":
            yield Broken("I1", number, f"given back by the gateway, {known.get(number)} with us")


def _given_back(found: Sources) -> Counter[str]:
    given: Counter[str] = Counter()
    for refund in found.refunds:
        if refund["status"] == SUCCESS:
            given[refund["out_trade_no"]] += refund["amount_fen"]
    return given


def _is_paid_in_parts(found: Sources, bill_id: int) -> bool:
    """Several payments of one bill that together are no more than it asks for."""
    in_time = [
        row
        for row in found.rows["payments_payment"]
        if row["bill_id"] == bill_id and row["state"] == "paid" and not row["is_late"]
    ]
    return sum(row["amount_fen"] for row in in_time) <= found.rows.by("payments_bill")[bill_id]["total_fen"]


def _keys_made_one_thing(found: Sources) -> Iterator[Broken]:
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    for event in found.told("place"):
        told[event["who"], event["key"]].add(event["order_id"])
    for (_, key), made in told.items():
        if len(made) > 1:
            yield Broken("I2", key, f"one key, told {sorted(made)}")
    wishes = Counter(
        order["note"] for order in found.rows["ordering_order"] if order["note"].startswith("wish-")
    )
    for wish, count in wishes.items():
        if count > 1:
            yield Broken("I2", wish, f"one wish became {count} orders")
    claimed = Counter(claim["ref"] for claim in found.rows["idempotency_claim"])
    orders = found.rows.by("ordering_order", "public_id")
    for ref, count in claimed.items():
        if ref.startswith("ord_") and (count > 1 or ref not in orders):
            yield Broken("I2", ref, f"claimed {count} times" if ref in orders else "claimed and never made")
    keys = Counter((claim["actor"], claim["key"]) for claim in found.rows["idempotency_claim"])
    for (_, key), count in keys.items():
        if count > 1:
            yield Broken("I2", key, f"claimed {count} times by one actor")


def _entries_told_once(found: Sources) -> Iterator[Broken]:
    told = Counter((entry["kind"], entry["ref"]) for entry in found.rows["ledger_entry"])
    expected: Counter[tuple[str, str]] = Counter()
    for payment in found.rows["payments_payment"]:
        if payment["state"] == "paid":
            expected["late_payment" if payment["is_late"] else "payment", payment["public_id"]] += 1
    for refund in found.rows["payments_refund"]:
        expected["refund_asked", refund["public_id"]] += 1
        if refund["state"] == "done":
            expected["refund_done", refund["public_id"]] += 1
    for what in sorted(set(told) | set(expected)):
        if told[what] != expected[what]:
            yield Broken("I4", what[1], f"{what[0]}: {told[what]} entries for {expected[what]} events")


def _accounts_replay(found: Sources) -> Iterator[Broken]:
    expected: Counter[str] = Counter()
    payments = found.rows.by("payments_payment")
    for payment in payments.values():
        if payment["state"] == "paid":
            expected[f"asset:{payment['means']}"] += payment["amount_fen"]
            expected[_source(payment)] -= payment["amount_fen"]
    for refund in found.rows["payments_refund"]:
        payment = payments[refund["payment_id"]]
        expected[_source(payment)] += refund["amount_fen"]
        expected["liability:refunds_due"] -= refund["amount_fen"]
        if refund["state"] == "done":
            expected["liability:refunds_due"] += refund["amount_fen"]
            expected[f"asset:{payment['means']}"] -= refund["amount_fen"]
    stands: Counter[str] = Counter()
    for line in found.rows["ledger_line"]:
        stands[line["account"]] += line["amount_fen"]
    for account in sorted(set(stands) | set(expected)):
        if stands[account] != expected[account]:
            yield Broken("I4", account, f"{stands[account]} in the books, {expected[account]} by replay")
    if sum(stands.values()):
        yield Broken("I4", "ledger", f"debits and credits differ by {sum(stands.values())}")


def _source(payment: dict[str, object]) -> str:
    return "liability:owed_to_guests" if payment["is_late"] else "income:sales"


def _bills_replay(found: Sources) -> Iterator[Broken]:
    payments = found.rows.grouped("payments_payment", "bill_id")
    refunds = found.rows.grouped("payments_refund", "payment_id")
    orders = found.rows.by("ordering_order", "public_id")
    for bill in found.rows["payments_bill"]:
        in_time = [row for row in payments[bill["id"]] if row["state"] == "paid" and not row["is_late"]]
        paid_fen = sum(row["amount_fen"] for row in in_time)
        back_fen = sum(refund["amount_fen"] for row in in_time for refund in refunds[row["id"]])
        if (bill["paid_fen"], bill["refunded_fen"]) != (paid_fen, back_fen):
            said = f"{bill['paid_fen']} paid and {bill['refunded_fen']} back"
            yield Broken("I4", bill["subject"], f"{said}; by replay {paid_fen} and {back_fen}")
        if not 0 <= bill["refunded_fen"] <= bill["paid_fen"] <= bill["total_fen"]:
            yield Broken("I4", bill["subject"], "a bill outside its bounds")
        if (bill["state"] == "settled") != (bill["paid_fen"] == bill["total_fen"]):
            yield Broken(
                "I4", bill["subject"], f"{bill['state']} at {bill['paid_fen']} of {bill['total_fen']}"
            )
        order = orders.get(bill["subject"])
        if order is not None and order["total_fen"] != bill["total_fen"]:
            yield Broken("I4", bill["subject"], "the bill asks for another sum than the order")
    for payment in found.rows["payments_payment"]:
        back_fen = sum(refund["amount_fen"] for refund in refunds[payment["id"]])
        if payment["refunded_fen"] != back_fen or back_fen > payment["amount_fen"]:
            yield Broken("I4", payment["public_id"], f"{payment['refunded_fen']} back, {back_fen} by replay")


def _orders_add_up(found: Sources) -> Iterator[Broken]:
    lines = found.rows.grouped("ordering_orderline", "order_id")
    bills = {bill["subject"] for bill in found.rows["payments_bill"]}
    for order in found.rows["ordering_order"]:
        net_fen = sum(line["net_fen"] for line in lines[order["id"]])
        gross_fen = sum(line["unit_price_fen"] * line["quantity"] for line in lines[order["id"]])
        if net_fen + order["fees_fen"] != order["total_fen"] or gross_fen != order["items_fen"]:
            yield Broken("I4", order["public_id"], f"{order['total_fen']} asked, {net_fen} by its lines")
        if order["public_id"] not in bills:
            yield Broken("I4", order["public_id"], "an order without a bill")
