"""A hundred people want the last portion at the same moment.

Each guard has its control: the same race run the way others have it in production, to prove that the race
happens here at all. Without that, a green test would prove nothing.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Barrier, Thread

import pytest
from django.db import connection

from diandan.infra import tx
from diandan.kernel import ids
from diandan.kernel.actor import Actor
from diandan.kernel.errors import DomainError
from diandan.modules.inventory import queries, service
from diandan.modules.inventory.errors import SoldOut
from diandan.modules.inventory.models import DailyQuota, Hold, HoldState, StockLevel
from diandan.modules.stores.models import Store
from tests.factories.catalog import make_menu
from tests.factories.committing import committing
from tests.factories.inventory import figures, make_quota
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db(transaction=True)

GUEST = Actor.system("race")
# On a database server with its hands full one of a hundred may wait too long; asked to come back, it does.
TRIES = 5


@pytest.fixture
def writer() -> Iterator[None]:
    """What commits in a running shop."""
    with committing():
        yield


def race(attempts: int, attempt: Callable[[int], None]) -> tuple[int, list[DomainError]]:
    """Let so many threads attempt the same at the same moment; return how many won, and the refusals."""
    barrier, won, refused, broken = Barrier(attempts), [], [], []

    def run(number: int) -> None:
        try:
            barrier.wait(timeout=30)
            attempt(number)
            won.append(number)
        except DomainError as refusal:
            refused.append(refusal)
        except BaseException as error:
            broken.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(number,)) for number in range(attempts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert broken == []
    return len(won), refused


def hold_one(store: Store, ref_id: str, portions: int = 1) -> None:
    order_id = ids.new_id("ord")
    wanted = {ref_id: portions}
    for _ in range(TRIES):
        with suppress(tx.Busy):
            tx.run(lambda: service.hold(order_id=order_id, store=store, wanted=wanted, by=GUEST))
            return
    raise AssertionError("told to come back later each time")


def test_of_a_hundred_orders_for_the_last_portion_one_wins(writer):
    store = make_store()
    sku = make_menu(store.brand).sku("croissant")
    make_quota(store=store, ref_id=sku, portions=1)

    won, refused = race(100, lambda _: hold_one(store, sku))

    assert won == 1
    assert [type(refusal) for refusal in refused] == [SoldOut] * 99
    assert figures(store=store, ref_id=sku) == (0, 1, 0)
    assert Hold.objects.count() == 1


def test_stock_after_many_orders_is_start_minus_what_was_sold(writer):
    store = make_store()
    sku = make_menu(store.brand).sku("croissant")
    make_quota(store=store, ref_id=sku, portions=50)

    won, refused = race(40, lambda number: hold_one(store, sku, 1 + number % 3))

    sold = sum(Hold.objects.values_list("portions", flat=True))
    assert won + len(refused) == 40
    assert Hold.objects.count() == won
    assert figures(store=store, ref_id=sku) == (50 - sold, sold, 0)
    # Nobody was refused while there was enough for them.
    assert all(refusal.details["free"] < 3 for refusal in refused)


def test_two_orders_that_want_the_same_two_things_do_not_wait_for_each_other(writer):
    store = make_store()
    menu = make_menu(store.brand)
    one, other = menu.sku("croissant"), menu.sku("espresso")
    for ref_id in (one, other):
        make_quota(store=store, ref_id=ref_id, portions=40)

    def attempt(number: int) -> None:
        wanted = {one: 1, other: 1} if number % 2 else {other: 1, one: 1}
        order_id = ids.new_id("ord")
        tx.run(lambda: service.hold(order_id=order_id, store=store, wanted=wanted, by=GUEST))

    won, _ = race(40, attempt)

    assert won == 40
    assert figures(store=store, ref_id=one) == figures(store=store, ref_id=other) == (0, 40, 0)


def test_parallel_release_and_consume_end_a_hold_once(writer):
    store = make_store()
    sku = make_menu(store.brand).sku("croissant")
    make_quota(store=store, ref_id=sku, portions=5)
    order_id = ids.new_id("ord")
    tx.run(lambda: service.hold(order_id=order_id, store=store, wanted={sku: 2}, by=GUEST))

    race(20, lambda number: service.consume(order_id) if number % 2 else service.release(order_id))

    assert Hold.objects.get().state in (HoldState.CONSUMED, HoldState.RELEASED)
    assert figures(store=store, ref_id=sku) in [(3, 0, 2), (5, 0, 0)]


def test_control_reading_before_the_transaction_sells_the_last_portion_again(writer):
    """The check in one transaction, the taking in another, the result clamped at nothing."""
    store = make_store()
    sku = make_menu(store.brand).sku("croissant")
    make_quota(store=store, ref_id=sku, portions=1)
    level = StockLevel.objects.get(quota=DailyQuota.objects.get())
    everyone_has_looked = Barrier(20)

    def careless(_: int) -> None:
        free = queries.free(store, sku) or 0
        everyone_has_looked.wait(timeout=30)
        if free < 1:
            raise SoldOut(ref_id=sku, free=free)

        def unit() -> None:
            StockLevel.objects.filter(pk=level.pk).update(free=max(0, free - 1))
            Hold.objects.create(order_id=ids.new_id("ord"), level=level, ref_id=sku, portions=1)

        tx.run(unit)

    won, _ = race(20, careless)

    assert won == 20
    assert Hold.objects.count() == 20
    assert queries.free(store, sku) == 0


def test_control_without_the_condition_only_the_database_stands_in_the_way(writer, monkeypatch):
    """The guard taken out of the statement: the row's own CHECK is the second line of defence."""
    from django.db import IntegrityError

    from diandan.infra import sql

    store = make_store()
    sku = make_menu(store.brand).sku("croissant")
    make_quota(store=store, ref_id=sku, portions=1)
    unguarded = sql.Statement(
        StockLevel,
        "UPDATE {table} SET {free} = {free} - %s, {held} = {held} + %s WHERE {id} = %s AND %s > 0",
    )
    monkeypatch.setattr(service, "_take", unguarded)
    stopped = []

    def attempt(_: int) -> None:
        try:
            hold_one(store, sku)
        except IntegrityError as refused:
            stopped.append(refused)
            raise SoldOut(ref_id=sku) from refused

    won, _ = race(20, attempt)

    assert won == 1
    assert len(stopped) == 19
    assert figures(store=store, ref_id=sku) == (0, 1, 0)
