"""Facts by a real RabbitMQ and real worker processes: nothing lost, nothing done twice, whatever dies."""

import signal
import time
from datetime import timedelta

import pytest
from django.db import connection
from kombu.exceptions import OperationalError

from diandan.infra import outbox, tx
from diandan.infra.outbox import leasing
from diandan.infra.outbox.models import Delivery, Message
from diandan.infra.outbox.transports import celery
from tests.infra.facts.conftest import effects, forget_queues, killed, wait_until
from tests.infra.facts.crew import CupFilled

pytestmark = [
    pytest.mark.network,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    # What `diandan doctor` says as well; tools/test_engines.py plays this file on a server.
    pytest.mark.skipif(connection.vendor == "sqlite", reason="a broker goes with a database server"),
]


def fill(*cups: str) -> list[str]:
    tx.run(lambda: outbox.record(*(CupFilled(cup=cup) for cup in cups)))
    return sorted(cups)


def cups(count: int) -> list[str]:
    return fill(*(f"cup {number:03}" for number in range(count)))


def all_done() -> bool:
    return not Message.objects.filter(done_at=None).exists() and not Delivery.objects.exists()


def send_until(line, is_so, *, within_s: float = 40.0) -> None:
    """What a relay process does, and what it does when the broker is away: look again."""

    def sent_and_so() -> bool:
        try:
            celery.send_due(line)
        except OperationalError:
            line.close()
        return is_so()

    wait_until(sent_and_so, within_s=within_s)


def test_reactions_and_errands_run_in_another_process(crew, line):
    crew.hire()
    filled = cups(40)

    send_until(line, all_done)

    assert effects("react") == effects("errand") == filled


def test_two_relays_share_what_is_due(wire):
    filled = cups(50)

    first, second = leasing.take_messages(30), leasing.take_messages(30)

    assert len(first) == 30
    assert sorted(first + second) == sorted(Message.objects.values_list("pk", flat=True))
    assert len(filled) == 50
    assert leasing.take_messages(30) == []


def test_what_was_taken_and_never_handed_on_is_due_again(wire, clock):
    cups(3)
    taken = leasing.take_messages(10)

    clock.advance(seconds=leasing.MESSAGE_FOR.total_seconds())

    assert leasing.take_messages(10) == taken


def test_while_the_broker_is_away_facts_wait_and_then_go_on(wire, crew, line):
    crew.hire()
    before = cups(5)
    send_until(line, all_done)
    wire.cut()

    during = fill("while away 1", "while away 2")
    with pytest.raises(OperationalError):
        celery.send_due(line)
    assert Message.objects.filter(done_at=None).count() == 2
    wire.mend()
    send_until(line, all_done)

    assert effects() == sorted(before + during)


def test_a_broker_that_lost_its_queues_loses_no_fact(wire, crew, monkeypatch, line):
    monkeypatch.setattr(leasing, "MESSAGE_FOR", timedelta(seconds=2))
    filled = cups(5)
    celery.send_due(line)
    forget_queues()

    line.close()
    crew.hire()
    send_until(line, all_done)

    assert effects() == filled


@pytest.mark.parametrize("point", ["inside", "before the acknowledgement"])
def test_a_worker_killed_in_the_middle_loses_nothing_and_repeats_nothing(crew, point, line):
    filled = cups(60)
    celery.send_due(line)

    assert killed(crew.hire(dies=point))
    crew.hire(dies=point)
    send_until(line, all_done)

    assert effects() == filled


def test_control_without_rows_and_receipts_a_killed_worker_does_things_twice(crew, line):
    filled = cups(8)
    celery.send_due(line)

    assert killed(crew.hire("facts", dies="before the acknowledgement", without="rows"))
    crew.hire("facts", dies="before the acknowledgement", without="rows")

    wait_until(lambda: effects() == sorted(filled * 2))


def test_workers_killed_again_and_again_lose_nothing_and_repeat_no_reaction(crew, line):
    filled = cups(200)
    hired = [crew.hire(), crew.hire()]

    for _ in range(4):
        seen = len(effects())
        send_until(line, lambda seen=seen: len(effects()) >= min(len(filled), seen + 10))
        victim = hired.pop(0)
        victim.send_signal(signal.SIGKILL)
        victim.wait(10)
        hired.append(crew.hire())
    send_until(line, all_done, within_s=150)

    assert effects("react") == filled
    assert sorted(set(effects("errand"))) == filled


def test_a_worker_that_is_asked_to_stop_finishes_and_says_nothing_is_lost(crew, line):
    worker = crew.hire()
    filled = cups(30)
    send_until(line, lambda: len(effects()) > 3)

    worker.terminate()
    assert worker.wait(30) == 0
    crew.hire()
    send_until(line, all_done)

    assert effects("react") == effects("errand") == filled


def test_an_older_sending_of_an_errand_is_void(wire, crew, line):
    fill("one")
    celery.send_due(line)
    crew.hire("facts")
    wait_until(lambda: Delivery.objects.count() == 1)
    celery.send_due(line)
    # Taken again, as after a lease that ended: the first word must not run it beside the second.
    Delivery.objects.update(available_at=Delivery.objects.get().available_at - leasing.DELIVERY_FOR * 2)
    celery.send_due(line)

    crew.hire("errands")
    wait_until(all_done)
    time.sleep(1)

    assert effects("errand") == ["one"]
