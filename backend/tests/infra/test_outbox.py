"""The outbox: facts survive with their change, are taken once, and one bad handler harms nobody else."""

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

import pytest
from django.db import connection

from diandan.infra import outbox, tx
from diandan.infra.outbox import deliver, handlers
from diandan.infra.outbox.models import Delivery, Message, Receipt
from diandan.kernel.errors import Refused
from diandan.kernel.fact import Fact

pytestmark = pytest.mark.django_db


@dataclass(frozen=True, slots=True, kw_only=True)
class CupFilled(Fact):
    name: ClassVar[str] = "test.cup_filled"
    cup: str


@pytest.fixture
def listening():
    """Subscribe handlers for one test; give the page back afterwards."""
    kept_facts, kept_names = dict(handlers._by_fact), dict(handlers._by_name)
    yield lambda *page: handlers.subscribe({CupFilled: page})
    handlers._by_fact.clear()
    handlers._by_name.clear()
    handlers._by_fact.update(kept_facts)
    handlers._by_name.update(kept_names)


def fill(cup: str = "one", **when) -> None:
    tx.run(lambda: outbox.record(CupFilled(cup=cup), **when))


def test_a_fact_of_a_refused_unit_was_never_told():
    def unit() -> None:
        outbox.record(CupFilled(cup="one"))
        raise Refused

    with pytest.raises(Refused):
        tx.run(unit)

    assert Message.objects.count() == 0


def test_each_kind_of_handler_hears_of_it_in_its_place(listening):
    seen = []

    def react(fact):
        seen.append(("react", fact.cup, tx.in_unit()))

    def run_errand(fact):
        seen.append(("errand", fact.cup, tx.in_unit()))

    def tell(fact):
        seen.append(("emit", fact.cup, tx.in_unit()))

    listening(handlers.reaction(react), handlers.errand(run_errand), handlers.emit(tell))
    fill()
    outbox.drain()

    assert seen == [("react", "one", True), ("emit", "one", False), ("errand", "one", False)]
    assert Delivery.objects.count() == 0


def test_five_deliveries_of_one_message_react_once(listening):
    seen = []

    def react(fact):
        seen.append(fact.cup)

    listening(handlers.reaction(react))
    fill()
    for _ in range(5):
        outbox.drain()
        Message.objects.update(done_at=None)
    outbox.drain()

    assert seen == ["one"]


def test_control_without_the_receipt_five_deliveries_react_five_times(listening):
    seen = []

    def react(fact):
        seen.append(fact.cup)

    listening(handlers.reaction(react))
    fill()
    for _ in range(5):
        outbox.drain()
        Message.objects.update(done_at=None)
        Receipt.objects.all().delete()

    assert seen == ["one"] * 5


def told_twice(listening) -> list[str]:
    """Three messages read by two relays; the other one is quicker with the first of them."""
    seen = []
    listening(handlers.emit(lambda fact: seen.append(fact.cup)))
    for cup in ("one", "two", "three"):
        fill(cup)
    batch = deliver.due_messages(10)
    for emits in (deliver.hand_on(batch[:1]), deliver.hand_on(batch)):
        for handler, fact in emits:
            handler.take(fact)
    return seen


def test_what_another_relay_took_meanwhile_is_left_to_it(listening):
    assert told_twice(listening) == ["one", "two", "three"]


def test_control_without_the_count_two_relays_tell_it_twice(listening, monkeypatch):
    monkeypatch.setattr(deliver, "_close_all", lambda batch: batch)

    assert told_twice(listening) == ["one", "one", "two", "three"]


def test_a_failing_reaction_is_tried_again_alone_and_its_neighbour_ran(listening, clock):
    seen, broken = [], [True]

    def fails(fact):
        if broken[0]:
            raise ZeroDivisionError
        seen.append("mended")

    def works(fact):
        seen.append("neighbour")

    listening(handlers.reaction(fails), handlers.reaction(works))
    fill()
    outbox.drain()
    assert seen == ["neighbour"]

    broken[0] = False
    outbox.drain()
    assert seen == ["neighbour"], "not before its time"
    clock.advance(seconds=1)
    outbox.drain()

    assert seen == ["neighbour", "mended"]
    assert Delivery.objects.count() == 0


def test_after_the_last_wait_a_delivery_is_parked_with_its_error(listening, clock):
    def fails(fact):
        raise ZeroDivisionError("no water")

    listening(handlers.errand(fails))
    fill()
    for wait in [timedelta(), *deliver.BACKOFF]:
        clock.advance(seconds=wait.total_seconds())
        outbox.drain()

    parked = Delivery.objects.get()
    assert parked.attempts == len(deliver.BACKOFF) + 1
    assert parked.parked_at == clock.instant
    assert parked.error == "ZeroDivisionError('no water')"


def test_a_delayed_fact_waits_for_its_hour(listening, clock):
    seen = []

    def react(fact):
        seen.append(fact.cup)

    listening(handlers.reaction(react))
    fill(after=timedelta(minutes=15))
    outbox.drain()
    assert seen == []

    clock.advance(minutes=15)
    outbox.drain()

    assert seen == ["one"]


def test_a_batch_in_which_all_goes_well_has_no_savepoints_and_one_statement_for_all_receipts(
    listening, django_assert_num_queries
):
    listening(handlers.reaction(works), handlers.reaction(works_too))
    for cup in ("one", "two", "three"):
        fill(cup)
    batch = deliver.due_messages(10)

    # The test's own savepoint, opened and released, closing the messages, and the receipts.
    with django_assert_num_queries(4 if connection.vendor != "mysql" else 9):
        deliver.hand_on(batch)

    assert Receipt.objects.count() == 6


def test_what_ran_before_the_failing_one_is_rolled_back_with_it_and_runs_once(listening):
    seen = []

    def first(fact):
        tx.after_commit(lambda: seen.append(fact.cup))
        tx.run(lambda: outbox.record(CupFilled(cup="follows"), after=timedelta(days=1)))

    def fails(fact):
        if fact.cup == "two":
            tx.after_commit(lambda: seen.append("never"))
            raise ZeroDivisionError

    listening(handlers.reaction(first), handlers.reaction(fails))
    for cup in ("one", "two", "three"):
        fill(cup)
    deliver.hand_on(deliver.due_messages(10))

    assert seen == ["one", "two", "three"]
    assert Message.objects.filter(done_at=None).count() == 3, "each is followed by one"
    assert Receipt.objects.count() == 5
    assert Delivery.objects.get().error == "ZeroDivisionError()"


def works(fact) -> None:
    """Nothing to do."""


def works_too(fact) -> None:
    """Nothing either."""


def dies_with_it(delivery_pk: int) -> None:
    """Somebody begins, and is never heard of again."""
    assert deliver.begin(Delivery.objects.get(pk=delivery_pk))


def in_hand_at_four_deaths() -> Delivery:
    """A delivery that was begun by four processes, none of which was heard of again."""
    fill()
    deliver.hand_on(deliver.due_messages(10))
    delivery = Delivery.objects.get()
    for _ in range(deliver.BEGUN_AT_MOST):
        dies_with_it(delivery.pk)
    return delivery


def test_what_was_in_hand_at_four_deaths_rests_has_one_beginning_more_and_is_taken(listening, clock):
    """A process that is killed over and over for its memory has the same slow errand in hand each time."""
    seen = []

    def run_errand(fact):
        seen.append(fact.cup)

    listening(handlers.errand(run_errand))
    delivery = in_hand_at_four_deaths()
    begun_by(delivery.pk)
    assert (seen, deliver.due_deliveries(10)) == ([], [])

    clock.advance(seconds=deliver.REST.total_seconds())
    begun_by(delivery.pk)

    assert seen == ["one"]
    assert not Delivery.objects.exists()


def test_what_kills_after_each_rest_is_parked_after_the_last(listening, clock):
    def run_errand(fact):
        raise AssertionError("it is never run: whoever begins dies")

    listening(handlers.errand(run_errand))
    delivery = in_hand_at_four_deaths()
    waits = []
    while True:
        begun_by(delivery.pk)
        delivery.refresh_from_db()
        if delivery.parked_at is not None:
            break
        waits.append(delivery.available_at - clock.instant)
        clock.advance(seconds=waits[-1].total_seconds())
        dies_with_it(delivery.pk)

    assert waits == [max(deliver.REST, wait) for wait in deliver.BACKOFF]
    assert delivery.error == "begun 4 times and never ended: the process that ran it died each time"


def begun_by(delivery_pk: int) -> None:
    """The next process takes up what is due, as its relay does."""
    delivery = Delivery.objects.select_related("message").get(pk=delivery_pk)
    assert deliver.begin(delivery)
    deliver.attempt(delivery)
