"""Which orders a store accepts by itself, as arithmetic on its wall clock.

A rule is ``{"modes": ["pickup"], "from": "11:30", "to": "13:30"}``. ``from`` belongs to the stretch, ``to``
does not; one that ends before it begins runs past midnight, and one that begins where it ends is the whole
day. Without rules every order is accepted; with rules, one that fits at least one of them. Every other order
waits for a hand. Pure: no clock, no database.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from diandan.kernel import clock
from diandan.modules.stores.errors import (
    AcceptRuleModes,
    AcceptRuleTimes,
    InvalidStore,
    TooManyAcceptRules,
)
from diandan.modules.stores.hours import DAY_MINUTES, minutes

RULES_MAX = 20

Rule = Mapping[str, Any]


def fits(rules: Sequence[Rule], *, mode: str, zone: str, at: datetime) -> bool:
    """Whether an order of this mode that came in at an instant is one the rules let through."""
    if not rules:
        return True
    wall = clock.local(at, zone)
    minute = wall.hour * 60 + wall.minute
    return any(mode in rule["modes"] and _covers(rule, minute) for rule in rules)


def checked(rules: Any, *, modes: Iterable[str]) -> list[dict[str, Any]]:
    """Return rules as they are kept, each mode once and in the order of ``modes``.

    Raises:
        TooManyAcceptRules, AcceptRuleModes, AcceptRuleTimes: name the rule, counted from one.
        InvalidStore: no list of rules at all.
    """
    if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
        raise InvalidStore(field="auto_accept_rules", reason="not_a_list")
    if len(rules) > RULES_MAX:
        raise TooManyAcceptRules(most=RULES_MAX)
    known = list(modes)
    return [_checked(rule, row, known) for row, rule in enumerate(rules, start=1)]


def _covers(rule: Rule, minute: int) -> bool:
    start, end = minutes(rule["from"]), minutes(rule["to"])
    if start < end:
        return start <= minute < end
    return start == end or minute >= start or minute < end


def _checked(rule: Rule, row: int, known: Sequence[str]) -> dict[str, Any]:
    wanted = rule.get("modes")
    if not isinstance(wanted, list) or not wanted or any(mode not in known for mode in wanted):
        raise AcceptRuleModes(row=row)
    start, end = rule.get("from", ""), rule.get("to", "")
    try:
        begins = minutes(start)
        minutes(end)
    except ValueError:
        raise AcceptRuleTimes(row=row) from None
    if begins == DAY_MINUTES:
        raise AcceptRuleTimes(row=row)
    return {"modes": [mode for mode in known if mode in wanted], "from": start, "to": end}
