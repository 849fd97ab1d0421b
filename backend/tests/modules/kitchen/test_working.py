"""Tickets move along their table; an order is said to be done once, by whoever was last."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diandan.infra.outbox.models import Message
from diandan.kernel.actor import Actor
from diandan.modules.kitchen import queries
from diandan.modules.kitchen import service as kitchen
from diandan.modules.kitchen.errors import IllegalStep, StaleTicket, TicketNotFound
from diandan.modules.kitchen.models import KitchenOrder, Ticket, TicketItem
from diandan.modules.kitchen.states import MOVES, Step, TicketState, after, is_on_screen
from tests.factories.kitchen import COOK, a_cake, a_line, make_station, make_tickets
from tests.factories.stores import make_store

WAITER = Actor.staff("stf_waiter")
ORDER = "ord_01M83WSHY4FV2T9AY8TD9NQ0Y0"


@pytest.fixture
def store(db, clock):
    return make_store()


@pytest.fixture
def two(store):
    """An order with a ticket at each of two stations."""
    make_station(store, "吧台")
    pastry = make_station(store, "甜品")
    kitchen.route(store=store, ref="cat_cake", station_id=pastry.public_id, by=COOK)
    return [t.public_id for t in make_tickets(store, a_line(), a_cake(), order_id=ORDER)]


def facts() -> list[str]:
    rows = Message.objects.filter(name__startswith="kitchen.ticket").order_by("id")
    return [name.removeprefix("kitchen.") for name in rows.values_list("name", flat=True)][1:]


def state(ticket_id: str) -> str:
    return Ticket.objects.get(public_id=ticket_id).state


def test_every_road_ends_and_what_is_over_is_off_the_screens():
    over = [state for state, moves in MOVES.items() if not moves]

    assert over == [TicketState.SERVED, TicketState.VOID]
    assert [s for s in TicketState if not is_on_screen(s)] == over


@given(st.lists(st.sampled_from(list(Step)), max_size=12))
def test_only_a_recall_leads_back(steps):
    order = list(TicketState)
    state = TicketState.QUEUED
    for step in steps:
        try:
            to = after(state, step)
        except IllegalStep:
            continue
        assert order.index(to) > order.index(state) or step is Step.RECALL
        state = to


def test_the_whole_road_is_measured(store, clock):
    (ticket,) = make_tickets(store)
    clock.advance(seconds=30)
    kitchen.start(ticket.public_id, by=COOK)
    clock.advance(seconds=90)
    kitchen.bump(ticket.public_id, by=COOK)
    clock.advance(seconds=15)
    served = kitchen.serve(ticket.public_id, by=COOK)

    assert (served.state, served.version) == ("served", 4)
    item = TicketItem.objects.get()
    assert item.state == "served"
    assert [(at - item.opened_at).total_seconds() for at in (item.started_at, item.done_at)] == [30, 120]
    stored = Ticket.objects.get()
    assert (stored.served_at - stored.opened_at).total_seconds() == 135
    assert facts() == ["ticket_started", "ticket_done", "tickets_done", "ticket_served"]


def test_a_bump_from_the_queue_is_a_start_and_a_bump(store, clock):
    (ticket,) = make_tickets(store)

    bumped = kitchen.bump(ticket.public_id, by=COOK)

    assert (bumped.state, bumped.started_at, bumped.done_at) == ("done", clock.instant, clock.instant)
    assert facts() == ["ticket_started", "ticket_done", "tickets_done"]


def test_an_order_is_done_when_its_last_ticket_is(two):
    kitchen.bump(two[0], by=COOK)
    assert facts().count("tickets_done") == 0

    kitchen.bump(two[1], by=COOK)

    assert facts().count("tickets_done") == 1
    assert KitchenOrder.objects.get().undone == 0


def test_a_second_tap_on_the_same_thing_changes_nothing(store):
    (ticket,) = make_tickets(store)
    first = kitchen.bump(ticket.public_id, by=COOK, version=1)

    again = kitchen.bump(ticket.public_id, by=COOK, version=1)

    assert (again.state, again.version) == (first.state, first.version) == ("done", 2)
    assert facts() == ["ticket_started", "ticket_done", "tickets_done"]


def test_a_tap_on_what_has_moved_meanwhile_is_refused(store):
    (ticket,) = make_tickets(store)
    kitchen.start(ticket.public_id, by=COOK)

    with pytest.raises(StaleTicket) as refusal:
        kitchen.bump(ticket.public_id, by=COOK, version=1)

    assert refusal.value.details == {"state": "cooking", "version": 2}
    assert state(ticket.public_id) == "cooking"
    assert facts() == ["ticket_started"]


def test_a_recalled_ticket_is_made_again_and_the_order_is_done_again(two, clock):
    for ticket_id in two:
        kitchen.bump(ticket_id, by=COOK)
    clock.advance(seconds=60)

    recalled = kitchen.recall(two[0], by=COOK)

    assert (recalled.state, recalled.done_at) == ("cooking", None)
    assert KitchenOrder.objects.get().undone == 1
    assert facts()[-1] == "ticket_recalled"
    assert TicketItem.objects.get(ticket=recalled).done_at is None
    kitchen.bump(two[0], by=COOK)
    assert facts().count("tickets_done") == 2
    assert TicketItem.objects.get(ticket=recalled).done_at == clock.instant


@pytest.mark.parametrize(
    ("road", "step"),
    [
        ([], "recall"),
        ([], "serve"),
        (["start"], "recall"),
        (["bump"], "start"),
        (["bump", "serve"], "recall"),
        (["bump", "serve"], "bump"),
    ],
)
def test_a_step_out_of_turn_changes_nothing(store, road, step):
    (ticket,) = make_tickets(store)
    for earlier in road:
        getattr(kitchen, earlier)(ticket.public_id, by=COOK)
    before, told = Ticket.objects.values().get(), facts()

    if step == "recall" and road == ["start"]:
        # Cooking is where a recall would lead: the tap has nothing left to do.
        kitchen.recall(ticket.public_id, by=COOK)
    else:
        with pytest.raises(IllegalStep):
            getattr(kitchen, step)(ticket.public_id, by=COOK)

    assert Ticket.objects.values().get() == before
    assert facts() == told


def test_things_are_done_one_by_one_and_the_last_one_finishes_the_ticket(store, clock):
    (ticket,) = make_tickets(store, a_line(), a_cake())
    latte, cake = TicketItem.objects.order_by("id").values_list("public_id", flat=True)
    clock.advance(seconds=60)

    half = kitchen.bump_item(latte, by=COOK)

    assert (half.state, half.version) == ("cooking", 2)
    assert facts() == ["ticket_started", "ticket_progressed"]
    assert kitchen.bump_item(latte, by=COOK).version == 2
    clock.advance(seconds=60)
    whole = kitchen.bump_item(cake, by=COOK)
    assert (whole.state, whole.version) == ("done", 3)
    assert facts() == ["ticket_started", "ticket_progressed", "ticket_done", "tickets_done"]
    assert [i.done_at.minute for i in TicketItem.objects.order_by("id")] == [31, 32]
    seen = queries.view(queries.ticket(ticket.public_id))
    assert [item["state"] for item in seen["items"]] == ["done", "done"]


def test_a_bump_leaves_the_times_of_what_was_done_before(store, clock):
    (ticket,) = make_tickets(store, a_line(), a_cake())
    kitchen.bump_item(TicketItem.objects.order_by("id")[0].public_id, by=COOK)
    clock.advance(seconds=60)

    kitchen.bump(ticket.public_id, by=COOK)

    assert [i.done_at.minute for i in TicketItem.objects.order_by("id")] == [30, 31]


def item_states() -> list[str]:
    return list(TicketItem.objects.order_by("id").values_list("state", flat=True))


def test_things_are_served_one_by_one_and_the_last_one_serves_the_ticket(store, clock):
    (ticket,) = make_tickets(store, a_line(), a_cake())
    latte, cake = TicketItem.objects.order_by("id").values_list("public_id", flat=True)
    kitchen.bump(ticket.public_id, by=COOK)
    told = facts()
    clock.advance(seconds=40)

    half = kitchen.serve_item(cake, by=WAITER)

    assert (half.state, half.version, half.served_at) == ("done", 3, None)
    assert item_states() == ["done", "served"]
    assert facts() == [*told, "ticket_progressed"]
    clock.advance(seconds=20)
    whole = kitchen.serve_item(latte, by=WAITER)
    assert (whole.state, whole.version, whole.served_at) == ("served", 4, clock.instant)
    assert item_states() == ["served", "served"]
    assert facts() == [*told, "ticket_progressed", "ticket_served"]
    assert queries.on_screen(store.pk) == []


def test_a_thing_that_is_served_twice_is_served_once(store):
    (ticket,) = make_tickets(store, a_line(), a_cake())
    latte, cake = TicketItem.objects.order_by("id").values_list("public_id", flat=True)
    kitchen.bump(ticket.public_id, by=COOK)
    for item in (latte, latte, cake, cake):
        last = kitchen.serve_item(item, by=WAITER)

    assert (last.state, last.version) == ("served", 4)
    assert facts()[-2:] == ["ticket_progressed", "ticket_served"]
    assert facts().count("ticket_served") == facts().count("ticket_progressed") == 1


def test_what_is_made_goes_out_while_the_rest_still_cooks(store):
    make_tickets(store, a_line(), a_cake())
    latte, cake = TicketItem.objects.order_by("id").values_list("public_id", flat=True)
    kitchen.bump_item(latte, by=COOK)

    out = kitchen.serve_item(latte, by=WAITER)

    assert (out.state, out.version, item_states()) == ("cooking", 3, ["served", "queued"])
    assert KitchenOrder.objects.get().undone == 1
    assert kitchen.bump_item(cake, by=COOK).state == "done"
    assert (item_states(), facts().count("tickets_done")) == (["served", "done"], 1)
    assert kitchen.serve_item(cake, by=WAITER).state == "served"


def test_a_recall_leaves_with_the_guest_what_the_guest_has(store):
    (ticket,) = make_tickets(store, a_line(), a_cake())
    latte, cake = TicketItem.objects.order_by("id").values_list("public_id", flat=True)
    kitchen.bump(ticket.public_id, by=COOK)
    kitchen.serve_item(latte, by=WAITER)

    kitchen.recall(ticket.public_id, by=COOK)

    assert item_states() == ["served", "cooking"]
    kitchen.bump(ticket.public_id, by=COOK)
    assert kitchen.serve_item(cake, by=WAITER).state == "served"


@pytest.mark.parametrize("road", [[], ["start"], ["bump", "recall"], ["void"]])
def test_what_is_not_ready_is_not_served(store, road):
    (ticket,) = make_tickets(store, a_line(), a_cake(), order_id=ORDER)
    for step in road:
        if step == "void":
            kitchen.void(order_id=ORDER, by=COOK)
        else:
            getattr(kitchen, step)(ticket.public_id, by=COOK)
    item, *_ = TicketItem.objects.order_by("id")
    before, told = Ticket.objects.values().get(), facts()

    with pytest.raises(IllegalStep) as refusal:
        kitchen.serve_item(item.public_id, by=WAITER)

    assert refusal.value.details == {"state": item.state, "step": "serve"}
    assert (Ticket.objects.values().get(), facts()) == (before, told)
    assert item_states() == [item.state, item.state]


def test_what_the_counter_finishes_is_done_in_the_kitchen_too(two):
    kitchen.bump(two[0], by=COOK)

    kitchen.finish_order(order_id=ORDER, by=COOK)
    kitchen.finish_order(order_id=ORDER, by=COOK)

    assert [state(t) for t in two] == ["done", "done"]
    assert facts().count("tickets_done") == 1
    assert KitchenOrder.objects.get().undone == 0


def test_an_order_with_three_untouched_tickets_finished_by_hand_is_done_once(store):
    make_station(store, "吧台")
    for name, ref in (("甜品", "cat_cake"), ("前台", "itm_water")):
        kitchen.route(store=store, ref=ref, station_id=make_station(store, name).public_id, by=COOK)
    make_tickets(store, a_line(), a_cake(), a_line(item_id="itm_water"), order_id=ORDER)

    kitchen.finish_order(order_id=ORDER, by=COOK)

    assert facts().count("ticket_done") == 3
    assert facts().count("tickets_done") == 1
    assert KitchenOrder.objects.get().undone == 0


def test_what_the_guest_has_taken_is_served_whatever_the_screen_says(two):
    kitchen.start(two[0], by=COOK)

    kitchen.serve_order(order_id=ORDER, by=COOK)
    kitchen.serve_order(order_id=ORDER, by=COOK)

    assert [state(t) for t in two] == ["served", "served"]
    assert KitchenOrder.objects.get().undone == 0
    assert facts().count("tickets_done") == 0
    assert facts().count("ticket_served") == 2
    assert queries.on_screen(Ticket.objects.first().store_id) == []


def test_orders_the_kitchen_never_heard_of_are_nobodys_business(store):
    assert kitchen.finish_order(order_id=ORDER, by=COOK) == []
    assert kitchen.serve_order(order_id=ORDER, by=COOK) == []


@pytest.mark.parametrize("command", ["start", "bump", "recall", "serve", "bump_item", "serve_item"])
def test_an_unknown_ticket_is_not_found(store, command):
    with pytest.raises(TicketNotFound):
        getattr(kitchen, command)("tkt_unknown", by=COOK)


def test_finished_tickets_stay_for_half_an_hour(store, clock):
    (ticket,) = make_tickets(store)
    kitchen.bump(ticket.public_id, by=COOK)
    clock.advance(minutes=29)
    assert [t.state for t in queries.on_screen(store.pk)] == ["done"]

    clock.advance(minutes=1)

    assert queries.on_screen(store.pk) == []


def test_stations_know_what_waits_for_them(two, store):
    kitchen.bump(two[0], by=COOK)

    assert [(s.name, queued) for s, queued in queries.stations(store.pk)] == [("吧台", 0), ("甜品", 1)]


def test_how_long_things_took(store, clock):
    opened = clock.instant
    for seconds in range(60, 660, 60):
        clock.move_to(opened)
        (ticket,) = make_tickets(store)
        clock.advance(seconds=seconds)
        kitchen.bump(ticket.public_id, by=COOK)
    clock.move_to(opened)
    (cake,) = make_tickets(store, a_cake())
    clock.advance(seconds=5)
    kitchen.bump(cake.public_id, by=COOK)
    clock.advance(hours=1)

    times = queries.prep_times(store.pk, since=opened, until=clock.instant)

    assert [(t.name, t.count, t.median_s, t.p90_s) for t in times] == [
        ("拿铁", 10, 330, 546),
        ("芝士蛋糕", 1, 5, 5),
    ]
