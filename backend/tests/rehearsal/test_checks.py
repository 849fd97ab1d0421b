"""The checks of a rehearsal fail when they should: one wrong thing at a time in a day that was right."""

from copy import deepcopy
from pathlib import Path

import pytest

from diandan.rehearsal import checks, figures, report
from diandan.rehearsal import day as days
from diandan.rehearsal.books import Books
from diandan.rehearsal.cast import Receipt
from diandan.rehearsal.course import Killing, Outcome
from diandan.rehearsal.report import Findings
from diandan.rehearsal.shop import station_of

DAY = days.read(Path(__file__).parent / "fixtures" / "harbour_day.csv")
PRODUCTS = {product.key: product for product in DAY.products}
AT = "2031-05-04T08:00:00Z"


def tickets_of(sold):
    """The tickets a right shop opens for an order."""
    made = {}
    for line in sold.lines:
        station = station_of(PRODUCTS[line.product_key].category)
        things = made.setdefault(station, {"station": {"name_en": station}, "items": []})["items"]
        things.append({"name": PRODUCTS[line.product_key].name, "quantity": line.quantity})
    return [{"id": f"tkt_{sold.ref}_{station}", **ticket} for station, ticket in made.items()]


@pytest.fixture
def outcome():
    """Every guest was told, paid and served."""
    told = Outcome()
    for number, sold in enumerate(DAY.orders, start=1):
        receipt = Receipt(sold, "sto_1", f"ord_{sold.ref}", f"C{number:03d}", sold.total_fen)
        receipt.payment_id, receipt.is_paid = f"pay_{sold.ref}", True
        receipt.placed_at_s, receipt.paid_at_s, receipt.told_paid_at_s = 10.0, 11.0, 11.5
        receipt.seen = {"ready": 14.0}
        told.receipts.append(receipt)
        told.made |= {ticket["id"]: ticket for ticket in tickets_of(sold)}
    return told


@pytest.fixture
def books(outcome):
    """The shop and the gateway say the same."""
    orders = [
        {
            "id": receipt.order_id,
            "store_id": receipt.store_id,
            "number": receipt.number,
            "note": receipt.sold.ref,
            "state": "completed",
            "total_fen": receipt.total_fen,
            "paid_fen": receipt.total_fen,
            "refunded_fen": 0,
            "created_at": AT,
            "ready_at": AT,
            "completed_at": AT,
            "tickets": [
                {"id": ticket["id"], "station_en": ticket["station"]["name_en"]}
                for ticket in tickets_of(receipt.sold)
            ],
        }
        for receipt in outcome.receipts
    ]
    charges = [{"out_trade_no": each.payment_id, "amount_fen": each.total_fen} for each in outcome.receipts]
    return Books(orders, DAY.revenue_fen, len(DAY.orders), charges, [])


def broken(outcome, books):
    return [check.text for check in checks.all_of(DAY, outcome, books) if not check.holds]


def test_a_right_day_breaks_nothing(outcome, books):
    assert broken(outcome, books) == []


def test_an_order_made_twice_is_found(outcome, books):
    double = deepcopy(books.orders[3])
    double |= {"id": "ord_double", "number": "C999"}
    books.orders.append(double)

    assert broken(outcome, books) == [
        "Every order a guest was told is placed exists exactly once, for the amount told",
        "No order exists that nobody was told of, none twice",
        "Revenue equals the file's, to the cent",
    ]


def test_an_order_that_was_lost_is_found(outcome, books):
    books.orders.pop(5)

    assert "Every order a guest was told is placed exists exactly once, for the amount told" in broken(
        outcome, books
    )
    assert "Every paid order reached each of its stations exactly once, with all its things" in broken(
        outcome, books
    )


def test_a_ticket_opened_twice_is_found(outcome, books):
    ticket = books.orders[0]["tickets"][0]
    books.orders[0]["tickets"].append({**ticket, "id": "tkt_again"})
    outcome.made["tkt_again"] = outcome.made[ticket["id"]]

    assert broken(outcome, books) == [
        "Every paid order reached each of its stations exactly once, with all its things"
    ]


def test_a_station_that_never_heard_of_an_order_is_found(outcome, books):
    gone = books.orders[0]["tickets"].pop()
    del outcome.made[gone["id"]]

    assert broken(outcome, books) == [
        "Every paid order reached each of its stations exactly once, with all its things"
    ]


def test_a_thing_missing_on_a_ticket_is_found(outcome, books):
    outcome.made = deepcopy(outcome.made)
    next(iter(outcome.made.values()))["items"].pop()

    assert broken(outcome, books) == [
        "Every paid order reached each of its stations exactly once, with all its things"
    ]


def test_a_guest_charged_twice_is_found(outcome, books):
    books.charges.append(books.charges[0])

    assert broken(outcome, books) == ["The gateway charged each guest once, for the same sum"]


def test_one_cent_is_found(outcome, books):
    books.orders[0]["paid_fen"] -= 1

    assert broken(outcome, books) == ["Revenue equals the file's, to the cent"]


def test_a_guest_who_was_never_told_is_found(outcome, books):
    outcome.receipts[0].is_paid = False

    assert "Every guest of the file was told that the order is placed, and paid" in broken(outcome, books)


def test_percentiles_are_by_nearest_rank():
    assert figures.spread("x", [float(n) for n in range(1, 101)]).at_s == (50.0, 90.0, 95.0, 99.0, 100.0)
    assert figures.spread("x", []).count == 0


def test_the_page_tells_the_verdict_and_every_check(outcome, books):
    outcome.killings.append(Killing(20, 12, 1.5))
    found = Findings(
        day=DAY,
        source="harbour <day>.csv",
        manner="8 phones",
        outcome=outcome,
        books=books,
        checks=checks.all_of(DAY, outcome, books),
        waits=figures.waits(books, outcome),
        answers=figures.answers({"place": [0.02, 0.03]}),
    )

    page = report.page(found)

    assert "全部成立 · all checks hold" in page
    assert [check.text for check in found.checks if check.text.replace("'", "&#x27;") not in page] == []
    assert "SIGKILL after 20 orders, with 12 requests in flight; back after 1.5 s" in page
    assert "harbour &lt;day&gt;.csv" in page
    assert "236.40" in page
    assert "http" not in page
