"""What every test starts from: an own data folder, a frozen clock when asked for, no network."""

import atexit
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime

import django
import hypothesis
import pytest
from argon2 import PasswordHasher
from django.conf import settings

from diandan.infra import throttle
from diandan.kernel.clock import FrozenClock, frozen_at
from diandan.modules.accounts import passwords

# Before Django reads its settings. Each xdist worker is a process and so has a folder of its own.
_DATA = tempfile.mkdtemp(prefix="diandan-test-")
atexit.register(shutil.rmtree, _DATA, ignore_errors=True)
os.environ["DIANDAN_DATA"] = _DATA
os.environ["DIANDAN_LOG_LEVEL"] = "ERROR"
os.environ["DIANDAN_PUBLIC_URL"] = ""
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "diandan.settings")
django.setup()

# A Thursday, half past ten in the morning in Shanghai.
A_MORNING = datetime(2026, 3, 12, 2, 30, tzinfo=UTC)

# A busy machine makes an example slow, not wrong.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix) -> None:
    """Keep the test database in a file: threads and processes see one database, as in the shop."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database["TEST"] = {**database.get("TEST", {}), "NAME": os.path.join(_DATA, "test.sqlite3")}  # noqa: PTH118


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
        if may_use_loopback and host in LOOPBACK:
            return connect(self, address)  # type: ignore[arg-type]
        if self.type & socket.SOCK_DGRAM:
            # Connecting a datagram socket sends nothing; it is how a program asks for its own address.
            raise OSError("there is no network in tests")
        raise AssertionError(f"a test tried to reach {host}")

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def no_earlier_calls() -> None:
    """Start with no calls counted by the throttles."""
    throttle.forget()
