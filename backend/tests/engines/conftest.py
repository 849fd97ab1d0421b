"""What only a database server can show: its locks, its lost connections, its texts and instants.

`make test-engines` runs this folder on every server that answers; on SQLite only the values can be looked at.
"""

import threading
from contextlib import contextmanager

import pytest
from django.db import connection

from diandan.infra.idempotency.models import Claim

KINDS = ("mysql", "postgresql")


def pytest_collection_modifyitems(items):
    if connection.vendor in KINDS:
        return
    on_a_server = pytest.mark.skip(reason="needs a database server: make test-engines")
    for item in items:
        if "tests/engines/" in item.path.as_posix() and item.path.name != "test_values.py":
            item.add_marker(on_a_server)


@pytest.fixture
def kill():
    """Let the server cut a connection, named by its own number."""

    def kill(number: int) -> None:
        with elsewhere() as other, other.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SELECT pg_terminate_backend(%s)", [number])
            else:
                cursor.execute(f"KILL {number}")

    return kill


def own_number() -> int:
    """By what number the server knows this thread's connection."""
    asked = "SELECT pg_backend_pid()" if connection.vendor == "postgresql" else "SELECT CONNECTION_ID()"
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return cursor.fetchone()[0]


@contextmanager
def elsewhere():
    """A second connection, as another process has one."""
    other = connection.copy()
    try:
        yield other
    finally:
        other.close()


def two_claims() -> None:
    for key in ("one", "two"):
        Claim.objects.create(actor="guest:gst_lin", key=key, request_hash="h", ref="before")


def refs() -> dict[str, str]:
    return dict(Claim.objects.order_by("key").values_list("key", "ref"))


def in_threads(*works):
    outcomes = [None] * len(works)

    def call(index, work):
        try:
            outcomes[index] = work()
        except Exception as error:
            outcomes[index] = type(error).__name__
        finally:
            connection.close()

    threads = [threading.Thread(target=call, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes
