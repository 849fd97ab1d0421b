"""The life of an order, as one pure table. States never go back."""

from enum import StrEnum

from diandan.modules.ordering.errors import IllegalMove


class OrderState(StrEnum):
    """Where an order stands."""

    AWAITING_PAYMENT = "awaiting_payment"
    PLACED = "placed"
    ACCEPTED = "accepted"
    PREPARING = "preparing"
    READY = "ready"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class Step(StrEnum):
    """What may be done to an order."""

    SETTLE = "settle"
    ACCEPT = "accept"
    REJECT = "reject"
    START = "start"
    FINISH = "finish"
    HAND_OVER = "hand_over"
    CANCEL = "cancel"


S = OrderState

MOVES: dict[OrderState, dict[Step, OrderState]] = {
    S.AWAITING_PAYMENT: {Step.SETTLE: S.PLACED, Step.CANCEL: S.CANCELLED},
    S.PLACED: {Step.ACCEPT: S.ACCEPTED, Step.REJECT: S.CANCELLED, Step.CANCEL: S.CANCELLED},
    S.ACCEPTED: {
        Step.START: S.PREPARING,
        Step.FINISH: S.READY,
        Step.CANCEL: S.CANCELLED,
    },
    S.PREPARING: {Step.FINISH: S.READY, Step.CANCEL: S.CANCELLED},
    S.READY: {Step.HAND_OVER: S.COMPLETED, Step.CANCEL: S.CANCELLED},
    S.COMPLETED: {},
    S.CANCELLED: {},
}

# The way a guest sees it, for the line of steps on the order page.
ROAD = (S.PLACED, S.ACCEPTED, S.PREPARING, S.READY, S.COMPLETED)


def after(state: OrderState, step: Step) -> OrderState:
    """Return the state that follows.

    Raises:
        IllegalMove: the step is not possible from here.
    """
    to = MOVES[state].get(step)
    if to is None:
        raise IllegalMove(state=state.value, step=step.value)
    return to


def may(state: OrderState, step: Step) -> bool:
    """Whether the table allows the step."""
    return step in MOVES[state]


def is_final(state: OrderState) -> bool:
    """Whether nothing can happen to the order any more."""
    return not MOVES[state]


def guest_may_cancel(state: OrderState) -> bool:
    """Whether a guest may still cancel alone: until the shop accepts."""
    return state in (S.AWAITING_PAYMENT, S.PLACED)


def is_in_the_shop(state: OrderState) -> bool:
    """Whether the shop has work with it: paid for, or to be paid at the counter later, and not finished."""
    return state in (S.PLACED, S.ACCEPTED, S.PREPARING, S.READY)


OPEN = tuple(state for state in S if not is_final(state))
