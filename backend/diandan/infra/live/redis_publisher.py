"""The publisher where there is Redis: one thread that brings this process's frames there.

As the other publisher it keeps frames in a bounded queue until they have arrived, and remembers the topics of
those that it had to drop. A batch of which nobody knows whether it arrived is sent again: a frame twice is
harmless. It says every second that it is there; when it is not heard of any more, the hubs have everything
read anew.
"""

import secrets
import threading
import time
from collections import deque

import structlog

from diandan.infra.live.frames import DISMISS, RELOAD_BODY
from diandan.infra.live.publisher import BATCH_MAX, EVERYTHING, GATHER_S, LOST_MAX, QUEUE_MAX, RETRY_S
from diandan.infra.live.rings import redis as keys
from diandan.infra.live.rings.memory import new_epoch

log = structlog.get_logger(__name__)

ANSWER_S = 2.0
PRESENT_EVERY_S = 1.0


class RedisPublisher:
    """The queue and the thread of one process."""

    def __init__(self, url: str, *, queue_max: int = QUEUE_MAX) -> None:
        # Here, because only an installation with Redis has the library.
        import redis  # noqa: PLC0415
        from redis.backoff import NoBackoff  # noqa: PLC0415
        from redis.retry import Retry  # noqa: PLC0415

        self.id = secrets.token_hex(8)
        self._redis = redis.Redis.from_url(
            url, socket_timeout=ANSWER_S, socket_connect_timeout=ANSWER_S, retry=Retry(NoBackoff(), 1)
        )
        self._wrong = (redis.RedisError, OSError)
        self._tell = self._redis.register_script(keys.TELL)
        self._lose = self._redis.register_script(keys.LOSE)
        self._present = self._redis.register_script(keys.PRESENT)
        self._renew_all = self._redis.register_script(keys.RENEW_ALL)
        self._queue_max = queue_max
        self._waiting: deque[tuple[str, bytes]] = deque()
        self._taken = 0
        self._lost: set[str] = set()
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
            self._waiting.append((topic, body))
            if len(self._waiting) > self._queue_max:
                self._remember_lost(self._waiting.popleft()[0])
                self._taken = max(0, self._taken - 1)
            self._wake.notify()

    def lose(self, topic: str) -> None:
        """Name a topic whose frame could not be made: its screens must read anew."""
        with self._wake:
            self._remember_lost(topic)
            self._wake.notify()

    def wait_until_sent(self, *, wait_s: float = 5.0) -> bool:
        """Wait until Redis has everything; for shutdown and measurements."""
        with self._wake:
            return self._wake.wait_for(lambda: not self._waiting and not self._lost, wait_s)

    def _loop(self) -> None:
        failures = 0
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._waiting or self._lost or self._stopping, PRESENT_EVERY_S)
                lost = set(self._lost)
                self._taken = min(BATCH_MAX, len(self._waiting))
                batch = [self._waiting[at] for at in range(self._taken)]
                is_over = self._stopping and not batch and not lost
            try:
                if is_over:
                    self._redis.zrem(keys.PUBLISHERS, self.id)
                    return
                self._send(lost, batch)
            except self._wrong as trouble:
                if failures == 0:
                    log.warning("live.redis_away", error=repr(trouble)[:200])
                pause_s = RETRY_S[min(failures, len(RETRY_S) - 1)]
                failures += 1
                if is_over:
                    return
                with self._wake:
                    self._wake.wait_for(lambda: self._stopping, pause_s)
                continue
            failures = 0
            self._forget(lost)
            if batch:
                # The next frames come together: a frame by itself costs as much as fifty at once.
                time.sleep(GATHER_S)

    def _send(self, lost: set[str], batch: list[tuple[str, bytes]]) -> None:
        fresh = new_epoch()
        if EVERYTHING in lost:
            known = self._redis.get(keys.RUN)
            self._renew_all(args=[known or "", fresh])
        with self._redis.pipeline(transaction=False) as pipe:
            self._present(args=[self.id], client=pipe)
            for topic in sorted(lost - {EVERYTHING}):
                self._lose(args=[topic, RELOAD_BODY, new_epoch()], client=pipe)
            for topic, body in batch:
                always = "1" if topic.startswith(f"{DISMISS}:") else "0"
                self._tell(args=[topic, body, fresh, always], client=pipe)
            pipe.execute()

    def _forget(self, lost: set[str]) -> None:
        with self._wake:
            # Fewer than were sent when the queue overflowed meanwhile: its oldest are gone already.
            for _ in range(self._taken):
                self._waiting.popleft()
            self._taken = 0
            self._lost -= lost
            self._wake.notify_all()

    def _remember_lost(self, topic: str) -> None:
        if len(self._lost) >= LOST_MAX:
            self._lost = {EVERYTHING}
        if EVERYTHING not in self._lost:
            self._lost.add(topic)
