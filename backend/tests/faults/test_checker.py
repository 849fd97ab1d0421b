"""The checker finds what is wrong: a shop that is right, and the same shop with one thing made wrong.

Each invariant has several ways to be broken; a checker that cannot find them would prove nothing about the
kills and races it is used on.
"""

import json
import sqlite3
import subprocess
import sys

import pytest
from django.db import connection

from diandan.modules.ledger.models import Line
from tests.factories.sandbox import BACKEND
from tests.faults.checker.check import INVARIANTS, broken


@pytest.fixture
def day(inside, clock):
    """A small day: one order handed over, one cancelled with its money back, one late payment, one unpaid."""
    first, second, third, _ = (inside.place(guest=n % 2, lattes=1) for n in range(4))
    for order_id in (first, second):
        inside.gateway.pay(inside.mchid, inside.start(order_id))
    late = inside.start(third)
    for notice in inside.gateway.notice_ids():
        assert inside.gateway.post(inside.gateway.letter(notice)) == 204
    inside.hand_on()
    for name in ("finish", "hand_over"):
        inside.step(first, name)
    inside.step(second, "cancel")
    notice = inside.gateway.pay(inside.mchid, late)
    inside.line("down")
    clock.advance(minutes=25)
    inside.hand_on()
    inside.line("up")
    inside.gateway.post(inside.gateway.letter(notice))
    while inside.place(croissants=2) is not None:
        pass
    inside.come_to_rest(clock)
    return inside


@pytest.fixture
def found(day):
    return day.found()


def row(found, table, **wanted):
    return next(one for one in found.rows[table] if all(one[name] == value for name, value in wanted.items()))


def event(found, op, result="ok"):
    return next(one for one in found.history if one["op"] == op and one["result"] == result)


def test_a_right_day_is_right_and_has_everything_in_it(found):
    assert [str(one) for one in broken(found)] == []
    states = [order["state"] for order in found.rows["ordering_order"]]
    assert {"completed", "cancelled"} <= set(states)
    assert len(found.charges) == 3
    assert [refund["status"] for refund in found.refunds] == ["SUCCESS"] * 2
    assert any(payment["is_late"] for payment in found.rows["payments_payment"])
    assert event(found, "place", "refused")["code"] == "inventory.sold_out"


def add(rows, **row):
    rows.append({**rows[-1], "id": 10**6, **row})


BREAKAGES = {
    # I1
    "a charge nobody knows": ("I1", lambda f: add(f.charges, out_trade_no="pay_x", transaction_id="x")),
    "a charge booked as another sum": ("I1", lambda f: f.charges[0].update(amount_fen=1)),
    "a charge never booked": (
        "I1",
        lambda f: row(f, "payments_payment", state="paid").update(state="pending"),
    ),
    "a payment without a charge": ("I1", lambda f: f.charges.pop(0)),
    "money kept for a cancelled order": ("I1", lambda f: f.refunds.clear()),
    "a refund that never ends": (
        "I1",
        lambda f: row(f, "payments_refund", state="done").update(state="sent"),
    ),
    "another transaction's number": ("I1", lambda f: f.charges[0].update(transaction_id="420000")),
    # I2
    "charged twice": ("I2", lambda f: f.charges.append(dict(f.charges[0]))),
    "more given back than taken": (
        "I2",
        lambda f: f.refunds.append({**f.refunds[0], "out_refund_no": "rfd_2"}),
    ),
    "one wish, two orders": ("I2", lambda f: add(f.rows["ordering_order"], note="wish-00001")),
    "one key, two orders told": (
        "I2",
        lambda f: f.history.append({**event(f, "place"), "order_id": "ord_2"}),
    ),
    "a claim on nothing": ("I2", lambda f: add(f.rows["idempotency_claim"], ref="ord_none", key="k-none")),
    # I3
    "a portion sold twice": ("I3", lambda f: f.rows["inventory_hold"][0].update(portions=2)),
    "a portion lost": ("I3", lambda f: f.rows["inventory_stocklevel"][0].update(free=5)),
    "less than nothing left": ("I3", lambda f: f.rows["inventory_stocklevel"][0].update(free=-1)),
    "a dead order's hold": ("I3", lambda f: row(f, "inventory_hold", state="released").update(state="held")),
    "left unsold while somebody was refused": (
        "I3",
        lambda f: [f.rows["inventory_hold"].clear(), f.rows["inventory_stocklevel"][0].update(free=6)],
    ),
    "refused while there was enough": ("I3", lambda f: event(f, "place", "refused").update(free=2)),
    # I4
    "an entry that does not add up": ("I4", lambda f: f.rows["ledger_line"][0].update(amount_fen=7)),
    "an entry lost": ("I4", lambda f: f.rows["ledger_entry"].pop(0)),
    "an entry told twice": ("I4", lambda f: add(f.rows["ledger_entry"], public_id="ent_2")),
    "a bill that counts wrong": (
        "I4",
        lambda f: row(f, "payments_bill", state="settled").update(refunded_fen=1),
    ),
    "a line of another price": ("I4", lambda f: f.rows["ordering_orderline"][0].update(net_fen=1)),
    "a ledger that may be changed": ("I4", lambda f: f.rows.guards.clear()),
    # I5
    "a ticket the kitchen never saw": ("I5", lambda f: f.kitchen.clear()),
    "a ticket twice": (
        "I5",
        lambda f: f.kitchen.append({**f.kitchen[0], "ticket_id": "tkt_2"}),
    ),
    "a ticket for an unpaid order": (
        "I5",
        lambda f: f.kitchen.append(
            {**f.kitchen[0], "ticket_id": "tkt_3", "order_id": f.rows["ordering_order"][-1]["public_id"]}
        ),
    ),
    "a ticket half a minute late": (
        "I5",
        lambda f: [one.update(at=one["at"] + 30) for one in f.kitchen],
    ),
    # I6
    "a step nobody may take": (
        "I6",
        lambda f: row(f, "ordering_ordermove", step="hand_over").update(step="accept"),
    ),
    "a state without a step": (
        "I6",
        lambda f: row(f, "ordering_order", state="completed").update(state="ready"),
    ),
    "a final state left": (
        "I6",
        lambda f: add(
            f.rows["ordering_ordermove"],
            order_id=row(f, "ordering_order", state="completed")["id"],
            step="cancel",
            state="cancelled",
        ),
    ),
    "a version that falls": (
        "I6",
        lambda f: f.history.append({**event(f, "hand_over"), "version": 1, "state": "awaiting_payment"}),
    ),
    # I7
    "a number given twice": (
        "I7",
        lambda f: f.rows["ordering_order"][1].update(number=f.rows["ordering_order"][0]["number"]),
    ),
    "another number told": ("I7", lambda f: event(f, "place").update(number="Z999")),
    # I8
    "an order that was told and is gone": ("I8", lambda f: f.rows["ordering_order"].pop(0)),
    "a payment that was told and is gone": (
        "I8",
        lambda f: row(f, "payments_bill", state="settled").update(paid_fen=0),
    ),
    "two answers at the end": (
        "I8",
        lambda f: f.history.append({**event(f, "final"), "paid_fen": 1, "who": "x"}),
    ),
    "refused, and made": (
        "I8",
        lambda f: f.rows["ordering_order"][-1].update(note=event(f, "place", "refused")["wish"]),
    ),
    # I9
    "a message nobody took": ("I9", lambda f: f.rows["outbox_message"][0].update(done_at=None)),
    "a letter given up": (
        "I9",
        lambda f: f.rows["outbox_delivery"].append(
            {
                "message_id": f.rows["outbox_message"][0]["id"],
                "handler": "x.y",
                "parked_at": 1.0,
                "error": "no",
                "attempts": 9,
            }
        ),
    ),
}


@pytest.mark.parametrize("breakage", sorted(BREAKAGES))
def test_control_a_broken_day_is_found(found, breakage):
    invariant, make_wrong = BREAKAGES[breakage]

    make_wrong(found)

    assert invariant in {one.invariant for one in broken(found)}


def test_every_invariant_has_a_breakage():
    assert {invariant for invariant, _ in BREAKAGES.values()} == {f"I{n}" for n in range(1, 10)}
    assert len(INVARIANTS) == 9


def test_an_explained_letter_is_no_breakage(found):
    BREAKAGES["a letter given up"][1](found)
    assert [one.invariant for one in broken(found)] == ["I9"]

    found.history.append({"op": "explained", "handler": "x.y", "result": "ok", "who": "test", "at": 0})

    assert broken(found) == []


def test_the_rows_themselves_are_read(day):
    """Not only what tests hand over: a row changed in the database is found."""
    assert day.broken() == []
    with connection.cursor() as cursor:
        cursor.execute("UPDATE inventory_stocklevel SET free = free + 1")

    assert {one.invariant for one in day.broken()} == {"I3"}


def test_the_database_refuses_what_the_checker_would_find(day):
    """The ledger's own guard: a line cannot be changed at all."""
    from django.db import DatabaseError, transaction

    with pytest.raises(DatabaseError), transaction.atomic():
        Line.objects.update(amount_fen=1)


@pytest.mark.django_db(transaction=True)
def test_the_program_says_what_it_finds(transactional_db, clock, gateway, tmp_path):
    from tests.faults.inside import Inside

    shop = Inside(gateway)
    order_id = shop.place()
    gateway.pay(shop.mchid, shop.start(order_id))
    shop.sweep()
    clock.advance(minutes=2)
    shop.come_to_rest(clock)
    found = shop.found()
    copy = tmp_path / "shop.sqlite3"
    with sqlite3.connect(copy) as target:
        connection.connection.backup(target)
    (tmp_path / "history").write_text("\n".join(json.dumps(one) for one in found.history))
    (tmp_path / "kitchen").write_text("\n".join(json.dumps(one) for one in found.kitchen) + '\n{"cut')
    (tmp_path / "statement").write_text(json.dumps(gateway.statement(shop.mchid)))

    def check():
        words = ["--database", copy, "--history", tmp_path / "history", "--kitchen", tmp_path / "kitchen"]
        return subprocess.run(
            [
                sys.executable,
                "-m",
                "tests.faults.checker",
                *map(str, words),
                "--statement",
                tmp_path / "statement",
            ],
            cwd=BACKEND,
            capture_output=True,
            text=True,
            check=False,
        )

    right = check()
    (tmp_path / "statement").write_text(json.dumps({"charges": [], "refunds": []}))
    wrong = check()

    assert right.stdout == f"0 broken over 1 orders, {len(found.history)} events, 1 charges\n"
    assert right.returncode == 0
    assert wrong.returncode == 1
    assert wrong.stdout.startswith("I1 pay_")
