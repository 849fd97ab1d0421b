"""Commands of the inventory: count, hold, consume, release.

``hold``, ``consume`` and ``release`` are on the path of every order, so they are prepared statements; the
rule is in the statement itself: ``free`` shrinks only where enough is free.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from diandan.infra import audit, outbox, sql, tx
from diandan.kernel import clock
from diandan.kernel.actor import Actor
from diandan.modules.catalog import queries as catalog
from diandan.modules.inventory.errors import InvalidQuota, SoldOut
from diandan.modules.inventory.events import StockBack, StockOut
from diandan.modules.inventory.models import DailyQuota, Hold, HoldState, StockLevel
from diandan.modules.stores import queries as stores

if TYPE_CHECKING:
    from diandan.modules.stores.models import Store

MAX_PORTIONS = 9999

_take = sql.Statement(
    StockLevel,
    "UPDATE {table} SET {free} = {free} - %s, {held} = {held} + %s WHERE {id} = %s AND {free} >= %s",
)
_use = sql.Statement(
    StockLevel,
    "UPDATE {table} SET {held} = {held} - %s, {consumed} = {consumed} + %s WHERE {id} = %s",
)
_give_back = sql.Statement(
    StockLevel, "UPDATE {table} SET {held} = {held} - %s, {free} = {free} + %s WHERE {id} = %s"
)
_free_of = sql.Statement(StockLevel, "SELECT {free} FROM {table} WHERE {id} = %s")
_level_of = sql.Statement(StockLevel, "SELECT {id} FROM {table} WHERE {quota} = %s AND {business_date} = %s")
_new_level = sql.Insert(
    StockLevel, ("quota_id", "business_date", "free", "held", "consumed"), ignore_conflicts=True
)
_new_hold = sql.Insert(Hold, ("order_id", "level_id", "ref_id", "portions", "state"))
_holds_of = sql.Statement(
    Hold,
    "SELECT {id}, {level}, {portions} FROM {table} WHERE {order_id} = %s AND {state} = %s ORDER BY {ref_id}",
)
_end_hold = sql.Statement(Hold, "UPDATE {table} SET {state} = %s WHERE {id} = %s AND {state} = %s")


def hold(*, order_id: str, store: "Store", wanted: Mapping[str, int], by: Actor) -> None:
    """Set portions aside for an order until they are consumed or released.

    ``wanted`` maps SKU and modifier ids to portions; what has no quota is not counted. Updates run in the
    order of the ids, so two orders cannot wait for each other. Inside the unit that places the order.

    Raises:
        SoldOut: names the first thing that lacks portions; the caller's unit rolls back the rest.
    """
    tx.must_be_inside()
    today = stores.business_date(store, clock.now())
    holds = []
    for quota_pk, ref_id, portions in _counted(store, wanted):
        level_pk = _level_today(quota_pk, today, portions)
        needed = wanted[ref_id]
        if not _take.run(needed, needed, level_pk, needed):
            left = _free_of.one(level_pk)
            raise SoldOut(ref_id=ref_id, free=left[0] if left else 0)
        holds.append((ref_id, level_pk, needed))
    if not holds:
        return
    _new_hold.run(
        {
            "order_id": order_id,
            "level_id": level_pk,
            "ref_id": ref_id,
            "portions": portions,
            "state": HoldState.HELD.value,
        }
        for ref_id, level_pk, portions in holds
    )
    for ref_id, level_pk, _ in holds:
        if _free_of.one(level_pk) == (0,):
            outbox.record(StockOut(store_id=store.public_id, ref_id=ref_id))


def consume(order_id: str) -> int:
    """Turn an order's holds into use: it will be made. Repeating it changes nothing.

    Returns how many holds ended.
    """

    def unit() -> int:
        ended = 0
        for hold_pk, level_pk, portions in _holds_of.all(order_id, HoldState.HELD.value):
            if _end_hold.run(HoldState.CONSUMED.value, hold_pk, HoldState.HELD.value):
                _use.run(portions, portions, level_pk)
                ended += 1
        return ended

    return tx.run(unit)


def release(order_id: str) -> int:
    """Give an order's held portions back; what is consumed stays so. Repeating it changes nothing."""

    def unit() -> int:
        ended = 0
        for hold_pk, level_pk, portions in _holds_of.all(order_id, HoldState.HELD.value):
            if _end_hold.run(HoldState.RELEASED.value, hold_pk, HoldState.HELD.value):
                were_free = _free_of.one(level_pk)
                _give_back.run(portions, portions, level_pk)
                ended += 1
                if were_free == (0,):
                    _say_back(level_pk)
        return ended

    return tx.run(unit)


def set_daily_quota(*, store: "Store", ref_id: str, portions: int | None, by: Actor) -> None:
    """Count a SKU or modifier from now on: so many portions per trading day. ``None`` counts it no more.

    On a running day what is held and consumed counts towards the new number.

    Raises:
        InvalidQuota; ThingNotFound: not a SKU or modifier of the store's brand.
    """
    if portions is not None:
        _must_be_portions(portions)

    def unit() -> None:
        catalog.must_be_countable(store, ref_id)
        if portions is None:
            if DailyQuota.objects.filter(store_id=store.pk, ref_id=ref_id).delete()[0]:
                outbox.record(StockBack(store_id=store.public_id, ref_id=ref_id))
        else:
            quota, _ = DailyQuota.objects.update_or_create(
                store_id=store.pk, ref_id=ref_id, defaults={"portions": portions}
            )
            # Held before it is read: an order that takes a portion meanwhile would get it back.
            level = StockLevel(pk=_level_today(quota.pk, _today(store), portions))
            sql.hold(level)
            level.refresh_from_db()
            taken = level.held + level.consumed
            _set_free(store, quota, max(0, portions - taken))
        _note(store, ref_id, "inventory.set_daily_quota", by, portions=portions)

    tx.run(unit)


def set_left_today(*, store: "Store", ref_id: str, free: int, by: Actor) -> None:
    """Say how many portions are left today; tomorrow the quota counts again.

    Without a quota this number becomes it.

    Raises:
        InvalidQuota; ThingNotFound: not a SKU or modifier of the store's brand.
    """
    _must_be_portions(free)

    def unit() -> None:
        catalog.must_be_countable(store, ref_id)
        quota, _ = DailyQuota.objects.get_or_create(
            store_id=store.pk, ref_id=ref_id, defaults={"portions": free}
        )
        _set_free(store, quota, free)
        _note(store, ref_id, "inventory.set_left_today", by, free=free)

    tx.run(unit)


def _counted(store: "Store", wanted: Mapping[str, int]) -> list[tuple[int, str, int]]:
    """Return (quota, ref, portions) of what is wanted and counted, in the order of the refs."""
    if not wanted:
        return []
    return [(row[0], row[1], row[2]) for row in _quotas_of(len(wanted)).all(store.pk, *wanted)]


@lru_cache(maxsize=64)
def _quotas_of(count: int) -> sql.Statement:
    text = (
        "SELECT {id}, {ref_id}, {portions} FROM {table} "
        "WHERE {store} = %s AND {ref_id} IN (?) ORDER BY {ref_id}"
    )
    return sql.Statement(DailyQuota, text.replace("?", ", ".join(["%s"] * count)))


def _level_today(quota_pk: int, today: date, portions: int) -> int:
    row = _level_of.one(quota_pk, today)
    if row is None:
        _new_level.run(
            [{"quota_id": quota_pk, "business_date": today, "free": portions, "held": 0, "consumed": 0}]
        )
        row = _level_of.one(quota_pk, today)
        assert row is not None
    return int(row[0])


def _set_free(store: "Store", quota: DailyQuota, free: int) -> None:
    level_pk = _level_today(quota.pk, _today(store), quota.portions)
    StockLevel.objects.filter(pk=level_pk).update(free=free)
    fact = StockBack if free else StockOut
    outbox.record(fact(store_id=store.public_id, ref_id=quota.ref_id))


def _say_back(level_pk: int) -> None:
    level = StockLevel.objects.select_related("quota__store").get(pk=level_pk)
    quota = level.quota
    if level.business_date == stores.business_date(quota.store, clock.now()):
        outbox.record(StockBack(store_id=quota.store.public_id, ref_id=quota.ref_id))


def _today(store: "Store") -> date:
    return stores.business_date(store, clock.now())


def _must_be_portions(portions: int) -> None:
    if type(portions) is not int or not 0 <= portions <= MAX_PORTIONS:
        raise InvalidQuota(minimum=0, maximum=MAX_PORTIONS)


def _note(store: "Store", ref_id: str, action: str, by: Actor, **details: int | None) -> None:
    audit.write(by=by, action=action, target=ref_id, store_id=store.public_id, details=details)
