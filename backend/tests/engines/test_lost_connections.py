"""A server that hangs up: a unit runs again on a new connection, but never after it may have committed."""

import threading

import pytest
from django.db import connection

from diandan.infra import tx
from diandan.infra.engines import mishaps
from diandan.infra.idempotency.models import Claim
from tests.engines.conftest import own_number, refs, two_claims

pytestmark = pytest.mark.django_db(transaction=True)


def cut_in_the_middle(kill):
    runs = []

    def unit() -> int:
        runs.append(1)
        Claim.objects.filter(key="one").update(ref=f"run {len(runs)}")
        if len(runs) == 1:
            kill(own_number())
        return Claim.objects.filter(key="two").update(ref=f"run {len(runs)}")

    return runs, unit


def test_a_unit_cut_in_the_middle_runs_again_as_a_whole(kill):
    two_claims()
    runs, unit = cut_in_the_middle(kill)

    assert tx.run(unit) == 1

    assert len(runs) == 2
    assert refs() == {"one": "run 2", "two": "run 2"}


def test_control_without_a_second_run_it_is_an_error(kill, monkeypatch):
    two_claims()
    monkeypatch.setattr(mishaps, "is_away", lambda error: False)
    runs, unit = cut_in_the_middle(kill)

    with pytest.raises(Exception, match=r"terminat|server|lost|connection|killed"):
        tx.run(unit)
    connection.close()

    assert len(runs) == 1
    assert refs() == {"one": "before", "two": "before"}


def test_a_unit_cut_at_its_commit_is_not_run_twice(kill):
    """It may have been written or not: only whoever asks again with the same key finds out."""
    two_claims()
    runs = []

    def unit() -> None:
        runs.append(1)
        Claim.objects.filter(key="one").update(ref="written")
        kill(own_number())

    with pytest.raises(tx.DatabaseAway) as told:
        tx.run(unit)

    assert told.value.details == {"retry_after_s": 1}
    assert len(runs) == 1
    assert refs() == {"one": "before", "two": "before"}


def test_a_connection_cut_while_nobody_used_it_is_noticed_before_the_next_request(kill):
    two_claims()
    number = own_number()
    assert connection.is_usable()

    kill(number)

    assert soon(lambda: not connection.is_usable())
    connection.close_if_unusable_or_obsolete()
    assert refs() == {"one": "before", "two": "before"}
    assert own_number() != number


def soon(question) -> bool:
    """Ask for two seconds at most: the server takes a moment to hang up."""
    pause = threading.Event()
    return any(question() or pause.wait(0.02) for _ in range(100))


def test_a_server_that_cannot_be_reached_is_away_and_said_so(monkeypatch, settings):
    monkeypatch.setattr(tx, "PATIENCE_S", 0.2)
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "PORT", "1")
    monkeypatch.setitem(settings.DATABASES["default"], "PORT", "1")

    with pytest.raises(tx.DatabaseAway):
        tx.run(lambda: Claim.objects.count())
