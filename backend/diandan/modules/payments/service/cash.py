"""Cash over the counter: the till takes it, gives change, and the bill is settled."""

from diandan.infra import audit, sql, tx
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.payments.errors import AlreadyPaid, NotEnoughCash
from diandan.modules.payments.models import Payment
from diandan.modules.payments.queries import CASH
from diandan.modules.payments.service import paying, reporting
from diandan.modules.payments.states import PaymentState

_insert = sql.Insert(
    Payment,
    (
        "public_id", "bill_id", "means", "channel", "state", "amount_fen", "refunded_fen", "received_fen",
        "change_fen", "is_late", "opened_at", "times_asked", "paid_at", "failure",
    ),
)  # fmt: skip


def take_cash(*, subject: str, received_fen: int, by: Actor) -> Payment:
    """Take what is owed in cash; ``change_fen`` of the payment says what to hand back.

    A payment still underway at a gateway is abandoned; should it be paid after all, it goes back.

    Raises:
        BillNotFound, AlreadyPaid, BillClosed; NotEnoughCash names what is owed.
    """

    def unit() -> Payment:
        bill = paying.open_bill_of(subject)
        owed_fen = bill.total_fen - bill.paid_fen
        if received_fen < owed_fen:
            raise NotEnoughCash(owed_fen=owed_fen, received_fen=received_fen)
        now = clock.now()
        payment = Payment(
            public_id=ids.new_id("pay"),
            bill=bill,
            means=CASH,
            state=PaymentState.PAID,
            amount_fen=owed_fen,
            received_fen=received_fen,
            change_fen=received_fen - owed_fen,
            opened_at=now,
            paid_at=now,
        )
        payment.pk = _insert.one({name: getattr(payment, name) for name in _insert.fields})
        if reporting.settle_with(payment, bill=bill, by=by) is not reporting.Applied.SETTLED:
            raise AlreadyPaid
        paying.abandon_live(bill)
        audit.write(
            by=by,
            action="payments.take_cash",
            target=payment.public_id,
            store_id=bill.store.public_id,
            details={"subject": subject, "amount_fen": owed_fen, "received_fen": received_fen},
        )
        return payment

    return tx.run(unit)
