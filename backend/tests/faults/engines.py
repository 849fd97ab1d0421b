"""Each server that the shop stands on is away for a while, under load: Redis, the broker, the database.

The town of `tests.scale` (two processes of each role behind nginx), the fault tests' crowd, and at the end
the checker. Redis is killed; broker and database are servers of the machine, so it is the way to them that is
cut: open connections break and new ones are refused, as when the server dies.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import SplitResult, urlsplit

import psycopg
import pymysql

from diandan.kernel import clock
from tests.factories.sandbox import BACKEND
from tests.factories.servers import redis_server
from tests.faults.checker.check import broken
from tests.faults.checker.findings import Broken
from tests.faults.checker.sources import gathered, read_rows
from tests.faults.crowd import FATES, UNKNOWN, Crowd
from tests.infra.facts.conftest import Wire
from tests.scale import town as towns

DATABASES = tuple(sorted(towns.DATABASES))
AWAY_S, BETWEEN_S = 60.0, 15.0
# Some two orders a second. Guests who order without a breath fill two cores that run every role twice; then
# tickets wait for a processor and not for a server.
THINK_S, LOOK_S = 2.0, 0.3
REST_WITHIN_S = 240.0
# Whoever leaves an unpaid order behind would be waited for a quarter of an hour.
FATES_HERE = tuple((fate, weight) for fate, weight in FATES if "leave" not in fate and "lose" not in fate)
UNDERWAY = (
    "SELECT COUNT(*) FROM outbox_message WHERE done_at IS NULL AND (available_at <= %s OR taken_by <> '')",
    "SELECT COUNT(*) FROM outbox_delivery WHERE parked_at IS NULL",
    "SELECT COUNT(*) FROM payments_refund WHERE state IN ('asked', 'sent')",
    "SELECT COUNT(*) FROM payments_payment WHERE is_late AND refunded_fen < amount_fen",
    "SELECT COUNT(*) FROM ordering_order o JOIN payments_bill b ON b.subject = o.public_id "
    "WHERE o.state = 'cancelled' AND b.refunded_fen < b.paid_fen",
    "SELECT COUNT(*) FROM inventory_hold h JOIN ordering_order o ON o.public_id = h.order_id "
    "WHERE h.state = 'held' AND o.state = 'cancelled'",
)


@dataclass(frozen=True, slots=True)
class Absence:
    """What people felt while a server was away, and until nobody felt it any more."""

    calls: int
    errors: int
    placed: int
    p95_s: float
    # From its return to the last call that failed of it; 0 when none did after it.
    healed_after_s: float

    @property
    def error_share(self) -> float:
        """The share of calls that failed, 0 to 1."""
        return self.errors / self.calls if self.calls else 1.0


@dataclass
class Found:
    """What came of one town."""

    usual_p95_s: float = 0.0
    absences: dict[str, Absence] = field(default_factory=dict)
    orders: int = 0
    rest_s: float = 0.0
    broken: list[Broken] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def run(database: str, *, away_s: float = AWAY_S, between_s: float = BETWEEN_S) -> Found:
    """Open a town on a database, let people order, take one server after the other away, check."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="diandan-engines-")))
        away, yard, look = stack.enter_context(_town(folder, database))
        crowd = Crowd(
            yard,
            folder,
            1,
            fates=FATES_HERE,
            hurried=0.0,
            think_s=THINK_S,
            look_s=LOOK_S,
            patience_s=away_s + 60,
            at_work_s=away_s + 120,
        )
        _everybody_is_at_work(look)
        crowd.come()
        stack.callback(crowd.gone.set)
        time.sleep(between_s)
        found = Found(usual_p95_s=_p95([took for _, took, _ in list(crowd.calls)]))
        for name, (cut, mend) in away.items():
            found.absences[name] = _take_away(crowd, name, cut, mend, away_s=away_s, between_s=between_s)
        crowd.let_guests_finish()
        found.rest_s, restless = _come_to_rest(yard, look)
        crowd.leave()
        found.errors = crowd.errors
        statement = yard.sandbox.statement(yard.made["mchid"])
        at_rest = gathered(
            look(read_rows),
            history=crowd.history.lines,
            statement=statement,
            kitchen=crowd.kitchen.lines,
            now=clock.now().timestamp(),
        )
        found.orders = len(at_rest.rows["ordering_order"])
        found.broken = restless + broken(at_rest)
        return found


def _everybody_is_at_work(look: Callable[..., Any]) -> None:
    """Wait until what making the shop has told is heard: relays and workers have no port to wait for."""
    until = clock.monotonic() + REST_WITHIN_S
    while any(look(_underway)[:2]):
        assert clock.monotonic() < until, "nobody hands facts on"
        time.sleep(0.5)


def _take_away(
    crowd: Crowd,
    name: str,
    cut: Callable[[], Any],
    mend: Callable[[], Any],
    *,
    away_s: float,
    between_s: float,
) -> Absence:
    placed, begun_at = len(crowd.orders), clock.monotonic()
    crowd.history.write(op="fault", who=name, result="ok")
    cut()
    time.sleep(away_s)
    placed = len(crowd.orders) - placed
    mend()
    back_at = clock.monotonic()
    crowd.history.write(op="recovered", who=name, result="ok")
    time.sleep(between_s)
    calls = [call for call in list(crowd.calls) if call[0] >= begun_at]
    meanwhile = [call for call in calls if call[0] < back_at]
    # A call that was begun while it was away may end later.
    ends_of_errors = [at + took for at, took, status in calls if _failed(status)]
    return Absence(
        calls=len(meanwhile),
        errors=sum(_failed(status) for _, _, status in meanwhile),
        placed=placed,
        p95_s=_p95([took for _, took, _ in meanwhile]),
        healed_after_s=round(max(0.0, max(ends_of_errors, default=0.0) - back_at), 2),
    )


def _failed(status: int) -> bool:
    return status == 0 or status in UNKNOWN


def _p95(spans_s: list[float]) -> float:
    return round(sorted(spans_s)[int(len(spans_s) * 0.95)], 3) if spans_s else 0.0


@contextmanager
def _town(folder: Path, database: str) -> Iterator[tuple[dict[str, Any], Any, Callable[..., Any]]]:
    """A town with ways that can be cut; how to take each server away, its shop, and its rows."""
    with (
        towns.own_database(database) as url,
        redis_server(folder) as redis,
        towns.own_bucket() as s3_url,
        towns.a_wire() as broker,
    ):
        server = urlsplit(url)
        way = Wire(to=int(server.port or 0))
        way.mend()
        through = server._replace(netloc=f"{server.netloc.rpartition(':')[0]}:{way.port}").geturl()
        town = towns.Town(folder, database_url=through, redis=redis, wire=broker, s3_url=s3_url)
        town.environment |= {"DIANDAN_THROTTLE": "0"}
        try:
            shop = town.open()
            built = subprocess.run(
                [sys.executable, "-m", "tests.faults.build"],
                cwd=BACKEND, env=town.environment, check=True, capture_output=True,
            ).stdout  # fmt: skip
            yard = SimpleNamespace(base=shop.base, sandbox=shop.sandbox, made=json.loads(built))
            away = {
                "Redis": (redis.kill, redis.start),
                "RabbitMQ": (broker.cut, broker.mend),
                "database": (way.cut, way.mend),
            }
            yield away, yard, partial(_look, database, server)
        finally:
            way.cut()
            town.close()
            towns.forget_queues(town.environment["DIANDAN_AMQP_PREFIX"])


def _come_to_rest(yard: Any, look: Callable[..., Any]) -> tuple[float, list[Broken]]:
    """Wait until nothing is on its way; how long that took, and what never ended."""
    started, left = clock.monotonic(), [-1]
    while clock.monotonic() - started < REST_WITHIN_S:
        yard.sandbox.settle()
        charges = yard.sandbox.statement(yard.made["mchid"])["charges"]
        paid = {row["public_id"] for row in look(read_rows)["payments_payment"] if row["state"] == "paid"}
        left = [*look(_underway), sum(charge["out_trade_no"] not in paid for charge in charges)]
        if not any(left):
            return round(clock.monotonic() - started, 1), []
        time.sleep(0.5)
    return REST_WITHIN_S, [Broken("I9", "the shop", f"never at rest: {left}")]


def _look(database: str, server: SplitResult, look: Callable[..., Any]) -> Any:
    where: dict[str, Any] = {"host": server.hostname, "port": server.port, "user": server.username}
    where |= {"password": server.password or ""}
    name = server.path.strip("/")
    if database == "PostgreSQL":
        there: Any = psycopg.connect(**where, dbname=name, autocommit=True)
    else:
        there = pymysql.connect(**where, database=name, autocommit=True)
    with closing(there), closing(there.cursor()) as cursor:
        return look(cursor, vendor="postgresql" if database == "PostgreSQL" else "mysql")


def _underway(cursor: Any, *, vendor: str) -> list[int]:
    now = clock.now() if vendor == "postgresql" else clock.now().astimezone(UTC).replace(tzinfo=None)
    counted = []
    for text in UNDERWAY:
        cursor.execute(text, (now,) if "%s" in text else None)
        counted.append(cursor.fetchone()[0])
    return counted
