"""SIGKILL at moments nobody chose: forty in the short tier, a thousand by ``make faults``."""

import pytest

from tests.faults import voyage

pytestmark = [pytest.mark.network, pytest.mark.slow]

VOYAGES = 8


@pytest.mark.parametrize("seed", range(1, VOYAGES + 1))
def test_five_random_kills_break_nothing(shipyard, seed):
    outcome = voyage.random_kills(shipyard, seed)

    assert outcome.deaths == voyage.KILLS_A_VOYAGE
    assert [str(one) for one in outcome.broken] == []
    assert outcome.errors == []
    assert outcome.charges > 0
