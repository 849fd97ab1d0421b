"""The process dies at each named point, comes back, and nothing is lost, doubled or half done."""

import pytest

from tests.factories.sandbox import BACKEND
from tests.faults import crashing, voyage

pytestmark = [pytest.mark.network, pytest.mark.slow]

SEED = 20261128


@pytest.mark.parametrize("point", sorted(crashing.POINTS))
def test_a_death_at_a_named_point_breaks_nothing(shipyard, point):
    outcome = voyage.die_at(shipyard, point, seed=SEED)

    assert outcome.reached, "the process did not die: the point was never reached"
    assert [str(one) for one in outcome.broken] == []
    assert outcome.errors == []
    assert outcome.orders > 0


def test_nobody_dies_in_a_shop_without_the_mark(tmp_path, monkeypatch):
    monkeypatch.setenv(crashing.VARIABLE, "placing.before_commit")

    with pytest.raises(crashing.NotForThisShop):
        crashing.arm_from_environment(tmp_path)


def test_a_point_that_does_not_exist_is_refused(tmp_path, monkeypatch):
    crashing.mark(tmp_path)
    monkeypatch.setenv(crashing.VARIABLE, "placing.befor_commit")

    with pytest.raises(crashing.UnknownPoint):
        crashing.arm_from_environment(tmp_path)


def test_the_product_knows_no_such_variable():
    """Production cannot be told to die: the name is nowhere in what is shipped, nor is this folder."""
    shipped = [path.read_text() for path in (BACKEND / "diandan").rglob("*.py")]

    assert len(shipped) > 300
    assert not any(crashing.VARIABLE in text or "tests.faults" in text for text in shipped)


@pytest.fixture
def without(shipyard):
    """Take a guard away from the web processes of this test."""

    def take_away(guard: str):
        shipyard.without = guard
        return shipyard

    yield take_away
    shipyard.without = ""


def test_control_messages_closed_before_they_are_handled_are_lost(without):
    outcome = voyage.die_at(without("relay in one unit"), "tickets.handled", seed=SEED, within_s=4)

    assert outcome.reached
    assert "I5" in {one.invariant for one in outcome.broken}


def test_control_without_the_claim_a_repeated_wish_is_two_orders(without):
    outcome = voyage.die_at(without("claims"), "placing.after_commit", seed=SEED)

    assert outcome.reached
    assert {"I2", "I8"} <= {one.invariant for one in outcome.broken}
