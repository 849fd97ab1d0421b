"""Guests waiting with their phones in their hands: one live socket per order until it is over."""

import asyncio
import json
import threading
from collections.abc import Coroutine
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Origin

from diandan.kernel import clock
from diandan.rehearsal.cast import Receipt
from diandan.rehearsal.line import Log

OVER = {"completed", "cancelled"}
PAUSE_S = 0.3
HELLO_WITHIN_S = 5.0


class Lobby:
    """A thread with an event loop that holds any number of sockets."""

    def __init__(self, log: Log, *, origin: str) -> None:
        self._log = log
        self._origin = origin
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._waiting: set[asyncio.Task[None]] = set()
        self.lost = 0

    def __enter__(self) -> "Lobby":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._go_home(), self._loop).result(timeout=10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=10)
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
                    await socket.send(json.dumps({"hello": {"ticket": ticket, "after": after}}))
                    await self._listen(socket, receipt, after)
            except (OSError, TimeoutError, WebSocketException):
                self.lost += 1
                await asyncio.sleep(PAUSE_S)

    async def _listen(self, socket: ClientConnection, receipt: Receipt, after: dict[str, Any]) -> None:
        async for text in socket:
            message = json.loads(text)
            if "ping" in message:
                await socket.send(json.dumps({"pong": message["ping"]}))
            elif "topic" in message:
                self._log.note_frame(f"guest {message['type']}")
                after[message["topic"]] = {"epoch": message["epoch"], "seq": message["seq"]}
                if message["type"] == "order" and message["data"]:
                    receipt.seen.setdefault(message["data"]["state"], clock.monotonic())
                    if message["data"]["state"] in OVER:
                        return

    async def _go_home(self) -> None:
        for task in list(self._waiting):
            task.cancel()
        await asyncio.gather(*self._waiting, return_exceptions=True)
