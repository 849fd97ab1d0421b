"""I6 and I7: states only ever move as the published table says, and numbers name one order."""

import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.faults.checker.findings import Broken
from tests.faults.checker.sources import Sources

PUBLISHED = Path(__file__).resolve().parents[4] / "contracts" / "order_states.json"
# Told in the history, and no step: the state stays.
NOTES = {"call"}


@cache
def published() -> dict[str, dict[str, dict[str, str]]]:
    """The tables of states as they are published to clients."""
    return json.loads(PUBLISHED.read_text())


def only_legal_moves(found: Sources) -> Iterator[Broken]:
    """I6: by each order's own history, and by the versions clients saw."""
    table = published()["order"]
    moves = found.rows.grouped("ordering_ordermove", "order_id")
    for order in found.rows["ordering_order"]:
        about, state = order["public_id"], ""
        steps = 0
        for move in moves[order["id"]]:
            if move["step"] in NOTES:
                continue
            steps += 1
            legal = "awaiting_payment" if move["step"] == "place" and not state else None
            legal = legal or table.get(state, {}).get(move["step"])
            if legal != move["state"]:
                yield Broken("I6", about, f"{move['step']} from {state or 'nothing'} to {move['state']}")
            state = move["state"]
        if state != order["state"]:
            yield Broken("I6", about, f"{order['state']}, and its history ends {state or 'before it begins'}")
        if order["version"] < steps:
            yield Broken("I6", about, f"version {order['version']} after {steps} steps")
    for ticket in found.rows["kitchen_ticket"]:
        if ticket["state"] not in published()["ticket"] or ticket["version"] < 1:
            yield Broken("I6", ticket["public_id"], f"{ticket['state']} is no state of a ticket")
    yield from _versions_rise(found)


def numbers_name_one_order(found: Sources) -> Iterator[Broken]:
    """I7: a pick-up number is unique per store and day, in the rows and in what guests were told."""
    taken: dict[tuple[object, object, str], set[str]] = defaultdict(set)
    for order in found.rows["ordering_order"]:
        taken[order["store_id"], str(order["business_date"]), order["number"]].add(order["public_id"])
    for (_, day, number), orders in taken.items():
        if len(orders) > 1:
            yield Broken("I7", number, f"given to {len(orders)} orders on {day}")
    rows = found.rows.by("ordering_order", "public_id")
    for event in found.told("place"):
        row = rows.get(event["order_id"])
        if row is not None and row["number"] != event["number"]:
            yield Broken("I7", event["order_id"], f"told {event['number']}, kept as {row['number']}")


def _versions_rise(found: Sources) -> Iterator[Broken]:
    """One reader never sees an order go back, and one version is one state for everybody."""
    last: dict[tuple[str, str], int] = {}
    states: dict[tuple[str, int], set[str]] = defaultdict(set)
    for event in found.history:
        if event["result"] != "ok" or "version" not in event or "order_id" not in event:
            continue
        reader = event["who"], event["order_id"]
        if event["version"] < last.get(reader, 0):
            yield Broken("I6", event["order_id"], f"seen at {last[reader]}, then at {event['version']}")
        last[reader] = event["version"]
        states[event["order_id"], event["version"]].add(event["state"])
    for (order_id, version), seen in states.items():
        if len(seen) > 1:
            yield Broken("I6", order_id, f"version {version} is {sorted(seen)}")
