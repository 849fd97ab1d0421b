"""Orders read lately are kept in memory; what is taken from there is never older than the rows."""

from itertools import pairwise

import pytest

from diandan.infra import tx
from diandan.modules.ordering import memory
from diandan.modules.ordering import queries as orders
from diandan.modules.ordering import service as ordering
from diandan.modules.ordering.models import Order
from diandan.modules.ordering.states import OrderState
from tests.factories.accounts import make_guest
from tests.factories.ordering import ROAD, TEST, a_line, make_order
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_kept(clock):
    memory.forget()
    yield
    memory.forget()


@pytest.fixture
def placed():
    return make_order(make_store(), make_guest(), lines=[a_line()])


def as_read(found: Order) -> dict[str, object]:
    """All an order says of itself, its store, guest and lines."""
    said = {name: value for name, value in vars(found).items() if not name.startswith("_")}
    lines = [line.public_id for line in orders.lines_of(found)]
    return {**said, "store": found.store.version, "guest": found.guest.public_id, "lines": lines}


def afresh(order_id: str) -> dict[str, object]:
    memory.forget()
    return as_read(orders.order(order_id))


def test_what_was_read_once_costs_one_look_up_until_it_moves(placed, django_assert_num_queries):
    orders.order(placed.public_id)
    with django_assert_num_queries(1):
        again = orders.order(placed.public_id)
    assert as_read(again) == afresh(placed.public_id)

    ordering.settle(placed.public_id, by=TEST)
    with django_assert_num_queries(2):
        moved = orders.order(placed.public_id)
    assert moved.state == OrderState.PLACED
    assert as_read(moved) == afresh(placed.public_id)


def test_at_every_step_memory_says_what_the_rows_say(placed):
    orders.order(placed.public_id)
    for step in ROAD:
        getattr(ordering, step)(placed.public_id, by=TEST)
        assert as_read(orders.order(placed.public_id)) == afresh(placed.public_id)


def rolled_back(order_id: str) -> None:
    """A step that is taken, read, and given up."""

    def unit() -> None:
        ordering.settle(order_id, by=TEST)
        assert orders.order(order_id).state == OrderState.PLACED
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        tx.run(unit)


def test_what_a_unit_read_and_gave_up_is_not_kept(placed):
    rolled_back(placed.public_id)
    ordering.cancel(placed.public_id, reason="没付款", by=TEST)

    assert orders.known(placed.public_id).state == OrderState.CANCELLED


def test_control_kept_at_once_it_would_be_taken_for_what_came_after(placed, monkeypatch):
    monkeypatch.setattr(orders.tx, "after_commit", lambda work: work())
    rolled_back(placed.public_id)
    Order.objects.filter(pk=placed.pk).update(state=OrderState.CANCELLED, version=2)

    assert orders.known(placed.public_id).state == OrderState.PLACED


def test_an_order_that_went_to_another_guest_is_read_anew(placed):
    orders.order(placed.public_id)
    other = make_guest()
    ordering.change_guest(of=placed.guest, to=other, by=TEST)

    assert orders.order(placed.public_id).guest.public_id == other.public_id


def test_notes_that_were_erased_with_their_guest_are_not_shown_from_memory():
    placed = make_order(make_store(), make_guest(), lines=[a_line(note="少冰，我姓林")], steps=5)
    assert orders.lines_of(orders.order(placed.public_id))[0].note == "少冰，我姓林"
    ordering.part_with_guest(placed.guest_id, nobody_pk=make_guest().pk)

    assert orders.known(placed.public_id).guest_id != placed.guest_id
    assert orders.lines_of(orders.order(placed.public_id))[0].note == ""


def test_two_readers_do_not_see_what_the_other_does(placed):
    one, other = orders.order(placed.public_id), orders.order(placed.public_id)
    one.state = "scribbled"

    assert other.state == orders.order(placed.public_id).state == OrderState.AWAITING_PAYMENT


def test_it_keeps_no_more_than_it_says_and_no_longer(placed, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(memory, "KEPT", 2)
    store, guest = placed.store, placed.guest
    several = [make_order(store, guest, lines=[a_line()]).public_id for _ in range(3)]
    for first, then in pairwise(several):
        orders.order(first)
        orders.order(then)
    assert memory.copy_of(several[0]) is None
    assert memory.copy_of(several[2]) is not None

    monkeypatch.setattr(memory, "KEPT_S", -1.0)
    assert memory.copy_of(several[2]) is None
    with django_assert_num_queries(2):
        orders.order(several[2])
