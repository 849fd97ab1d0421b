"""What a relay does for others: nothing stays behind with one that has died, or with a wrong clock."""

from datetime import datetime, timedelta

import structlog

from diandan.infra import tx
from diandan.infra.leases.pulses import BEAT_S, Pulses
from diandan.infra.leases.taking import HOLDER
from diandan.infra.outbox import leasing
from diandan.kernel import clock

log = structlog.get_logger(__name__)

# A clock that goes back by more was wrong.
SET_BACK = timedelta(seconds=5)


class Heir:
    """Looks after what others leave: relays that have died, and clocks that ran ahead."""

    def __init__(self) -> None:
        self._pulses = Pulses("relay", HOLDER)
        self._next = 0.0
        self._looked_at: datetime | None = None

    def look(self) -> None:
        """Say that this relay lives and make due what nobody else will; once a second, otherwise nothing."""
        if clock.monotonic() < self._next:
            return
        self._pulses.beat()
        self._next = clock.monotonic() + BEAT_S
        for dead in self._pulses.bury(leasing.give_back_of):
            log.warning("sender.inherited", relay=dead)
        leasing.mend_deliveries()
        now = clock.now()
        if self._looked_at is None or now < self._looked_at - SET_BACK:
            leasing.mend_messages()
        self._looked_at = now

    def take_back(self) -> None:
        """After a time without broker or database: what was taken before is due at once.

        Its words may be lost, or a worker had them and could not do its work; those that are not do no harm.
        """
        tx.run(lambda: leasing.give_back_of(HOLDER))

    def listen_anew(self) -> None:
        """Nobody could be heard for a while, which says nothing about them."""
        self._pulses.forget()

    def stop(self) -> None:
        """This relay ends and has nothing in hand."""
        self._pulses.stop()
