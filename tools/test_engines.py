"""Run the suites that lean on a database again on every database server that answers. Starts none.

Looks on loopback, or where DIANDAN_TEST_POSTGRESQL_URL and DIANDAN_TEST_MYSQL_URL say; an empty value leaves
one out. The account must be allowed to make and drop databases: each test process makes its own,
``diandan_test_<process>``, and what killed processes of this machine left behind is dropped first.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

BACKEND = Path(__file__).resolve().parents[1] / "backend"
WANTED = {
    "PostgreSQL": ("DIANDAN_TEST_POSTGRESQL_URL", "postgresql://postgres@127.0.0.1:5432/diandan"),
    "MariaDB": ("DIANDAN_TEST_MYSQL_URL", "mysql://root@127.0.0.1:3306/diandan"),
}
# The rooms whose rows race, the pipes they run through, and what only a server can show.
SUITES = [
    "tests/engines",
    "tests/concurrency",
    "tests/infra/facts",
    *(f"tests/infra/test_{name}.py" for name in ("gate", "lanes", "outbox", "secrets", "sql", "ticker", "units")),
    *(
        f"tests/modules/{room}"
        for room in ("accounts", "feedback", "inventory", "kitchen", "ledger", "ordering", "payments")
    ),
    "tests/cli/test_doctor.py",
    "tests/flows/test_placing.py",
    "tests/flows/paying",
]
# Whose workers the broker feeds makes no difference to it: killed workers are played on one server, the last that answers.
ON_ONE = ["tests/infra/facts/test_by_rabbitmq.py"]
# On a server the errand of a killed worker is anybody's only when its two minutes are over: four deaths take ten.
ON_SQLITE = ["tests/infra/facts/test_what_kills.py"]
# Tests of processes wait as long as they work, so one worker more than there are cores; more only wait for the server.
WORKERS = min((os.cpu_count() or 1) + 1, 4)
LEFT_BEHIND = re.compile(r"diandan_(?:test|bench)_(\d+)\w*")
LOOPBACK = {"127.0.0.1", "::1", "localhost", ""}


def main() -> int:
    """Run what there is; the exit status is that of the worst run."""
    status = 0
    found = _answering()
    for name, (url, version) in found.items():
        where = urlsplit(url)
        print(f"== {name} {version} at {where.hostname}:{where.port}", flush=True)
        workers = os.environ.get("WORKERS", "auto")
        number = str(WORKERS) if workers == "auto" else workers
        command = [sys.executable, "-m", "pytest", "-q", "-n", number, "--dist", "worksteal"]
        elsewhere = ON_SQLITE if name == list(found)[-1] else ON_SQLITE + ON_ONE
        command += [f"--ignore={file}" for file in elsewhere]
        environment = {**os.environ, "DIANDAN_DATABASE_URL": url}
        done = subprocess.run([*command, *SUITES, *sys.argv[1:]], cwd=BACKEND, env=environment, check=False)
        status = max(status, abs(done.returncode))
    return status


def _answering() -> dict[str, tuple[str, str]]:
    """Return address and version of each server that answers, and say of the others why they are left out."""
    found = {}
    for name, (variable, usual) in WANTED.items():
        url = os.environ.get(variable, usual)
        if not url:
            print(f"== {name}: SKIPPED, {variable} is empty", flush=True)
            continue
        where = urlsplit(url)
        try:
            version = _greet(url)
        except Exception as refused:
            print(f"== {name}: SKIPPED, nothing answers at {where.hostname}:{where.port}", flush=True)
            print(f"   ({_first_line(refused)}; set {variable})", flush=True)
            continue
        found[name] = url, version
    return found


def _greet(url: str) -> str:
    """Ask a server for its version, and drop what dead processes left; raises when it does not answer."""
    at = urlsplit(url)
    ask, close = (_postgresql if at.scheme.startswith("postgres") else _mysql)(at)
    try:
        (version,) = ask("SELECT version()")[0]
        listed = (
            "SELECT datname FROM pg_database" if at.scheme.startswith("postgres") else "SHOW DATABASES"
        )
        for (database,) in ask(listed) if at.hostname in LOOPBACK else []:
            left = LEFT_BEHIND.fullmatch(database)
            if left and not Path(f"/proc/{left[1]}").exists():
                ask(f"DROP DATABASE {database}")
    finally:
        close()
    found = re.search(r"\d+(?:\.\d+)+", version)
    return found[0] if found else version


Ask = Callable[[str], list[tuple[Any, ...]]]


def _postgresql(at: Any) -> tuple[Ask, Callable[[], None]]:
    import psycopg

    server = psycopg.connect(
        host=at.hostname,
        port=at.port,
        user=at.username,
        password=at.password,
        dbname="postgres",
        connect_timeout=3,
        autocommit=True,
    )

    def ask(text: str) -> list[tuple[Any, ...]]:
        cursor = server.execute(text)
        return cursor.fetchall() if cursor.description else []

    return ask, server.close


def _mysql(at: Any) -> tuple[Ask, Callable[[], None]]:
    import pymysql

    server = pymysql.connect(
        host=at.hostname,
        port=at.port or 3306,
        user=at.username,
        password=at.password or "",
        connect_timeout=3,
        autocommit=True,
    )

    def ask(text: str) -> list[tuple[Any, ...]]:
        with server.cursor() as cursor:
            cursor.execute(text)
            return list(cursor.fetchall())

    return ask, server.close


def _first_line(error: Exception) -> str:
    said = str(error).strip() or type(error).__name__
    return said.splitlines()[0][:160]


if __name__ == "__main__":
    raise SystemExit(main())
