"""Facts about money. ``subject`` is the public id of what the bill is for."""

from dataclasses import dataclass

from diandan.kernel.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class BillSettled(Fact):
    """Everything owed is paid."""

    name = "payments.bill_settled"
    bill_id: str
    subject: str
    total_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BillPaidInPart(Fact):
    """Some of what is owed is paid, some is not."""

    name = "payments.bill_paid_in_part"
    bill_id: str
    subject: str
    paid_fen: int
    owed_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidInsideApp(Fact):
    """Money came in through a platform's own app, which keeps it until it hears of the hand-over."""

    name = "payments.paid_inside_app"
    payment_id: str
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentAbandoned(Fact):
    """A payment at the gateway is no longer wanted: it is to be closed there, or given back if paid."""

    name = "payments.payment_abandoned"
    payment_id: str
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentFailed(Fact):
    """A payment came to nothing; another may be tried."""

    name = "payments.payment_failed"
    payment_id: str
    subject: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidTooLate(Fact):
    """Money came in for a bill that takes none any more; it goes back in full."""

    name = "payments.paid_too_late"
    payment_id: str
    subject: str
    amount_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundAsked(Fact):
    """Money is to go back through a gateway."""

    name = "payments.refund_asked"
    refund_id: str
    payment_id: str
    subject: str
    amount_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundDone(Fact):
    """The guest has the money back."""

    name = "payments.refund_done"
    refund_id: str
    payment_id: str
    subject: str
    amount_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundFailed(Fact):
    """The gateway could not give the money back; somebody has to look at it."""

    name = "payments.refund_failed"
    refund_id: str
    payment_id: str
    subject: str
    amount_fen: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRefused(Fact):
    """A true word of a gateway could not be booked; somebody has to look at it.

    ``about`` is the payment or the refund, ``why`` names what was put on record.
    """

    name = "payments.report_refused"
    about: str
    subject: str
    why: str
