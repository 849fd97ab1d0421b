"""Units: all or nothing, joined, run again, and shared by the writer without harm to neighbours."""

import threading
import time

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.transaction import TransactionManagementError

from diandan.infra import batches, idempotency, outbox, sql, tx
from diandan.infra.idempotency.models import Claim
from diandan.infra.writer import Busy, Writer
from diandan.kernel import clock
from diandan.kernel.actor import Actor
from diandan.kernel.errors import Refused
from tests.factories.committing import committing

LIN = Actor.guest("gst_lin")


def claim(key: str, *, ref: str = "ord_1") -> str | None:
    return idempotency.claim(by=LIN, key=key, request_hash="h", ref=ref)


@pytest.mark.django_db
def test_a_refusal_leaves_nothing_behind():
    def unit() -> None:
        claim("a")
        raise Refused

    with pytest.raises(Refused):
        tx.run(unit)

    assert Claim.objects.count() == 0


@pytest.mark.django_db
def test_an_inner_unit_joins_and_falls_with_the_outer_one():
    def outer() -> None:
        tx.run(lambda: claim("a"))
        raise Refused

    with pytest.raises(Refused):
        tx.run(outer)

    assert Claim.objects.count() == 0


@pytest.mark.django_db
def test_work_after_the_commit_waits_for_the_outermost_unit():
    seen = []

    def outer() -> None:
        tx.run(lambda: tx.after_commit(lambda: seen.append(tx.in_unit())))
        assert seen == []

    tx.run(outer)

    assert seen == [False]


@pytest.mark.django_db
def test_nothing_is_recorded_or_claimed_outside_a_unit():
    with pytest.raises(tx.MustBeInUnit):
        claim("a")
    with pytest.raises(tx.MustBeInUnit):
        outbox.record()


@pytest.fixture
def writer(transactional_db):
    if connection.vendor != "sqlite":
        pytest.skip("the writer is SQLite's; on a server there is the gate (tests/engines)")
    writer = Writer()
    writer.start()
    yield writer
    writer.stop()


def in_threads(*works):
    outcomes = [None] * len(works)

    def call(index, work):
        try:
            outcomes[index] = work()
        except BaseException as error:
            outcomes[index] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=call, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


@pytest.mark.django_db(transaction=True)
def test_a_refusal_among_neighbours_in_one_commit_costs_them_nothing(writer):
    def refused() -> None:
        claim("refused")
        raise Refused

    outcomes = in_one_commit(*[refused if n == 3 else (lambda n=n: claim(f"k{n}")) for n in range(8)])

    assert [type(o) for o in outcomes] == [type(None)] * 3 + [Refused] + [type(None)] * 4
    assert set(Claim.objects.values_list("key", flat=True)) == {f"k{n}" for n in range(8) if n != 3}


def in_one_commit(*units):
    """Run units of the writer in one batch: they queue behind one that holds the door until all are there."""
    begun, gate = threading.Event(), threading.Event()

    def hold() -> None:
        begun.set()
        gate.wait(10)

    def open_when_all_wait() -> None:
        deadline = clock.monotonic() + 5
        while tx._writer._jobs.qsize() < len(units) and clock.monotonic() < deadline:
            time.sleep(0.005)
        gate.set()

    blocker = threading.Thread(target=lambda: tx.run(hold))
    blocker.start()
    assert begun.wait(5)
    opener = threading.Thread(target=open_when_all_wait)
    opener.start()
    outcomes = in_threads(*[lambda unit=unit: tx.run(unit) for unit in units])
    opener.join()
    blocker.join()
    return outcomes


def loses_everything() -> None:
    """What SQLite does when the disk is full: not the statement, the whole transaction is gone."""
    claim("lost")
    connection.connection.execute("ROLLBACK")
    raise OperationalError("database or disk is full")


@pytest.mark.django_db(transaction=True)
def test_a_transaction_lost_as_a_whole_is_lost_by_nobody_else(writer):
    outcomes = in_one_commit(lambda: claim("k0"), loses_everything, lambda: claim("k2"))

    assert [type(o) for o in outcomes] == [type(None), OperationalError, type(None)]
    assert set(Claim.objects.values_list("key", flat=True)) == {"k0", "k2"}


@pytest.mark.django_db(transaction=True)
def test_control_without_a_turn_of_their_own_the_neighbours_would_be_lost(writer, monkeypatch):
    def forgets(jobs, error, *, ended):
        for job in jobs:
            job.is_due = False

    monkeypatch.setattr(batches, "_give_up", forgets)

    in_one_commit(lambda: claim("k0"), loses_everything, lambda: claim("k2"))

    assert Claim.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_unit_that_hides_a_lost_transaction_is_told_and_leaves_nothing(writer):
    def hides() -> None:
        claim("hidden")
        try:
            with transaction.atomic(savepoint=False):
                raise IntegrityError
        except IntegrityError:
            pass

    outcomes = in_one_commit(hides, lambda: claim("neighbour"))
    alone = in_threads(lambda: tx.run(hides))

    assert [type(o) for o in outcomes + alone] == [
        TransactionManagementError,
        type(None),
        TransactionManagementError,
    ]
    assert list(Claim.objects.values_list("key", flat=True)) == ["neighbour"]


@pytest.mark.django_db(transaction=True)
def test_a_unit_among_neighbours_reads_again_what_it_left_for_the_commit(writer):
    insert = sql.Insert(Claim, ("actor", "key", "request_hash", "ref"))

    def leaves_and_reads(key: str) -> bool:
        tx.by_commit(insert, [{"actor": str(LIN), "key": key, "request_hash": "h", "ref": "r"}])
        return Claim.objects.filter(key=key).exists()

    outcomes = in_one_commit(lambda: leaves_and_reads("k0"), lambda: leaves_and_reads("k1"))

    assert outcomes == [True, True]


@pytest.fixture
def committing_as_in_the_shop(transactional_db):
    with committing():
        yield


@pytest.mark.django_db(transaction=True)
def test_eight_taps_with_one_key_make_one_claim(committing_as_in_the_shop):
    works = [lambda n=n: tx.run(lambda: claim("tap", ref=f"ord_{n}")) for n in range(8)]

    outcomes = in_threads(*works)

    assert Claim.objects.count() == 1
    winner = Claim.objects.get().ref
    assert sorted(o is None for o in outcomes) == [False] * 7 + [True]
    assert {o for o in outcomes if o} == {winner}


@pytest.mark.django_db(transaction=True)
def test_control_without_the_claim_eight_taps_make_eight(committing_as_in_the_shop):
    """The guard's control: the same taps without ``claim`` are eight rows."""

    def unguarded(n: int) -> None:
        Claim.objects.create(actor=str(LIN), key=f"tap{n}", request_hash="h", ref=f"ord_{n}")

    in_threads(*[lambda n=n: tx.run(lambda: unguarded(n)) for n in range(8)])

    assert Claim.objects.count() == 8


@pytest.mark.django_db(transaction=True)
def test_a_full_queue_refuses_at_once_and_does_nothing(transactional_db):
    if connection.vendor != "sqlite":
        pytest.skip("the writer is SQLite's; on a server there is the gate (tests/engines)")
    writer = Writer(capacity=1)
    gate, running = threading.Event(), threading.Event()
    writer.start()
    try:

        def slow() -> None:
            running.set()
            gate.wait(5)

        first = threading.Thread(target=lambda: tx.run(slow))
        first.start()
        running.wait(5)
        second = threading.Thread(target=lambda: tx.run(lambda: claim("waits")))
        second.start()
        while writer._jobs.empty():
            pass
        with pytest.raises(Busy) as refusal:
            tx.run(lambda: claim("too many"))
        assert refusal.value.details == {"retry_after_s": 1}
        gate.set()
        first.join()
        second.join()
    finally:
        writer.stop()

    assert list(Claim.objects.values_list("key", flat=True)) == ["waits"]


@pytest.mark.django_db
def test_a_key_used_for_another_request_is_a_mistake():
    tx.run(lambda: claim("a"))

    with pytest.raises(idempotency.KeyReused):
        tx.run(lambda: idempotency.claim(by=LIN, key="a", request_hash="other", ref="ord_2"))

    assert Claim.objects.get().ref == "ord_1"


@pytest.mark.django_db
def test_what_is_rolled_back_inside_a_unit_leaves_nothing_for_its_commit():
    inserted, told = [], []

    class Noted:
        def run(self, rows) -> int:
            inserted.extend(rows)
            return len(inserted)

    def given_up() -> None:
        tx.by_commit(Noted(), [{"n": 2}])
        tx.after_commit(lambda: told.append(2))
        raise Refused

    def unit() -> None:
        tx.by_commit(Noted(), [{"n": 1}])
        tx.after_commit(lambda: told.append(1))
        with pytest.raises(Refused):
            tx.nested(given_up)

    late: tx.Late = []
    _, after = tx.open_and_call(unit, late)
    tx.finish(after)

    assert [rows for _, rows in late] == [[{"n": 1}]]
    assert (inserted, told) == ([], [1])
