"""The lives of a bill, a payment and a refund, as pure tables. Money once received is never un-received."""

from enum import StrEnum

from diandan.modules.payments.errors import IllegalMoneyMove


class BillState(StrEnum):
    """Where a bill stands."""

    OPEN = "open"
    SETTLED = "settled"
    CLOSED = "closed"


class BillStep(StrEnum):
    """What may happen to a bill."""

    SETTLE = "settle"
    CLOSE = "close"


class PaymentState(StrEnum):
    """Where a payment stands."""

    OPENED = "opened"
    PENDING = "pending"
    PAID = "paid"
    FAILED = "failed"
    CLOSED = "closed"


class PaymentStep(StrEnum):
    """What may happen to a payment."""

    START = "start"
    PAY = "pay"
    FAIL = "fail"
    CLOSE = "close"


class HandOverState(StrEnum):
    """How telling a platform of a hand-over stands."""

    WAITING = "waiting"
    TOLD = "told"
    REFUSED = "refused"


class RefundState(StrEnum):
    """Where a refund stands."""

    ASKED = "asked"
    SENT = "sent"
    DONE = "done"
    FAILED = "failed"


class RefundStep(StrEnum):
    """What may happen to a refund."""

    SEND = "send"
    FINISH = "finish"
    FAIL = "fail"


BILL_MOVES: dict[BillState, dict[BillStep, BillState]] = {
    BillState.OPEN: {BillStep.SETTLE: BillState.SETTLED, BillStep.CLOSE: BillState.CLOSED},
    BillState.SETTLED: {},
    BillState.CLOSED: {},
}

# A failed or closed payment may still turn out paid: the gateway's word is the last. Then the money is
# applied when the bill is still open, and goes back when it is not.
PAYMENT_MOVES: dict[PaymentState, dict[PaymentStep, PaymentState]] = {
    PaymentState.OPENED: {
        PaymentStep.START: PaymentState.PENDING,
        PaymentStep.PAY: PaymentState.PAID,
        PaymentStep.FAIL: PaymentState.FAILED,
        PaymentStep.CLOSE: PaymentState.CLOSED,
    },
    PaymentState.PENDING: {
        PaymentStep.PAY: PaymentState.PAID,
        PaymentStep.FAIL: PaymentState.FAILED,
        PaymentStep.CLOSE: PaymentState.CLOSED,
    },
    PaymentState.PAID: {},
    PaymentState.FAILED: {PaymentStep.PAY: PaymentState.PAID},
    PaymentState.CLOSED: {PaymentStep.PAY: PaymentState.PAID},
}

REFUND_MOVES: dict[RefundState, dict[RefundStep, RefundState]] = {
    RefundState.ASKED: {
        RefundStep.SEND: RefundState.SENT,
        RefundStep.FINISH: RefundState.DONE,
        RefundStep.FAIL: RefundState.FAILED,
    },
    RefundState.SENT: {RefundStep.FINISH: RefundState.DONE, RefundStep.FAIL: RefundState.FAILED},
    RefundState.FAILED: {RefundStep.SEND: RefundState.SENT, RefundStep.FINISH: RefundState.DONE},
    RefundState.DONE: {},
}

# What contracts/order_states.json shows of this room.
MOVES = {"bill": BILL_MOVES, "payment": PAYMENT_MOVES, "refund": REFUND_MOVES}

LIVE = (PaymentState.OPENED, PaymentState.PENDING)
UNSENT_OR_UNDERWAY = (RefundState.ASKED, RefundState.SENT)


def after_payment_step(state: PaymentState, step: PaymentStep) -> PaymentState:
    """Return the state that follows.

    Raises:
        IllegalMoneyMove: the step is not possible from here.
    """
    to = PAYMENT_MOVES[state].get(step)
    if to is None:
        raise IllegalMoneyMove(what="payment", state=state.value, step=step.value)
    return to


def after_refund_step(state: RefundState, step: RefundStep) -> RefundState:
    """Return the state that follows.

    Raises:
        IllegalMoneyMove: the step is not possible from here.
    """
    to = REFUND_MOVES[state].get(step)
    if to is None:
        raise IllegalMoneyMove(what="refund", state=state.value, step=step.value)
    return to


def sources(step: PaymentStep) -> tuple[PaymentState, ...]:
    """Return the states from which a payment may take ``step``."""
    return tuple(state for state, moves in PAYMENT_MOVES.items() if step in moves)


def refund_sources(step: RefundStep) -> tuple[RefundState, ...]:
    """Return the states from which a refund may take ``step``."""
    return tuple(state for state, moves in REFUND_MOVES.items() if step in moves)


def is_live(state: PaymentState) -> bool:
    """Whether the guest may still be paying."""
    return state in LIVE


def is_underway(state: RefundState) -> bool:
    """Whether the gateway still has to act on a refund."""
    return state in UNSENT_OR_UNDERWAY


def takes_money(state: BillState) -> bool:
    """Whether money received now belongs to the bill."""
    return state is BillState.OPEN
