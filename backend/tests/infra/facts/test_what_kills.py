"""A fact that kills whoever takes it up is laid aside, and holds up nothing else; on both transports."""

import subprocess
from contextlib import suppress

import pytest
from kombu.exceptions import OperationalError

from diandan.infra.outbox import deliver
from diandan.infra.outbox.models import Delivery, Message
from diandan.infra.outbox.transports import celery
from diandan.kernel import clock
from tests.infra.facts.conftest import effects, wait_until
from tests.infra.facts.test_by_rabbitmq import fill

pytestmark = [pytest.mark.network, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

HARMLESS = ["after", "before"]
# One death that nobody could foresee, then those that are counted.
DEATHS = 1 + deliver.BEGUN_AT_MOST


class Shift:
    """One process at work, replaced when it dies."""

    def __init__(self, crew, line, *role: str, without: str = "") -> None:
        self._crew, self._line, self._role, self._without = crew, line, role, without
        self._at_work: subprocess.Popen[bytes] | None = None
        self.deaths = -1

    def look(self) -> None:
        if self._at_work is None or self._at_work.poll() is not None:
            self.deaths += 1
            self._at_work = self._crew.hire(*self._role, without=self._without)
        if not self._role:
            with suppress(OperationalError):
                celery.send_due(self._line)

    def work_until(self, is_so, *, within_s: float = 120.0) -> None:
        def looked_and_so() -> bool:
            self.look()
            return is_so()

        wait_until(looked_and_so, within_s=within_s)


def all_but_resting() -> bool:
    waits = Message.objects.filter(done_at=None).exists()
    soon = clock.now() + deliver.REST / 2
    return not waits and not Delivery.objects.filter(parked_at=None, available_at__lte=soon).exists()


@pytest.mark.parametrize("role", [(), ("inline",)], ids=["by RabbitMQ", "inline"])
@pytest.mark.parametrize(
    ("poison", "handler", "other"),
    [
        ("poison for a reaction", "react", "errand"),
        ("poison for an errand", "run_errand", "react"),
    ],
)
def test_what_kills_its_worker_each_time_rests(crew, line, role, poison, handler, other):
    fill("before", poison, "after")
    shift = Shift(crew, line, *role)

    shift.work_until(all_but_resting)

    resting = Delivery.objects.get()
    assert resting.handler.endswith(f".{handler}")
    assert resting.error == "begun 4 times and never ended: the process that ran it died each time"
    assert (resting.parked_at, resting.attempts) == (None, 1)
    assert shift.deaths <= DEATHS
    # Its neighbours, and the other listener of the same fact, had their turn.
    assert sorted(set(effects(other))) == sorted([*HARMLESS, poison])
    assert sorted(set(effects("errand")) & set(effects("react"))) == HARMLESS


@pytest.mark.parametrize("role", [(), ("inline",)], ids=["by RabbitMQ", "inline"])
def test_control_uncounted_it_kills_on_and_on(crew, line, role):
    fill("poison for a reaction")
    shift = Shift(crew, line, *role, without="counting")

    shift.work_until(lambda: shift.deaths > DEATHS)

    assert not Delivery.objects.exclude(parked_at=None).exists()
