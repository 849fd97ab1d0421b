"""An order moves along its table, one winner per step, and never back."""

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection
from hypothesis import given
from hypothesis import strategies as st

from diandan.infra import tx
from diandan.infra.outbox.models import Message
from diandan.kernel.actor import Actor
from diandan.modules.ordering import queries as orders
from diandan.modules.ordering import service as ordering
from diandan.modules.ordering.errors import IllegalMove, OrderNotFound, StaleOrder
from diandan.modules.ordering.models import Order, OrderMove
from diandan.modules.ordering.states import MOVES, ROAD, OrderState, Step, after, is_final
from tests.factories.accounts import make_guest
from tests.factories.committing import committing
from tests.factories.ordering import ROAD as STEPS
from tests.factories.ordering import TEST, a_line, make_order
from tests.factories.stores import make_store

LIN = Actor.staff("stf_lin")


@pytest.fixture
def world(db, clock):
    return make_store(), make_guest()


def test_every_state_is_reached_and_every_road_ends():
    reached = {to for moves in MOVES.values() for to in moves.values()} | {OrderState.AWAITING_PAYMENT}

    assert reached == set(OrderState)
    assert [state for state in OrderState if is_final(state)] == [
        OrderState.COMPLETED,
        OrderState.CANCELLED,
    ]


@given(st.lists(st.sampled_from(list(Step)), max_size=12))
def test_no_walk_of_steps_ever_goes_back(steps):
    order = {state: n for n, state in enumerate((OrderState.AWAITING_PAYMENT, *ROAD, OrderState.CANCELLED))}
    state = OrderState.AWAITING_PAYMENT
    for step in steps:
        try:
            to = after(state, step)
        except IllegalMove:
            continue
        assert order[to] > order[state]
        state = to


def test_the_whole_road_is_written_down(world, clock):
    store, guest = world
    began = clock.instant
    cooks = [Actor.screen("scr_1"), Actor.screen("scr_2")]
    hands = [Actor.system("gateway"), LIN, *cooks, Actor.staff("stf_wu")]
    order = make_order(store, guest)
    for step, by in zip(STEPS, hands, strict=True):
        clock.advance(minutes=1)
        order = getattr(ordering, step)(order.public_id, by=by)

    assert order.state == OrderState.COMPLETED
    assert order.version == 6
    assert [
        (m.step, m.state, m.by, (m.at - began) / timedelta(minutes=1)) for m in orders.history(order.pk)
    ] == [
        ("place", "awaiting_payment", f"guest:{guest.public_id}", 0),
        ("settle", "placed", "system:gateway", 1),
        ("accept", "accepted", "staff:stf_lin", 2),
        ("start", "preparing", "screen:scr_1", 3),
        ("finish", "ready", "screen:scr_2", 4),
        ("hand_over", "completed", "staff:stf_wu", 5),
    ]
    assert list(Message.objects.order_by("id").values_list("name", flat=True)) == [
        "ordering.order_placed",
        "ordering.payment_deadline",
        "ordering.order_settled",
        "ordering.order_accepted",
        "ordering.order_started",
        "ordering.order_ready",
        "ordering.order_completed",
    ]


@pytest.mark.parametrize("steps", range(6))
def test_a_step_out_of_turn_changes_nothing(world, steps):
    order = make_order(*world, steps=steps)
    before = Order.objects.filter(pk=order.pk).values().get()
    messages, moves = Message.objects.count(), OrderMove.objects.count()

    for number, name in enumerate(STEPS):
        legal = Step(name) in MOVES[OrderState(order.state)]
        if legal or number == steps:
            continue
        with pytest.raises(IllegalMove):
            getattr(ordering, name)(order.public_id, by=LIN)

    assert Order.objects.filter(pk=order.pk).values().get() == before
    assert (Message.objects.count(), OrderMove.objects.count()) == (messages, moves)


def test_a_late_settlement_never_sets_a_finished_order_back(world):
    order = make_order(*world, steps=4)

    with pytest.raises(IllegalMove):
        ordering.settle(order.public_id, by=LIN)

    assert orders.order(order.public_id).state == OrderState.READY


def test_a_decision_on_an_old_screen_is_refused(world):
    order = make_order(*world, steps=1)
    ordering.accept(order.public_id, by=LIN, version=order.version)

    with pytest.raises(StaleOrder):
        ordering.reject(order.public_id, reason="忙", by=LIN, version=order.version)

    assert orders.order(order.public_id).state == OrderState.ACCEPTED


def test_settling_promises_a_time_from_the_stores_own_minutes(world, clock):
    order = make_order(*world, steps=1)

    assert (order.promised_from - clock.instant).seconds == 5 * 60
    assert (order.promised_to - clock.instant).seconds == 12 * 60


def test_acknowledging_twice_rings_off_once(world):
    order = make_order(*world, steps=1)
    first = ordering.acknowledge(order.public_id, by=LIN)
    again = ordering.acknowledge(order.public_id, by=LIN)

    assert (first.version, again.version) == (order.version + 1, order.version + 1)
    assert Message.objects.filter(name="ordering.order_acknowledged").count() == 1


def test_only_a_ready_order_is_called(world):
    order = make_order(*world, steps=3)
    with pytest.raises(IllegalMove):
        ordering.call(order.public_id, by=LIN)

    ordering.finish(order.public_id, by=LIN)
    called = ordering.call(order.public_id, by=LIN)

    assert called.called_at is not None


def test_another_guests_order_is_not_found(world):
    order = make_order(*world)

    with pytest.raises(OrderNotFound):
        orders.for_guest(make_guest().pk, order.public_id)


def test_numbers_count_per_mode_and_start_anew_each_business_day(world, clock):
    store, guest = world
    numbers = [make_order(store, guest).number for _ in range(2)]
    numbers.append(make_order(store, guest, mode="takeaway").number)
    clock.advance(days=1)
    numbers.append(make_order(store, guest).number)

    assert numbers == ["A001", "A002", "C001", "A001"]


def test_an_order_whose_figures_do_not_add_up_is_refused_by_the_database(world):
    with pytest.raises(IntegrityError):
        make_order(*world, total_fen=1)

    assert Order.objects.count() == 0


def test_a_line_whose_figures_do_not_add_up_is_refused_by_the_database(world):
    with pytest.raises(IntegrityError):
        make_order(*world, lines=[a_line(net_fen=1)])

    assert Order.objects.count() == 0


def race(work, *, threads: int):
    outcomes = []
    start = threading.Barrier(threads)

    def one() -> None:
        start.wait()
        try:
            work()
            outcomes.append("won")
        except (IllegalMove, StaleOrder) as lost:
            outcomes.append(type(lost).__name__)
        finally:
            connection.close()

    runners = [threading.Thread(target=one) for _ in range(threads)]
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join()
    return outcomes


@pytest.fixture
def writer(transactional_db):
    with committing():
        yield


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("through_writer", [True, False])
def test_of_eight_who_accept_one_order_one_wins(transactional_db, request, through_writer):
    if through_writer:
        request.getfixturevalue("writer")
    order = make_order(make_store(), make_guest(), steps=1)

    outcomes = race(lambda: ordering.accept(order.public_id, by=TEST), threads=8)

    assert outcomes.count("won") == 1
    assert OrderMove.objects.filter(step="accept").count() == 1
    assert Message.objects.filter(name="ordering.order_accepted").count() == 1


@pytest.mark.django_db(transaction=True)
def test_control_without_the_compare_and_swap_several_win(transactional_db):
    """The guard's control: read, decide, write by key alone, and two phones both believe they won."""
    order = make_order(make_store(), make_guest(), steps=1)
    wins, together = [], threading.Barrier(2)

    def unguarded() -> None:
        seen = Order.objects.get(pk=order.pk)
        together.wait()
        if seen.state == OrderState.PLACED:
            Order.objects.filter(pk=order.pk).update(state=OrderState.ACCEPTED)
            wins.append(1)
        connection.close()

    runners = [threading.Thread(target=unguarded) for _ in range(2)]
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join()

    assert len(wins) == 2


@pytest.mark.django_db(transaction=True)
def test_two_hundred_numbers_drawn_at_once_are_two_hundred_numbers(writer):
    store, guest = make_store(), make_guest()

    race(lambda: [make_order(store, guest) for _ in range(25)], threads=8)

    numbers = list(Order.objects.values_list("number", flat=True))
    assert sorted(numbers) == [f"A{n:03d}" for n in range(1, 201)]
    assert tx.in_unit() is False
