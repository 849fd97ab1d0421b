"""What can be said, and the life of a message on its way out, as one pure table."""

from enum import StrEnum

from diandan.modules.notifications.errors import IllegalMessageMove


class MessageKind(StrEnum):
    """What a message tells."""

    ORDER_PAID = "order_paid"
    ORDER_ACCEPTED = "order_accepted"
    ORDER_READY = "order_ready"
    ORDER_COMING = "order_coming"
    ORDER_REFUSED = "order_refused"
    ORDER_CANCELLED = "order_cancelled"
    REFUND_DONE = "refund_done"
    CONTACT_CODE = "contact_code"
    STAFF_ALERT = "staff_alert"
    NEWS = "news"


# What a guest is told about an order, and may wish not to be.
GUEST_KINDS = (
    MessageKind.ORDER_PAID,
    MessageKind.ORDER_ACCEPTED,
    MessageKind.ORDER_READY,
    MessageKind.ORDER_COMING,
    MessageKind.ORDER_REFUSED,
    MessageKind.ORDER_CANCELLED,
    MessageKind.REFUND_DONE,
)
# What a brand says to sell something: only to those who asked for it, and never at night.
MARKETING_KINDS = (MessageKind.NEWS,)


class ConsentState(StrEnum):
    """A guest's answer to "may we tell you this?", good for one message."""

    GRANTED = "granted"
    USED = "used"
    REFUSED = "refused"


class MessageState(StrEnum):
    """Where an outgoing message stands."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    UNKNOWN = "unknown"
    DROPPED = "dropped"


class MessageStep(StrEnum):
    """What may happen to an outgoing message."""

    BEGIN = "begin"
    CONFIRM = "confirm"
    ARRIVE = "arrive"
    FAIL = "fail"
    LOSE = "lose"
    PUT_OFF = "put_off"
    DROP = "drop"


S, T = MessageState, MessageStep

MOVES: dict[MessageState, dict[MessageStep, MessageState]] = {
    S.QUEUED: {T.BEGIN: S.SENDING, T.DROP: S.DROPPED},
    S.SENDING: {T.CONFIRM: S.SENT, T.FAIL: S.FAILED, T.LOSE: S.UNKNOWN, T.PUT_OFF: S.QUEUED},
    # Whether it was sent is unknown: a receipt settles it, or says that it never left and may go again.
    S.UNKNOWN: {T.CONFIRM: S.SENT, T.ARRIVE: S.DELIVERED, T.FAIL: S.FAILED, T.PUT_OFF: S.QUEUED},
    # The provider took it; its receipt says whether the person has it.
    S.SENT: {T.ARRIVE: S.DELIVERED, T.FAIL: S.FAILED},
    S.DELIVERED: {},
    S.FAILED: {},
    S.DROPPED: {},
}


def after(state: MessageState, step: MessageStep) -> MessageState:
    """Return the state that follows.

    Raises:
        IllegalMessageMove: the step is not possible from here.
    """
    to = MOVES[state].get(step)
    if to is None:
        raise IllegalMessageMove(state=state.value, step=step.value)
    return to


def is_out_of_hand(state: MessageState) -> bool:
    """Whether we have nothing more to do about the message: the provider has it, or nobody will."""
    return state not in (S.QUEUED, S.SENDING, S.UNKNOWN)


def may_have_news(state: MessageState) -> bool:
    """Whether the provider may still tell us something about the message."""
    return state in (S.SENT, S.UNKNOWN)
