"""Lanes: what queued behind a commit shares the next one, in order, and nobody is left hanging."""

import threading
from contextlib import suppress
from contextvars import ContextVar

import pytest
from django.db import Error, connection

from diandan.infra import sql, tx
from diandan.infra.idempotency.models import Claim
from diandan.kernel.errors import Refused
from tests.infra.lanes import (
    LANE,
    Queue,
    claim,
    claiming,
    in_one_batch,
    noting_batches,
    standing,
    without_another_turn,
)

pytestmark = pytest.mark.django_db(transaction=True)


def keys() -> list[str]:
    return list(Claim.objects.order_by("pk").values_list("key", flat=True))


def refused() -> None:
    claim("refused")
    raise Refused


def test_a_refusal_in_the_middle_is_told_to_its_caller_and_costs_no_neighbour(monkeypatch):
    sizes = noting_batches(monkeypatch)

    with standing() as gate:
        told = in_one_batch(gate, [*claiming("a", "b"), refused, *claiming("c"), refused, *claiming("d")])

    assert told == [None, None, "Refused", None, "Refused", None]
    assert keys() == ["a", "b", "c", "d"]
    assert sizes == [1, 6]


def test_a_unit_by_itself_runs_without_a_savepoint(monkeypatch):
    said = []
    run = sql.run
    monkeypatch.setattr(sql, "run", lambda text: said.append(text) or run(text))

    with standing() as gate:
        assert tx.run(lambda: "alone", lane=LANE) == "alone"
        with pytest.raises(Refused):
            tx.run(refused, lane=LANE)
        assert said == []
        in_one_batch(gate, claiming("a", "b"))

    assert said[0] == "SAVEPOINT unit"
    assert keys() == ["a", "b"]


def test_first_come_first_served_within_a_rank_and_ranks_in_their_order():
    ran = []
    with standing() as gate:
        queue = Queue(gate)
        queue.hold_the_door()
        for number, rank in enumerate("BABABC"):
            queue.send(lambda number=number: ran.append(number), (LANE[0], rank))
        queue.end()

    assert ran == [1, 3, 0, 2, 4, 5]


def test_a_batch_takes_so_many_and_leaves_the_others_to_the_next_leader(monkeypatch):
    sizes, ran = noting_batches(monkeypatch), []
    with standing() as gate:
        gate._lanes._batch_max = 2
        in_one_batch(gate, [lambda number=number: ran.append(number) for number in range(5)])

    assert sizes == [1, 2, 2, 1]
    assert ran == [0, 1, 2, 3, 4]


def test_one_too_many_is_refused_at_once_and_does_nothing():
    with standing(capacity=1) as gate:
        queue = Queue(gate)
        queue.hold_the_door()
        queue.send(lambda: claim("waits"))
        with pytest.raises(tx.Busy) as told:
            tx.run(lambda: claim("too many"), lane=LANE)
        assert queue.end() == [None]

    assert told.value.details == {"retry_after_s": 1}
    assert keys() == ["waits"]


def test_who_is_not_taken_in_time_is_told_and_leaves_the_queue():
    with standing(wait_s=0.05) as gate:
        queue = Queue(gate)
        queue.hold_the_door()
        with pytest.raises(tx.Busy):
            tx.run(lambda: claim("late"), lane=LANE)
        assert queue.waiting() == 0
        queue.end()

    assert keys() == []


def test_who_is_taken_waits_for_the_leader_however_long_it_takes():
    slow, taken = threading.Event(), threading.Event()

    def slowly() -> str:
        taken.set()
        return "slow" if slow.wait(20) else "never"

    with standing(wait_s=0.5) as gate:
        queue = Queue(gate)
        queue.hold_the_door()
        queue.send(slowly)
        queue.send(lambda: "patient")
        threading.Timer(0.0, queue.open.set).start()
        assert taken.wait(10)
        # Longer than anybody waits who is not taken.
        threading.Timer(1.0, slow.set).start()

        assert queue.end() == ["slow", "patient"]


@pytest.mark.parametrize("runs_again", [True, False], ids=["run again", "control: not run again"])
def test_a_leader_that_dies_leaves_nobody_hanging(monkeypatch, runs_again):
    """Whatever kills it: its own caller sees it, the others' units are run by their own threads."""
    died = []

    def dies(text: str) -> None:
        died.append(text)
        raise KeyboardInterrupt

    if not runs_again:
        without_another_turn(monkeypatch)
    with standing() as gate:
        monkeypatch.setattr(sql, "run", dies)
        told = in_one_batch(gate, claiming("a", "b", "c"))
        monkeypatch.undo()

        assert told == ["KeyboardInterrupt", None, None]
        assert died == ["SAVEPOINT unit"]
        assert sorted(keys()) == (["b", "c"] if runs_again else [])
        assert tx.run(lambda: "next", lane=LANE) == "next"
        assert gate._free == 4


def test_a_unit_that_ends_its_thread_ends_only_its_own():
    def leaves() -> None:
        claim("leaves")
        raise SystemExit

    with standing() as gate:
        assert in_one_batch(gate, [*claiming("a"), leaves, *claiming("b")]) == [None, "SystemExit", None]
        assert in_one_batch(gate, [leaves, *claiming("c")]) == ["SystemExit", None]

    assert keys() == ["a", "b", "c"]


def test_a_leader_that_finds_no_place_hands_the_lead_on():
    inside, go = threading.Event(), threading.Event()
    with standing(1, wait_s=0.5) as gate:
        elsewhere = threading.Thread(target=lambda: _stay(gate, inside, go))
        elsewhere.start()
        inside.wait(10)
        with pytest.raises(tx.Busy):
            tx.run(lambda: claim("no place"), lane=LANE)
        assert gate._lanes._waiting == {}
        go.set()
        elsewhere.join()
        tx.run(lambda: claim("place"), lane=LANE)

    assert keys() == ["place"]


def _stay(gate, inside, go) -> None:
    with gate.place():
        inside.set()
        go.wait(20)


WHOSE: ContextVar[str] = ContextVar("whose", default="nobody's")


def test_each_unit_sees_its_callers_context_and_its_caller_does_what_waited_for_the_commit():
    seen, after = {}, {}
    mine = threading.local()

    def unit(name: str):
        def run() -> None:
            seen[name] = WHOSE.get()
            WHOSE.set("changed")
            tx.after_commit(lambda: after.update({name: (mine.name, tx.in_unit())}))

        return run

    def call(name: str) -> None:
        mine.name = name
        WHOSE.set(name)
        tx.run(unit(name), lane=LANE)
        assert WHOSE.get() == name
        connection.close()

    with standing() as gate:
        queue = Queue(gate)
        queue.hold_the_door()
        threads = [threading.Thread(target=call, args=(name,)) for name in ("lin", "wang", "zhao")]
        for thread in threads:
            thread.start()
        while queue.waiting() < 3:
            pass
        queue.open.set()
        for thread in threads:
            thread.join()
        queue.end()

    assert seen == {"lin": "lin", "wang": "wang", "zhao": "zhao"}
    assert after == {name: (name, False) for name in seen}


def test_a_unit_that_hides_an_error_of_the_database_gives_its_batch_up(monkeypatch):
    """It may have cost the whole transaction; alone it harms only itself."""
    sizes = noting_batches(monkeypatch)
    runs = []

    def hides() -> str:
        runs.append(1)
        if len(runs) == 1:
            with suppress(Error), connection.cursor() as cursor:
                cursor.execute("SELECT 1 FROM nothing_like_it")
        return "hidden"

    with standing() as gate:
        told = in_one_batch(gate, [*claiming("a"), hides, *claiming("b")])

    assert told == [None, "hidden", None]
    assert (len(runs), sizes) == (2, [1, 3])
    assert sorted(keys()) == ["a", "b"]


inserting = sql.Insert(Claim, ("actor", "key", "request_hash", "ref"))


def leaving(*keys: str, then: type[Exception] | None = None):
    def unit() -> None:
        rows = [{"actor": "guest:gst_lin", "key": key, "request_hash": "h", "ref": "late"} for key in keys]
        tx.by_commit(inserting, rows)
        if then is not None:
            raise then

    return unit


def test_rows_for_the_commit_go_in_together_without_those_of_the_refused(monkeypatch):
    sizes, run = [], inserting.run
    monkeypatch.setattr(inserting, "run", lambda rows: sizes.append(len(list(rows))) or run(rows))

    with standing() as gate:
        tx.run(leaving("alone", "too"), lane=LANE)
        told = in_one_batch(gate, [leaving("a", "b"), leaving("x", then=Refused), leaving("c")])

    assert told == [None, "Refused", None]
    assert keys() == ["alone", "too", "a", "b", "c"]
    assert sizes == [2, 3]


def test_a_row_that_cannot_go_in_is_told_to_whose_it_is_and_costs_no_neighbour():
    with standing() as gate:
        tx.run(leaving("taken"), lane=LANE)
        told = in_one_batch(gate, [leaving("a"), leaving("taken"), leaving("b")])

    assert told == [None, "IntegrityError", None]
    assert sorted(keys()) == ["a", "b", "taken"]


def test_a_unit_in_a_unit_joins_and_other_lanes_do_not_wait():
    with standing() as gate:
        queue = Queue(gate)
        queue.hold_the_door()
        if connection.vendor != "sqlite":
            assert tx.run(lambda: claim("other lane"), lane=("sto_river", "A")) is None
        queue.send(lambda: tx.run(lambda: claim("inner"), lane=LANE))
        assert queue.end() == [None]

    assert "inner" in keys()


def test_a_table_of_work_leaves_no_lane_behind(monkeypatch):
    """Many callers at once, some refused: everybody is told of their own, and nothing is left standing."""
    sizes = noting_batches(monkeypatch)
    with standing(2) as gate:
        threads, told = [], {}

        def call(number: int) -> None:
            try:
                told[number] = tx.run(refused if number % 5 == 0 else lambda: claim(f"k{number}"), lane=LANE)
            except Refused:
                told[number] = "refused"
            finally:
                connection.close()

        threads = [threading.Thread(target=call, args=(number,)) for number in range(60)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert (gate._lanes._waiting, gate._free) == ({}, 2)
    assert sum(sizes) == 60
    assert told == {number: "refused" if number % 5 == 0 else None for number in range(60)}
    assert set(keys()) == {f"k{number}" for number in range(60) if number % 5}
