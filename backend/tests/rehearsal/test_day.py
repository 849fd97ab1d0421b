"""Reading a day from a file: orders, prices, money."""

import gzip
from datetime import date, datetime, time
from pathlib import Path

import pytest

from diandan.rehearsal import day as days
from diandan.rehearsal.day import SoldLine, UnreadableDay

HARBOUR = Path(__file__).parent / "fixtures" / "harbour_day.csv"
HEAD = HARBOUR.read_text().splitlines()[0]


@pytest.fixture
def file_of(tmp_path):
    """A file with these lines of the day below the usual heading."""

    def write(*lines, head=HEAD):
        path = tmp_path / "day.csv"
        path.write_text("\n".join([head, *lines]) + "\n")
        return path

    return write


def line(
    number=1, *, at="2031-05-04,08:00:00", quantity=1, store="1,Harbour Gate", price="2.20", product="1"
):
    return f"{number},{at},{quantity},{store},{product},{price},Coffee,Filter coffee,Kettle Blend Sm"


def test_an_order_is_all_lines_of_a_store_and_second():
    day = days.read(HARBOUR, day=date(2031, 5, 4))

    assert (len(day.orders), day.line_count, day.revenue_fen) == (35, 63, 23640)
    assert len({(order.place, order.at) for order in day.orders}) == 35
    assert [order.ref for order in day.orders[:2]] == ["R00001", "R00002"]


def test_two_stores_in_one_second_are_two_orders_and_a_repeated_line_is_sold_twice():
    at = datetime(2031, 5, 4, 11, 3, 12)
    here, there = (order for order in days.read(HARBOUR).orders if order.at == at)

    assert (here.place, there.place) == ("Harbour Gate", "Miller's Yard")
    assert here.lines[-2:] == (SoldLine("2", 295, 1), SoldLine("2", 295, 1))


def test_without_a_day_the_last_one_is_played():
    assert days.read(HARBOUR).date == date(2031, 5, 4)


def test_the_catalogue_is_the_whole_files_with_every_price():
    products = {product.key: product for product in days.read(HARBOUR).products}

    assert products["3"].prices_fen == (240, 300)
    assert products["10"].prices_fen == (1200,)


def test_until_leaves_out_what_came_later():
    day = days.read(HARBOUR, until=time(7, 30))

    assert {order.at.hour for order in day.orders} == {6, 7}
    assert len(day.orders) == 6


def test_a_packed_file_reads_the_same(tmp_path):
    packed = tmp_path / "day.csv.gz"
    packed.write_bytes(gzip.compress(HARBOUR.read_bytes()))

    assert days.read(packed) == days.read(HARBOUR)


def test_money_is_read_digit_by_digit(file_of):
    day = days.read(file_of(line(price="0.10", quantity=3), line(price="4.35", product="2", quantity=100)))

    assert day.revenue_fen == 30 + 43500


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ([line(), line(quantity=0)], "row 3: a quantity of 0"),
        ([line(quantity="two")], "row 2: "),
        ([line(price="a lot")], "row 2: "),
        ([line(price="2.205")], "row 2: "),
        ([line(at="2031-05-04,25:00:00")], "row 2: "),
        ([], "nothing was sold on None"),
    ],
)
def test_what_makes_no_sense_is_named_by_its_row(file_of, lines, why):
    with pytest.raises(UnreadableDay, match=why):
        days.read(file_of(*lines))


def test_a_missing_column_is_named(file_of):
    with pytest.raises(UnreadableDay, match="columns are missing: unit_price"):
        days.read(file_of(line(), head=HEAD.replace("unit_price", "price")))


def test_a_day_without_sales_is_refused():
    with pytest.raises(UnreadableDay, match="nothing was sold on 2031-05-05"):
        days.read(HARBOUR, day=date(2031, 5, 5))
