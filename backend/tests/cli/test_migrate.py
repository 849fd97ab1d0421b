"""``diandan migrate`` beside a database server that is not there yet, or never will be."""

import os
import subprocess
import sys

import psycopg
import pytest
from django.db import OperationalError

from diandan.cli import migrate
from tests.factories.servers import free_port


def away() -> OperationalError:
    """What Django says of a server nobody answers for."""
    try:
        psycopg.connect(f"postgresql://nobody@127.0.0.1:{free_port()}/none", connect_timeout=2)
    except psycopg.OperationalError as cause:
        error = OperationalError(str(cause))
        error.__cause__ = cause
        return error
    raise AssertionError("somebody answers there")


@pytest.mark.network
def test_a_server_that_does_not_come_is_one_line_and_no_traceback(tmp_path):
    url = f"postgresql://nobody@127.0.0.1:{free_port()}/none"
    done = subprocess.run(
        [sys.executable, "-m", "diandan", "migrate", "--wait", "0"],
        env={**os.environ, "DIANDAN_DATABASE_URL": url, "DIANDAN_DATA": str(tmp_path)},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert done.returncode == 1
    assert "Nothing was changed: the database does not answer" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("late", [0, 3])
def test_a_server_that_is_still_starting_is_waited_for(monkeypatch, late):
    refusals, naps, called = [away() for _ in range(late)], [], []

    class Connection:
        def ensure_connection(self):
            if refusals:
                raise refusals.pop()

    monkeypatch.setattr(migrate, "connection", Connection())
    monkeypatch.setattr(migrate.time, "sleep", naps.append)
    monkeypatch.setattr(migrate, "call_command", lambda *args, **options: called.append((args, options)))

    assert migrate.run("migrate", ["-v"]) == 0

    assert (naps, called) == ([1.0] * late, [(("migrate",), {"verbosity": 1, "interactive": False})])


def test_a_refusal_that_waiting_does_not_mend_ends_it_at_once(monkeypatch, capsys):
    class Connection:
        def ensure_connection(self):
            raise OperationalError("unable to open database file")

    monkeypatch.setattr(migrate, "connection", Connection())
    monkeypatch.setattr(migrate.time, "sleep", lambda _: pytest.fail("waited"))

    assert migrate.run("migrate", []) == 1
    assert "(unable to open database file)" in capsys.readouterr().err
