"""The hub: topics, who follows them, and the frames they may have missed.

One event loop, no awaiting in here: between reading a topic's place and joining its followers nothing can
be published, so a screen that loads after its welcome has either the change or the frame that tells it. A
frame is encoded once and written to all its followers. Sockets, limits and shutdown are in ``server``.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from websockets.asyncio.server import ServerConnection, broadcast

from diandan.infra.live.frames import RELOAD_BODY
from diandan.infra.live.metrics import HubMetrics
from diandan.infra.live.rings.memory import Cursor, MemoryRing
from diandan.infra.live.tickets import Ticket


@dataclass(eq=False, slots=True)
class Follower:
    """One socket, what its ticket allows, and when it was last heard of."""

    connection: ServerConnection
    ip: str
    ticket: Ticket
    heard_at: float
    topics: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Joined:
    """Where a follower now stands in a topic; the next frame it gets has ``seq + 1``."""

    cursor: Cursor
    resumed: bool
    missed: list[bytes]


class _Topic:
    __slots__ = ("connections", "ring")

    def __init__(self, ring: MemoryRing) -> None:
        self.ring = ring
        self.connections: set[ServerConnection] = set()


class Hub:
    """All topics of this process."""

    def __init__(
        self, *, metrics: HubMetrics | None = None, ring: Callable[[], MemoryRing] = MemoryRing
    ) -> None:
        self.metrics = metrics or HubMetrics()
        self.followers: set[Follower] = set()
        self._ring = ring
        self._topics: dict[str, _Topic] = {}

    def follow(self, follower: Follower, places: Mapping[str, Cursor | None]) -> dict[str, Joined]:
        """Let a follower join topics, each where it left it or, when that is gone, at the newest frame."""
        joined: dict[str, Joined] = {}
        for name, place in places.items():
            topic = self._topics.get(name)
            if topic is None:
                topic = self._topics[name] = _Topic(self._ring())
            missed = topic.ring.since(place) if place else None
            if place is None or missed is None:
                joined[name] = Joined(topic.ring.head, resumed=False, missed=[])
                self.metrics.reloaded.inc()
            else:
                joined[name] = Joined(place, resumed=True, missed=missed)
                self.metrics.resumed.inc()
            topic.connections.add(follower.connection)
            follower.topics.add(name)
        self.followers.add(follower)
        self._count()
        return joined

    def unfollow(self, follower: Follower, names: Iterable[str]) -> None:
        """Take a follower out of some topics; the topics stay a while, in case it comes back."""
        for name in list(names):
            follower.topics.discard(name)
            if topic := self._topics.get(name):
                topic.connections.discard(follower.connection)
                topic.ring.touch()

    def leave(self, follower: Follower) -> None:
        """Forget a follower whose socket is closed."""
        self.unfollow(follower, follower.topics)
        self.followers.discard(follower)
        self._count()

    def publish(self, name: str, body: bytes) -> None:
        """Number a frame and write it to everyone who follows; a topic nobody holds a place in is skipped."""
        topic = self._topics.get(name)
        if topic is not None:
            self.fan_out(name, topic.ring.append(name, body))

    def fan_out(self, name: str, frame: bytes) -> None:
        """Write a numbered frame to everyone who follows."""
        topic = self._topics[name]
        broadcast(topic.connections, frame, text=True)
        self.metrics.frames.inc()
        self.metrics.deliveries.inc(len(topic.connections))

    def renew(self, names: Iterable[str]) -> None:
        """Give topics a new epoch and tell their followers to read them anew: frames may have been lost."""
        for name in names:
            if topic := self._topics.get(name):
                topic.ring.renew()
                self.metrics.renewed.inc()
                self.publish(name, RELOAD_BODY)

    def ring(self, name: str) -> MemoryRing | None:
        """The ring of a topic, where it is kept."""
        topic = self._topics.get(name)
        return topic.ring if topic else None

    def keep(self, name: str, ring: MemoryRing) -> None:
        """Keep a topic whose frames are numbered elsewhere."""
        self._topics[name] = _Topic(ring)

    def names(self) -> list[str]:
        """The topics kept at present."""
        return list(self._topics)

    def tidy(self) -> None:
        """Forget old frames, and topics that nobody followed for as long as frames are kept."""
        for name, topic in list(self._topics.items()):
            if not topic.connections and topic.ring.is_idle():
                del self._topics[name]
            else:
                topic.ring.expire()
        self._count()

    def _count(self) -> None:
        self.metrics.followers.set(len(self.followers))
        self.metrics.topics.set(len(self._topics))
