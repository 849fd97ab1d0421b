"""Who is alive: each says so again and again, and whoever hears one no more for a while takes it for dead.

What is said is a word that is never the same twice, and how long it stays the same is measured by the clock
of whoever looks that only ever grows: wrong times of day change nothing. A process that was only slow is
taken for dead too, so what follows from a death here must do no harm to the living.
"""

import secrets
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from diandan.infra import tx
from diandan.infra.leases.models import Lease
from diandan.kernel import clock

BEAT_S = 1.0
DEAD_AFTER_S = 4.0


class Pulses:
    """One process's pulse among those of its kind, and what it has heard of the others."""

    def __init__(self, kind: str, own: str) -> None:
        self._kind, self._own = f"{kind}:", own
        self._heard: dict[str, tuple[str, float]] = {}

    def beat(self) -> None:
        """Say that this process is alive."""
        own, word = Lease.objects.filter(name=self._kind + self._own), secrets.token_hex(8)

        def unit() -> None:
            until = clock.now() + timedelta(seconds=DEAD_AFTER_S)
            if not own.update(holder=word, until=until):
                Lease.objects.create(name=self._kind + self._own, holder=word, until=until)

        tx.run(unit)

    def stop(self) -> None:
        """Say that this process ends, and leaves nothing."""
        tx.run(lambda: Lease.objects.filter(name=self._kind + self._own).delete())

    def forget(self) -> None:
        """Begin to listen anew: after a time in which nobody could be heard."""
        self._heard.clear()

    def bury(self, inherit: Callable[[str], object]) -> list[str]:
        """Return who has died since; ``inherit`` is called for each, in the unit that forgets it."""
        silent = self._silent()
        return [name for name, said in silent if tx.run(partial(_bury, self._kind + name, said, inherit))]

    def _silent(self) -> list[tuple[str, str]]:
        now = clock.monotonic()
        rows = Lease.objects.filter(name__startswith=self._kind).exclude(name=self._kind + self._own)
        said = {name.removeprefix(self._kind): word for name, word in rows.values_list("name", "holder")}
        known = self._heard
        self._heard = {
            name: known[name] if name in known and known[name][0] == word else (word, now)
            for name, word in said.items()
        }
        return [(name, word) for name, (word, at) in self._heard.items() if now - at >= DEAD_AFTER_S]


def _bury(row: str, said: str, inherit: Callable[[str], object]) -> bool:
    # Not if it has said another word since we looked, and not twice.
    if not Lease.objects.filter(name=row, holder=said).delete()[0]:
        return False
    inherit(row.partition(":")[2])
    return True
