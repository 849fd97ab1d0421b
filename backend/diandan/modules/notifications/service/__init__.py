"""Commands of the notifications room, by verb."""

from diandan.modules.notifications.service.accounts import put_aside, save_account
from diandan.modules.notifications.service.agreeing import (
    agree,
    ask_code,
    set_muted,
    want_news,
    withdraw,
)
from diandan.modules.notifications.service.announcing import tell_portion, write_news
from diandan.modules.notifications.service.consents import note_answers
from diandan.modules.notifications.service.merging import change_guest
from diandan.modules.notifications.service.reading import mark_all_read, mark_read
from diandan.modules.notifications.service.sending import (
    LEFT_BEHIND,
    Begun,
    begin,
    drop_overdue,
    forget_old,
    record_arrived,
    record_failed,
    record_lost,
    record_no_news,
    record_not_wanted,
    record_put_off,
    record_sent,
    send_again,
)
from diandan.modules.notifications.service.setting import save_rules, save_words
from diandan.modules.notifications.service.telling import Telling, send_test, tell_guest, tell_staff

__all__ = [
    "LEFT_BEHIND",
    "Begun",
    "Telling",
    "agree",
    "ask_code",
    "begin",
    "change_guest",
    "drop_overdue",
    "forget_old",
    "mark_all_read",
    "mark_read",
    "note_answers",
    "put_aside",
    "record_arrived",
    "record_failed",
    "record_lost",
    "record_no_news",
    "record_not_wanted",
    "record_put_off",
    "record_sent",
    "save_account",
    "save_rules",
    "save_words",
    "send_again",
    "send_test",
    "set_muted",
    "tell_guest",
    "tell_portion",
    "tell_staff",
    "want_news",
    "withdraw",
    "write_news",
]
