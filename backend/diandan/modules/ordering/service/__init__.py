"""Commands of the ordering room, the only writer of its tables."""

from diandan.modules.ordering.numbers import draw_number
from diandan.modules.ordering.service.moving import (
    accept,
    acknowledge,
    call,
    cancel,
    finish,
    hand_over,
    note_money,
    reject,
    settle,
    start,
)
from diandan.modules.ordering.service.parting import forget_old_notes, part_with_guest
from diandan.modules.ordering.service.placing import NewLine, change_guest, place

__all__ = [
    "NewLine",
    "accept",
    "acknowledge",
    "call",
    "cancel",
    "change_guest",
    "draw_number",
    "finish",
    "forget_old_notes",
    "hand_over",
    "note_money",
    "part_with_guest",
    "place",
    "reject",
    "settle",
    "start",
]
