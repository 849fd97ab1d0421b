"""More people than portions, a gateway that hangs, a full disk, a clock that jumps, a hub that comes back.

Each with a control: the same with its guard off, which must go wrong.
"""

import os

import pytest

from tests.faults import full_disk, hung_gateway, jumping_clock, reconnecting, stampede

pytestmark = [pytest.mark.network, pytest.mark.slow]

# A hundred portions are in the template; ``make faults`` sends two thousand people.
PORTIONS, CLIENTS = 100, 300
SOCKETS = 300


@pytest.fixture
def without(shipyard):
    """Take a guard away from the web processes of this test."""

    def take_away(guard: str):
        shipyard.without = guard
        return shipyard

    yield take_away
    shipyard.without = ""


def test_of_a_hundred_portions_a_hundred_are_sold(shipyard, tmp_path):
    found = stampede.run(shipyard, tmp_path, CLIENTS)

    assert (found.sold, found.refused, found.others) == (PORTIONS, CLIENTS - PORTIONS, [])
    assert [str(one) for one in found.broken] == []


def test_control_without_the_condition_more_are_sold_than_there_are(without, tmp_path):
    found = stampede.run(without("condition on stock"), tmp_path, CLIENTS)

    assert found.sold > PORTIONS
    assert "I3" in {one.invariant for one in found.broken}


def test_a_hung_gateway_holds_eight_calls_and_nobody_else(shipyard, tmp_path):
    found = hung_gateway.run(shipyard, tmp_path)

    assert found.failed == 0
    assert found.placed == 30
    assert 1 <= found.most_calls <= 8
    # The first eight wait for the gateway's three seconds; everybody else is told at once.
    assert set(found.starts) == {503}
    assert len(found.starts) == hung_gateway.PAYERS


def test_control_without_bounds_a_hung_gateway_holds_the_shop(without, tmp_path):
    found = hung_gateway.run(without("bounds on calls"), tmp_path, orders=3, patience_s=1.0, calls=32)

    assert found.most_calls > 8
    assert found.failed > 0


def test_a_full_disk_is_said_and_nothing_is_lost(shipyard):
    found = full_disk.run(shipyard, 1)

    assert found.statuses <= {200, 503}
    assert "infra.storage_full" in found.codes
    assert found.could_read
    assert found.back_after_s < full_disk.BACK_WITHIN_S
    assert [str(one) for one in found.outcome.broken] == []
    assert found.outcome.errors == []


def test_control_a_commit_that_failed_and_was_confirmed_is_found(without):
    found = full_disk.run(without("errors of commits"), 1, within_s=5, until_confirmed=10)

    assert "I8" in {one.invariant for one in found.outcome.broken}


# A clock that runs ahead is the long tier's: see docs/measured/faults.md.
@pytest.mark.parametrize("jump", [name for name, by_s in jumping_clock.JUMPS.items() if by_s < 0])
def test_a_clock_that_jumps_breaks_nothing(shipyard, jump):
    outcome = jumping_clock.run(shipyard, 1, jumping_clock.JUMPS[jump])

    assert [str(one) for one in outcome.broken] == []
    assert outcome.errors == []
    assert outcome.charges > 0


def test_control_a_jump_is_felt(shipyard):
    """The shop's orders carry the jumped time: a test whose clock stood still would prove nothing."""
    outcome = jumping_clock.run(shipyard, 1, jumping_clock.JUMPS["two days back"])

    assert outcome.business_dates > 1


def test_everybody_is_live_again_after_the_hub_died(tmp_path):
    found = reconnecting.run(tmp_path, SOCKETS)

    assert found.live == SOCKETS
    assert found.within_s < reconnecting.WITHIN_S
    assert found.reached == SOCKETS


def test_control_without_the_hub_nobody_is(tmp_path):
    found = reconnecting.run(tmp_path, 20, comes_back=False, patience_s=2)

    assert (found.live, found.reached) == (0, 0)


@pytest.mark.skipif(os.name != "posix", reason="descriptors are counted by the system")
def test_there_are_descriptors_enough_for_the_long_tier():
    import resource

    assert resource.getrlimit(resource.RLIMIT_NOFILE)[1] >= 1024
