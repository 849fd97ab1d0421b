"""I8 and I9: what was told is there, what was unknown has one answer, and nothing lies about half done."""

from collections import defaultdict
from collections.abc import Iterator

from tests.faults.checker.findings import Broken
from tests.faults.checker.sources import Sources


def told_is_kept(found: Sources) -> Iterator[Broken]:
    """I8: every "ok" is in the rows; every reader, asked at the end, says the same."""
    orders = found.rows.by("ordering_order", "public_id")
    bills = found.rows.by("payments_bill", "subject")
    moves = found.rows.grouped("ordering_ordermove", "order_id")
    for event in found.history:
        if event["result"] != "ok" or "order_id" not in event:
            continue
        order_id, op = event["order_id"], event["op"]
        order = orders.get(order_id)
        if order is None:
            yield Broken("I8", order_id, f"{op} was told, and there is no such order")
            continue
        bill = bills[order_id]
        if event.get("total_fen", order["total_fen"]) != order["total_fen"]:
            yield Broken("I8", order_id, f"told {event['total_fen']}, kept {order['total_fen']}")
        if event.get("paid_fen", 0) > bill["paid_fen"]:
            yield Broken("I8", order_id, f"told {event['paid_fen']} paid, {bill['paid_fen']} kept")
        if event.get("refunded_fen", 0) > bill["refunded_fen"]:
            yield Broken("I8", order_id, f"told {event['refunded_fen']} back, {bill['refunded_fen']} kept")
        if event.get("version", 0) > order["version"]:
            yield Broken("I8", order_id, f"told version {event['version']}, kept {order['version']}")
        states = {move["state"] for move in moves[order["id"]]}
        if "state" in event and event["state"] not in states:
            yield Broken("I8", order_id, f"told it is {event['state']}, which it never was")
    yield from _wishes_have_one_answer(found)
    yield from _readers_agree(found)


def nothing_half_done(found: Sources) -> Iterator[Broken]:
    """I9: nothing due waits, and each letter that was given up is explained."""
    messages = found.rows.by("outbox_message")
    for message in messages.values():
        if message["done_at"] is None and message["available_at"] <= found.now:
            yield Broken("I9", message["name"], "a message that was never handed on")
    explained = {event["handler"] for event in found.told("explained")}
    for delivery in found.rows["outbox_delivery"]:
        about = f"{delivery['handler']} of {messages[delivery['message_id']]['name']}"
        if delivery["parked_at"] is not None and delivery["handler"] not in explained:
            yield Broken("I9", about, f"given up: {delivery['error'][:120]}")
        if delivery["parked_at"] is None:
            yield Broken(
                "I9", about, f"not done after {delivery['attempts']} tries: {delivery['error'][:120]}"
            )


def _wishes_have_one_answer(found: Sources) -> Iterator[Broken]:
    """A wish that was told "ok" is exactly one order; one that was refused for good is none."""
    made: dict[str, set[str]] = defaultdict(set)
    for order in found.rows["ordering_order"]:
        made[order["note"]].add(order["public_id"])
    told: dict[str, set[str]] = defaultdict(set)
    for event in found.told("place"):
        told[event["wish"]].add(event["order_id"])
    for wish, orders in told.items():
        if made[wish] != orders:
            yield Broken("I8", wish, f"told {sorted(orders)}, kept {sorted(made[wish])}")
    asked = {event["wish"] for event in found.history if event["op"] == "place"}
    for wish, orders in made.items():
        if wish.startswith("wish-") and wish not in asked:
            yield Broken("I8", wish, f"nobody wished for {sorted(orders)}")
    open_wishes = {event["wish"] for event in found.told("place", result="unknown")}
    for event in found.told("place", result="refused"):
        if event["wish"] not in open_wishes and event["wish"] not in told and made[event["wish"]]:
            yield Broken("I8", event["wish"], "refused, and made all the same")


def _readers_agree(found: Sources) -> Iterator[Broken]:
    fields = ("state", "version", "paid_fen", "refunded_fen", "number")
    said: dict[str, set[tuple[object, ...]]] = defaultdict(set)
    for event in found.told("final"):
        said[event["order_id"]].add(tuple(event[name] for name in fields))
    for order_id, answers in said.items():
        if len(answers) > 1:
            yield Broken("I8", order_id, f"its readers disagree: {sorted(map(str, answers))}")
