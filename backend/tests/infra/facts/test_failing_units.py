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


def test_while_the_database_is_away_it_is_waited_for(clock, monkeypatch):
    deliver.hand_on(deliver.due_messages(10))
    (pk,), until = leasing.take_deliveries(10)
    tries, put_off = [], leasing.put_off_delivery

    def away_at_first(*given) -> None:
        tries.append(given)
        hang_up() if len(tries) < 3 else put_off(*given)

    monkeypatch.setattr(deliver, "attempt", hang_up)
    monkeypatch.setattr(leasing, "put_off_delivery", away_at_first)
    monkeypatch.setattr(celery, "AWAY_S", 0.01)
    with pytest.raises(OperationalError):
        celery._attempt(pk, until.isoformat())

    assert len(tries) == 3
    assert Delivery.objects.get(pk=pk).available_at == clock.instant + SOON


def test_control_without_putting_off_a_begun_delivery_waits_for_its_lease(clock, monkeypatch):
    deliver.hand_on(deliver.due_messages(10))
    (pk,), until = leasing.take_deliveries(10)
    monkeypatch.setattr(deliver, "attempt", hang_up)
    monkeypatch.setattr(leasing, "put_off_delivery", lambda *_: None)
    with pytest.raises(OperationalError):
        celery._attempt(pk, until.isoformat())

    leasing.give_back_of(HOLDER)  # which is what a relay does, and not for what somebody has begun
    assert Delivery.objects.get(pk=pk).available_at == clock.instant + leasing.DELIVERY_FOR
