"""Anything in any order, for a while; and the same with a guard off, which must be found."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from diandan.infra import idempotency
from diandan.infra.outbox import handlers
from diandan.modules.inventory import service as inventory
from diandan.modules.ordering.events import OrderCancelled
from tests.faults.checker.lives import published
from tests.faults.machine import ShopMachine, rules_of

EXAMPLES, STEPS = 30, 50
QUICK = settings(
    max_examples=EXAMPLES,
    stateful_step_count=STEPS,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
# A control has to find its fault, not to make it small.
HUNT = settings(QUICK, max_examples=60, phases=[Phase.generate])


@pytest.fixture
def machine(db, clock, gateway, settings):
    settings.THROTTLE = False
    return type("Machine", (ShopMachine,), {"gateway": gateway, "clock": clock})


def test_there_are_enough_rules():
    assert len(rules_of(ShopMachine)) >= 30


def test_anything_in_any_order_breaks_nothing(machine):
    ShopMachine.visited.clear()

    run_state_machine_as_test(machine, settings=QUICK)

    legal = {(state, step) for state, steps in published()["order"].items() for step in steps}
    assert len(legal & set(ShopMachine.visited)) >= 0.75 * len(legal)


def test_control_a_cancelled_order_that_keeps_its_stock_is_found(machine, monkeypatch):
    monkeypatch.setattr(inventory, "release", lambda order_id: 0)

    with pytest.raises(AssertionError, match="I3"):
        run_state_machine_as_test(machine, settings=HUNT)


def test_control_money_that_does_not_come_back_is_found(machine, monkeypatch):
    monkeypatch.setitem(handlers._by_fact, OrderCancelled.name, ())
    monkeypatch.setattr(handlers, "subscribe", lambda table: None)

    with pytest.raises(AssertionError, match=r"I[1235]"):
        run_state_machine_as_test(machine, settings=HUNT)


def test_control_without_claims_a_repeated_wish_is_found(machine, monkeypatch):
    monkeypatch.setattr(idempotency, "claim", lambda **_: None)
    monkeypatch.setattr(idempotency, "find", lambda **_: None)

    with pytest.raises(AssertionError):
        run_state_machine_as_test(machine, settings=HUNT)
