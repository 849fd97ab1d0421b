"""A closed-loop HTTP client: so many connections, each sends its next request when the answer is there.

Plain sockets on one event loop, because a comfortable client costs more than the server it measures. It reads
answers whole (by Content-Length), counts statuses, and keeps every latency.
"""

import asyncio
import json
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import uvloop


@dataclass
class Outcome:
    """What a run saw: answers by status, latencies in seconds, wall time in seconds."""

    statuses: Counter[int] = field(default_factory=Counter)
    latencies: list[float] = field(default_factory=list)
    bytes_read: int = 0
    wall_s: float = 0.0

    @property
    def per_second(self) -> float:
        """Answers per second of wall time."""
        return sum(self.statuses.values()) / self.wall_s if self.wall_s else 0.0

    def percentile_ms(self, share: float) -> float:
        """The latency, in milliseconds, that this share of answers did not exceed."""
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000 if ordered else 0.0


def request(
    method: str, path: str, *, host: str, body: object = None, headers: dict[str, str] | None = None
) -> bytes:
    """Return the bytes of one HTTP/1.1 request."""
    content = b"" if body is None else json.dumps(body, ensure_ascii=False).encode()
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host}"]
    if body is not None:
        lines += ["Content-Type: application/json", f"Content-Length: {len(content)}"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content


class _Connection(asyncio.Protocol):
    """One connection of the loop."""

    def __init__(
        self, following: Callable[[], bytes | None], outcome: Outcome, done: asyncio.Future[None]
    ) -> None:
        self._following, self._outcome, self._done = following, outcome, done
        self._buffer = bytearray()
        self._sent_at = 0.0
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]
        self._send()

    def data_received(self, chunk: bytes) -> None:
        self._buffer += chunk
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            return
        head = bytes(self._buffer[:end]).lower()
        marker = head.find(b"content-length:")
        length = int(head[marker + 15 :].split(b"\r\n", 1)[0]) if marker >= 0 else 0
        if len(self._buffer) < end + 4 + length:
            return
        self._outcome.statuses[int(head[9:12])] += 1
        self._outcome.latencies.append(time.perf_counter() - self._sent_at)
        self._outcome.bytes_read += len(self._buffer)
        self._buffer.clear()
        self._send()

    def connection_lost(self, error: Exception | None) -> None:
        if not self._done.done():
            self._outcome.statuses[0] += 1
            self._done.set_result(None)

    def _send(self) -> None:
        assert self._transport is not None
        following = self._following()
        if following is None:
            self._done.set_result(None)
            self._transport.close()
            return
        self._sent_at = time.perf_counter()
        self._transport.write(following)


def run(
    host: str, port: int, *, clients: int, seconds: float, make: Callable[[int], Callable[[], bytes]]
) -> Outcome:
    """Run ``clients`` connections for ``seconds``; ``make(n)`` gives the n-th client its requests."""
    return uvloop.run(_run(host, port, clients=clients, seconds=seconds, make=make))


async def _run(
    host: str, port: int, *, clients: int, seconds: float, make: Callable[[int], Callable[[], bytes]]
) -> Outcome:
    loop, outcome, ends = asyncio.get_running_loop(), Outcome(), []
    started = time.perf_counter()
    until = started + seconds
    for number in range(clients):
        following = make(number)
        done: asyncio.Future[None] = loop.create_future()
        ends.append(done)

        def next_one(following: Callable[[], bytes] = following) -> bytes | None:
            return following() if time.perf_counter() < until else None

        await loop.create_connection(lambda n=next_one, d=done: _Connection(n, outcome, d), host, port)
    await asyncio.gather(*ends)
    outcome.wall_s = time.perf_counter() - started
    return outcome
