"""Say what is missing, wrong or unwise in this installation; ends with 1 when something is wrong."""

import argparse
import os
import shutil
import sqlite3
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from diandan.cli import neighbours
from diandan.infra.secrets import keyring
from diandan.modules.payments import queries as payments
from diandan.modules.stores import queries as stores

ENOUGH_SPACE = 1024**3


class Verdict(StrEnum):
    """How bad it is."""

    GOOD = "good"
    UNWISE = "unwise"
    WRONG = "WRONG"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    verdict: Verdict
    what: str


def run(name: str, arguments: list[str]) -> int:
    """Look at everything, print what was found."""
    parser = argparse.ArgumentParser(prog=f"diandan {name}", description=__doc__)
    parser.add_argument("--quiet", action="store_true", help="leave out what is good")
    quiet: bool = parser.parse_args(arguments).quiet
    findings = list(look())
    for finding in findings:
        if not (quiet and finding.verdict is Verdict.GOOD):
            print(f"{finding.verdict:<7} {finding.what}")
    return 1 if any(finding.verdict is Verdict.WRONG for finding in findings) else 0


def look() -> Iterator[Finding]:
    """Every finding, in the order of the page of settings."""
    for examine in (_python, _secrets, _addresses, _data_folder, _database, _beside, _rows, _clients):
        yield from examine()


def _python() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield _judge(sys.version_info >= (3, 11), f"Python {version}", otherwise="3.11 or newer is needed")


def _secrets() -> Iterator[Finding]:
    for name in ("DIANDAN_SECRET_KEY", "DIANDAN_FIELD_KEYS"):
        generated = settings.DATA_DIR / "keys" / ("secret" if name.endswith("SECRET_KEY") else "fields")
        if generated.exists() and _is_generated(name, generated):
            yield Finding(
                Verdict.UNWISE,
                f"{name} is generated and lies beside the data: a copy of {settings.DATA_DIR} opens all",
            )
            others = generated.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
            yield _judge(
                not others, f"{generated} is its owner's alone", otherwise="others may read it: chmod 600"
            )
        else:
            yield Finding(Verdict.GOOD, f"{name} comes from the environment")
    try:
        yield Finding(Verdict.GOOD, f"columns are encrypted with key {keyring.newest().id!r}")
    except ImproperlyConfigured as wrong:
        yield Finding(Verdict.WRONG, str(wrong))


def _is_generated(name: str, path: Path) -> bool:
    kept = path.read_text().strip()
    used = settings.SECRET_KEY if name.endswith("SECRET_KEY") else settings.FIELD_KEYS[0]
    return used in {kept, f"local:{kept}"}


def _addresses() -> Iterator[Finding]:
    if not settings.PUBLIC_URL:
        yield Finding(
            Verdict.UNWISE, "DIANDAN_PUBLIC_URL is not set: fine in a shop's own network, not beyond it"
        )
    elif not settings.PUBLIC_URL.startswith("https://"):
        yield Finding(
            Verdict.UNWISE,
            "the public address is not https: no camera, no location, and cookies in clear text",
        )
    else:
        yield _judge(
            settings.COOKIES_SECURE, "cookies travel over TLS only", otherwise="DIANDAN_COOKIES_SECURE is 0"
        )
        if not settings.LIVE_URL.startswith("wss://"):
            yield Finding(
                Verdict.WRONG,
                "an https page cannot open ws://: set DIANDAN_LIVE_URL to the wss:// address of the hub",
            )


def _data_folder() -> Iterator[Finding]:
    folder: Path = settings.DATA_DIR
    yield _judge(os.access(folder, os.W_OK), f"{folder} can be written", otherwise="it cannot")
    free = shutil.disk_usage(folder).free
    yield _judge(free > ENOUGH_SPACE, f"{free // 1024**3} GiB are free there", otherwise="that is too little")


def _database() -> Iterator[Finding]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA journal_mode")
                mode = cursor.fetchone()[0]
                yield _judge(
                    mode == "wal", f"SQLite {sqlite3.sqlite_version}, journal {mode}", otherwise="want wal"
                )
                cursor.execute("PRAGMA synchronous")
                yield _judge(
                    cursor.fetchone()[0] >= 2,  # FULL
                    "a paid order survives a power cut",
                    otherwise="synchronous is not FULL",
                )
                yield _judge(
                    settings.WEB_WORKERS == 1,
                    f"{settings.WEB_WORKERS} web process on SQLite",
                    otherwise="SQLite has one writer: one web process, or a database server",
                )
    except DatabaseError as failure:
        yield Finding(Verdict.WRONG, f"the database does not answer: {failure}")
        return
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    yield _judge(
        not missing,
        "the database has today's shape",
        otherwise=f"run `diandan migrate` ({len(missing)} steps)",
    )


def _beside() -> Iterator[Finding]:
    for answer in neighbours.look():
        bad = Verdict.UNWISE if answer.is_unwise else Verdict.WRONG
        yield _judge(answer.is_good, answer.what, otherwise=answer.otherwise, bad=bad)


def _rows() -> Iterator[Finding]:
    try:
        brands = stores.brands()
        mixed = payments.mixed_accounts()
    except DatabaseError:
        return
    yield _judge(
        bool(brands),
        f"{len(brands)} brands",
        otherwise="run `diandan setup`, or `diandan demo` to look around",
        bad=Verdict.UNWISE,
    )
    yield _judge(
        not mixed, "play money and real money are apart", otherwise=f"stores with both: {', '.join(mixed)}"
    )


def _clients() -> Iterator[Finding]:
    for folder in (settings.GUEST_DIST, settings.CONSOLE_DIST):
        built = (folder / "index.html").is_file()
        yield _judge(
            built, f"{folder.name} pages are built", otherwise=f"{folder} is missing: run `make build`"
        )


def _judge(good: bool, what: str, *, otherwise: str, bad: Verdict = Verdict.WRONG) -> Finding:
    return Finding(Verdict.GOOD, what) if good else Finding(bad, f"{what}: {otherwise}")
