"""The driver's side of the yard: a shop to be started, killed, started again, and looked at from outside."""

import json
import os
import random
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import requests

from diandan.kernel import clock
from tests.factories.sandbox import BACKEND, Sandbox
from tests.faults.checker.sources import Rows, read_rows

READY_WITHIN_S = 40
FILES = ("diandan.sqlite3", "sandbox.sqlite3")
REST_WITHIN_S = 60.0
# What is still on its way, by the rows: all of these are nothing once the shop is at rest.
# A deadline of an order that is paid comes all the same, and is due at an instant like any other.
SOON = timedelta(seconds=2)
UNDERWAY = (
    "SELECT COUNT(*) FROM outbox_message WHERE done_at IS NULL AND available_at <= ?",
    "SELECT COUNT(*) FROM outbox_delivery WHERE parked_at IS NULL AND available_at <= ?",
    "SELECT COUNT(*) FROM ordering_order WHERE state = 'awaiting_payment' AND created_at <= ?",
    # Not of an order with the times of a clock that ran ahead: its time to pay ends when they come. What is
    # charged for it is asked for all the same, see `_unbooked`.
    "SELECT COUNT(*) FROM payments_payment p JOIN payments_bill b ON b.id = p.bill_id "
    "JOIN ordering_order o ON o.public_id = b.subject "
    "WHERE p.state IN ('opened', 'pending') AND o.created_at <= ?",
    "SELECT COUNT(*) FROM payments_refund WHERE state IN ('asked', 'sent') AND asked_at <= ?",
    "SELECT COUNT(*) FROM payments_payment WHERE is_late AND refunded_fen < amount_fen AND paid_at <= ?",
    "SELECT COUNT(*) FROM ordering_order o JOIN payments_bill b ON b.subject = o.public_id "
    "WHERE o.state = 'cancelled' AND b.refunded_fen < b.paid_fen AND o.created_at <= ?",
    "SELECT COUNT(*) FROM inventory_hold h JOIN ordering_order o ON o.public_id = h.order_id "
    "WHERE h.state = 'held' AND o.state = 'cancelled' AND o.created_at <= ?",
)


class Died(RuntimeError):
    """A process that was wanted alive is not."""


class NeverAtRest(RuntimeError):
    """Something is still on its way, long after the last fault."""


class Shipyard:
    """One data folder with its yard: every shop in it starts as a copy of the same template."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="diandan-yard-"))
        self._template = self.folder / "template"
        port, hub_port, sandbox_port = (low_port() for _ in range(3))
        self.base = f"http://127.0.0.1:{port}"
        self.sandbox = Sandbox(f"http://127.0.0.1:{sandbox_port}", 0)
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("DIANDAN_")},
            "DIANDAN_DATA": str(self.folder),
            "DIANDAN_HOST": "127.0.0.1",
            "DIANDAN_PORT": str(port),
            "DIANDAN_HUB_PORT": str(hub_port),
            "DIANDAN_SANDBOX_PORT": str(sandbox_port),
            "DIANDAN_SANDBOX": "1",
            "DIANDAN_THROTTLE": "0",
            "DIANDAN_LOG_LEVEL": "ERROR",
            # What a process says before it dies is to be found in its log.
            "PYTHONUNBUFFERED": "1",
            "DJANGO_SETTINGS_MODULE": "diandan.settings",
        }
        built = subprocess.run(
            [sys.executable, "-m", "tests.faults.build"], cwd=BACKEND, env=self.environment, check=True,
            capture_output=True,
        )  # fmt: skip
        self.made: dict[str, Any] = json.loads(built.stdout)
        self._template.mkdir()
        for name in FILES:
            shutil.copy(self.folder / name, self._template / name)
        self._yard = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.yard"], cwd=BACKEND, env=self.environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        assert self._read() == "ready"
        self.web = self.gateway = 0
        # A guard that is off in the web processes to come; for controls.
        self.without = ""
        # How long an order of the web processes to come waits to be paid.
        self.time_to_pay_s = 1.5

    # --- lives and deaths

    def new_shop(self) -> None:
        """Throw the shop away and begin again from the template; the gateway comes up with it."""
        self.kill_all()
        for name in ("clock", "web.log", "gateway.log"):
            (self.folder / name).unlink(missing_ok=True)
        for name in FILES:
            for kind in ("", "-wal", "-shm"):
                (self.folder / f"{name}{kind}").unlink(missing_ok=True)
            shutil.copy(self._template / name, self.folder / name)
        self.start_gateway()

    def start_web(self, *, crash_at: str = "") -> None:
        """Start the web process and wait until it answers, or has died at its point already."""
        self.web = self._fork(
            "web",
            FAULTS_CRASH_AT=crash_at,
            FAULTS_WITHOUT=self.without,
            FAULTS_TIME_TO_PAY=str(self.time_to_pay_s),
        )
        self._wait_for(f"{self.base}/api/guest/v1/stores?brand=faults", lambda: self.web, crash_at)

    @contextmanager
    def patient(self) -> Iterator[None]:
        """Give the orders of a web process started here all the time a shop gives them."""
        self.time_to_pay_s, earlier = 900.0, self.time_to_pay_s
        try:
            yield
        finally:
            self.time_to_pay_s = earlier

    def start_gateway(self) -> None:
        """Start the stand-in gateway."""
        self.gateway = self._fork("gateway")
        self._wait_for(f"{self.sandbox.url}/sandbox/health", lambda: self.gateway, "")

    def kill_web(self) -> None:
        """SIGKILL, wherever it is."""
        self.web = _kill(self.web)

    def kill_gateway(self) -> None:
        """The same for the gateway."""
        self.gateway = _kill(self.gateway)

    def kill_all(self) -> None:
        """Everything ends."""
        self.kill_web()
        self.kill_gateway()

    def has_died(self) -> bool:
        """Whether the web process is gone."""
        return not _is_alive(self.web)

    def close(self) -> None:
        """End the yard and remove the folder."""
        self.kill_all()
        for pipe in (self._yard.stdin, self._yard.stdout):
            assert pipe
            pipe.close()
        self._yard.wait(10)
        shutil.rmtree(self.folder, ignore_errors=True)

    # --- looking at it

    def rows(self) -> Rows:
        """The database as it is now."""
        with sqlite3.connect(f"file:{self.folder / FILES[0]}?mode=ro", uri=True, timeout=20) as database:
            return read_rows(database.cursor())

    def underway(self) -> list[int]:
        """How many of each kind are still on their way, or will be before anybody has looked at the rows."""
        now, soon = (at.replace(tzinfo=None).isoformat(" ") for at in (clock.now(), clock.now() + SOON))
        with sqlite3.connect(f"file:{self.folder / FILES[0]}?mode=ro", uri=True, timeout=20) as database:
            return [
                database.execute(text, (soon if "available_at" in text else now,)).fetchone()[0]
                for text in UNDERWAY
            ]

    def come_to_rest(self, within_s: float = REST_WITHIN_S) -> float:
        """Wait until nothing is on its way; return how long that took.

        Raises:
            Died: the web process is gone. NeverAtRest: something does not end.
        """
        started = clock.monotonic()
        quiet = 0
        while quiet < 3:
            if self.has_died():
                raise Died(self.said())
            if clock.monotonic() - started > within_s:
                raise NeverAtRest(f"{self.underway()}")
            with suppress(AssertionError, OSError):
                self.sandbox.settle()
            quiet = 0 if any(self.underway()) or self._unbooked() else quiet + 1
            time.sleep(0.05)
        return clock.monotonic() - started

    def _unbooked(self) -> int:
        """How many charges of the gateway the shop does not know yet, by whatever clock they were begun."""
        try:
            charges = self.sandbox.statement(self.made["mchid"])["charges"]
        except (AssertionError, OSError):
            return 1
        paid = {row["public_id"] for row in self.rows()["payments_payment"] if row["state"] == "paid"}
        return sum(charge["out_trade_no"] not in paid for charge in charges)

    def said(self) -> str:
        """The last the web process has said."""
        log = self.folder / "web.log"
        return log.read_text(errors="replace")[-3000:] if log.exists() else ""

    def _fork(self, what: str, **environment: str) -> int:
        assert self._yard.stdin
        self._yard.stdin.write(json.dumps({"what": what, "environment": environment}) + "\n")
        self._yard.stdin.flush()
        return int(self._read())

    def _read(self) -> str:
        assert self._yard.stdout
        line = self._yard.stdout.readline().strip()
        if not line:
            raise Died("the yard has ended")
        return line

    def _wait_for(self, url: str, pid: Any, crash_at: str) -> None:
        until = clock.monotonic() + READY_WITHIN_S
        while clock.monotonic() < until:
            if not _is_alive(pid()):
                if crash_at:
                    return
                raise Died(self.said())
            try:
                requests.get(url, timeout=5)
            except requests.RequestException:
                time.sleep(0.02)
            else:
                return
        raise Died(f"did not answer: {self.said()}")


def low_port() -> int:
    """A free port below those the system gives to callers.

    Whoever keeps calling a dead shop on a high port is now and then given that very port to call from, and
    talks to himself; the shop then cannot come back.
    """
    while True:
        port = random.randrange(18_000, 30_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def _kill(pid: int) -> int:
    if pid:
        with suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)
        while _is_alive(pid):
            time.sleep(0.005)
    return 0


def _is_alive(pid: int) -> bool:
    """Whether a process runs. One whose first thread is gone runs on, with its sockets, until the last is."""
    if not pid:
        return False
    try:
        return any(_is_running(task) for task in Path(f"/proc/{pid}/task").iterdir())
    except OSError:
        return False


def _is_running(task: Path) -> bool:
    try:
        return (task / "stat").read_text().rsplit(")", 1)[1].split()[0] not in ("Z", "X")
    except OSError:
        return False
