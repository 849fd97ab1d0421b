"""Which orders are accepted by themselves: by way to order, stretch of the day, the store's own clock."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diandan.modules.stores import accepting
from diandan.modules.stores.errors import (
    AcceptRuleModes,
    AcceptRuleTimes,
    InvalidStore,
    TooManyAcceptRules,
)

SHANGHAI = "Asia/Shanghai"
MODES = ["pickup", "dine_in", "takeaway"]


def rule(start: str, end: str, *modes: str) -> dict:
    return {"modes": list(modes) or ["pickup"], "from": start, "to": end}


def shanghai(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-03-12T{text}").replace(tzinfo=UTC) - timedelta(hours=8)


def fits(*rules: dict, at: str, mode: str = "pickup") -> bool:
    return accepting.fits(rules, mode=mode, zone=SHANGHAI, at=shanghai(at))


LUNCH, EVENING = ("11:30", "13:30"), ("22:00", "02:00")


@pytest.mark.parametrize(
    ("stretch", "at", "is_in"),
    [
        (LUNCH, "11:29:59", False),
        (LUNCH, "11:30:00", True),
        (LUNCH, "13:29:59", True),
        (LUNCH, "13:30:00", False),
        (EVENING, "21:59:59", False),
        (EVENING, "22:00:00", True),
        (EVENING, "00:00:00", True),
        (EVENING, "01:59:59", True),
        (EVENING, "02:00:00", False),
        (("22:00", "00:00"), "23:59:59", True),
        (("22:00", "00:00"), "00:00:00", False),
        (("22:00", "24:00"), "23:59:59", True),
        (("22:00", "24:00"), "00:00:00", False),
        (("09:00", "09:00"), "08:59:59", True),
        (("00:00", "00:00"), "15:00:00", True),
        (("00:00", "24:00"), "00:00:00", True),
    ],
)
def test_a_stretch_includes_its_start_and_not_its_end_and_may_pass_midnight(stretch, at, is_in):
    assert fits(rule(*stretch), at=at) is is_in


def test_without_rules_every_order_is_accepted():
    assert fits(at="03:00") is True


def test_one_rule_that_fits_both_mode_and_time_is_enough():
    rules = rule("11:00", "13:00", "dine_in"), rule("00:00", "00:00", "pickup", "takeaway")

    assert fits(*rules, mode="dine_in", at="12:00") is True
    assert fits(*rules, mode="dine_in", at="14:00") is False
    assert fits(*rules, mode="takeaway", at="14:00") is True


def test_the_clock_is_the_one_on_the_stores_wall():
    noon_in_shanghai = datetime(2026, 3, 12, 4, tzinfo=UTC)
    lunch = [rule(*LUNCH)]

    assert accepting.fits(lunch, mode="pickup", zone=SHANGHAI, at=noon_in_shanghai) is True
    assert accepting.fits(lunch, mode="pickup", zone="Europe/Berlin", at=noon_in_shanghai) is False


wall_minutes = st.integers(0, 24 * 60 - 1)


def text(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


@given(start=wall_minutes, end=wall_minutes, now=wall_minutes)
def test_a_stretch_and_its_opposite_share_the_day_between_them(start, end, now):
    there = fits(rule(text(start), text(end)), at=text(now))
    back = fits(rule(text(end), text(start)), at=text(now))

    # As minutes walked from the start, on a clock without an end.
    assert there is (start == end or (now - start) % 1440 < (end - start) % 1440)
    assert (there, back) in ([(True, True)] if start == end else [(True, False), (False, True)])


def test_rules_are_kept_tidy():
    wish = rule("11:30", "24:00", "dine_in", "pickup", "dine_in") | {"colour": "red"}

    assert accepting.checked([wish], modes=MODES) == [rule("11:30", "24:00", "pickup", "dine_in")]
    assert accepting.checked([], modes=MODES) == []
    assert accepting.checked([rule(*LUNCH)] * 20, modes=MODES) == [rule(*LUNCH)] * 20


@pytest.mark.parametrize(
    ("bad", "error"),
    [
        ({"modes": [], "from": "11:00", "to": "12:00"}, AcceptRuleModes),
        ({"modes": ["teleport"], "from": "11:00", "to": "12:00"}, AcceptRuleModes),
        ({"modes": "pickup", "from": "11:00", "to": "12:00"}, AcceptRuleModes),
        ({"from": "11:00", "to": "12:00"}, AcceptRuleModes),
        (rule("7:00", "12:00"), AcceptRuleTimes),
        (rule("11:00", "24:01"), AcceptRuleTimes),
        (rule("24:00", "12:00"), AcceptRuleTimes),
        ({"modes": ["pickup"], "from": "11:00"}, AcceptRuleTimes),
        ({"modes": ["pickup"], "from": 11, "to": "12:00"}, AcceptRuleTimes),
    ],
)
def test_a_rule_that_makes_no_sense_is_named_by_its_row(bad, error):
    with pytest.raises(error) as refusal:
        accepting.checked([rule(*LUNCH), bad], modes=MODES)

    assert refusal.value.details == {"row": 2}


def test_more_rules_than_anybody_could_read_are_refused():
    with pytest.raises(TooManyAcceptRules) as refusal:
        accepting.checked([rule(*LUNCH)] * 21, modes=MODES)

    assert refusal.value.details == {"most": 20}


@pytest.mark.parametrize("nonsense", [None, {}, "11:30", [["pickup", "11:30", "13:30"]]])
def test_what_is_no_list_of_rules_is_refused(nonsense):
    with pytest.raises(InvalidStore) as refusal:
        accepting.checked(nonsense, modes=MODES)

    assert refusal.value.details == {"field": "auto_accept_rules", "reason": "not_a_list"}
