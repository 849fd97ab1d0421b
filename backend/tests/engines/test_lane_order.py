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
from tests.infra.lanes import LANE, in_one_batch, standing

pytestmark = pytest.mark.django_db(transaction=True)
BY = Actor.system("race")
PROCESSES, THREADS, ORDERS = 2, 6, 8
COUNTED = ("latte/medium", "latte/large", "croissant")


class Rush:
    """Orders of one store from several processes, each a gate of its own; what came of them."""

    def __init__(self, *modes: str) -> None:
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
        self._modes = modes
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
                    lambda sku=sku, mode=mode: place(self, sku, mode), lane=(self.store.public_id, mode)
                )
        except Exception as error:
            self.failed.append(repr(error))
        finally:
            connection.close()


def place(
    rush: Rush, sku: str, mode: str = "pickup", *, number_first: bool = True, held=lambda: None
) -> None:
    """Place an order of one counted thing, in the order of locks that is said; ``held`` once it is held."""
    order_id = ids.new_id("ord")

    def hold() -> None:
        inventory.hold(order_id=order_id, store=rush.store, wanted={sku: 1}, by=BY)
        held()

    if not number_first:
        hold()
    drawn = ordering.draw_number(store=rush.store, mode=mode)
    if number_first:
        hold()
    ordering.place(
        order_id=order_id, drawn=drawn, store=rush.store, guest=rush.guest, table=None, mode=mode,
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


def all_there(rush: Rush, before: int) -> None:
    placed = PROCESSES * THREADS * ORDERS
    assert rush.failed == []
    assert Order.objects.count() == placed + before
    numbers = sorted(Order.objects.values_list("number", flat=True))
    assert len(set(numbers)) == len(numbers)
    for letter in {number[0] for number in numbers}:
        mine = [int(number[1:]) for number in numbers if number[0] == letter]
        assert mine == list(range(1, len(mine) + 1))
    held = [figures(store=rush.store, ref_id=sku)[1] for sku in rush.skus]
    assert sum(held) == placed


@pytest.mark.parametrize("number_first", [True, False], ids=["number first", "control: portions first"])
def test_who_waits_for_the_number_holds_nothing_that_a_batch_wants(stopped, number_first):
    rush = Rush("pickup")
    latte, _, croissant = rush.skus
    drawn, held = threading.Event(), threading.Event()

    def first() -> None:
        place(rush, latte, number_first=number_first)
        drawn.set()

    def second() -> None:
        # With the number first the other one does not come to hold anything.
        held.wait(0.5 if number_first else 20)
        place(rush, croissant, number_first=number_first)

    def elsewhere() -> None:
        drawn.wait(20)
        unit = lambda: place(rush, croissant, number_first=number_first, held=held.set)  # noqa: E731
        Gate(4).submit(unit, lane=LANE)
        connection.close()

    other = threading.Thread(target=elsewhere)
    other.start()
    with standing() as gate:
        assert in_one_batch(gate, [first, second]) == [None, None]
    other.join(30)

    assert len(stopped) == (0 if number_first else 1)
    assert Order.objects.count() == 4
    assert [figures(store=rush.store, ref_id=sku)[1] for sku in (latte, croissant)] == [1, 2]


def test_in_one_series_nobody_is_ever_stopped(stopped):
    rush = Rush("pickup")
    rush.run()

    all_there(rush, 1)
    assert stopped == {}


def test_three_series_at_once_lose_nobody(stopped):
    """Here circles are left, over portions held from another series: few, and nobody is lost."""
    rush = Rush("pickup", "dine_in", "takeaway")
    rush.run()

    all_there(rush, 3)
    assert len(stopped) < PROCESSES * THREADS * ORDERS / 4
