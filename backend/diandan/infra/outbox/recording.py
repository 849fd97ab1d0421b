"""Recording a fact in the transaction that makes it true."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from diandan.infra import sql, tx
from diandan.infra.outbox import wake
from diandan.infra.outbox.models import Message
from diandan.kernel import clock, ids
from diandan.kernel.fact import Fact

_insert = sql.Insert(Message, ("public_id", "name", "body", "available_at", "done_at"))


# What is to be heard at once is due since long ago: a clock that ran ahead while it was recorded, and is
# right again, must not make it wait.
AT_ONCE = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Later:
    """A fact that is to be heard only after a while."""

    fact: Fact
    after: timedelta


def record(*facts: Fact | Later, after: timedelta | None = None) -> None:
    """Record facts with the change they tell of; with ``after``, to be heard only then.

    Raises:
        MustBeInUnit: no unit is open, so the fact could outlive its change.
    """
    tx.must_be_inside()
    tx.by_commit(_insert, [_row(told, after) for told in facts])
    tx.after_commit(wake.up)


def _row(told: Fact | Later, after: timedelta | None) -> dict[str, Any]:
    if isinstance(told, Later):
        return _row(told.fact, (after or timedelta()) + told.after)
    return {
        "public_id": ids.new_id("msg"),
        "name": told.name,
        "body": told.to_json(),
        "available_at": clock.now() + after if after else AT_ONCE,
        "done_at": None,
    }
