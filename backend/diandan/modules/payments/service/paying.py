"""A guest begins to pay: one payment at a time, each under a number of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from diandan.infra import outbox, sql, tx
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.payments import queries
from diandan.modules.payments.errors import AlreadyPaid, BillClosed
from diandan.modules.payments.events import PaymentAbandoned, PaymentFailed
from diandan.modules.payments.models import Bill, GatewayAccount, Payment
from diandan.modules.payments.states import (
    LIVE,
    BillState,
    PaymentState,
    PaymentStep,
    after_payment_step,
    takes_money,
)

# Asked about for the first time a minute after it began; then less and less often.
FIRST_ASK = timedelta(seconds=60)
LATER_ASKS = [timedelta(seconds=s) for s in (60, 60, 120, 300, 600, 1800, 3600)]
LAST_ASKS = queries.LONGEST_WAIT

_insert = sql.Insert(
    Payment,
    (
        "public_id", "bill_id", "account_id", "means", "channel", "state", "amount_fen", "refunded_fen",
        "received_fen", "change_fen", "is_late", "live_slot", "opened_at", "expires_at", "ask_at",
        "times_asked", "failure",
    ),
    ignore_conflicts=True,
)  # fmt: skip
_live_of = sql.Statement(
    Payment,
    "SELECT {public_id} FROM {table} WHERE {bill_id} = %s AND {state} IN (%s, %s) AND {public_id} <> %s",
)
_ask_now = sql.Statement(Payment, "UPDATE {table} SET {ask_at} = %s WHERE {public_id} = %s")


@dataclass(frozen=True, slots=True)
class Started:
    """The payment a guest is to make now; ``replaces`` must first be closed at its gateway."""

    payment: Payment
    replaces: Payment | None = None


def start_payment(
    *, subject: str, account: GatewayAccount, channel: str, expires_at: datetime, by: Actor
) -> Started:
    """Begin to pay what is owed, or take up the payment that is underway.

    The same way of paying takes up the same payment. Another way asks the caller to close the earlier one at
    its gateway first (``replaces``): two payments underway could both be paid.

    Raises:
        BillNotFound, AlreadyPaid, BillClosed.
    """

    def unit() -> Started:
        bill = open_bill_of(subject)
        live = _live(bill)
        if live is None:
            created = _begin(bill, account=account, channel=channel, expires_at=expires_at)
            live = created or _live(bill)
        if live is None:
            raise BillClosed
        is_same_way = live.account_id == account.pk and live.channel == channel
        is_in_time = live.expires_at is None or live.expires_at > clock.now()
        return Started(live, replaces=None if is_same_way and is_in_time else live)

    return tx.run(unit)


def record_started(*, payment_id: str, payload: Mapping[str, Any], valid_until: datetime) -> None:
    """Keep what the guest's phone needs; a payment that has ended meanwhile keeps nothing."""

    def unit() -> None:
        live = Payment.objects.filter(public_id=payment_id, state__in=LIVE)
        live.update(payload=dict(payload), payload_until=valid_until)

    tx.run(unit)


def record_failed(*, payment_id: str, reason: str, by: Actor) -> bool:
    """The gateway said no: the payment has failed and another may be tried. Return whether it was news."""
    return _end(payment_id, PaymentStep.FAIL, reason=reason)


def record_closed(*, payment_id: str, by: Actor) -> bool:
    """The gateway has closed the payment: it can no longer be paid. Return whether it was news."""
    return _end(payment_id, PaymentStep.CLOSE, reason="")


def note_asked(*, payment_id: str) -> None:
    """The gateway was asked and knew nothing new; ask again later, and ever less often."""

    def unit() -> None:
        payment = Payment.objects.filter(public_id=payment_id, state__in=LIVE).first()
        if payment is not None:
            waits = LATER_ASKS[payment.times_asked :]
            payment.ask_at = clock.now() + (waits[0] if waits else LAST_ASKS)
            payment.times_asked += 1
            payment.save(update_fields=["ask_at", "times_asked"])

    tx.run(unit)


def abandon_live(bill: Bill, *, but: str = "") -> None:
    """Let every payment of the bill that is still underway be closed at its gateway."""
    for (payment_id,) in _live_of.all(bill.pk, *LIVE, but):
        _ask_now.run(clock.now(), payment_id)
        outbox.record(PaymentAbandoned(payment_id=payment_id, subject=bill.subject))


def open_bill_of(subject: str) -> Bill:
    """Return a bill that takes money, kept from others until the commit: bill before payment, always.

    Raises:
        BillNotFound, AlreadyPaid, BillClosed.
    """
    bill = queries.bill_of(subject)
    if sql.hold(bill):
        bill = queries.bill_of(subject)
    if bill.state == BillState.SETTLED:
        raise AlreadyPaid
    if not takes_money(BillState(bill.state)):
        raise BillClosed
    return bill


def _begin(bill: Bill, *, account: GatewayAccount, channel: str, expires_at: datetime) -> Payment | None:
    """Insert the one live payment of a bill; nothing when another request was faster."""
    now = clock.now()
    payment = Payment(
        public_id=ids.new_id("pay"),
        bill=bill,
        account=account,
        means=account.provider,
        channel=channel,
        state=after_payment_step(PaymentState.OPENED, PaymentStep.START),
        amount_fen=bill.total_fen - bill.paid_fen,
        live_slot=bill.public_id,
        opened_at=now,
        expires_at=expires_at,
        ask_at=now + FIRST_ASK,
    )
    row = {name: getattr(payment, name) for name in _insert.fields}
    return payment if _insert.run([row]) else None


def _live(bill: Bill) -> Payment | None:
    rows = Payment.objects.defer("payload").filter(live_slot=bill.public_id)
    return next(iter(rows[:1]), None)


def _end(payment_id: str, step: PaymentStep, *, reason: str) -> bool:
    def unit() -> bool:
        payment = Payment.objects.select_related("bill").filter(public_id=payment_id).first()
        if payment is None or PaymentState(payment.state) not in LIVE:
            return False
        to = after_payment_step(PaymentState(payment.state), step)
        changed = Payment.objects.filter(pk=payment.pk, state=payment.state).update(
            state=to, ended_at=clock.now(), live_slot=None, ask_at=None, failure=reason[:80]
        )
        if changed:
            fact = PaymentFailed(payment_id=payment_id, subject=payment.bill.subject, reason=reason or to)
            outbox.record(fact)
        return bool(changed)

    return tx.run(unit)
