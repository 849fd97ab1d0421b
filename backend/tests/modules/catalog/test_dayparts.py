"""Day parts and labels as plain arithmetic."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diandan.modules.catalog import dayparts, labels

clock_times = st.integers(0, 1439).map(lambda m: f"{m // 60:02d}:{m % 60:02d}")
spans = st.tuples(clock_times, clock_times).filter(lambda s: s[0] != s[1]).map(list)
parts = st.none() | st.lists(spans, min_size=1, max_size=3).map(dayparts.parse)


def test_a_span_past_midnight_is_shown_as_two():
    assert dayparts.shown(dayparts.parse([["22:00", "02:00"]])) == [["00:00", "02:00"], ["22:00", "24:00"]]


def test_spans_that_touch_are_one():
    assert dayparts.parse([["10:00", "12:00"], ["07:00", "10:00"]]) == ((420, 720),)


def test_nothing_said_is_all_day():
    assert dayparts.parse(None) is None
    assert dayparts.covers(None, 0)
    assert dayparts.shown(None) is None


@pytest.mark.parametrize(
    "wrong",
    [[], "07:00", [["07:00"]], [["7", "8"]], [["07:00", "07:00"]], [["24:00", "01:00"]], [[7, 8]], {}],
)
def test_what_cannot_be_read_is_refused(wrong):
    with pytest.raises(ValueError):
        dayparts.parse(wrong)


@given(parts, parts, st.integers(0, 1439))
def test_both_is_what_both_cover(one, other, minute):
    meets = dayparts.both(one, other)

    assert dayparts.covers(meets, minute) == (dayparts.covers(one, minute) and dayparts.covers(other, minute))


@given(parts)
def test_what_is_shown_reads_back_as_the_same(part):
    shown = dayparts.shown(part)

    assert dayparts.parse(shown) == part
    assert shown is None or all(start < end for start, end in shown)


def test_a_label_shows_on_its_days_both_ends_included():
    label = labels.parse({"name": "new", "starts_on": "2026-03-13", "ends_on": "2026-03-14"})

    assert [label.shows(date(2026, 3, day)) for day in (12, 13, 14, 15)] == [False, True, True, False]


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "  ",
        None,
        {},
        {"name": 3},
        {"name": "new", "starts_on": "soon"},
        {"name": "new", "ends_on": 7},
        {"name": "new", "starts_on": "2026-03-14", "ends_on": "2026-03-13"},
    ],
)
def test_a_label_that_makes_no_sense_is_refused(wrong):
    with pytest.raises(ValueError):
        labels.parse(wrong)


def test_the_next_change_is_the_first_day_something_appears_or_goes():
    def begins(day: date) -> datetime:
        return datetime.combine(day, time(4), tzinfo=UTC)

    some = [
        labels.parse({"name": "a", "starts_on": "2026-03-20"}),
        labels.parse({"name": "b", "ends_on": "2026-03-14"}),
        labels.parse("c"),
    ]

    changes = [labels.next_change(some, date(2026, 3, day), begins) for day in (12, 14, 15, 20)]
    assert changes == [begins(date(2026, 3, 15))] * 2 + [begins(date(2026, 3, 20)), None]
