"""Batches on a server: what another's lock or a lost connection does to one of them, and to its neighbours.

Whatever spoils a shared transaction gives it up as a whole, and each of its units is run again alone. The
controls leave that out, or what is known about the commit, and show who would be lost or run twice.
"""

import threading
import time

import pytest
from django.db import DEFAULT_DB_ALIAS, Error, connection, connections

from diandan.infra import batches, tx
from diandan.infra.engines import mishaps
from diandan.infra.idempotency.models import Claim
from diandan.kernel.errors import Refused
from tests.engines.conftest import elsewhere, own_number, refs, two_claims
from tests.infra.lanes import claim, claiming, in_one_batch, noting_batches, standing, without_another_turn

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(params=[True, False], ids=["run again", "control: not run again"])
def runs_again(request, monkeypatch):
    if not request.param:
        without_another_turn(monkeypatch)
    return request.param


def neighbours() -> list[str]:
    return sorted(Claim.objects.exclude(key__in=("one", "two")).values_list("key", flat=True))


def say(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(text)


class Crossing:
    """A unit of a batch and one of another process that take the same two rows in opposite order.

    The server stops the batch: on PostgreSQL because it looks for deadlocks sooner, on MariaDB because the
    other has written more.
    """

    def __init__(self, made_of_it: type[Exception] | None = None) -> None:
        self._both_hold_one = threading.Barrier(2)
        self._made_of_it = made_of_it
        self.runs = 0

    def of_the_batch(self) -> str:
        self.runs += 1
        if connection.vendor == "postgresql":
            say("SET LOCAL deadlock_timeout = '50ms'")
        Claim.objects.filter(key="one").update(ref="batch")
        if self.runs == 1:
            self._both_hold_one.wait(timeout=10)
        try:
            Claim.objects.filter(key="two").update(ref="batch")
        except Error as error:
            if self._made_of_it is None:
                raise
            raise self._made_of_it from error
        return "crossed"

    def elsewhere(self) -> None:
        with elsewhere() as other, other.cursor() as cursor:
            other.set_autocommit(False)
            if other.vendor == "postgresql":
                cursor.execute("SET LOCAL deadlock_timeout = '60s'")
                cursor.execute("SET LOCAL lock_timeout = '60s'")
            cursor.execute("UPDATE idempotency_claim SET ref = 'other' WHERE ref = 'weight'")
            cursor.execute(_taking("two"))
            self._both_hold_one.wait(timeout=10)
            cursor.execute(_taking("one"))
            other.commit()


def _taking(key: str) -> str:
    name = connection.ops.quote_name("key")
    return f"UPDATE idempotency_claim SET ref = 'other' WHERE {name} = '{key}'"


def weights() -> list[str]:
    rows = [Claim(actor="guest:gst_wang", key=f"w{n}", request_hash="h", ref="weight") for n in range(40)]
    Claim.objects.bulk_create(rows)
    return [row.key for row in rows]


@pytest.mark.parametrize("made_of_it", [None, Refused], ids=["raised", "made into a refusal"])
def test_a_deadlock_in_a_batch_loses_nobody(runs_again, made_of_it):
    two_claims()
    heavy, crossing = weights(), Crossing(made_of_it)
    other = threading.Thread(target=crossing.elsewhere)
    other.start()

    with standing() as gate:
        told = in_one_batch(gate, [*claiming("a", "b"), crossing.of_the_batch, *claiming("c")])
    other.join(30)

    there = [key for key in neighbours() if key not in heavy]
    if runs_again:
        assert told == [None, None, "crossed", None]
        assert (crossing.runs, there) == (2, ["a", "b", "c"])
        assert refs() | {"one": "batch", "two": "batch"} == refs()
    else:
        assert (crossing.runs, there) == (1, [])


def test_a_lock_not_had_in_time_loses_nobody(runs_again):
    two_claims()
    runs = []

    def waits() -> str:
        runs.append(1)
        if len(runs) == 1:
            is_postgresql = connection.vendor == "postgresql"
            say("SET LOCAL lock_timeout = '200ms'" if is_postgresql else "SET innodb_lock_wait_timeout = 1")
        else:
            theirs.rollback()
        Claim.objects.filter(key="one").update(ref="batch")
        return "waited"

    with elsewhere() as theirs, standing() as gate:
        theirs.set_autocommit(False)
        with theirs.cursor() as cursor:
            cursor.execute("UPDATE idempotency_claim SET ref = 'theirs' WHERE actor = 'guest:gst_lin'")
        # Its own thread lets go of it, so it may be used from another.
        theirs.inc_thread_sharing()
        told = in_one_batch(gate, [*claiming("a"), waits, *claiming("b")])
        theirs.rollback()

    if runs_again:
        assert told == [None, "waited", None]
        assert (len(runs), neighbours(), refs()["one"]) == (2, ["a", "b"], "batch")
    else:
        assert (len(runs), neighbours()) == (1, [])


def test_a_connection_cut_in_the_middle_of_a_batch_loses_nobody(runs_again, kill):
    runs = []

    def cut() -> str | None:
        runs.append(1)
        if len(runs) == 1:
            kill(own_number())
        return claim("cut")

    with standing() as gate:
        told = in_one_batch(gate, [*claiming("a"), cut, *claiming("b")])

    if runs_again:
        assert (told, neighbours()) == ([None, None, None], ["a", "b", "cut"])
    else:
        assert (told[0], told[2], neighbours()) == (None, None, [])


@pytest.mark.parametrize("knows", [True, False], ids=["known", "control: taken for one before the commit"])
def test_a_connection_cut_at_the_commit_of_a_batch_is_told_to_all_who_may_have_been_written(
    kill, monkeypatch, knows
):
    """But whoever was refused wrote nothing: it is asked again, and refused again."""
    runs = []

    def noted(name: str, *, kills: bool = False, refuses: bool = False):
        def unit() -> None:
            runs.append(name)
            claim(name)
            if refuses:
                raise Refused
            if kills and runs.count(name) == 1:
                kill(own_number())

        return unit

    if not knows:
        give_up = batches._give_up
        monkeypatch.setattr(
            batches, "_give_up", lambda jobs, error, *, ended: give_up(jobs, error, ended=False)
        )
    with standing() as gate:
        units = [noted("a"), noted("r", refuses=True), noted("k", kills=True)]
        told = in_one_batch(gate, units)

    if knows:
        assert told == ["DatabaseAway", "Refused", "DatabaseAway"]
        assert sorted(runs) == ["a", "k", "r", "r"]
        assert neighbours() == []
    else:
        assert (told, sorted(runs)) == ([None, "Refused", None], ["a", "a", "k", "k", "r", "r"])


def test_a_server_that_cannot_be_reached_is_told_to_all_of_a_batch(monkeypatch):
    monkeypatch.setattr(tx, "PATIENCE_S", 0.2)
    sizes = noting_batches(monkeypatch)
    with standing() as gate:
        with monkeypatch.context() as away:
            away.setattr(type(connections[DEFAULT_DB_ALIAS]), "get_new_connection", refuse_to_connect)
            told = in_one_batch_without_a_door(gate)
        assert tx.run(lambda: claim("back"), lane=("sto_plane", "A")) is None

    assert told == ["DatabaseAway"] * 4
    assert sum(sizes) == 5
    assert neighbours() == ["back"]


def refuse_to_connect(wrapper, parameters):
    raise wrapper.Database.OperationalError(2003, "nobody there")


def in_one_batch_without_a_door(gate) -> list[str]:
    told = []

    def call() -> None:
        try:
            tx.run(lambda: claim("away"), lane=("sto_plane", "A"))
        except tx.DatabaseAway as error:
            told.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=call) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return told


def test_nested_work_of_a_unit_has_savepoints_of_its_own():
    def careful(name: str):
        def unit() -> None:
            claim(name)
            with pytest.raises(Refused):
                tx.nested(lambda: fails(name))
            tx.nested(lambda: claim(f"{name} kept"))

        return unit

    def fails(name: str) -> None:
        claim(f"{name} lost")
        raise Refused

    with standing() as gate:
        told = in_one_batch(gate, [careful("a"), lambda: fails("x"), careful("b")])

    assert told == [None, "Refused", None]
    assert neighbours() == ["a", "a kept", "b", "b kept"]


def test_a_unit_that_waits_for_a_lock_alone_does_not_keep_its_lane(monkeypatch):
    """After the first time it was spoilt it goes on by itself, and the lead goes to the next."""
    two_claims()
    spoilt, go = [], threading.Event()
    monkeypatch.setattr(mishaps, "is_contention", lambda error: isinstance(error.__cause__, KeyError))

    def spoils() -> str:
        spoilt.append(time.monotonic())
        if len(spoilt) == 1:
            raise Error from KeyError()
        assert go.wait(10)
        return "at last"

    with standing() as gate:
        told = []
        stuck = threading.Thread(
            target=lambda: told.append(tx.run(spoils, lane=("sto_plane", "A"))) or connection.close()
        )
        stuck.start()
        while len(spoilt) < 2:
            pass
        assert tx.run(lambda: "passes", lane=("sto_plane", "A")) == "passes"
        go.set()
        stuck.join(30)
        assert gate._lanes._waiting == {}

    assert told == ["at last"]
