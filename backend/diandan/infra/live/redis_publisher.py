"""The publisher where there is Redis: one thread that brings this process's frames there.

As the other publisher it keeps frames in a bounded queue until they have arrived, and remembers the topics of
those that it had to drop. A batch of which nobody knows whether it arrived is sent again: a frame twice is
harmless. It says every second that it is there; when it is not heard of any more, the hubs have everything
read anew.
"""

import time

import structlog

from diandan.infra.live.frames import DISMISS, RELOAD_BODY
from diandan.infra.live.publisher import (
    BATCH_MAX,
    EVERYTHING,
    GATHER_S,
    QUEUE_MAX,
    RETRY_S,
    Frame,
    FrameQueue,
)
from diandan.infra.live.rings import redis as keys
from diandan.infra.live.rings.memory import new_epoch

log = structlog.get_logger(__name__)

ANSWER_S = 2.0
PRESENT_EVERY_S = 1.0


class RedisPublisher(FrameQueue):
    """Brings frames to Redis, from where every hub reads them."""

    def __init__(self, url: str, *, queue_max: int = QUEUE_MAX) -> None:
        # Here, because only an installation with Redis has the library.
        import redis  # noqa: PLC0415
        from redis.backoff import NoBackoff  # noqa: PLC0415
        from redis.retry import Retry  # noqa: PLC0415

        super().__init__(queue_max=queue_max)
        self._redis = redis.Redis.from_url(
            url, socket_timeout=ANSWER_S, socket_connect_timeout=ANSWER_S, retry=Retry(NoBackoff(), 1)
        )
        self._wrong = (redis.RedisError, OSError)
        self._tell = self._redis.register_script(keys.TELL)
        self._lose = self._redis.register_script(keys.LOSE)
        self._present = self._redis.register_script(keys.PRESENT)
        self._renew_all = self._redis.register_script(keys.RENEW_ALL)

    def _loop(self) -> None:
        failures = 0
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._waiting or self._lost or self._stopping, PRESENT_EVERY_S)
                lost, batch = set(self._lost), self._first(BATCH_MAX)
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
            with self._wake:
                self._lost -= lost
            self._forget_until(batch[-1][0] if batch else 0)
            if batch:
                # The next frames come together: a frame by itself costs as much as fifty at once.
                time.sleep(GATHER_S)

    def _send(self, lost: set[str], batch: list[Frame]) -> None:
        fresh = new_epoch()
        if EVERYTHING in lost:
            known = self._redis.get(keys.RUN)
            self._renew_all(args=[known or "", fresh])
        with self._redis.pipeline(transaction=False) as pipe:
            self._present(args=[self.id], client=pipe)
            for topic in sorted(lost - {EVERYTHING}):
                self._lose(args=[topic, RELOAD_BODY, new_epoch()], client=pipe)
            for _, topic, body in batch:
                always = "1" if topic.startswith(f"{DISMISS}:") else "0"
                self._tell(args=[topic, body, fresh, always], client=pipe)
            pipe.execute()
