"""Opening what is owed, and closing it when it is no longer."""

from datetime import date
from typing import Any

from diandan.infra import outbox, rows, sql, tx
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.payments.errors import BillNotFound
from diandan.modules.payments.events import BillSettled
from diandan.modules.payments.models import Bill
from diandan.modules.payments.service import paying, refunding
from diandan.modules.payments.states import BillState

_insert = sql.Insert(
    Bill,
    (
        "public_id", "subject", "store_id", "business_date", "state", "total_fen", "paid_fen", "refunded_fen",
        "opened_at", "settled_at",
    ),
)  # fmt: skip
_close = sql.Statement(
    Bill, "UPDATE {table} SET {state} = %s, {closed_at} = %s WHERE {id} = %s AND {state} = %s"
)


def open_bill(*, subject: str, store: Any, total_fen: int, business_date: date, by: Actor) -> Bill:
    """Write down what is owed for ``subject``. Nothing owed is settled at once.

    Raises:
        IntegrityError: the subject has a bill already.
    """

    def unit() -> Bill:
        now = clock.now()
        is_free = total_fen == 0
        written = {
            "public_id": ids.new_id("bil"),
            "subject": subject,
            "store_id": store.pk,
            "business_date": business_date,
            "state": (BillState.SETTLED if is_free else BillState.OPEN).value,
            "total_fen": total_fen,
            "paid_fen": 0,
            "refunded_fen": 0,
            "opened_at": now,
            "settled_at": now if is_free else None,
        }
        bill = rows.at_hand(Bill, _insert.one(written), written, joined={"store": store})
        if is_free:
            outbox.record(BillSettled(bill_id=bill.public_id, subject=subject, total_fen=0))
        return bill

    return tx.run(unit)


def close_bill(*, subject: str, by: Actor) -> bool:
    """Take no more money for ``subject``; return whether the bill was open until now.

    A payment still underway is abandoned: it is closed at its gateway, and given back if it was paid.

    Raises:
        BillNotFound.
    """

    def unit() -> bool:
        bill = _read(subject)
        now = clock.now()
        if not _close.run(BillState.CLOSED, now, bill.pk, BillState.OPEN):
            return False
        paying.abandon_live(bill)
        return True

    return tx.run(unit)


def close_or_refund(*, subject: str, reason: str, by: Actor) -> None:
    """End the money side of something that will not happen: close what is open, give back what is paid.

    Raises:
        BillNotFound.
    """

    def unit() -> None:
        close_bill(subject=subject, by=by)
        bill = _read(subject)
        if bill.paid_fen > bill.refunded_fen:
            refunding.ask_refund(subject=subject, reason=reason, by=by)

    tx.run(unit)


def _read(subject: str) -> Bill:
    bill = Bill.objects.select_related("store").filter(subject=subject).first()
    if bill is None:
        raise BillNotFound
    return bill
