"""Two processes place orders in one store, each in batches: who holds what while waiting for what.

A batch holds the portions of its first orders while its later ones ask for theirs. So the number comes first:
whoever waits for it holds nothing that the batch could want. The control takes the portions first, as was
right while each order had a transaction of its own, and the processes stop each other.
"""

import random
import threading

import pytest
from django.db import connection

from diandan.infra import batches, tx
from diandan.infra.engines import mishaps
from diandan.infra.gate import Gate
from diandan.kernel import ids
from diandan.kernel.actor import Actor
from diandan.modules.inventory import service as inventory
from diandan.modules.ordering import service as ordering
from diandan.modules.ordering.models import Order
from tests.factories.accounts import make_guest
from tests.factories.catalog import make_menu
from tests.factories.inventory import figures, make_quota
from tests.factories.ordering import a_line, make_order
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db(transaction=True)
BY = Actor.system("race")
PROCESSES, THREADS, ORDERS = 2, 6, 8
COUNTED = ("latte/medium", "latte/large", "croissant")


class Rush:
    """Orders of one store from several processes, each a gate of its own; what came of them."""

    def __init__(self, modes: tuple[str, ...], *, number_first: bool) -> None:
        self.store, self.guest = make_store(), make_guest()
        menu = make_menu(self.store.brand)
        self.skus = [menu.sku(name) for name in COUNTED]
        for sku in self.skus:
            make_quota(store=self.store, ref_id=sku, portions=1000)
        # The rows of the day are there: only the first order makes them.
        wanted = dict.fromkeys(self.skus, 1)
        tx.run(lambda: inventory.hold(order_id="ord_first", store=self.store, wanted=wanted, by=BY))
        inventory.release("ord_first")
        for mode in modes:
            make_order(self.store, self.guest, mode=mode)
        self._modes, self._number_first = modes, number_first
        self.failed: list[str] = []

    def run(self) -> None:
        gates = [Gate(16) for _ in range(PROCESSES)]
        callers = [(gate, seed) for gate in gates for seed in range(THREADS)]
        threads = [
            threading.Thread(target=self._order, args=(gate, random.Random(f"{place} {seed}")))
            for place, (gate, seed) in enumerate(callers)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(100)

    def _order(self, gate: Gate, chance: random.Random) -> None:
        try:
            for _ in range(ORDERS):
                sku, mode = chance.choice(self.skus), chance.choice(self._modes)
                gate.submit(
                    lambda sku=sku, mode=mode: self._unit(sku, mode), lane=(self.store.public_id, mode)
                )
        except Exception as error:
            self.failed.append(repr(error))
        finally:
            connection.close()

    def _unit(self, sku: str, mode: str) -> None:
        order_id = ids.new_id("ord")

        def hold() -> None:
            inventory.hold(order_id=order_id, store=self.store, wanted={sku: 1}, by=BY)

        if not self._number_first:
            hold()
        drawn = ordering.draw_number(store=self.store, mode=mode)
        if self._number_first:
            hold()
        ordering.place(
            order_id=order_id, drawn=drawn, store=self.store, guest=self.guest, table=None, mode=mode,
            lines=[a_line()], fees=[], items_fen=2500, fees_fen=0, discount_fen=0, total_fen=2500, note="",
            people=None, by=BY,
        )  # fmt: skip


@pytest.fixture
def stopped(monkeypatch):
    """How often the server stopped one who waited in a circle, or too long: a batch, or a unit alone."""
    counted: dict[int, BaseException] = {}
    is_contention, give_up = mishaps.is_contention, batches._give_up

    def one_alone(error):
        if is_contention(error):
            counted[id(error)] = error
        return is_contention(error)

    def a_batch(jobs, error, *, ended):
        counted[id(error)] = error
        give_up(jobs, error, ended=ended)

    monkeypatch.setattr(mishaps, "is_contention", one_alone)
    monkeypatch.setattr(batches, "_give_up", a_batch)
    return counted


def all_there(rush: Rush, modes: tuple[str, ...]) -> None:
    placed = PROCESSES * THREADS * ORDERS
    assert rush.failed == []
    assert Order.objects.count() == placed + len(modes)
    numbers = sorted(Order.objects.values_list("number", flat=True))
    assert len(set(numbers)) == len(numbers)
    for letter in {number[0] for number in numbers}:
        mine = [int(number[1:]) for number in numbers if number[0] == letter]
        assert mine == list(range(1, len(mine) + 1))
    held = [figures(store=rush.store, ref_id=sku)[1] for sku in rush.skus]
    assert sum(held) == placed


def test_with_the_number_first_nobody_is_stopped(stopped):
    rush = Rush(("pickup",), number_first=True)
    rush.run()

    all_there(rush, ("pickup",))
    assert stopped == {}


def test_control_with_the_portions_first_they_stop_each_other_and_yet_nobody_is_lost(stopped):
    rush = Rush(("pickup",), number_first=False)
    rush.run()

    all_there(rush, ("pickup",))
    assert stopped != {}


def test_three_series_at_once_lose_nobody(stopped):
    """Here circles are left, over portions held from another series: few, and nobody is lost."""
    modes = ("pickup", "dine_in", "takeaway")
    rush = Rush(modes, number_first=True)
    rush.run()

    all_there(rush, modes)
    assert len(stopped) < PROCESSES * THREADS * ORDERS / 4
