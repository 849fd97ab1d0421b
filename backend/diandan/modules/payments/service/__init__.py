"""Commands of the payments room, the only writer of its tables."""

from diandan.modules.payments.service.accounts import merchant_no_of, note_check, put_aside, save_account
from diandan.modules.payments.service.bills import close_bill, close_or_refund, open_bill
from diandan.modules.payments.service.cash import take_cash
from diandan.modules.payments.service.handing_over import (
    begin_hand_over,
    record_hand_over,
    record_hand_over_refused,
    record_hand_over_unclear,
)
from diandan.modules.payments.service.noticing import take_notice
from diandan.modules.payments.service.paying import (
    Started,
    note_asked,
    record_closed,
    record_failed,
    record_started,
    start_payment,
)
from diandan.modules.payments.service.refunding import (
    apply_refund_report,
    ask_refund,
    note_refund_asked,
    record_refund_failed,
    refund_late,
    send_again,
)
from diandan.modules.payments.service.reporting import Applied, apply_report

__all__ = [
    "Applied",
    "Started",
    "apply_refund_report",
    "apply_report",
    "ask_refund",
    "begin_hand_over",
    "close_bill",
    "close_or_refund",
    "merchant_no_of",
    "note_asked",
    "note_check",
    "note_refund_asked",
    "open_bill",
    "put_aside",
    "record_closed",
    "record_failed",
    "record_hand_over",
    "record_hand_over_refused",
    "record_hand_over_unclear",
    "record_refund_failed",
    "record_started",
    "refund_late",
    "save_account",
    "send_again",
    "start_payment",
    "take_cash",
    "take_notice",
]
