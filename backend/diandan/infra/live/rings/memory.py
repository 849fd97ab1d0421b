"""A ring in memory: the last frames of one topic, bounded by count and by age.

The epoch names one unbroken run of numbers. When a frame may have been lost the epoch changes, and whoever
held a place in the old one reads everything anew.
"""

import secrets
from collections import deque
from dataclasses import dataclass

from diandan.kernel import clock

FRAMES_MAX = 256
AGE_MAX_S = 180.0


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a topic: the last frame seen."""

    epoch: str
    seq: int


class MemoryRing:
    """The recent frames of one topic and the numbers they carry."""

    __slots__ = ("_age_max_s", "_frames", "_frames_max", "epoch", "seq", "touched_at")

    def __init__(self, *, frames_max: int = FRAMES_MAX, age_max_s: float = AGE_MAX_S) -> None:
        self._frames: deque[tuple[int, float, bytes]] = deque()
        self._frames_max = frames_max
        self._age_max_s = age_max_s
        self.epoch = new_epoch()
        self.seq = 0
        self.touched_at = clock.monotonic()

    @property
    def head(self) -> Cursor:
        """The place after the newest frame."""
        return Cursor(self.epoch, self.seq)

    def append(self, topic: str, body: bytes) -> bytes:
        """Number a frame, keep it, and return it as it goes out; ``body`` is its JSON from ``"type"`` on."""
        self.seq += 1
        frame = b'{"topic":"%s","epoch":"%s","seq":%d,%s' % (
            topic.encode(),
            self.epoch.encode(),
            self.seq,
            body,
        )
        self.touched_at = clock.monotonic()
        self._frames.append((self.seq, self.touched_at, frame))
        if len(self._frames) > self._frames_max:
            self._frames.popleft()
        return frame

    def since(self, cursor: Cursor) -> list[bytes] | None:
        """Return the frames after ``cursor``, or nothing when they are not all here any more."""
        self.expire()
        if cursor.epoch != self.epoch or not 0 <= cursor.seq <= self.seq:
            return None
        if cursor.seq == self.seq:
            return []
        if not self._frames or self._frames[0][0] > cursor.seq + 1:
            return None
        return [frame for seq, _, frame in self._frames if seq > cursor.seq]

    def renew(self) -> None:
        """Begin a new epoch: places in the old one are worth nothing from now on."""
        self.epoch = new_epoch()
        self.seq = 0
        self._frames.clear()
        self.touch()

    # --- As a copy of a ring that is numbered elsewhere ---------------------------------------------

    def stand_at(self, epoch: str, seq: int) -> None:
        """Know of a place and of no frame before it."""
        self.epoch, self.seq = epoch, seq
        self._frames.clear()
        self.touch()

    def take(self, topic: str, epoch: str, seq: int, body: bytes) -> bytes | None:
        """Keep a numbered frame and return it as it goes out; nothing when it was here before."""
        if epoch == self.epoch and seq <= self.seq:
            return None
        if epoch != self.epoch or seq != self.seq + 1:
            # What comes between is not here: screens see the gap, and nobody may resume across it.
            self.stand_at(epoch, seq - 1)
        return self.append(topic, body)

    def reload_frame(self, topic: str, epoch: str, seq: int, body: bytes) -> bytes:
        """Stand at a place whose frame is not known; return one for it that says: read anew."""
        self.stand_at(epoch, seq - 1)
        frame = self.append(topic, body)
        self.stand_at(epoch, seq)
        return frame

    # --- Time -----------------------------------------------------------------------------------------

    def expire(self) -> None:
        """Let go of frames that are too old."""
        oldest = clock.monotonic() - self._age_max_s
        while self._frames and self._frames[0][1] < oldest:
            self._frames.popleft()

    def touch(self) -> None:
        """Note that somebody was here just now."""
        self.touched_at = clock.monotonic()

    def is_idle(self) -> bool:
        """Whether nothing and nobody was here for as long as a frame is kept."""
        return self.touched_at < clock.monotonic() - self._age_max_s


def new_epoch() -> str:
    """Return a name no other run of numbers has."""
    return secrets.token_hex(6)
