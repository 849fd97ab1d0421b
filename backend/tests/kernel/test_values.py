"""Money, time, ids and facts: the words everything else is said with."""

import os
import threading
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diandan.kernel import clock as clocks
from diandan.kernel import ids, money


@given(st.integers(-(10**9), 10**9), st.lists(st.integers(0, 10**6), min_size=1, max_size=20))
def test_the_parts_of_an_allocation_add_up_and_are_fair(total_fen, weights):
    parts = money.allocate(total_fen, weights)

    assert sum(parts) == total_fen
    whole = sum(weights) or len(weights)
    for part, weight in zip(parts, weights if any(weights) else [1] * len(weights), strict=True):
        assert abs(part * whole - total_fen * weight) < whole


def test_the_worked_example_of_the_house():
    assert money.allocate(1000, [2500, 1200]) == [676, 324]


def test_the_odd_fen_goes_to_the_largest_remainder_not_to_the_largest_part():
    assert money.allocate(2, [4, 3]) == [1, 1]


@pytest.mark.parametrize("weights", [[], [3, -1]])
def test_nothing_is_split_among_nobody_or_by_less_than_nothing(weights):
    with pytest.raises(ValueError, match=r"^weights must be given and not be negative$"):
        money.allocate(100, weights)


@pytest.mark.parametrize(
    ("price_fen", "keep_bp", "left_fen"),
    [(2700, 8500, 2295), (1, 5000, 1), (3, 5000, 2), (999, 0, 0), (999, 10_000, 999), (4999, 1, 0)],
)
def test_a_percentage_rounds_half_up(price_fen, keep_bp, left_fen):
    assert money.percent_off(price_fen, keep_bp=keep_bp) == left_fen


@pytest.mark.parametrize("keep_bp", [-1, 10_001])
def test_nobody_pays_more_than_all_or_less_than_nothing(keep_bp):
    with pytest.raises(ValueError, match=f"^keep_bp out of range: {keep_bp}$"):
        money.percent_off(2700, keep_bp=keep_bp)


@pytest.mark.parametrize(
    ("fen", "text"), [(0, "0.00"), (5, "0.05"), (2700, "27.00"), (-1, "-0.01"), (-12345, "-123.45")]
)
def test_fen_are_shown_as_people_read_them(fen, text):
    assert money.format_yuan(fen) == text


@given(st.integers(-(10**11), 10**11))
def test_yuan_read_back_as_the_same_fen(fen):
    assert money.parse_yuan(money.format_yuan(fen)) == fen


@pytest.mark.parametrize(
    ("text", "fen"), [("27", 2700), ("¥27.5", 2750), ("$11.25 ", 1125), ("1,280.00", 128000), ("3.100", 310)]
)
def test_amounts_as_people_write_them(text, fen):
    assert money.parse_yuan(text) == fen


@pytest.mark.parametrize("text", ["", "free", "1.234", "1.2.3", "--1", "1e3"])
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(ValueError, match="not an amount"):
        money.parse_yuan(text)


def test_later_ids_sort_after_earlier_ones():
    with clocks.frozen_at(datetime(2026, 1, 1, tzinfo=UTC)) as clock:
        made = []
        for _ in range(50):
            made.append(ids.new_id("ord"))
            clock.advance(milliseconds=1)

    assert made == sorted(made)
    assert {len(one) for one in made} == {30}


def test_no_two_ids_are_alike_in_whatever_thread_or_child_they_are_made():
    ids.new_id("ord")
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writer, "\n".join(ids.new_id("ord") for _ in range(200)).encode())
        os._exit(0)
    os.waitpid(child, 0)
    made = os.read(reader, 10_000).decode().split("\n")
    threads = [
        threading.Thread(target=lambda: made.extend(ids.new_id("ord") for _ in range(2000))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    randoms = {one[-16:] for one in made}
    assert (len(made), len(randoms)) == (8200, 8200)


@pytest.mark.parametrize(
    "text", ["", "ord_", "sto_01M83WSHY4FV2T9AY8TD9NQ0Y0", "ord_01M83WSHY4FV2T9AY8TD9NQ0YI"]
)
def test_an_id_of_another_kind_or_alphabet_is_refused(text):
    with pytest.raises(ids.InvalidId):
        ids.parse_id(text, "ord")


@pytest.mark.parametrize(
    ("instant", "zone", "day"),
    [
        (datetime(2026, 3, 12, 19, 59, tzinfo=UTC), "Asia/Shanghai", date(2026, 3, 12)),
        (datetime(2026, 3, 12, 20, 0, tzinfo=UTC), "Asia/Shanghai", date(2026, 3, 13)),
        (datetime(2026, 3, 8, 7, 30, tzinfo=UTC), "America/New_York", date(2026, 3, 7)),
        (datetime(2026, 3, 8, 8, 30, tzinfo=UTC), "America/New_York", date(2026, 3, 8)),
    ],
)
def test_the_trading_day_starts_at_four_on_the_wall(instant, zone, day):
    assert clocks.business_date(instant, zone=zone, day_starts_at=time(4)) == day


@given(st.datetimes(datetime(2020, 1, 2), datetime(2030, 1, 1), timezones=st.just(UTC)))
def test_every_instant_lies_in_its_trading_day(instant):
    zone, starts = "America/New_York", time(4)
    day = clocks.business_date(instant, zone=zone, day_starts_at=starts)

    assert clocks.start_of(day, zone=zone, day_starts_at=starts) <= instant
    assert instant < clocks.start_of(day + timedelta(days=1), zone=zone, day_starts_at=starts)
