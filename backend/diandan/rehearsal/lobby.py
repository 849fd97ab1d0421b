"""Guests waiting with their phones in their hands: one live socket per order until it is over.

A phone reads its order over HTTP when the socket opens, when a frame is missing and when the hub says that
something may have been missed, as the order page does.
"""

import asyncio
import json
import threading
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Origin

from diandan.kernel import clock
from diandan.rehearsal.cast import Receipt
from diandan.rehearsal.line import Line, Log, OutOfPatience, Refused

OVER = {"completed", "cancelled"}
PAUSE_S = 0.3
HELLO_WITHIN_S = 5.0
READERS = 8
LAST_TURNS_S = 0.05


class Lobby:
    """A thread with an event loop that holds any number of sockets."""

    def __init__(self, log: Log, *, origin: str) -> None:
        self._log = log
        self._origin = origin
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._waiting: set[asyncio.Task[None]] = set()
        self._readers = ThreadPoolExecutor(READERS)
        self._lines = threading.local()
        self.lost = 0

    def __enter__(self) -> "Lobby":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._go_home(), self._loop).result(timeout=10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=10)
        self._readers.shutdown(wait=False, cancel_futures=True)
        self._loop.close()

    def follow(self, receipt: Receipt, *, live_url: str, ticket: str) -> None:
        """Follow an order from now on; what is seen of it is written on its receipt."""
        self._loop.call_soon_threadsafe(self._add, self._follow(receipt, live_url, ticket))

    def _add(self, work: Coroutine[Any, Any, None]) -> None:
        task = self._loop.create_task(work)
        self._waiting.add(task)
        task.add_done_callback(self._waiting.discard)

    async def _follow(self, receipt: Receipt, live_url: str, ticket: str) -> None:
        after: dict[str, Any] = {}
        while not receipt.seen.keys() & OVER:
            try:
                async with connect(
                    live_url,
                    origin=Origin(self._origin),
                    compression=None,
                    proxy=None,
                    open_timeout=HELLO_WITHIN_S,
                ) as socket:
                    try:
                        await socket.send(json.dumps({"hello": {"ticket": ticket, "after": after}}))
                        await self._listen(socket, receipt, after)
                    except asyncio.CancelledError:
                        # Whoever is sent home does not wait for the hub's goodbye.
                        socket.transport.abort()
                        raise
            except (OSError, TimeoutError, WebSocketException):
                self.lost += 1
                await asyncio.sleep(PAUSE_S)

    async def _listen(self, socket: ClientConnection, receipt: Receipt, after: dict[str, Any]) -> None:
        async for text in socket:
            message = json.loads(text)
            if "ping" in message:
                await socket.send(json.dumps({"pong": message["ping"]}))
            elif "welcome" in message:
                places = message["welcome"]["topics"]
                after |= {name: {"epoch": at["epoch"], "seq": at["seq"]} for name, at in places.items()}
                if not all(at["resumed"] for at in places.values()):
                    await self._load(receipt)
            elif "topic" in message:
                self._log.note_frame(f"guest {message['type']}")
                place, before = _place(message), after.get(message["topic"])
                after[message["topic"]] = place
                if before != {**place, "seq": place["seq"] - 1}:
                    await self._load(receipt)
                elif message["type"] == "order" and message["data"]:
                    _see(receipt, message["data"]["state"])
            if receipt.seen.keys() & OVER:
                return

    async def _load(self, receipt: Receipt) -> None:
        await self._loop.run_in_executor(self._readers, self._read, receipt)

    def _read(self, receipt: Receipt) -> None:
        if not hasattr(self._lines, "line"):
            self._lines.line = Line(self._origin, self._log)
        line: Line = self._lines.line
        line.forget()
        line.browser.cookies.update(receipt.cookies)
        try:
            _see(receipt, line.ask("order page", "GET", f"guest/v1/orders/{receipt.order_id}")["state"])
        except (Refused, OutOfPatience) as error:
            self._log.note_refusal(str(error))

    async def _go_home(self) -> None:
        for task in list(self._waiting):
            task.cancel()
        await asyncio.gather(*self._waiting, return_exceptions=True)
        # A transport closes its socket in a later turn of the loop; these are the last.
        await asyncio.sleep(LAST_TURNS_S)


def _place(frame: dict[str, Any]) -> dict[str, Any]:
    return {"epoch": frame["epoch"], "seq": frame["seq"]}


def _see(receipt: Receipt, state: str) -> None:
    receipt.seen.setdefault(state, clock.monotonic())
