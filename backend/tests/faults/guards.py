"""Guards that a control takes away, to show that the fault they stand against does happen here."""

from collections.abc import Callable, Sequence
from typing import Any

from diandan.infra import batches, http, idempotency, sql, tx
from diandan.infra.outbox import deliver
from diandan.infra.plugins import load
from diandan.modules.inventory import service as inventory
from diandan.modules.inventory.models import StockLevel
from diandan.modules.payments.ports import ENTRY_POINTS


def take_away(name: str) -> None:
    """Run without a guard; an empty name takes nothing."""
    if name:
        GUARDS[name]()


def _close_messages_first() -> None:
    """Others acknowledge a message, then work on it: whoever dies in between has lost it."""

    def hand_on(batch: Sequence[Any], *, apart: bool = False) -> list[Any]:
        closed = tx.run(lambda: deliver._close_all(batch))
        return tx.run(lambda: deliver._take(closed, apart=apart))

    deliver.hand_on = hand_on


def _forget_claims() -> None:
    """Every request is a new one, however often the phone repeats itself."""
    idempotency.claim = lambda **_: None
    idempotency.find = lambda **_: None


def _sell_what_is_not_there() -> None:
    """Stock goes down as far as nothing, whoever asks: it was looked at when the menu was shown."""
    inventory._take = sql.Statement(
        StockLevel,
        "UPDATE {table} SET {free} = MAX({free} - %s, 0), {held} = {held} + %s WHERE {id} = %s AND %s > 0",
    )


def _wait_for_ever() -> None:
    """Calls to the gateway are neither counted nor short, and nobody gives up on it."""
    http.FAILURES_BEFORE_OPEN = 10**6
    client = load(ENTRY_POINTS, "wechatpay").client
    client._outgoing = http.Outgoing("wechatpay", at_most=10**3, read_timeout_s=60)


def _say_yes_whatever_happens() -> None:
    """A unit that could not be written is answered as if it had been."""
    commit = batches.commit

    def swallow(jobs: list[Any]) -> None:
        commit(jobs)
        for job in jobs:
            if job.result is not None:
                job.error, job.is_due = None, False

    batches.commit = swallow


GUARDS: dict[str, Callable[[], None]] = {
    "relay in one unit": _close_messages_first,
    "claims": _forget_claims,
    "condition on stock": _sell_what_is_not_there,
    "bounds on calls": _wait_for_ever,
    "errors of commits": _say_yes_whatever_happens,
}
