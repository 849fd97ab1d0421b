"""How many screens one hub reaches, how fast, and what each costs in memory.

A hub process of its own on loopback, so many sockets on one topic, frames the size of a kitchen ticket. The sockets
share the machine with the hub, so the figures are floors. Run: backend/.venv/bin/python bench/live_fanout.py
With ``--redis redis://127.0.0.1:6379/9`` the frames go by Redis, as they do at scale.
"""

import argparse
import asyncio
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import uvloop
from websockets.asyncio.client import ClientConnection, connect

BACKEND = Path(__file__).resolve().parents[1] / "backend"
sys.path.insert(0, str(BACKEND))

TOPIC = "store:sto_bench:kitchen"
BURST = 20
FRAME_BYTES = 900


def main() -> None:
    """Measure and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sockets", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=8, help="length of the run at 2.5 frames a second")
    parser.add_argument("--redis", default="", help="address of a Redis whose frames may be thrown away")
    options = parser.parse_args()
    os.environ["DIANDAN_REDIS_URL"] = options.redis
    with tempfile.TemporaryDirectory() as data, running_hub(data) as (port, pid):
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            result = runner.run(_measure(port, pid, options.sockets, options.seconds))
    print(json.dumps(result))


@contextmanager
def running_hub(data: str) -> Iterator[tuple[int, int]]:
    """A hub on a free port; yields the port and the process id."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = int(probe.getsockname()[1])
    # For tickets: this process and the hub must have the same secret.
    os.environ.update(DIANDAN_DATA=data, DIANDAN_LOG_LEVEL="ERROR", DJANGO_SETTINGS_MODULE="diandan.settings")
    command = [sys.executable, "-m", "diandan", "hub", "--host", "127.0.0.1", "--port", str(port)]
    hub = subprocess.Popen(command, cwd=BACKEND)
    try:
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=0.5).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port, hub.pid
    finally:
        hub.terminate()
        hub.wait(10)


async def _measure(port: int, pid: int, count: int, seconds: float) -> dict[str, object]:
    from diandan.infra.live.outlet import start_publishing

    bare_kb = _memory_kb(pid)
    sockets = [await _open(port, number) for number in range(count)]
    with_sockets_kb = _memory_kb(pid)
    publisher = start_publishing(None if os.environ["DIANDAN_REDIS_URL"] else f"ws://127.0.0.1:{port}/publish")
    arrivals: list[float] = []
    counters = [asyncio.create_task(_listen(one, arrivals)) for one in sockets]

    bursts = []
    for _ in range(5):
        await asyncio.sleep(0.3)
        arrivals.clear()
        started = time.monotonic()
        for _ in range(BURST):
            publisher.put(TOPIC, _body(time.monotonic()))
        while len(arrivals) < BURST * count:
            await asyncio.sleep(0.005)
        bursts.append(BURST * count / (time.monotonic() - started))

    arrivals.clear()
    until = time.monotonic() + seconds
    sent = 0
    while time.monotonic() < until:
        publisher.put(TOPIC, _body(time.monotonic()))
        sent += 1
        await asyncio.sleep(0.4)
    while len(arrivals) < sent * count:
        await asyncio.sleep(0.01)
    publisher.stop()
    for task in counters:
        task.cancel()
    late = sorted(arrivals)
    return {
        "sockets": count,
        "deliveries_per_s_in_burst": round(median(bursts)),
        "latency_ms_p50": round(late[len(late) // 2] * 1000, 1),
        "latency_ms_p99": round(late[int(len(late) * 0.99)] * 1000, 1),
        "kb_per_socket": round((with_sockets_kb - bare_kb) / count, 1),
    }


async def _open(port: int, number: int) -> ClientConnection:
    from diandan.infra.live import tickets

    one = await connect(f"ws://127.0.0.1:{port}/live", compression=None, ping_interval=None, proxy=None)
    await one.send(json.dumps({"hello": {"ticket": tickets.issue([TOPIC], f"guest:gst_{number}")}}))
    await one.recv()
    return one


async def _listen(one: ClientConnection, arrivals: list[float]) -> None:
    async for raw in one:
        # The frame's own clock stands at a known place: decoding all of it would measure the client.
        found = raw.find('"sent":') if isinstance(raw, str) else -1
        if found > 0:
            arrivals.append(time.monotonic() - float(raw[found + 7 : found + 27]))


def _body(now: float) -> bytes:
    filler = "x" * FRAME_BYTES
    return (
        f'"type":"ticket","id":"tkt_bench","version":1,"data":{{"sent":{now:020.6f},"x":"{filler}"}}}}'
    ).encode()


def _memory_kb(pid: int) -> int:
    text = Path(f"/proc/{pid}/status").read_text()
    return int(next(line for line in text.splitlines() if line.startswith("VmRSS")).split()[1])


if __name__ == "__main__":
    main()
