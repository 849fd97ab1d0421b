"""The hub dies under thousands of open screens; all of them come back at once, and are live again."""

import asyncio
import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from diandan.infra.live import frames, tickets
from diandan.infra.live.publisher import Publisher
from diandan.kernel import clock
from tests.factories.sandbox import BACKEND
from tests.faults.shipyard import low_port

WITHIN_S = 60.0
TOPIC = "store:sto_herd"
# As the clients wait (clients/packages/wire/src/backoff.ts): doubling, with chance, so that they spread.
FIRST_S, LONGEST_S = 0.5, 15.0
# Sockets of one machine that are being opened at the same moment.
AT_ONCE = 400
# One address may hold 2,000 sockets; a herd comes from many, and all of 127.0.0.0/8 is this machine.
ADDRESSES = 50


@dataclass
class Herd:
    """What was seen."""

    sockets: int
    live: int = 0
    within_s: float = 0.0
    reached: int = 0
    hub_kb: int = 0


def run(folder: Path, sockets: int, *, comes_back: bool = True, patience_s: float = WITHIN_S) -> Herd:
    """Open so many screens, kill the hub, count who is live again, and tell all of them something."""
    port = low_port()
    hub = _start(folder, port)
    found = Herd(sockets)
    asyncio.run(_run(folder, port, [hub], found, comes_back=comes_back, patience_s=patience_s))
    return found


async def _run(
    folder: Path,
    port: int,
    hubs: list[subprocess.Popen[bytes]],
    found: Herd,
    *,
    comes_back: bool,
    patience_s: float,
) -> None:
    herd = [_Screen(port, number) for number in range(found.sockets)]
    gate = asyncio.Semaphore(AT_ONCE)
    lives = [asyncio.create_task(screen.live(gate)) for screen in herd]
    try:
        await _until(lambda: all(screen.is_live for screen in herd), 120)
        hubs[-1].send_signal(signal.SIGKILL)
        hubs[-1].wait()
        await _until(lambda: not any(screen.is_live for screen in herd), 30)
        started = clock.monotonic()
        if comes_back:
            hubs.append(_start(folder, port))
        await _until(lambda: all(screen.is_live for screen in herd), patience_s)
        found.within_s = clock.monotonic() - started
        found.live = sum(screen.is_live for screen in herd)
        publisher = Publisher(f"ws://127.0.0.1:{port}/publish")
        publisher.start()
        publisher.put(TOPIC, frames.body_of(type="store", id="sto_herd", version=1, data={}))
        await _until(lambda: all(screen.heard for screen in herd), min(patience_s, 20))
        publisher.stop()
        found.reached = sum(screen.heard for screen in herd)
        found.hub_kb = _memory_kb(hubs[-1].pid)
    finally:
        for life in lives:
            life.cancel()
        await asyncio.gather(*lives, return_exceptions=True)
        for hub in hubs:
            hub.kill()
            hub.wait()


class _Screen:
    """One open page."""

    def __init__(self, port: int, number: int) -> None:
        self.url = f"ws://127.0.0.1:{port}/live"
        self.address = f"127.0.0.{2 + number % ADDRESSES}"
        self.ticket = tickets.issue([TOPIC], f"guest:gst_{number}")
        self.is_live = self.heard = False
        self._chance = random.Random(number)

    async def live(self, gate: asyncio.Semaphore) -> None:
        """Be connected, whatever happens."""
        failures = 0
        while True:
            with suppress(OSError, TimeoutError, WebSocketException):
                async with gate:
                    socket = await connect(
                        self.url,
                        compression=None,
                        ping_interval=None,
                        proxy=None,
                        open_timeout=20,
                        local_addr=(self.address, 0),
                    )
                    await socket.send(json.dumps({"hello": {"ticket": self.ticket, "after": {}}}))
                    self.is_live = "welcome" in json.loads(await asyncio.wait_for(socket.recv(), 20))
                failures = 0
                await self._listen(socket)
            self.is_live = False
            wait_s = min(LONGEST_S, FIRST_S * 2**failures)
            failures += 1
            await asyncio.sleep(wait_s * self._chance.uniform(0.5, 1))

    async def _listen(self, socket: ClientConnection) -> None:
        async for raw in socket:
            message = json.loads(raw)
            if "ping" in message:
                await socket.send(json.dumps({"pong": message["ping"]}))
            self.heard = self.heard or message.get("topic") == TOPIC


def _start(folder: Path, port: int) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "DIANDAN_DATA": str(folder),
        "DIANDAN_SECRET_KEY": settings.SECRET_KEY,
        "DIANDAN_LOG_LEVEL": "ERROR",
    }
    command = [sys.executable, "-m", "diandan", "hub", "--host", "127.0.0.1", "--port", str(port)]
    return subprocess.Popen(command, cwd=BACKEND, env=environment)


async def _until(holds, patience_s: float) -> None:
    until = time.monotonic() + patience_s
    while not holds() and time.monotonic() < until:
        await asyncio.sleep(0.02)


def _memory_kb(pid: int) -> int:
    with suppress(OSError, StopIteration):
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmRSS")).split()[1])
    return 0
