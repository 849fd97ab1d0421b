"""The publisher: one thread that brings this process's frames to the hub.

Frames wait in a bounded queue and stay there until the hub has acknowledged them, so a broken connection
loses nothing. When the hub is away for so long that the queue overflows, the oldest frames go and their
topics are remembered as lost: the hub then gives them a new epoch, and their screens read everything anew.
"""

import json
import secrets
import threading
import time
from abc import ABC, abstractmethod
from collections import deque

import structlog
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from diandan.infra.live import tickets
from diandan.infra.live.frames import pack

log = structlog.get_logger(__name__)

QUEUE_MAX = 5_000
BATCH_MAX = 200
ANSWER_S = 5.0
# Shorter than an eye can tell, long enough to gather what a busy moment says.
GATHER_S = 0.005
RETRY_S = (0.05, 0.1, 0.25, 0.5, 1.0)
LOST_MAX = 1_000
EVERYTHING = "*"

Frame = tuple[int, str, bytes]


class FrameQueue(ABC):
    """The bounded queue of one process and the thread that empties it; where it sends to is a subclass's."""

    def __init__(self, *, queue_max: int = QUEUE_MAX) -> None:
        self.id = secrets.token_hex(8)
        self._queue_max = queue_max
        self._waiting: deque[Frame] = deque()
        self._lost: set[str] = set()
        self._number = 0
        self._wake = threading.Condition()
        self._stopping = False
        self._thread = threading.Thread(target=self._loop, name="diandan-publisher", daemon=True)

    def start(self) -> None:
        """Begin to send."""
        self._thread.start()

    def stop(self, *, wait_s: float = 2.0) -> None:
        """Send what waits, say goodbye, end; give up after ``wait_s``."""
        with self._wake:
            self._stopping = True
            self._wake.notify()
        self._thread.join(timeout=wait_s)

    def put(self, topic: str, body: bytes) -> None:
        """Queue a frame; when the queue is full its oldest frame is lost and its topic remembered as such."""
        with self._wake:
            self._number += 1
            self._waiting.append((self._number, topic, body))
            if len(self._waiting) > self._queue_max:
                self._remember_lost(self._waiting.popleft()[1])
            self._wake.notify()

    def lose(self, topic: str) -> None:
        """Name a topic whose frame could not be made: its screens must read anew."""
        with self._wake:
            self._remember_lost(topic)
            self._wake.notify()

    def wait_until_sent(self, *, wait_s: float = 5.0) -> bool:
        """Wait until everything has arrived; for shutdown and measurements."""
        with self._wake:
            return self._wake.wait_for(lambda: not self._waiting and not self._lost, wait_s)

    @abstractmethod
    def _loop(self) -> None:
        """Send what waits until stopped; where to is the subclass's."""

    def _first(self, count: int) -> list[Frame]:
        return [self._waiting[i] for i in range(min(count, len(self._waiting)))]

    def _forget_until(self, number: int) -> None:
        with self._wake:
            while self._waiting and self._waiting[0][0] <= number:
                self._waiting.popleft()
            self._wake.notify_all()

    def _remember_lost(self, topic: str) -> None:
        if len(self._lost) >= LOST_MAX:
            self._lost = {EVERYTHING}
        if EVERYTHING not in self._lost:
            self._lost.add(topic)


class Publisher(FrameQueue):
    """Brings frames to the hub of this installation."""

    def __init__(self, url: str, *, queue_max: int = QUEUE_MAX) -> None:
        super().__init__(queue_max=queue_max)
        self._url = url

    def _loop(self) -> None:
        failures = 0
        while not self._stopping:
            try:
                with connect(
                    self._url,
                    compression=None,
                    ping_interval=None,
                    open_timeout=ANSWER_S,
                    close_timeout=1,
                    max_size=2**16,
                    proxy=None,
                ) as hub:
                    self._greet(hub)
                    failures = 0
                    self._send_until_stopped(hub)
            except (OSError, WebSocketException) as error:  # a TimeoutError is an OSError
                if failures == 0:
                    log.warning("live.hub_away", error=type(error).__name__)
                pause_s = RETRY_S[min(failures, len(RETRY_S) - 1)]
                failures += 1
                with self._wake:
                    self._wake.wait_for(lambda: self._stopping, pause_s)

    def _greet(self, hub: ClientConnection) -> None:
        hello = {"id": self.id, "token": tickets.issue_publisher()}
        hub.send(json.dumps({"publisher": hello}))
        self._forget_until(_acknowledged(hub))

    def _send_until_stopped(self, hub: ClientConnection) -> None:
        while True:
            with self._wake:
                # Looking up now and then notices a hub that went away while there was nothing to say.
                self._wake.wait_for(lambda: self._waiting or self._lost or self._stopping, 1.0)
                lost, batch = set(self._lost), [*self._first(BATCH_MAX)]
                is_over = self._stopping and not batch and not lost
            if is_over:
                hub.send("bye")
                return
            if lost:
                hub.send(json.dumps({"lost": sorted(lost)}))
                _acknowledged(hub)
                with self._wake:
                    self._lost -= lost
                    self._wake.notify_all()
            if batch:
                hub.send(pack(batch))
                self._forget_until(_acknowledged(hub))
                # The next frames come together: a frame by itself costs as much as fifty at once.
                time.sleep(GATHER_S)
            elif not lost and _is_closed(hub):
                return


def _acknowledged(hub: ClientConnection) -> int:
    return int(json.loads(hub.recv(timeout=ANSWER_S))["acknowledged"])


def _is_closed(hub: ClientConnection) -> bool:
    return hub.protocol.close_code is not None or hub.protocol.state.name != "OPEN"
