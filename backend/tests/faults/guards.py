"""Guards that a control takes away, to show that the fault they stand against does happen here."""

from collections.abc import Callable, Sequence
from typing import Any

from diandan.infra import idempotency, tx
from diandan.infra.outbox import deliver


def take_away(name: str) -> None:
    """Run without a guard; an empty name takes nothing."""
    if name:
        GUARDS[name]()


def _close_messages_first() -> None:
    """Others acknowledge a message, then work on it: whoever dies in between has lost it."""

    def hand_on(batch: Sequence[Any]) -> list[Any]:
        closed = tx.run(lambda: deliver._close_all(batch))
        return tx.run(lambda: deliver._take(closed))

    deliver.hand_on = hand_on


def _forget_claims() -> None:
    """Every request is a new one, however often the phone repeats itself."""
    idempotency.claim = lambda **_: None
    idempotency.find = lambda **_: None


GUARDS: dict[str, Callable[[], None]] = {
    "relay in one unit": _close_messages_first,
    "claims": _forget_claims,
}
