"""I3: not one more than there was, and not one less while somebody was sent away."""

from collections import Counter
from collections.abc import Iterator

from tests.faults.checker.findings import Broken
from tests.faults.checker.sources import Sources

# In these an order may still hold what it has not used.
HOLDING = ("awaiting_payment", "placed", "accepted")
SOLD_OUT = "inventory.sold_out"


def stock_is_real(found: Sources) -> Iterator[Broken]:
    """I3, over every level of every day."""
    rows = found.rows
    quotas = rows.by("inventory_dailyquota")
    orders = rows.by("ordering_order", "public_id")
    holds = rows.grouped("inventory_hold", "level_id")
    # A count by hand changes what was put in; then only the holds themselves can be added up.
    counted_anew = {event["ref"] for event in found.told("count_stock")}
    for level in rows["inventory_stocklevel"]:
        quota = quotas[level["quota_id"]]
        about = f"{quota['ref_id']} on {level['business_date']}"
        by_state: Counter[str] = Counter()
        for hold in holds[level["id"]]:
            by_state[hold["state"]] += hold["portions"]
            yield from _hold_is_justified(hold, orders)
        if min(level["free"], level["held"], level["consumed"]) < 0:
            yield Broken("I3", about, "a counter below nothing")
        if (level["held"], level["consumed"]) != (by_state["held"], by_state["consumed"]):
            said = f"{level['held']} held, {level['consumed']} used"
            yield Broken("I3", about, f"{said}; by its holds {by_state['held']} and {by_state['consumed']}")
        if quota["ref_id"] not in counted_anew:
            there = level["free"] + level["held"] + level["consumed"]
            if there != quota["portions"]:
                yield Broken("I3", about, f"{there} portions of {quota['portions']} ever put in")
    yield from _nobody_sent_away_for_nothing(found)


def _hold_is_justified(hold: dict, orders: dict) -> Iterator[Broken]:
    order = orders.get(hold["order_id"])
    if order is None:
        yield Broken("I3", hold["order_id"], "stock held for an order that does not exist")
    elif hold["state"] == "held" and order["state"] not in HOLDING:
        yield Broken("I3", hold["order_id"], f"stock still held for an order that is {order['state']}")
    elif hold["state"] == "released" and order["state"] != "cancelled":
        yield Broken("I3", hold["order_id"], f"stock given back of an order that is {order['state']}")


def _nobody_sent_away_for_nothing(found: Sources) -> Iterator[Broken]:
    refused = [event for event in found.told("place", result="refused") if event.get("code") == SOLD_OUT]
    for event in refused:
        if event["free"] >= event["wanted"]:
            yield Broken("I3", event["ref"], f"refused {event['wanted']} while {event['free']} were free")
    counted_anew = {event["ref"] for event in found.told("count_stock")}
    came_back = {hold["level_id"] for hold in found.rows["inventory_hold"] if hold["state"] == "released"}
    quotas = found.rows.by("inventory_dailyquota")
    stores = found.rows.by("stores_store")
    for level in found.rows["inventory_stocklevel"]:
        quota = quotas[level["quota_id"]]
        ref, store_id = quota["ref_id"], stores[quota["store_id"]]["public_id"]
        here = (event["wanted"] for event in refused if (event["ref"], event["store"]) == (ref, store_id))
        least = min(here, default=None)
        is_comparable = level["id"] not in came_back and ref not in counted_anew
        if least is not None and is_comparable and level["free"] >= least:
            left = f"{level['free']} left unsold"
            yield Broken("I3", ref, f"{left} while somebody who wanted {least} was refused")
