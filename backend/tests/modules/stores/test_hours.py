"""Opening hours: midnight, holidays, summer time, joined spans."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diandan.modules.stores import hours

SHANGHAI = "Asia/Shanghai"
NEW_YORK = "America/New_York"
WEEK = {day: [["07:00", "22:00"]] for day in hours.WEEKDAYS}
ALWAYS = {day: [["00:00", "24:00"]] for day in hours.WEEKDAYS}


def shanghai(text: str) -> datetime:
    return (datetime.fromisoformat(text).replace(tzinfo=UTC)) - timedelta(hours=8)


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        ("2026-03-12T06:59", False),
        ("2026-03-12T07:00", True),
        ("2026-03-12T21:59", True),
        ("2026-03-12T22:00", False),
    ],
)
def test_a_span_includes_its_start_and_not_its_end(at, is_open):
    span = hours.span_at(WEEK, {}, zone=SHANGHAI, at=shanghai(at))

    assert (span is not None) is is_open


def test_a_bar_that_closes_at_two_is_open_after_midnight_on_the_evenings_account():
    bar = {"fri": [["18:00", "02:00"]]}

    span = hours.span_at(bar, {}, zone=SHANGHAI, at=shanghai("2026-03-14T01:30"))

    assert span == hours.Span(shanghai("2026-03-13T18:00"), shanghai("2026-03-14T02:00"))
    assert hours.span_at(bar, {}, zone=SHANGHAI, at=shanghai("2026-03-14T02:00")) is None


def test_a_lunch_break_closes_the_store_in_between():
    split = {"thu": [["11:00", "14:00"], ["17:00", "21:00"]]}

    assert hours.span_at(split, {}, zone=SHANGHAI, at=shanghai("2026-03-12T15:00")) is None
    opening = hours.next_opening(split, {}, zone=SHANGHAI, after=shanghai("2026-03-12T15:00"))
    assert opening == shanghai("2026-03-12T17:00")


def test_a_holiday_replaces_the_weekday():
    holidays = {"2026-10-01": [], "2026-10-02": [["10:00", "16:00"]]}

    assert hours.span_at(WEEK, holidays, zone=SHANGHAI, at=shanghai("2026-10-01T12:00")) is None
    assert hours.span_at(WEEK, holidays, zone=SHANGHAI, at=shanghai("2026-10-02T17:00")) is None
    opening = hours.next_opening(WEEK, holidays, zone=SHANGHAI, after=shanghai("2026-10-01T08:00"))
    assert opening == shanghai("2026-10-02T10:00")


def test_the_night_before_a_holiday_still_runs_past_midnight():
    bar = {day: [["18:00", "02:00"]] for day in hours.WEEKDAYS}
    holidays = {"2026-10-01": []}

    assert hours.span_at(bar, holidays, zone=SHANGHAI, at=shanghai("2026-10-01T01:00")) is not None
    assert hours.span_at(bar, holidays, zone=SHANGHAI, at=shanghai("2026-10-01T19:00")) is None


def test_whole_days_join_into_one_stretch():
    spans = hours.spans_of(ALWAYS, {}, zone=SHANGHAI, first=date(2026, 3, 11), days=3)

    assert spans == [hours.Span(shanghai("2026-03-11T00:00"), shanghai("2026-03-14T00:00"))]


def test_hours_follow_the_wall_clock_when_summer_time_begins():
    at_noon = datetime(2026, 3, 8, 16, tzinfo=UTC)

    span = hours.span_at(WEEK, {}, zone=NEW_YORK, at=at_noon)

    # 07:00 is at 11:00 UTC since that morning; the day before it was at 12:00 UTC.
    assert span == hours.Span(datetime(2026, 3, 8, 11, tzinfo=UTC), datetime(2026, 3, 9, 2, tzinfo=UTC))


def test_a_store_without_hours_never_opens():
    assert hours.span_at({}, {}, zone=SHANGHAI, at=shanghai("2026-03-12T12:00")) is None
    assert hours.next_opening({}, {}, zone=SHANGHAI, after=shanghai("2026-03-12T12:00")) is None


@pytest.mark.parametrize(
    ("week", "holidays", "where", "reason"),
    [
        ({"funday": []}, {}, "funday", "unknown_weekday"),
        ({"mon": "07:00-22:00"}, {}, "mon", "not_a_list"),
        ({"mon": [["07:00"]]}, {}, "mon", "not_a_pair"),
        ({"mon": [["7", "22:00"]]}, {}, "mon", "not_a_time"),
        ({"mon": [["07:00", "25:00"]]}, {}, "mon", "not_a_time"),
        ({"mon": [["07:00", "07:00"]]}, {}, "mon", "empty_span"),
        ({"mon": [["24:00", "07:00"]]}, {}, "mon", "empty_span"),
        ({}, {"1 October": []}, "1 October", "not_a_date"),
        ([], {}, "hours", "not_an_object"),
    ],
)
def test_hours_that_cannot_be_read_are_named(week, holidays, where, reason):
    with pytest.raises(hours.BadHours) as wrong:
        hours.check(week, holidays)

    assert (wrong.value.where, wrong.value.reason) == (where, reason)


def test_the_week_reads_as_one_line():
    week = {day: [["07:00", "22:00"]] for day in hours.WEEKDAYS[:5]} | {"sat": [["08:00", "23:00"]]}

    assert hours.text_of(WEEK) == "07:00-22:00"
    assert hours.text_of(week) == "1-5 07:00-22:00; 6 08:00-23:00; 7 —"


clock_times = st.integers(0, 1439).map(lambda m: f"{m // 60:02d}:{m % 60:02d}")
spans = st.lists(st.tuples(clock_times, clock_times).filter(lambda s: s[0] != s[1]).map(list), max_size=3)
weeks = st.fixed_dictionaries(dict.fromkeys(hours.WEEKDAYS, spans))
instants = st.integers(1_735_000_000, 1_800_000_000).map(lambda s: datetime.fromtimestamp(s, UTC))


@given(weeks, instants, st.sampled_from([SHANGHAI, NEW_YORK, "Europe/Berlin"]))
def test_open_or_opening_later_but_never_both_wrong(week, at, zone):
    hours.check(week, {})
    span = hours.span_at(week, {}, zone=zone, at=at)
    opening = hours.next_opening(week, {}, zone=zone, after=at)

    if span:
        assert span.start <= at < span.end
    elif any(week.values()):
        assert opening is not None
        assert opening > at
        assert hours.span_at(week, {}, zone=zone, at=opening) is not None
        just_before = opening - timedelta(microseconds=1)
        assert just_before < at or hours.span_at(week, {}, zone=zone, at=just_before) is None
