"""A store's stations and what is made at each."""

from collections.abc import Sequence
from typing import Any

from diandan.infra import audit, outbox, sql, tx
from diandan.infra.rows import Rows
from diandan.kernel import ids
from diandan.kernel.actor import Actor
from diandan.modules.kitchen.errors import InvalidStation, StationInUse, StationNameTaken, StationNotFound
from diandan.modules.kitchen.events import StationsChanged
from diandan.modules.kitchen.models import Routing, Station
from diandan.modules.kitchen.states import UNDONE

TARGET_MAX_S = 4 * 3600
FIRST_STATION = ("后厨", "Kitchen")

_default_of = Rows(lambda: Station.objects.filter(default_of=0))


def create_station(
    *,
    store: Any,
    name: str,
    name_en: str = "",
    target_s: int = 300,
    warn_s: int | None = None,
    is_default: bool = False,
    by: Actor,
) -> Station:
    """Set up a station; the first one of a store, or one that says so, gets what is routed nowhere.

    Raises:
        StationNameTaken, InvalidStation.
    """

    def unit() -> Station:
        sql.hold(store)
        _must_be_sound(store, name=name, target_s=target_s, warn_s=warn_s)
        others = Station.objects.filter(store=store, is_live=True)
        station = Station.objects.create(
            public_id=ids.new_id("stn"),
            store=store,
            name=name,
            name_en=name_en,
            position=others.count(),
            target_s=target_s,
            warn_s=warn_s,
        )
        if is_default or not others.filter(default_of=store).exists():
            _make_default(station)
        _note(store, station, "kitchen.create_station", by)
        return station

    return tx.run(unit)


def update_station(*, store: Any, station_id: str, by: Actor, **changes: Any) -> Station:
    """Change name, name_en, target_s, warn_s, position or make it the default one.

    Raises:
        StationNotFound, StationNameTaken, InvalidStation.
    """

    def unit() -> Station:
        sql.hold(store)
        station = _station(store, station_id)
        wanted = dict(changes)
        make_default = wanted.pop("is_default", False)
        if unknown := wanted.keys() - {"name", "name_en", "target_s", "warn_s", "position"}:
            raise InvalidStation(field=sorted(unknown)[0])
        moved = {
            field: [before, value]
            for field, value in wanted.items()
            if (before := getattr(station, field)) != value
        }
        for field, value in wanted.items():
            setattr(station, field, value)
        _must_be_sound(
            store, name=station.name, target_s=station.target_s, warn_s=station.warn_s, but=station
        )
        station.save(update_fields=[*wanted])
        if make_default:
            _make_default(station)
        _note(store, station, "kitchen.update_station", by, changes=moved)
        return station

    return tx.run(unit)


def order_stations(*, store: Any, station_ids: Sequence[str], by: Actor) -> None:
    """Put the stations of a store in this order; the kitchen shows them in it.

    Raises:
        StationNotFound: not a station of this store; InvalidStation: not all of them, or one twice.
    """

    def unit() -> None:
        live = {row.public_id: row for row in Station.objects.filter(store=store, is_live=True)}
        if unknown := [ref for ref in station_ids if ref not in live]:
            raise StationNotFound(station_id=unknown[0])
        if sorted(station_ids) != sorted(live):
            raise InvalidStation(field="ids")
        for position, ref in enumerate(station_ids):
            Station.objects.filter(pk=live[ref].pk).update(position=position)
        if station_ids:
            _note(store, live[station_ids[0]], "kitchen.order_stations", by)

    tx.run(unit)


def remove_station(*, store: Any, station_id: str, by: Actor) -> None:
    """Take a station away; what was routed to it goes to the default one from now on.

    Tickets that were made there keep its name; one that nothing was ever made at is gone for good.

    Raises:
        StationNotFound, StationInUse: it is the default one, or tickets are still to be made there.
    """

    def unit() -> None:
        sql.hold(store)
        station = _station(store, station_id)
        undone = station.tickets.filter(state__in=UNDONE).count()
        if station.is_default or undone:
            raise StationInUse(is_default=station.is_default, undone=undone)
        _note(store, station, "kitchen.remove_station", by)
        if station.tickets.exists():
            station.routings.all().delete()
            Station.objects.filter(pk=station.pk).update(is_live=None)
        else:
            station.delete()

    tx.run(unit)


def route(*, store: Any, ref: str, station_id: str, by: Actor) -> None:
    """Have an item, or everything of a category, made at a station.

    Raises:
        StationNotFound: not a station of this store.
    """

    def unit() -> None:
        sql.hold(store)
        station = _station(store, station_id)
        Routing.objects.update_or_create(store=store, ref=ref, defaults={"station": station})
        _note(store, station, "kitchen.route", by, ref=ref)

    tx.run(unit)


def unroute(*, store: Any, ref: str, by: Actor) -> None:
    """Let an item or a category go where it would go by itself."""

    def unit() -> None:
        sql.hold(store)
        for routing in Routing.objects.filter(store=store, ref=ref).select_related("station"):
            _note(store, routing.station, "kitchen.unroute", by, ref=ref)
            routing.delete()

    tx.run(unit)


def default_station(store: Any) -> Station:
    """Return the station that gets what is routed nowhere; a store without stations gets one here.

    An order must never vanish because nobody set up the kitchen.
    """
    tx.must_be_inside()
    station = _default_of.one(store.pk)
    if station is None:
        name, name_en = FIRST_STATION
        station = Station.objects.filter(store=store, is_live=True).order_by("position", "id").first()
        station = station or Station.objects.create(
            public_id=ids.new_id("stn"), store=store, name=name, name_en=name_en
        )
        _make_default(station)
        outbox.record(StationsChanged(store_id=store.public_id))
    return station


def _station(store: Any, station_id: str) -> Station:
    station = Station.objects.filter(store=store, public_id=station_id, is_live=True).first()
    if station is None:
        raise StationNotFound(station_id=station_id)
    return station


def _make_default(station: Station) -> None:
    Station.objects.filter(default_of=station.store_id).exclude(pk=station.pk).update(default_of=None)
    station.default_of_id = station.store_id
    station.save(update_fields=["default_of"])


def _must_be_sound(
    store: Any, *, name: str, target_s: int, warn_s: int | None, but: Station | None = None
) -> None:
    if not 0 < len(name.strip()) <= 40:
        raise InvalidStation(field="name")
    if not 0 < target_s <= TARGET_MAX_S:
        raise InvalidStation(field="target_s")
    if warn_s is not None and not 0 < warn_s <= target_s:
        raise InvalidStation(field="warn_s")
    same = Station.objects.filter(store=store, name=name, is_live=True)
    if (same.exclude(pk=but.pk) if but else same).exists():
        raise StationNameTaken(name=name)


def _note(store: Any, station: Station, action: str, by: Actor, **details: Any) -> None:
    told = {"name": station.name, "name_en": station.name_en, **details}
    audit.write(by=by, action=action, target=station.public_id, store_id=store.public_id, details=told)
    outbox.record(StationsChanged(store_id=store.public_id))
