"""Which accounts money moves between. The only place that names them.

asset:<means>               what a gateway or the till holds for us
income:sales                what bills were paid with
liability:owed_to_guests    money that came too late and belongs to the guest
liability:refunds_due       money promised back and not yet given
"""

from typing import Any

from diandan.kernel import clock
from diandan.kernel.actor import Actor
from diandan.modules.ledger import service as ledger
from diandan.modules.payments.models import Payment, Refund
from diandan.modules.stores import queries as stores

SALES = "income:sales"
OWED_TO_GUESTS = "liability:owed_to_guests"
REFUNDS_DUE = "liability:refunds_due"


def asset(means: str) -> str:
    """Return the account that holds what came in by a means."""
    return f"asset:{means}"


def received(payment: Payment, *, store: Any, by: Actor) -> None:
    """Money came in for a bill."""
    lines = [(asset(payment.means), payment.amount_fen), (SALES, -payment.amount_fen)]
    _post("payment", payment.public_id, store, lines, by)


def received_late(payment: Payment, *, store: Any, by: Actor) -> None:
    """Money came in that no bill takes."""
    lines = [(asset(payment.means), payment.amount_fen), (OWED_TO_GUESTS, -payment.amount_fen)]
    _post("late_payment", payment.public_id, store, lines, by)


def refund_promised(refund: Refund, *, payment: Payment, store: Any, by: Actor) -> None:
    """Money is promised back."""
    source = OWED_TO_GUESTS if payment.is_late else SALES
    _post(
        "refund_asked",
        refund.public_id,
        store,
        [(source, refund.amount_fen), (REFUNDS_DUE, -refund.amount_fen)],
        by,
    )


def refund_given(refund: Refund, *, payment: Payment, store: Any, by: Actor) -> None:
    """Money has gone back."""
    lines = [(REFUNDS_DUE, refund.amount_fen), (asset(payment.means), -refund.amount_fen)]
    _post("refund_done", refund.public_id, store, lines, by)


def _post(kind: str, ref: str, store: Any, lines: list[tuple[str, int]], by: Actor) -> None:
    today = stores.business_date(store, clock.now())
    ledger.post(ref=ref, kind=kind, store=store, lines=lines, business_date=today, by=by)
