"""What was written: the rows of the room, its facts and the trail."""

import json
from typing import Any

from diandan.infra.audit.models import AuditRow
from diandan.infra.outbox.models import Message
from diandan.modules.payments import service as payments
from diandan.modules.payments.ports import RefundReport
from tests.factories.payments import TEST

# How long each next question to a gateway waits, in seconds.
WAITS_S = [60, 60, 120, 300, 600, 1800, 3600, 21600, 21600]


def facts():
    return [
        (row.name.removeprefix("payments."), json.loads(row.body)) for row in Message.objects.order_by("id")
    ]


def trail(action):
    row = AuditRow.objects.get(action=action)
    return row.target, row.store_id, row.details


def row_of(thing: Any):
    found = {"public_id": thing.public_id} if hasattr(thing, "public_id") else {"pk": thing.pk}
    return type(thing).objects.filter(**found).values().get()


def refund_report(refund, outcome, **changes):
    told = {
        "refund_id": refund.public_id,
        "payment_id": refund.payment.public_id,
        "outcome": outcome,
        "amount_fen": refund.amount_fen,
        "provider_ref": "5030",
    }
    return RefundReport(**{**told, **changes})


def tell(refund, outcome, account, **changes):
    return payments.apply_refund_report(
        refund_report(refund, outcome, **changes), account_id=account.public_id, source="query", by=TEST
    )


def about(refund):
    return {
        "refund_id": refund.public_id,
        "payment_id": refund.payment.public_id,
        "subject": refund.bill.subject,
        "amount_fen": refund.amount_fen,
    }
