"""What a relay had taken that died is sent by another, long before its lease ends."""

import time
from datetime import timedelta

import pytest

from diandan.infra import outbox, tx
from diandan.infra.outbox import heir, leasing
from diandan.infra.outbox.models import Delivery, Message
from diandan.infra.outbox.transports import celery
from tests.infra.facts.conftest import effects, killed, wait_until
from tests.infra.facts.crew import CupFilled
from tests.infra.facts.test_by_rabbitmq import all_done, cups, fill

pytestmark = [pytest.mark.network, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

# Longer than it takes to see that a relay is dead, shorter than the leases below.
SOON_S = 15.0


def left_by_the_dead(crew) -> list[str]:
    """Facts that a relay has taken, and not sent when it was killed."""
    filled = cups(10)
    assert killed(crew.hire("relay", dies="taken and not sent"))
    taken = Message.objects.filter(done_at=None).exclude(taken_by="")
    # A longer lease, so that it is the death alone that makes them due in time.
    assert taken.update(available_at=taken.first().available_at + timedelta(seconds=20)) == 10
    return filled


def test_another_relay_sends_what_a_killed_one_had_taken(crew):
    crew.hire()
    filled = left_by_the_dead(crew)

    crew.hire("relay", dies="taken and not sent")
    wait_until(all_done, within_s=40)

    assert effects("react") == effects("errand") == filled


def test_control_without_heirs_it_waits_for_the_lease(crew):
    crew.hire()
    left_by_the_dead(crew)

    crew.hire("relay", dies="taken and not sent", without="heirs")
    time.sleep(SOON_S)

    assert effects("react") == []


def test_deliveries_of_the_dead_are_due_and_words_sent_for_them_are_void(crew, line):
    fill("one")
    crew.hire("facts")
    celery.send_due(line)
    wait_until(lambda: Delivery.objects.count() == 1)
    celery.send_due(line)
    assert Delivery.objects.get().taken_by == leasing.HOLDER

    # Thought dead, and alive: its word is still on the way when another sends the same errand.
    assert leasing.give_back_of(leasing.HOLDER) == 1
    celery.send_due(line)
    crew.hire("errands")
    wait_until(all_done)
    time.sleep(1)

    assert effects("errand") == ["one"]


def test_what_a_clock_far_ahead_had_taken_is_due_when_it_is_right(wire, clock):
    cups(3)
    looking = heir.Heir()
    clock.advance(days=1)
    looking.look()
    taken = leasing.take_messages(10)
    clock.advance(days=-1)
    assert leasing.take_messages(10) == []

    looking._next = 0.0
    looking.look()

    assert leasing.take_messages(10) == taken


def test_what_was_taken_before_an_absence_is_sent_again_after_it(crew, wire, line):
    filled = cups(5)
    sender = celery.Sender()
    assert len(leasing.take_messages(10)) == 5  # and the words for them are lost, or their workers failed
    wire.cut()
    fill("another")
    sender.start()
    try:
        wait_until(lambda: sender.absence() != "")
        wire.mend()
        crew.hire()
        wait_until(all_done, within_s=20)
    finally:
        sender.stop()

    assert effects("react") == sorted(["another", *filled])


def test_what_waits_for_its_time_is_left_alone_by_that(wire, clock):
    tx.run(lambda: outbox.record(CupFilled(cup="late"), after=timedelta(days=1)))

    assert leasing.mend_messages() == 0
    assert leasing.take_messages(10) == []


def test_a_delivery_that_a_clock_far_ahead_has_taken_is_due_when_it_is_right(wire, clock):
    fill("one")
    message = Message.objects.get()
    Delivery.objects.create(message=message, handler="crew.run_errand", available_at=clock.instant)
    clock.advance(days=1)
    taken, _ = leasing.take_deliveries(10)
    clock.advance(days=-1)
    assert leasing.take_deliveries(10)[0] == []

    heir.Heir().look()

    assert leasing.take_deliveries(10)[0] == taken
