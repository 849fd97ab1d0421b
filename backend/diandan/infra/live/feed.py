"""The hub's side of Redis: frames in, topics opened where they stand, losses noticed.

One task reads the feed. Every topic a follower joins is first opened: where it stands and what its ring holds
is copied, and frames that pass meanwhile wait for the copy. From then on the hub works as it does alone.
Whatever may have been lost (Redis emptied, a publisher that vanished, a feed that ran away from this hub)
ends in the same way: topics are read anew, and where frames are missing their screens are told to reload.
"""

import asyncio
import itertools
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any

import structlog

from diandan.infra.live.frames import DISMISS, RELOAD_BODY
from diandan.infra.live.hub import Hub
from diandan.infra.live.rings import redis as keys
from diandan.infra.live.rings.memory import MemoryRing, new_epoch

log = structlog.get_logger(__name__)

ANSWER_S = 2.0
WAIT_MS = 400
AT_ONCE = 500
RETRY_S = 0.25
TEND_S = 1.0
TOUCH_EVERY = 15
# Screens that reload ask the web process: a little apart, so that it can breathe.
RENEW_AT_ONCE = 100
RENEW_PAUSE_S = 0.05

Place = tuple[str, int, list[tuple[int, bytes]]]


class FeedAway(Exception):
    """Redis does not answer: no topic can be opened now."""


class Feed:
    """One hub's reading of one Redis."""

    def __init__(self, hub: Hub, url: str, *, dismiss: Callable[[str], None]) -> None:
        # Here, because only an installation with Redis has the library.
        import redis.asyncio as redis  # noqa: PLC0415
        from redis.backoff import NoBackoff  # noqa: PLC0415
        from redis.exceptions import RedisError  # noqa: PLC0415
        from redis.retry import Retry  # noqa: PLC0415

        self._hub = hub
        self._dismiss = dismiss
        self._redis: Any = redis.Redis.from_url(
            url,
            socket_timeout=ANSWER_S,
            socket_connect_timeout=ANSWER_S,
            retry=Retry(NoBackoff(), 1),
        )
        self._wrong = (RedisError, OSError)
        self._open = self._redis.register_script(keys.OPEN)
        self._mourn = self._redis.register_script(keys.MOURN)
        self._renew_all = self._redis.register_script(keys.RENEW_ALL)
        self._run = self._run_before = ""
        self._at = "0-0"
        self._count = 0
        self._opening: dict[str, list[tuple[str, int, bytes]]] = {}
        self._lock = asyncio.Lock()
        self._tasks: list[asyncio.Task[None]] = []
        self._stopping = False

    def start(self) -> None:
        """Begin to read at the newest frame."""
        self._tasks = [asyncio.create_task(self._read_for_ever()), asyncio.create_task(self._tend_for_ever())]

    async def stop(self) -> None:
        """Read no more."""
        self._stopping = True
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=ANSWER_S)
        with suppress(*self._wrong):
            await self._redis.aclose()

    async def open(self, names: Iterable[str]) -> None:
        """Make sure that the hub stands in these topics where Redis does.

        Raises:
            FeedAway: Redis does not answer.
        """
        for name in names:
            if self._hub.ring(name) is not None:
                continue
            async with self._lock:
                if self._hub.ring(name) is None:
                    await self._copy(name)

    # --- Reading ------------------------------------------------------------------------------------

    async def _read_for_ever(self) -> None:
        is_away = False
        # Asked as well as cancelled: the library may take a cancellation for a time-out of its own.
        while not self._stopping:
            try:
                if not self._run:
                    await self._begin()
                await self._read()
                if is_away:
                    is_away = False
                    log.info("hub.redis_back")
            except self._wrong as trouble:
                if not is_away:
                    is_away = True
                    log.warning("hub.redis_away", error=repr(trouble)[:200])
                await asyncio.sleep(RETRY_S)

    async def _begin(self) -> None:
        fresh = new_epoch()
        last = await self._redis.xrevrange(keys.FEED, count=1)
        if last:
            self._at, self._count = _text(last[0][0]), int(last[0][1][b"n"])
        self._run = _text(await self._renew_all(args=["", fresh]))

    async def _read(self) -> None:
        found = await self._redis.xread({keys.FEED: self._at}, count=AT_ONCE, block=WAIT_MS)
        if not found:
            await self._look_for_another_run()
            return
        for entry_id, entry in found[0][1]:
            if _text(entry[b"r"]) not in (self._run, self._run_before):
                await self._look_for_another_run()
            await self._take(_text(entry_id), entry)

    async def _take(self, entry_id: str, entry: dict[bytes, bytes]) -> None:
        self._at = entry_id
        if _text(entry[b"r"]) != self._run:
            return  # of a run that is over: its topics were read anew
        count = int(entry[b"n"])
        if self._count and count > self._count + 1:
            log.warning("hub.feed_ran_away", missed=count - self._count - 1)
            await self._read_topics_anew()
        self._count = count
        self._pass_on(_text(entry[b"t"]), _text(entry[b"e"]), int(entry[b"s"]), entry[b"b"])

    def _pass_on(self, topic: str, epoch: str, seq: int, body: bytes) -> None:
        kind, _, whom = topic.partition(":")
        if kind == DISMISS:
            self._dismiss(whom)
        elif topic in self._opening:
            self._opening[topic].append((epoch, seq, body))
        elif (ring := self._hub.ring(topic)) is not None and (frame := ring.take(topic, epoch, seq, body)):
            self._hub.fan_out(topic, frame)

    # --- Losses -------------------------------------------------------------------------------------

    async def _look_for_another_run(self) -> None:
        now = _text(await self._redis.get(keys.RUN) or b"")
        if now == self._run:
            return
        if not now:
            # Emptied, and nobody has said anything since: the first hub to notice begins the next run.
            now = _text(await self._renew_all(args=["", new_epoch()]))
        log.warning("hub.another_run", topics=len(self._hub.names()))
        self._run_before, self._run, self._count = self._run, now, 0
        newest = await self._redis.xrevrange(keys.FEED, count=1)
        if not newest or _before(_text(newest[0][0]), self._at):
            self._at = "0-0"  # another feed, whose numbers may begin before the old ones ended
        await self._read_topics_anew()

    async def _read_topics_anew(self) -> None:
        names = self._hub.names()
        for start in range(0, len(names), RENEW_AT_ONCE):
            some = names[start : start + RENEW_AT_ONCE]
            async with self._redis.pipeline(transaction=False) as pipe:
                for name in some:
                    await self._open(args=[name, new_epoch()], client=pipe)
                for name, answer in zip(some, await pipe.execute(), strict=True):
                    self._catch_up(name, answer)
            await asyncio.sleep(RENEW_PAUSE_S if start + RENEW_AT_ONCE < len(names) else 0)

    def _catch_up(self, name: str, answer: Sequence[Any]) -> None:
        ring = self._hub.ring(name)
        if ring is None:
            return
        epoch, seq, frames = _place(answer)
        following = [(number, body) for number, body in frames if number > ring.seq]
        if epoch == ring.epoch and len(following) == max(0, seq - ring.seq):
            for number, body in following:
                if frame := ring.take(name, epoch, number, body):
                    self._hub.fan_out(name, frame)
            return
        self._hub.metrics.renewed.inc()
        self._hub.fan_out(name, ring.reload_frame(name, epoch, seq, RELOAD_BODY))

    # --- Keeping ------------------------------------------------------------------------------------

    async def _copy(self, name: str) -> None:
        waiting = self._opening[name] = []
        try:
            epoch, seq, frames = _place(await self._open(args=[name, new_epoch()]))
        except self._wrong as trouble:
            raise FeedAway from trouble
        finally:
            del self._opening[name]
        ring = MemoryRing()
        ring.stand_at(epoch, seq - len(frames))
        for number, body in frames:
            ring.take(name, epoch, number, body)
        self._hub.keep(name, ring)
        for told in waiting:
            ring.take(name, *told)

    async def _tend_for_ever(self) -> None:
        for beat in itertools.count(1):
            await asyncio.sleep(TEND_S)
            if self._stopping:
                return
            with suppress(*self._wrong):
                _, vanished = await self._mourn(args=[new_epoch()])
                if vanished:
                    log.warning("hub.publisher_lost", publishers=vanished)
                if beat % TOUCH_EVERY == 0:
                    await self._touch()

    async def _touch(self) -> None:
        names = self._hub.names()
        for start in range(0, len(names), AT_ONCE):
            some = names[start : start + AT_ONCE]
            async with self._redis.pipeline(transaction=False) as pipe:
                for name in some:
                    pipe.expire(f"{keys.PREFIX}topic:{name}", keys.TOPIC_S)
                gone = [
                    name for name, is_there in zip(some, await pipe.execute(), strict=True) if not is_there
                ]
            for name in gone:
                # Thrown out for want of memory: frames told since then were kept by nobody.
                self._catch_up(name, await self._open(args=[name, new_epoch()]))


def _place(answer: Sequence[Any]) -> Place:
    _, epoch, seq, frames = answer
    return _text(epoch), int(seq), [(int(_text(at).partition("-")[0]), fields[1]) for at, fields in frames]


def _text(raw: bytes | str) -> str:
    return raw if isinstance(raw, str) else raw.decode()


def _before(one: str, other: str) -> bool:
    return [int(part) for part in one.split("-")] < [int(part) for part in other.split("-")]
