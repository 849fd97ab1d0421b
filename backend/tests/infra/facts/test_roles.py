"""The roles of one image as processes: two of each at once, ended by a signal, refused without a broker."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable

import pytest
import requests

from diandan.infra import outbox, tx
from diandan.infra.outbox.models import Delivery, Message
from tests.factories.servers import free_port
from tests.infra.facts.conftest import BACKEND, database_url, effects, wait_until
from tests.infra.facts.crew import CupFilled

pytestmark = [pytest.mark.network, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def start(role: str, folder, *arguments: str, **more: str) -> subprocess.Popen[str]:
    environment = {
        "PATH": os.environ["PATH"],
        "DIANDAN_DATA": str(folder),
        "DIANDAN_DATABASE_URL": database_url(),
        "DIANDAN_LOG_LEVEL": "ERROR",
        **more,
    }
    return subprocess.Popen(
        [sys.executable, "-m", "diandan", role, *arguments],
        env=environment,
        cwd=BACKEND,
        stderr=subprocess.PIPE,
        text=True,
    )


def refusal(process: subprocess.Popen[str]) -> tuple[int, str]:
    """How it ended by itself, and what it said."""
    _, said = process.communicate(timeout=30)
    return process.returncode, said


def end(process: subprocess.Popen[str]) -> int:
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=20)
    return process.returncode


def test_two_relays_and_two_workers_do_everything_once(wire, crew, settings, tmp_path):
    broker = {"DIANDAN_AMQP_URL": settings.AMQP_URL, "DIANDAN_AMQP_PREFIX": settings.AMQP_PREFIX}
    relays = [start("relay", tmp_path, **broker) for _ in range(2)]
    crew.hire()
    crew.hire()
    cups = [f"cup {number:03}" for number in range(100)]
    for cup in cups:
        tx.run(lambda cup=cup: outbox.record(CupFilled(cup=cup)))

    wait_until(lambda: not Message.objects.filter(done_at=None).exists() and not Delivery.objects.exists())

    assert effects("react") == effects("errand") == cups
    assert [end(relay) for relay in relays] == [0, 0]


@pytest.mark.parametrize("role", ["relay", "consume"])
def test_without_a_broker_a_role_says_why_it_does_not_start(role, tmp_path):
    status, said = refusal(start(role, tmp_path))

    assert status == 2
    assert "DIANDAN_AMQP_URL is not set" in said


def test_an_unknown_queue_is_refused(wire, settings, tmp_path):
    status, said = refusal(start("consume", tmp_path, "coffee", DIANDAN_AMQP_URL=settings.AMQP_URL))

    assert status == 2
    assert "There is no queue 'coffee': facts, errands." in said


def heard_at(port: int) -> Callable[[], tuple[int, int]]:
    """Ask a role how it is, as whoever starts it again does: whether it lives, whether it is ready."""

    def ask(path: str) -> int:
        try:
            return requests.get(f"http://127.0.0.1:{port}{path}", timeout=5).status_code
        except requests.ConnectionError:
            return 0

    return lambda: (ask("/healthz"), ask("/readyz"))


@pytest.mark.parametrize("role", ["relay", "consume"])
def test_without_its_broker_a_role_lives_and_is_not_ready(wire, settings, tmp_path, role):
    broker = {"DIANDAN_AMQP_URL": settings.AMQP_URL, "DIANDAN_AMQP_PREFIX": settings.AMQP_PREFIX}
    port = free_port()
    process = start(role, tmp_path, "--health-port", str(port), DIANDAN_HOST="127.0.0.1", **broker)
    how_it_is = heard_at(port)
    try:
        wait_until(lambda: how_it_is() == (200, 200))
        wire.cut()
        # A relay notices when it has something to send.
        tx.run(lambda: outbox.record(CupFilled(cup="one")))
        wait_until(lambda: how_it_is() == (200, 503))
        wire.mend()
        wait_until(lambda: how_it_is() == (200, 200))
    finally:
        assert end(process) == 0


def test_a_ticker_says_how_it_is_at_a_port_from_the_environment(tmp_path, db):
    port = free_port()
    process = start("tick", tmp_path, DIANDAN_HOST="127.0.0.1", DIANDAN_HEALTH_PORT=str(port))
    try:
        wait_until(lambda: heard_at(port)() == (200, 200))
        assert requests.get(f"http://127.0.0.1:{port}/elsewhere", timeout=5).status_code == 404
    finally:
        assert end(process) == 0
