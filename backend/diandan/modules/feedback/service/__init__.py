"""Commands of the feedback room, the only writer of its tables."""

from diandan.modules.feedback.service.answering import (
    answer,
    hide,
    set_follow_up,
    show,
    take_answer_back,
)
from diandan.modules.feedback.service.inviting import invite
from diandan.modules.feedback.service.parting import part_with_guest
from diandan.modules.feedback.service.photos import add_photo, sweep_photos
from diandan.modules.feedback.service.reading import (
    forget_verdicts,
    look_at_pictures,
    note_check,
    note_verdict,
    record_reading,
)
from diandan.modules.feedback.service.writing import Opinion, Purchase, edit, withdraw, write

__all__ = [
    "Opinion",
    "Purchase",
    "add_photo",
    "answer",
    "edit",
    "forget_verdicts",
    "hide",
    "invite",
    "look_at_pictures",
    "note_check",
    "note_verdict",
    "part_with_guest",
    "record_reading",
    "set_follow_up",
    "show",
    "sweep_photos",
    "take_answer_back",
    "withdraw",
    "write",
]
