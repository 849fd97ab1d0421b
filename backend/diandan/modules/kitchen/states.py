"""The life of a ticket and of each thing on it, as one pure table.

Served means it has left the pass; a ticket may be called back until then. An item lives through the same
states as its ticket, a little earlier: a ticket is done when all its items are.
"""

from enum import StrEnum

from diandan.modules.kitchen.errors import IllegalStep


class TicketState(StrEnum):
    """Where a ticket stands."""

    QUEUED = "queued"
    COOKING = "cooking"
    DONE = "done"
    SERVED = "served"
    VOID = "void"


class Step(StrEnum):
    """What may be done to a ticket."""

    START = "start"
    BUMP = "bump"
    RECALL = "recall"
    SERVE = "serve"
    CLOSE = "close"
    VOID = "void"


S = TicketState

MOVES: dict[TicketState, dict[Step, TicketState]] = {
    # A bump straight from the queue is a start and a bump in one tap. Close is the hand-over at the counter:
    # what the guest has taken is served, whatever the screen says.
    S.QUEUED: {Step.START: S.COOKING, Step.BUMP: S.DONE, Step.CLOSE: S.SERVED, Step.VOID: S.VOID},
    S.COOKING: {Step.BUMP: S.DONE, Step.CLOSE: S.SERVED, Step.VOID: S.VOID},
    S.DONE: {Step.RECALL: S.COOKING, Step.SERVE: S.SERVED, Step.CLOSE: S.SERVED, Step.VOID: S.VOID},
    S.SERVED: {},
    S.VOID: {},
}

ON_SCREEN = (S.QUEUED, S.COOKING, S.DONE)
UNDONE = (S.QUEUED, S.COOKING)


def after(state: TicketState, step: Step) -> TicketState:
    """Return the state that follows.

    Raises:
        IllegalStep: the step is not possible from here.
    """
    to = MOVES[state].get(step)
    if to is None:
        raise IllegalStep(state=state.value, step=step.value)
    return to


def is_undone(state: TicketState) -> bool:
    """Whether the kitchen still has to make it."""
    return state in UNDONE


def is_on_screen(state: TicketState) -> bool:
    """Whether the kitchen still looks at it."""
    return state in ON_SCREEN
