"""A screen without a screen: follows topics over a real socket and keeps its place, as the clients do.

For tests, rehearsals and measurements. It answers heartbeats, checks that numbers follow one another, and
says when a screen would have to load over HTTP again.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from diandan.kernel import clock

Place = dict[str, Any]


class Closed(Exception):
    """The hub ended the socket, with a code and a reason."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(f"{code} {reason}")
        self.code = code
        self.reason = reason


@dataclass(slots=True)
class LiveClient:
    """One socket. ``places`` survives it and may be handed to the next one as ``after``."""

    url: str
    ticket: str
    after: dict[str, Place] = field(default_factory=dict)
    origin: str | None = None
    places: dict[str, Place] = field(default_factory=dict)
    welcome: dict[str, Any] = field(default_factory=dict)
    must_load: set[str] = field(default_factory=set)
    _socket: ClientConnection | None = None

    def __enter__(self) -> Self:
        opening = connect(self.url, origin=self.origin, compression=None, proxy=None)  # type: ignore[arg-type]
        self._socket = opening.__enter__()
        try:
            self.send({"hello": {"ticket": self.ticket, "after": self.after}})
            self.welcome = self._receive(5.0)["welcome"]
        except BaseException:
            self._socket.close()
            raise
        self._stand(self.welcome["topics"])
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._socket
        self._socket.close()

    def frame(self, *, wait_s: float = 5.0) -> dict[str, Any]:
        """Return the next frame; a gap or a new epoch is noted in ``must_load``.

        Raises:
            TimeoutError: none came in time. Closed: the hub ended the socket.
        """
        until = clock.monotonic() + wait_s
        while True:
            message = self._receive(max(0.0, until - clock.monotonic()))
            if "ping" in message:
                self.send({"pong": message["ping"]})
            elif "renewed" in message:
                self._stand(message["renewed"]["topics"])
            else:
                self._note(message)
                return message

    def frames_until(
        self, is_last: Callable[[dict[str, Any]], bool], *, wait_s: float = 5.0
    ) -> list[dict[str, Any]]:
        """Return frames up to and including the first for which ``is_last`` holds."""
        got: list[dict[str, Any]] = []
        until = clock.monotonic() + wait_s
        while True:
            got.append(self.frame(wait_s=max(0.0, until - clock.monotonic())))
            if is_last(got[-1]):
                return got

    def loaded(self, topics: Iterable[str]) -> None:
        """Note that these topics were read anew over HTTP."""
        self.must_load -= set(topics)

    def renew(self, ticket: str) -> None:
        """Hand in a fresh ticket, perhaps for more topics; the answer comes among the frames."""
        self.ticket = ticket
        self.send({"renew": {"ticket": ticket, "after": self.places}})

    def send(self, message: Any) -> None:
        """Send any JSON."""
        assert self._socket
        self._socket.send(json.dumps(message))

    def wait_closed(self, *, wait_s: float = 5.0) -> Closed:
        """Read until the hub ends the socket and say how it did."""
        until = clock.monotonic() + wait_s
        while True:
            try:
                self._receive(max(0.0, until - clock.monotonic()))
            except Closed as closed:
                return closed

    def _receive(self, wait_s: float) -> dict[str, Any]:
        assert self._socket
        try:
            message: dict[str, Any] = json.loads(self._socket.recv(timeout=wait_s))
        except ConnectionClosed as closed:
            end = closed.rcvd
            raise Closed(end.code if end else 1006, end.reason if end else "") from closed
        return message

    def _stand(self, topics: dict[str, Any]) -> None:
        for name, at in topics.items():
            self.places[name] = {"epoch": at["epoch"], "seq": at["seq"]}
            if not at["resumed"]:
                self.must_load.add(name)

    def _note(self, frame: dict[str, Any]) -> None:
        place = self.places[frame["topic"]]
        if frame["epoch"] != place["epoch"] or frame["seq"] != place["seq"] + 1:
            self.must_load.add(frame["topic"])
        self.places[frame["topic"]] = {"epoch": frame["epoch"], "seq": frame["seq"]}
