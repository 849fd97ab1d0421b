"""I5: what is paid and accepted reaches each of its stations exactly once, in time; what is unpaid none."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from tests.faults.checker.findings import Broken
from tests.faults.checker.sources import Row, Rows, Sources

WITHIN_S = 10.0


def tickets_once(found: Sources) -> Iterator[Broken]:
    """I5, by the kitchen consumer's own log; without one, by the tickets alone."""
    rows = found.rows
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    first_seen: dict[tuple[str, str], float] = {}
    for ticket in _log(found):
        seen[ticket["order_id"]][ticket["station_id"]] += 1
        key = ticket["order_id"], ticket["station_id"]
        first_seen[key] = min(first_seen.get(key, ticket["at"]), ticket["at"])
    moves = rows.grouped("ordering_ordermove", "order_id")
    for order in rows["ordering_order"]:
        steps = {move["step"]: move["at"] for move in moves[order["id"]]}
        stations = seen.pop(order["public_id"], Counter())
        about = order["public_id"]
        if any(count > 1 for count in stations.values()):
            yield Broken("I5", about, f"more than one ticket at a station: {dict(stations)}")
        if "accept" not in steps:
            if stations:
                yield Broken("I5", about, "made, and never accepted")
            continue
        if "settle" not in steps:
            yield Broken("I5", about, "accepted, and never paid")
        expected = _stations_of(rows, order)
        if order["state"] != "cancelled" and set(stations) != expected:
            yield Broken("I5", about, f"tickets at {sorted(stations)}, expected at {sorted(expected)}")
        if set(stations) - expected:
            yield Broken("I5", about, "a ticket at a station that makes none of it")
        if found.has_kitchen and order["state"] != "cancelled" and not found.told("clock"):
            yield from _in_time(found, about, steps["accept"], first_seen)
    for order_id in seen:
        yield Broken("I5", order_id, "a ticket for an order that does not exist")


def _log(found: Sources) -> list[Row]:
    if found.has_kitchen:
        # A consumer may read a ticket many times; it is another ticket only under another id.
        first: dict[str, Row] = {}
        for line in found.kitchen:
            first.setdefault(line["ticket_id"], line)
        return list(first.values())
    orders = found.rows.by("kitchen_kitchenorder")
    stations = found.rows.by("kitchen_station")
    return [
        {
            "order_id": orders[ticket["kitchen_order_id"]]["order_ref"],
            "station_id": stations[ticket["station_id"]]["public_id"],
            "at": ticket["opened_at"],
        }
        for ticket in found.rows["kitchen_ticket"]
    ]


def _stations_of(rows: Rows, order: Row) -> set[str]:
    """Where an order is made: each item's own station, its category's, or the store's default."""
    stations = rows.by("kitchen_station")
    routed = {
        row["ref"]: stations[row["station_id"]]["public_id"]
        for row in rows["kitchen_routing"]
        if row["store_id"] == order["store_id"]
    }
    default = next(
        (one["public_id"] for one in stations.values() if one["default_of_id"] == order["store_id"]), "none"
    )
    expected = set()
    for line in rows.grouped("ordering_orderline", "order_id")[order["id"]]:
        for thing in line["parts"] or [line]:
            expected.add(routed.get(thing["item_id"]) or routed.get(thing["category_id"]) or default)
    return expected


def _in_time(found: Sources, about: str, accepted_at: float, seen: dict) -> Iterator[Broken]:
    recoveries = [event["at"] for event in found.told("recovered") if event["at"] > accepted_at]
    faults = [event["at"] for event in found.told("fault")]
    for (order_id, station), at in seen.items():
        if order_id != about or at <= accepted_at + WITHIN_S:
            continue
        was_away = any(accepted_at - WITHIN_S <= fault <= at for fault in faults)
        if not was_away or not any(at <= back + WITHIN_S for back in recoveries):
            yield Broken("I5", about, f"{at - accepted_at:.1f} s until {station} saw it")
