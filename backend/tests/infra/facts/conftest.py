"""A RabbitMQ with queues of a test's own, and crews that work for it."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from kombu import Connection

from diandan.infra.audit.models import AuditRow
from diandan.infra.outbox import handlers
from diandan.infra.outbox.transports import celery
from tests.factories.servers import free_port, missing
from tests.infra.facts import crew as crews

BROKER = os.environ.get("DIANDAN_TEST_AMQP_URL", "amqp://guest:guest@127.0.0.1:5672//")
BACKEND = Path(__file__).resolve().parents[3]


class Wire:
    """A way to a server, as a rule the broker, that can be cut and mended: it passes on all it hears."""

    def __init__(self, to: int = 5672) -> None:
        self.port, self._to = free_port(), to
        self._listening: socket.socket | None = None
        self._open: list[socket.socket] = []

    def mend(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._accept, args=(self._listening,), daemon=True).start()

    def cut(self) -> None:
        listening, self._listening = self._listening, None
        if listening is not None:
            # Wakes whoever waits in accept().
            with suppress(OSError):
                listening.shutdown(socket.SHUT_RDWR)
            listening.close()
        for end in self._open:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        self._open.clear()

    def _accept(self, listening: socket.socket) -> None:
        with suppress(OSError):
            while True:
                near, _ = listening.accept()
                far = socket.create_connection(("127.0.0.1", self._to))
                self._open += [near, far]
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=_pass_on, args=(one, other), daemon=True).start()


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while heard := one.recv(65536):
            other.sendall(heard)
        other.shutdown(socket.SHUT_RDWR)


@contextmanager
def crew_listening() -> Iterator[None]:
    """Let facts find the crew's handlers instead of the shop's."""
    kept = dict(handlers._by_fact), dict(handlers._by_name)
    crews.subscribe()
    yield
    handlers._by_fact.clear(), handlers._by_name.clear()
    handlers._by_fact.update(kept[0]), handlers._by_name.update(kept[1])


@pytest.fixture
def wire(settings) -> Iterator[Wire]:
    """The way to the broker; queues are this test's own and go with it."""
    try:
        with Connection(BROKER, connect_timeout=3) as probe:
            probe.connect()
    except OSError as trouble:
        missing(f"no RabbitMQ at {BROKER.rpartition('@')[2]}: {trouble}")
    way = Wire()
    way.mend()
    settings.AMQP_URL = f"amqp://guest:guest@127.0.0.1:{way.port}//"
    settings.AMQP_PREFIX = f"diandan-test-{secrets.token_hex(4)}"
    celery.app.cache_clear()
    with crew_listening():
        yield way
    celery.app.cache_clear()
    way.cut()
    forget_queues()


def forget_queues() -> None:
    with Connection(BROKER) as broker:
        for name in celery.QUEUES:
            with suppress(Exception):
                broker.default_channel.queue_delete(f"{django_settings.AMQP_PREFIX}.{name}")


def database_url() -> str:
    database = django_settings.DATABASES["default"]
    engine = database["ENGINE"].rpartition(".")[2]
    if engine == "sqlite3":
        return f"sqlite:///{database['NAME']}"
    return (
        f"{engine}://{database['USER']}:{database['PASSWORD']}@{database['HOST']}:{database['PORT']}"
        f"/{database['NAME']}"
    )


@pytest.fixture
def line(wire) -> Iterator[celery.Line]:
    opened = celery.Line()
    yield opened
    opened.close()


class Crew:
    """Consume processes that are started again when they die, until dismissed."""

    def __init__(self, tmp_path: Path) -> None:
        self._folder = tmp_path
        self._processes: list[subprocess.Popen[bytes]] = []

    def hire(self, *queues: str, dies: str = "", without: str = "") -> subprocess.Popen[bytes]:
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(BACKEND),
            "DJANGO_SETTINGS_MODULE": "diandan.settings",
            "DIANDAN_DATA": str(self._folder),
            "DIANDAN_DATABASE_URL": database_url(),
            "DIANDAN_AMQP_URL": django_settings.AMQP_URL,
            "DIANDAN_AMQP_PREFIX": django_settings.AMQP_PREFIX,
            "DIANDAN_LOG_LEVEL": "ERROR",
            "CREW_FLAG": str(self._folder / "died"),
            "CREW_DIES": dies,
            "CREW_WITHOUT": without,
        }
        command = [sys.executable, "-m", "tests.infra.facts.crew", *queues]
        process = subprocess.Popen(command, env=environment, cwd=BACKEND)
        self._processes.append(process)
        return process

    def dismiss(self) -> None:
        for process in self._processes:
            process.kill()
            process.wait(10)


@pytest.fixture
def crew(wire, tmp_path) -> Iterator[Crew]:
    hired = Crew(tmp_path)
    yield hired
    hired.dismiss()


def wait_until(is_so: Callable[[], bool], *, within_s: float = 30.0) -> None:
    until = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.05)


def effects(kind: str = "react") -> list[str]:
    """Which cups something was done for, in order of name; each doing counts."""
    rows = AuditRow.objects.filter(action=f"crew.{kind}")
    return sorted(rows.values_list("target", flat=True))


def killed(process: subprocess.Popen[bytes]) -> bool:
    return process.wait(30) == -signal.SIGKILL
