"""The doctor's look at the database: does it answer, is it new enough, does it keep what it is given."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from diandan.cli.doctor_finding import Finding, Verdict, judge, unwise, wrong
from diandan.kernel import clock

# What Django 5.2 itself asks for.
LEAST = {"PostgreSQL": (14,), "MariaDB": (10, 5), "MySQL": (8, 0, 11)}
CLOCKS_APART_S = 2
# Connections of a process beside its request threads: relay, errands, emits, ticker, and one to look around.
BESIDE_THREADS = 8


def look() -> Iterator[Finding]:
    """Every finding about the database."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        yield judge(True, "database.answers", name=connection.display_name)
        examine = {"sqlite": _sqlite, "postgresql": _postgresql, "mysql": _mysql}[connection.vendor]
        yield from examine()
        yield _shape()
    except (Error, ImproperlyConfigured) as failure:
        if isinstance(failure.__cause__, ImportError):
            yield wrong("database.driver")
            return
        # The first line: drivers add pages of advice, and none of them names the password.
        said = (str(failure).strip() or type(failure).__name__).splitlines()[0]
        yield wrong("database.answers", why=said[:200])


def _sqlite() -> Iterator[Finding]:
    yield judge(settings.WEB_WORKERS == 1, "database.writers", workers=settings.WEB_WORKERS)
    mode = _asked("PRAGMA journal_mode")
    if mode != "wal":
        yield wrong("database.journal", mode=mode)
    # 2 is FULL.
    yield judge(_asked("PRAGMA synchronous") >= 2, "database.durable", setting="synchronous < FULL")


def _postgresql() -> Iterator[Finding]:
    yield _version("PostgreSQL", _asked("SHOW server_version"))
    yield _isolation(_asked("SHOW transaction_isolation"))
    charset = _asked("SHOW server_encoding")
    yield judge(charset == "UTF8", "database.letters", charset=charset)
    off = [name for name in ("fsync", "synchronous_commit") if _asked(f"SHOW {name}") == "off"]
    yield judge(not off, "database.durable", setting=", ".join(f"{name} = off" for name in off))
    kept_back = int(_asked("SHOW superuser_reserved_connections"))
    yield _connections(int(_asked("SHOW max_connections")) - kept_back)
    yield _clock(_asked("SELECT clock_timestamp()"))


def _mysql() -> Iterator[Finding]:
    version = _asked("SELECT VERSION()")
    name = "MariaDB" if "MariaDB" in version else "MySQL"
    yield _version(name, version)
    yield _isolation(_asked(f"SELECT @@{'tx' if name == 'MariaDB' else 'transaction'}_isolation"))
    charset = _asked("SELECT @@character_set_connection")
    yield judge(charset == "utf8mb4", "database.letters", charset=charset)
    blind = _rows(
        "SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns "
        "WHERE table_schema = DATABASE() AND collation_name IS NOT NULL "
        "AND collation_name NOT LIKE '%%\\_bin' ORDER BY 1"
    )
    yield judge(not blind, "database.capitals", count=len(blind), first=blind[0][0] if blind else "")
    flushed = int(_asked("SELECT @@GLOBAL.innodb_flush_log_at_trx_commit"))
    yield judge(flushed == 1, "database.durable", setting=f"innodb_flush_log_at_trx_commit = {flushed}")
    yield _connections(int(_asked("SELECT @@max_connections")))
    yield _clock(_asked("SELECT UTC_TIMESTAMP(6)"))


def _version(name: str, told: str) -> Finding:
    found = re.match(r"\d+(\.\d+)*", told)
    version = found[0] if found else told
    enough = tuple(int(part) for part in version.split(".")) >= LEAST[name]
    least = ".".join(map(str, LEAST[name]))
    if enough and name == "MySQL":
        return unwise("database.unverified", name=name, version=version)
    return judge(enough, "database.version", name=name, version=version, least=least)


def _isolation(told: str) -> Finding:
    level = told.lower().replace("-", " ")
    return judge(level == "read committed", "database.isolation", level=level)


def _connections(allowed: int) -> Finding:
    needed = settings.WEB_WORKERS * (settings.WEB_THREADS + BESIDE_THREADS)
    enough = needed <= allowed
    return judge(enough, "database.connections", bad=Verdict.UNWISE, needed=needed, allowed=allowed)


def _clock(told: datetime) -> Finding:
    at = told if told.tzinfo else told.replace(tzinfo=UTC)
    apart = abs((clock.now() - at).total_seconds())
    return judge(apart <= CLOCKS_APART_S, "clock.database", bad=Verdict.UNWISE, seconds=round(apart))


def _shape() -> Finding:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return judge(not missing, "database.shape", steps=len(missing))


def _asked(text: str) -> Any:
    return _rows(text)[0][0]


def _rows(text: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        # The empty list lets the driver look for marks, so that a doubled percent sign is one.
        cursor.execute(text, [])
        return list(cursor.fetchall())
