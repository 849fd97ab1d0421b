"""The health port: what only a start can help, and what passes by itself, are told apart."""

import threading
from types import SimpleNamespace

import pytest
import requests
from django.db import OperationalError

from diandan import boot
from diandan.infra import health, ticker
from diandan.infra.ticker import Ticker, Timer

pytestmark = [pytest.mark.network, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def role():
    """A process whose troubles the test makes up, and what its port says of it."""
    told = SimpleNamespace(stuck="", away="")
    port = health.HealthPort("127.0.0.1", 0, stuck=lambda: told.stuck, away=lambda: told.away)
    port.start()
    told.ask = lambda path: requests.get(f"http://127.0.0.1:{port.port}{path}", timeout=5)
    yield told
    port.stop()


def said(role) -> list[tuple[int, str]]:
    answers = [role.ask(path) for path in ("/healthz", "/readyz")]
    return [(answer.status_code, answer.json()["status"]) for answer in answers]


def test_a_process_that_does_its_rounds_is_well(role):
    assert said(role) == [(200, "ok"), (200, "ok")]


def test_one_that_waits_for_its_broker_is_not_started_again(role):
    role.away = "no broker"

    assert said(role) == [(200, "ok"), (503, "no broker")]


def test_one_that_waits_for_its_database_is_not_started_again(role, monkeypatch):
    class Away:
        def cursor(self):
            raise OperationalError

        def close(self):
            """Nothing to close."""

    monkeypatch.setattr(health, "connection", Away())

    assert said(role) == [(200, "ok"), (503, "no database")]


def test_one_that_is_stuck_is(role):
    role.stuck = "the sender is stuck"

    assert said(role) == [(503, "the sender is stuck")] * 2


def test_a_timer_that_hangs_is_noticed(monkeypatch):
    begun, go_on = threading.Event(), threading.Event()
    hanging = Ticker([Timer(every_s=1, run=lambda: (begun.set(), go_on.wait(20)))])
    monkeypatch.setattr(boot, "_running", [object(), hanging])
    hanging.start()
    try:
        assert begun.wait(20)
        assert boot.trouble() == boot.absence() == ""
        monkeypatch.setattr(ticker, "HANGS_AFTER_S", 0.0)
        assert boot.trouble() == "the ticker is stuck"
    finally:
        go_on.set()
        hanging.stop()
