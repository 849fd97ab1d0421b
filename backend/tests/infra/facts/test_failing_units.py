"""A worker whose unit fails, as when the database hangs up: its rows are due soon, long before leases end."""

from datetime import timedelta

import pytest
from django.db import OperationalError

from diandan.infra import outbox, tx
from diandan.infra.leases.taking import HOLDER
from diandan.infra.outbox import deliver, leasing
from diandan.infra.outbox.models import Delivery, Message
from diandan.infra.outbox.transports import celery
from tests.infra.facts.conftest import crew_listening
from tests.infra.facts.crew import CupFilled

pytestmark = pytest.mark.django_db(transaction=True)

SOON = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def _a_cup(clock):
    with crew_listening():
        tx.run(lambda: outbox.record(CupFilled(cup="the only one")))
        yield


def hang_up(*_: object, **__: object) -> None:
    raise OperationalError("server closed the connection unexpectedly")


def test_messages_are_due_a_second_later(clock, monkeypatch):
    taken = leasing.take_messages(10)
    monkeypatch.setattr(deliver, "hand_on", hang_up)
    with pytest.raises(OperationalError):
        celery._hand_on(taken)

    (message,) = Message.objects.all()
    assert (message.done_at, message.taken_by, message.available_at) == (None, "", clock.instant + SOON)


def test_a_delivery_whose_failing_could_not_be_noted_is_due_a_second_later(clock, monkeypatch):
    deliver.hand_on(deliver.due_messages(10))
    (pk,), until = leasing.take_deliveries(10)
    monkeypatch.setattr(deliver, "attempt", hang_up)
    with pytest.raises(OperationalError):
        celery._attempt(pk, until.isoformat())

    delivery = Delivery.objects.get(pk=pk)
    assert (delivery.begun, delivery.taken_by, delivery.available_at) == (0, "", clock.instant + SOON)


def test_control_with_the_database_still_away_they_wait_for_the_relay(clock, monkeypatch):
    taken = leasing.take_messages(10)
    monkeypatch.setattr(deliver, "hand_on", hang_up)
    monkeypatch.setattr(leasing, "put_off_messages", hang_up)
    with pytest.raises(OperationalError):
        celery._hand_on(taken)

    (message,) = Message.objects.all()
    assert (message.taken_by, message.available_at) == (HOLDER, clock.instant + leasing.MESSAGE_FOR)
    leasing.give_back_of(HOLDER)
    assert leasing.take_messages(10) == taken
