"""The socket server around the hub: hellos, heartbeats, limits, shutdown.

A screen's socket: ``{"hello":{"ticket","after"}}`` within five seconds, then ``{"welcome":…}``, the frames
it missed, and frames as they happen. ``{"ping":n}`` wants ``{"pong":n}``; ``{"renew":{"ticket"}}``
prolongs. A publisher's socket is in ``intake``. No task per follower but the one that reads it; one ticker
serves all.
"""

import asyncio
import json
import logging
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from ipaddress import ip_address
from typing import Any

import structlog
from websockets.asyncio.server import Server, ServerConnection, broadcast, serve
from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response
from websockets.protocol import State

from diandan.infra.live import origins, tickets
from diandan.infra.live.address import PATH, PUBLISH_PATH
from diandan.infra.live.feed import Feed, FeedAway
from diandan.infra.live.hub import Follower, Hub, Joined
from diandan.infra.live.intake import BATCH_BYTES_MAX, Intake
from diandan.infra.live.rings.memory import Cursor
from diandan.kernel import clock

log = structlog.get_logger(__name__)

HELLO_BYTES_MAX = 16 * 1024
TICK_S = 0.5
CLOSE_TIMEOUT_S = 2.0
SHUTDOWN_S = 3.0

BAD_TICKET = 4401
NO_HELLO = 4408
TOO_SLOW = 4413
TOO_MANY = 4429
NOT_UNDERSTOOD = 4400
SERVICE_RESTART = 1012
TRY_AGAIN = 1013


@dataclass(frozen=True, slots=True)
class Limits:
    """What one hub puts up with. A café's guests share one address, so the cap per address is wide."""

    hello_s: float = 5.0
    heartbeat_s: float = 20.0
    silence_s: float = 50.0
    sockets: int = 20_000
    sockets_per_ip: int = 2_000
    sockets_per_ticket: int = 8
    unwritten_bytes: int = 1024 * 1024
    tidy_s: float = 15.0


class LiveServer:
    """One listening hub."""

    def __init__(
        self,
        hub: Hub,
        *,
        limits: Limits | None = None,
        allowed_origins: tuple[str, ...] = (),
        trust_proxy: bool = False,
        redis_url: str = "",
    ) -> None:
        """Serve ``hub``; with ``redis_url`` its frames come from there, without from publishers' sockets."""
        self.hub = hub
        self.limits = limits or Limits()
        self.intake = Intake(hub, dismiss=self._dismiss)
        self._feed = Feed(hub, redis_url, dismiss=self._dismiss) if redis_url else None
        self._allowed_origins = allowed_origins
        self._trust_proxy = trust_proxy
        self._by_ip: Counter[str] = Counter()
        self._by_ticket: Counter[str] = Counter()
        self._sockets = 0
        self._pings = 0
        self._closing: set[asyncio.Task[None]] = set()

    async def run(
        self,
        host: str,
        port: int,
        *,
        stop: asyncio.Event,
        ready: Callable[[int], None] | None = None,
    ) -> None:
        """Serve until ``stop`` is set; ``ready`` is told the port once connections are taken."""
        server = await serve(
            self._handle,
            host,
            port,
            process_request=self._screen,
            compression=None,
            ping_interval=None,
            open_timeout=self.limits.hello_s,
            close_timeout=CLOSE_TIMEOUT_S,
            max_size=HELLO_BYTES_MAX,
            max_queue=16,
            server_header=None,
            logger=_library_log(),
            backlog=1024,
        )
        ticker = asyncio.create_task(self._tick_for_ever())
        if self._feed:
            self._feed.start()
        if ready:
            ready(next(iter(server.sockets)).getsockname()[1])
        try:
            await stop.wait()
        finally:
            ticker.cancel()
            await self._shut(server)
            if self._feed:
                await self._feed.stop()

    async def _shut(self, server: Server) -> None:
        server.close(code=SERVICE_RESTART, reason="back in a moment")
        try:
            await asyncio.wait_for(asyncio.shield(server.wait_closed()), SHUTDOWN_S)
        except TimeoutError:
            for connection in list(server.connections):
                connection.transport.abort()

    # --- Before the handshake -----------------------------------------------------------------------

    def _screen(self, connection: ServerConnection, request: Request) -> Response | None:
        path = request.path.partition("?")[0]
        if path == "/healthz":
            return _answer(HTTPStatus.OK, b'{"status":"ok"}\n', "application/json")
        if path == "/metrics" and self._is_here(connection, request):
            return _answer(HTTPStatus.OK, self.hub.metrics.text(), "text/plain; version=0.0.4")
        if path == PUBLISH_PATH:
            # Browsers always name an origin; a publisher never does.
            refused = "Origin" in request.headers or self._feed is not None
            return self._refuse(HTTPStatus.NOT_FOUND, "publisher_origin") if refused else None
        if path != PATH:
            return self._refuse(HTTPStatus.NOT_FOUND, "path")
        if not origins.is_welcome(
            request.headers.get("Origin"),
            host=request.headers.get("Host"),
            allowed=self._allowed_origins,
        ):
            return self._refuse(HTTPStatus.FORBIDDEN, "origin")
        if (
            self._sockets >= self.limits.sockets
            or self._by_ip[self._ip(connection, request)] >= self.limits.sockets_per_ip
        ):
            return self._refuse(HTTPStatus.TOO_MANY_REQUESTS, "too_many_sockets")
        return None

    def _refuse(self, status: HTTPStatus, reason: str) -> Response:
        self.hub.metrics.refused.labels(reason).inc()
        return _answer(status, status.phrase.encode(), "text/plain")

    def _ip(self, connection: ServerConnection, request: Request) -> str:
        forwarded = request.headers.get("X-Forwarded-For")
        if self._trust_proxy and forwarded:
            return str(forwarded).rpartition(",")[2].strip()
        address = connection.remote_address
        return str(address[0]) if address else ""

    def _is_here(self, connection: ServerConnection, request: Request) -> bool:
        address = connection.remote_address
        return (
            bool(address) and ip_address(address[0]).is_loopback and "X-Forwarded-For" not in request.headers
        )

    # --- A socket's life ----------------------------------------------------------------------------

    async def _handle(self, connection: ServerConnection) -> None:
        assert connection.request is not None
        if connection.request.path.partition("?")[0] == PUBLISH_PATH:
            connection.protocol.max_message_size = BATCH_BYTES_MAX
            await self.intake.serve(connection)
            return
        ip = self._ip(connection, connection.request)
        self._by_ip[ip] += 1
        self._sockets += 1
        try:
            follower = await self._greet(connection, ip)
            if follower is not None:
                await self._attend(follower)
        except ConnectionClosed:
            pass
        except Exception:
            # One of the three outermost loops: a mistake in here ends one socket, not the hub.
            log.exception("hub.socket_failed")
            raise
        finally:
            self._sockets -= 1
            _less(self._by_ip, ip)

    async def _greet(self, connection: ServerConnection, ip: str) -> Follower | None:
        try:
            async with asyncio.timeout(self.limits.hello_s):
                message = _parse(await connection.recv())
        except TimeoutError:
            await self._close(connection, NO_HELLO, "no hello")
            return None
        hello = message.get("hello")
        if not isinstance(hello, dict):
            await self._close(connection, NO_HELLO, "hello first")
            return None
        try:
            ticket = tickets.verify(str(hello.get("ticket", "")))
        except tickets.BadTicket:
            await self._close(connection, BAD_TICKET, "bad ticket")
            return None
        if not await self._open(connection, ticket):
            return None
        if self._by_ticket[ticket.nonce] >= self.limits.sockets_per_ticket:
            await self._close(connection, TOO_MANY, "too many sockets")
            return None
        follower = Follower(connection, ip, ticket, clock.monotonic())
        joined = self.hub.follow(follower, _places(ticket.topics, hello.get("after")))
        self._by_ticket[ticket.nonce] += 1
        self._welcome(follower, "welcome", joined, heartbeat_s=self.limits.heartbeat_s)
        return follower

    async def _attend(self, follower: Follower) -> None:
        nonce = follower.ticket.nonce
        try:
            async for raw in follower.connection:
                follower.heard_at = clock.monotonic()
                message = _parse(raw)
                if "pong" in message:
                    continue
                renewal = message.get("renew")
                if not isinstance(renewal, dict):
                    await self._close(follower.connection, NOT_UNDERSTOOD, "not understood")
                elif (ticket := _renewed(follower, renewal)) is None:
                    await self._close(follower.connection, BAD_TICKET, "bad ticket")
                elif await self._open(follower.connection, ticket):
                    self._renew(follower, ticket, renewal.get("after"))
        finally:
            self.hub.leave(follower)
            _less(self._by_ticket, nonce)

    async def _open(self, connection: ServerConnection, ticket: tickets.Ticket) -> bool:
        """Have the ticket's topics here; what follows must not wait, or frames may pass in between."""
        try:
            if self._feed:
                await self._feed.open(ticket.topics)
        except FeedAway:
            await self._close(connection, TRY_AGAIN, "try again")
            return False
        return True

    def _renew(self, follower: Follower, ticket: tickets.Ticket, after: Any) -> None:
        follower.ticket = ticket
        self.hub.unfollow(follower, follower.topics - set(ticket.topics))
        fresh = tuple(name for name in ticket.topics if name not in follower.topics)
        joined = self.hub.follow(follower, _places(fresh, after))
        self._welcome(follower, "renewed", joined, expires_s=ticket.expires_s)

    def _welcome(self, follower: Follower, word: str, joined: Mapping[str, Joined], **more: float) -> None:
        topics = {
            name: {"epoch": at.cursor.epoch, "seq": at.cursor.seq, "resumed": at.resumed}
            for name, at in joined.items()
        }
        # broadcast() writes at once: no frame published meanwhile can overtake the welcome.
        broadcast([follower.connection], _json({word: {"topics": topics, **more}}), text=True)
        for at in joined.values():
            for frame in at.missed:
                broadcast([follower.connection], frame, text=True)

    def _dismiss(self, whom: str) -> None:
        for follower in self.hub.followers:
            if follower.ticket.subject.partition(":")[2] == whom:
                self._close_soon(follower, BAD_TICKET, "dismissed")

    # --- What happens by itself ---------------------------------------------------------------------

    async def _tick_for_ever(self) -> None:
        ping_at = tidy_at = clock.monotonic()
        while True:
            await asyncio.sleep(TICK_S)
            now = clock.monotonic()
            self._drop_slow()
            if now - ping_at >= self.limits.heartbeat_s:
                ping_at = now
                self._beat(now)
            if now - tidy_at >= self.limits.tidy_s:
                tidy_at = now
                self.hub.tidy()

    def _drop_slow(self) -> None:
        for follower in self.hub.followers:
            transport = follower.connection.transport
            if transport.get_write_buffer_size() > self.limits.unwritten_bytes:
                self._close_soon(follower, TOO_SLOW, "too slow")

    def _beat(self, now: float) -> None:
        self._pings += 1
        now_s = clock.now().timestamp()
        for follower in self.hub.followers:
            if now - follower.heard_at > self.limits.silence_s:
                self._close_soon(follower, NO_HELLO, "silent")
            elif follower.ticket.expires_s <= now_s:
                self._close_soon(follower, BAD_TICKET, "ticket expired")
        ping = _json({"ping": self._pings})
        broadcast([follower.connection for follower in self.hub.followers], ping, text=True)

    def _close_soon(self, follower: Follower, code: int, reason: str) -> None:
        if follower.connection.protocol.state is State.OPEN:
            task = asyncio.create_task(self._close(follower.connection, code, reason))
            self._closing.add(task)
            task.add_done_callback(self._closing.discard)

    async def _close(self, connection: ServerConnection, code: int, reason: str) -> None:
        self.hub.metrics.refused.labels(reason.replace(" ", "_")).inc()
        try:
            await asyncio.wait_for(connection.close(code, reason), CLOSE_TIMEOUT_S)
        except TimeoutError:
            # A peer that reads nothing cannot be told goodbye either.
            connection.transport.abort()


def _library_log() -> logging.Logger:
    """The library's own voice: quiet, for every port scanner would else write a traceback."""
    voice = logging.getLogger("diandan.hub.sockets")
    voice.setLevel(logging.CRITICAL)
    return voice


def _renewed(follower: Follower, renewal: Mapping[str, Any]) -> tickets.Ticket | None:
    try:
        ticket = tickets.verify(str(renewal.get("ticket", "")))
    except tickets.BadTicket:
        return None
    return ticket if ticket.subject == follower.ticket.subject else None


def _places(names: tuple[str, ...], after: Any) -> dict[str, Cursor | None]:
    known = after if isinstance(after, dict) else {}
    return {name: _cursor(known.get(name)) for name in names}


def _cursor(place: Any) -> Cursor | None:
    if not isinstance(place, dict):
        return None
    epoch, seq = place.get("epoch"), place.get("seq")
    return Cursor(epoch, seq) if isinstance(epoch, str) and isinstance(seq, int) else None


def _parse(raw: str | bytes) -> dict[str, Any]:
    try:
        message = json.loads(raw)
    except ValueError:
        return {}
    return message if isinstance(message, dict) else {}


def _json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def _less(counter: Counter[str], key: str) -> None:
    counter[key] -= 1
    if counter[key] <= 0:
        del counter[key]


def _answer(status: HTTPStatus, body: bytes, kind: str) -> Response:
    headers = Headers()
    headers["Content-Type"] = kind
    headers["Content-Length"] = str(len(body))
    headers["Connection"] = "close"
    return Response(status.value, status.phrase, headers, body)
