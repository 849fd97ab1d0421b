"""Counts in Redis: one instant per key for all processes, gone by itself when it limits nothing any more.

Redis' own clock counts, so that machines whose clocks differ agree. Keys are digests: an address or a typed
name is nobody's business there.
"""

from collections.abc import Callable
from hashlib import blake2b

from diandan.infra.redis_link import RedisLink

PREFIX = "diandan:throttle:"

# The same rule as in memory, in one step: nothing else runs in Redis between the reading and the writing.
_COUNT = """
local now = tonumber(ARGV[3])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
local step, span = tonumber(ARGV[1]), tonumber(ARGV[2])
local before = math.min(tonumber(redis.call('GET', KEYS[1]) or 0), now + span)
local full = math.max(before, now) + step
local over = full - now - span
local kept = over <= 0 and full or before
redis.call('SET', KEYS[1], string.format('%.3f', kept), 'PX', math.ceil(kept - now) + 1000)
return string.format('%.3f', over)
"""


class RedisCounts:
    """Counts that several web processes share."""

    def __init__(self, link: RedisLink, *, now_ms: Callable[[], int] | None = None) -> None:
        """Keep counts behind ``link``; ``now_ms`` replaces the clock of Redis, for those who stop time."""
        self._link = link
        self._now_ms = now_ms
        self._count = link.script(_COUNT)

    def over_ms(self, scope: str, key: str, *, step_ms: float, span_ms: float) -> float:
        """Count one call; return by how much it came too early, nothing or less when it may pass.

        Raises:
            RedisAway: nobody could count.
        """
        now = self._now_ms() if self._now_ms else ""
        told = self._link.ask(lambda: self._count(keys=[_name(scope, key)], args=[step_ms, span_ms, now]))
        return float(told)

    def forget(self) -> None:
        """Forget every count."""
        self._link.forget(f"{PREFIX}*")


def _name(scope: str, key: str) -> str:
    return f"{PREFIX}{scope}:{blake2b(key.encode(), digest_size=12).hexdigest()}"
