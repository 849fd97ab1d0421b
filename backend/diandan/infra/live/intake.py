"""The hub's side of publishing: batches in, numbers acknowledged, losses noticed.

Each publisher numbers its frames and keeps them until they are acknowledged, so the same process coming
back after a broken connection repeats what is missing and we skip what we have. A publisher that vanishes
without a goodbye and does not come back may have taken frames with it: every topic then gets a new epoch
and its screens read anew.
"""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import structlog
from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from diandan.infra.live import tickets
from diandan.infra.live.frames import DISMISS, unpack
from diandan.infra.live.hub import Hub

log = structlog.get_logger(__name__)

BATCH_BYTES_MAX = 16 * 1024 * 1024
HELLO_S = 5.0
GRACE_S = 3.0
# Screens that are told to read anew need somebody to read from: the next web process, if there is none now.
WAIT_FOR_NEXT_S = 30.0
# Renewing makes every screen of a topic ask again over HTTP; a little apart, so the web process can breathe.
RENEW_AT_ONCE = 100
RENEW_PAUSE_S = 0.05

BAD_PUBLISHER = 4401
EVERYTHING = "*"


class Intake:
    """All publishers of one hub."""

    def __init__(self, hub: Hub, *, dismiss: Callable[[str], None], grace_s: float = GRACE_S) -> None:
        self._hub = hub
        self._dismiss = dismiss
        self._grace_s = grace_s
        self._numbers: dict[str, int] = {}
        self._connected: dict[str, ServerConnection] = {}
        self._vanished: dict[str, asyncio.Task[None]] = {}
        self._somebody_came = asyncio.Event()

    async def serve(self, connection: ServerConnection) -> None:
        """Take what one publisher sends until it leaves."""
        publisher = await self._greet(connection)
        if publisher is None:
            return
        self._came(publisher, connection)
        said_goodbye = False
        try:
            await _acknowledge(connection, self._numbers[publisher])
            async for message in connection:
                if message == "bye":
                    said_goodbye = True
                    break
                await self._take(publisher, connection, message)
        except ConnectionClosed:
            pass
        finally:
            self._went(publisher, connection, said_goodbye=said_goodbye)

    def connections(self) -> list[ServerConnection]:
        """The publishers' sockets at present."""
        return list(self._connected.values())

    async def _greet(self, connection: ServerConnection) -> str | None:
        try:
            async with asyncio.timeout(HELLO_S):
                hello: Any = json.loads(await connection.recv())["publisher"]
            tickets.verify_publisher(str(hello["token"]))
            return str(hello["id"])
        except (TimeoutError, ValueError, KeyError, TypeError, tickets.BadTicket):
            self._hub.metrics.refused.labels("bad_publisher").inc()
            await connection.close(BAD_PUBLISHER, "bad publisher")
        except ConnectionClosed:
            pass
        return None

    async def _take(self, publisher: str, connection: ServerConnection, message: str | bytes) -> None:
        if isinstance(message, str):
            lost = json.loads(message)["lost"]
            await self._renew(self._hub.names() if EVERYTHING in lost else lost)
        else:
            seen = self._numbers[publisher]
            for number, topic, body in unpack(message):
                if number > seen:
                    self._pass_on(topic, body)
                    seen = number
            self._numbers[publisher] = seen
        await _acknowledge(connection, self._numbers[publisher])

    def _pass_on(self, topic: str, body: bytes) -> None:
        kind, _, whom = topic.partition(":")
        if kind == DISMISS:
            self._dismiss(whom)
        else:
            self._hub.publish(topic, body)

    def _came(self, publisher: str, connection: ServerConnection) -> None:
        if waiting := self._vanished.pop(publisher, None):
            waiting.cancel()
        self._numbers.setdefault(publisher, 0)
        self._connected[publisher] = connection
        self._somebody_came.set()
        self._hub.metrics.publishers.set(len(self._connected))
        log.info("hub.publisher_came", publisher=publisher)

    def _went(self, publisher: str, connection: ServerConnection, *, said_goodbye: bool) -> None:
        if self._connected.get(publisher) is not connection:
            return  # it came back on another connection before we saw this one end
        del self._connected[publisher]
        if not self._connected:
            self._somebody_came.clear()
        self._hub.metrics.publishers.set(len(self._connected))
        log.info("hub.publisher_went", publisher=publisher, said_goodbye=said_goodbye)
        if said_goodbye:
            del self._numbers[publisher]
        else:
            self._vanished[publisher] = asyncio.create_task(self._mourn(publisher))

    async def _mourn(self, publisher: str) -> None:
        await asyncio.sleep(self._grace_s)
        # Still cancelled when it comes back after all: then it repeats what is missing, and nothing is lost.
        with suppress(TimeoutError):
            await asyncio.wait_for(self._somebody_came.wait(), WAIT_FOR_NEXT_S)
        del self._vanished[publisher], self._numbers[publisher]
        log.warning("hub.publisher_lost", publisher=publisher)
        await self._renew(self._hub.names())

    async def _renew(self, names: list[str]) -> None:
        for start in range(0, len(names), RENEW_AT_ONCE):
            self._hub.renew(names[start : start + RENEW_AT_ONCE])
            await asyncio.sleep(RENEW_PAUSE_S if start + RENEW_AT_ONCE < len(names) else 0)


async def _acknowledge(connection: ServerConnection, number: int) -> None:
    await connection.send(json.dumps({"acknowledged": number}))
