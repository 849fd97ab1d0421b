"""How much one person may be sent in a day, and all of them together; when nobody is to be sent news.

Counted by conditional updates, so no race sends one too many.
"""

from datetime import date, datetime, timedelta

from diandan.infra import secrets, sql, tx
from diandan.kernel import clock
from diandan.modules.notifications import queries
from diandan.modules.notifications.models import DayCount, Rules
from diandan.modules.notifications.ports import Channel

EVERYBODY = "*"

_begin = sql.Insert(DayCount, ("brand_id", "channel", "person", "day", "sent"), ignore_conflicts=True)
_count = sql.Statement(
    DayCount,
    "UPDATE {table} SET {sent} = {sent} + 1 WHERE {brand_id} = %s AND {channel} = %s AND {person} = %s"
    " AND {day} = %s AND {sent} < %s",
)
_uncount = sql.Statement(
    DayCount,
    "UPDATE {table} SET {sent} = {sent} - 1 WHERE {brand_id} = %s AND {channel} = %s AND {person} = %s"
    " AND {day} = %s",
)


def take(rules: Rules, *, channel: Channel, address: str, day: date) -> str:
    """Count one message to a person; return which cap stands against it, or an empty text."""
    tx.must_be_inside()
    brand_pk, person = rules.brand_id, secrets.blind_index(address)
    rows = [
        {"brand_id": brand_pk, "channel": channel.value, "person": who, "day": day, "sent": 0}
        for who in (EVERYBODY, person)
    ]
    _begin.run(rows)
    if not _count.run(brand_pk, channel.value, EVERYBODY, day, queries.most_a_brand(rules, channel)):
        return "cap_brand"
    if not _count.run(brand_pk, channel.value, person, day, queries.most_a_person(rules, channel)):
        _uncount.run(brand_pk, channel.value, EVERYBODY, day)
        return "cap_person"
    return ""


def quiet_for(rules: Rules, at: datetime, *, zone: str) -> timedelta:
    """Return how long it is until people may be sent news; nothing when they may be now."""
    wall = clock.local(at, zone)
    since, until, now = rules.quiet_from, rules.quiet_until, wall.time()
    is_quiet = since <= now < until if since <= until else now >= since or now < until
    if not is_quiet:
        return timedelta()
    end = wall.replace(hour=until.hour, minute=until.minute, second=0, microsecond=0)
    if end <= wall:
        end += timedelta(days=1)
    return end - wall
