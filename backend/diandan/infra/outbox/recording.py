"""Recording a fact in the transaction that makes it true."""

from datetime import timedelta

from diandan.infra import sql, tx
from diandan.infra.outbox import wake
from diandan.infra.outbox.models import Message
from diandan.kernel import clock, ids
from diandan.kernel.fact import Fact

_insert = sql.Insert(Message, ("public_id", "name", "body", "available_at", "done_at"))


def record(*facts: Fact, after: timedelta | None = None) -> None:
    """Record facts with the change they tell of; with ``after``, to be heard only then.

    Raises:
        MustBeInUnit: no unit is open, so the fact could outlive its change.
    """
    tx.must_be_inside()
    due = clock.now() + after if after else clock.now()
    _insert.run(
        {
            "public_id": ids.new_id("msg"),
            "name": fact.name,
            "body": fact.to_json(),
            "available_at": due,
            "done_at": None,
        }
        for fact in facts
    )
    tx.after_commit(wake.up)
