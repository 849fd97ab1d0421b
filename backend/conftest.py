"""What every test starts from: an own data folder, a frozen clock when asked for, no network."""

import atexit
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from weakref import WeakSet

import django
import hypothesis
import pytest
from argon2 import PasswordHasher
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models import AutoField

from diandan.infra import http, throttle
from diandan.kernel.clock import FrozenClock, frozen_at
from diandan.modules.accounts import passwords

# Before Django reads its settings. Each xdist worker is a process and so has a folder of its own.
_DATA = tempfile.mkdtemp(prefix="diandan-test-")
atexit.register(shutil.rmtree, _DATA, ignore_errors=True)
os.environ["DIANDAN_DATA"] = _DATA
os.environ["DIANDAN_LOG_LEVEL"] = "ERROR"
os.environ["DIANDAN_PUBLIC_URL"] = ""
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "diandan.settings")

# Everything this process calls outside, by whichever adapter; made as adapters are loaded.
_OUTSIDE: WeakSet[http.Outgoing] = WeakSet()
_make_outgoing = http.Outgoing.__init__


def _make_and_list(outgoing: http.Outgoing, *given: Any, **by_name: Any) -> None:
    _make_outgoing(outgoing, *given, **by_name)
    _OUTSIDE.add(outgoing)


http.Outgoing.__init__ = _make_and_list

django.setup()

# A Thursday, half past ten in the morning in Shanghai.
A_MORNING = datetime(2026, 3, 12, 2, 30, tzinfo=UTC)

# A busy machine makes an example slow, not wrong.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix) -> None:
    """Give each test process a database of its own, which goes away with it.

    On SQLite a file: threads and processes see one database, as in the shop. On a server a name that no other
    process of this machine has.
    """
    database = settings.DATABASES["default"]
    is_file = database["ENGINE"].endswith("sqlite3")
    name = os.path.join(_DATA, "test.sqlite3") if is_file else f"diandan_test_{os.getpid()}"  # noqa: PTH118
    database["TEST"] = {**database.get("TEST", {}), "NAME": name}
    if database["ENGINE"].endswith("postgresql"):
        # A database that lives for a minute need not survive a power cut.
        database["OPTIONS"]["options"] += " -c synchronous_commit=off"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    """Let no two tables count alike: a guest's key where a brand's belongs must find nothing.

    On PostgreSQL tables are emptied by DELETE: its TRUNCATE makes new files for each of them.
    """
    with django_db_blocker.unblock():
        _count_apart()
    if connection.vendor == "postgresql":
        connection.ops.sql_flush = lambda style, tables, **_: [
            f"DELETE FROM {connection.ops.quote_name(table)};" for table in tables
        ]


def _count_apart() -> None:
    models = [model for model in apps.get_models() if isinstance(model._meta.pk, AutoField)]
    with connection.cursor() as cursor:
        for at, model in enumerate(sorted(models, key=lambda model: model._meta.db_table), start=1):
            table, first = model._meta.db_table, at * 10_000
            if connection.vendor == "sqlite":
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, first])
            elif connection.vendor == "postgresql":
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [table, model._meta.pk.column, first]
                )
            else:
                cursor.execute(f"ALTER TABLE {connection.ops.quote_name(table)} AUTO_INCREMENT = {first}")


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> None:
    """Hash with the smallest cost: hundreds of tests sign in, and none is about the cost."""
    passwords._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    passwords._nobody = passwords._hasher.hash("nobody has this password")


@pytest.fixture
def clock() -> Iterator[FrozenClock]:
    """A clock standing at ``A_MORNING``; ``clock.advance(minutes=15)`` moves it."""
    with frozen_at(A_MORNING) as frozen:
        yield frozen


@pytest.fixture(autouse=True)
def no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse sockets; tests marked ``network`` reach loopback and nothing else."""
    may_use_loopback = request.node.get_closest_marker("network") is not None
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if self.family == socket.AF_UNIX:
            return connect(self, address)  # type: ignore[arg-type]
        host = address[0] if isinstance(address, tuple) else str(address)
        if (may_use_loopback and host in LOOPBACK) or _is_the_database(address):
            return connect(self, address)  # type: ignore[arg-type]
        if self.type & socket.SOCK_DGRAM:
            # Connecting a datagram socket sends nothing; it is how a program asks for its own address.
            raise OSError("there is no network in tests")
        raise AssertionError(f"a test tried to reach {host}")

    monkeypatch.setattr(socket.socket, "connect", guarded)


def _is_the_database(address: object) -> bool:
    database = settings.DATABASES["default"]
    return isinstance(address, tuple) and (database.get("HOST"), database.get("PORT")) == (
        address[0],
        str(address[1]),
    )


@pytest.fixture(autouse=True)
def no_earlier_calls() -> None:
    """Start with no calls counted by the throttles, and with nobody outside given up for half a minute."""
    throttle.forget()
    for outgoing in _OUTSIDE:
        outgoing.forget_failures()
