"""Units that meet on a server: deadlocks are run again, waits end, the isolation is the stated one."""

import threading

import pytest
from django.db import connection

from diandan.infra import tx
from diandan.infra.engines import mishaps
from diandan.infra.idempotency.models import Claim
from tests.engines.conftest import elsewhere, in_threads, refs, two_claims

pytestmark = pytest.mark.django_db(transaction=True)


def crossing():
    """Two units that take the same two rows in opposite order, so that the server must stop one of them."""
    both_hold_one, runs = threading.Barrier(2), []

    def unit_of(name: str, first: str, second: str):
        def unit() -> str:
            runs.append(name)
            Claim.objects.filter(key=first).update(ref=name)
            if runs.count(name) == 1:
                both_hold_one.wait(timeout=10)
            Claim.objects.filter(key=second).update(ref=name)
            return name

        return lambda: tx.run(unit)

    return runs, unit_of("left", "one", "two"), unit_of("right", "two", "one")


def test_of_two_units_that_wait_for_each_other_one_is_run_again_and_both_count():
    two_claims()
    runs, left, right = crossing()

    outcomes = in_threads(left, right)

    assert outcomes == ["left", "right"]
    assert len(runs) == 3
    assert refs() in ({"one": "left", "two": "left"}, {"one": "right", "two": "right"})


def test_control_without_a_second_run_one_of_them_is_lost(monkeypatch):
    two_claims()
    monkeypatch.setattr(mishaps, "is_contention", lambda error: False)
    runs, left, right = crossing()

    outcomes = in_threads(left, right)

    assert sorted(outcomes) in (["OperationalError", "left"], ["OperationalError", "right"])
    assert len(runs) == 2


def test_a_deadlock_among_the_reactions_of_a_batch_is_not_taken_for_one_that_failed():
    """Whoever catches the error of a nested piece and goes on would lose its neighbours on MariaDB."""
    two_claims()
    runs, left, right = crossing()
    caught = []

    def careful(unit):
        def batch() -> str:
            Claim.objects.create(
                actor="guest:gst_lin", key=f"neighbour {len(runs)}", request_hash="h", ref=""
            )
            try:
                return tx.nested(unit)
            except Exception as error:
                caught.append(error)
                return "gave up"

        return lambda: tx.run(batch)

    outcomes = in_threads(careful(left), careful(right))

    assert (outcomes, caught) == (["left", "right"], [])
    assert Claim.objects.filter(key__startswith="neighbour").count() == 2


def test_who_waits_too_long_for_a_lock_is_told_to_come_back(monkeypatch):
    two_claims()
    monkeypatch.setattr(tx, "PATIENCE_S", 1.0)
    with connection.cursor() as cursor:
        mine = (
            "lock_timeout = '500ms'" if connection.vendor == "postgresql" else "innodb_lock_wait_timeout = 1"
        )
        cursor.execute(f"SET SESSION {mine}")
    try:
        with elsewhere() as other:
            other.set_autocommit(False)
            with other.cursor() as cursor:
                cursor.execute("UPDATE idempotency_claim SET ref = 'theirs' WHERE actor = 'guest:gst_lin'")
            with pytest.raises(tx.Busy) as told:
                tx.run(lambda: Claim.objects.filter(key="one").update(ref="ours"))
            other.rollback()
    finally:
        connection.close()

    assert told.value.details == {"retry_after_s": 1}
    assert refs() == {"one": "before", "two": "before"}


def test_a_unit_reads_what_others_have_committed_and_says_so():
    asked = "SHOW transaction_isolation" if connection.vendor == "postgresql" else "SELECT @@tx_isolation"
    seen = []

    def unit() -> None:
        with connection.cursor() as cursor:
            cursor.execute(asked)
            seen.append(cursor.fetchone()[0].replace("-", " ").lower())
        seen.append(Claim.objects.count())
        in_threads(two_claims)
        seen.append(Claim.objects.count())

    tx.run(unit)

    assert seen == ["read committed", 0, 2]
