"""A message on its way: begun once, settled once, never sent again while its outcome is unknown."""

import json
from datetime import timedelta
from enum import StrEnum
from typing import Any

from diandan.infra import outbox, tx
from diandan.kernel import clock
from diandan.modules.notifications import queries
from diandan.modules.notifications.events import MessageQueued
from diandan.modules.notifications.models import Attempt, ContactCode, DayCount, Outgoing
from diandan.modules.notifications.ports import Channel
from diandan.modules.notifications.service import consents
from diandan.modules.notifications.states import (
    MessageState,
    MessageStep,
    after,
    is_out_of_hand,
    may_have_news,
)

# Longer than any call to a provider takes: what is being sent for so long was left behind by a process.
LEFT_BEHIND = timedelta(minutes=2)
# Addresses of settled messages are of no use to anybody after this.
ADDRESS_KEPT = timedelta(days=30)
COUNT_KEPT = timedelta(days=3)
# When a provider is asked how a message stands: after it was handed over, and after each answer of no news.
ASK_AFTER = [timedelta(minutes=m) for m in (1, 5, 30, 120, 720)]


class Begun(StrEnum):
    """What is to be done about a message now."""

    SEND = "send"
    ASK = "ask"
    WAIT = "wait"
    NOTHING = "nothing"


def begin(message_id: str) -> Begun:
    """Take a message in hand: to be sent, or to be asked about when it may have been sent already.

    What nobody needs or wants any more is dropped here, at the last moment.
    """

    def unit() -> Begun:
        found = queries.message(message_id)
        state = MessageState(found.state)
        if is_out_of_hand(state):
            return Begun.NOTHING
        if state is MessageState.QUEUED:
            if found.valid_until <= clock.now():
                _drop(found, "too_late")
                return Begun.NOTHING
            if not queries.still_agrees(found):
                _drop(found, "withdrawn")
                return Begun.NOTHING
            taken = _move(found, MessageStep.BEGIN, begun_at=clock.now(), attempts=found.attempts + 1)
            return Begun.SEND if taken else Begun.WAIT
        if state is MessageState.UNKNOWN:
            return Begun.ASK
        if found.begun_at is not None and found.begun_at > clock.now() - LEFT_BEHIND:
            return Begun.WAIT
        _move(found, MessageStep.LOSE, reason="left_behind", ask_at=clock.now())
        return Begun.ASK

    return tx.run(unit)


def send_again(message_id: str) -> None:
    """The provider never had it: it goes out once more, as if it had just been written."""

    def unit() -> None:
        found = queries.message(message_id)
        if found.state == MessageState.UNKNOWN and _move(found, MessageStep.PUT_OFF, ask_at=None):
            Attempt.objects.create(message=found, at=clock.now(), what="ask", outcome="not_known")
            outbox.record(MessageQueued(message_id=message_id, channel=found.channel))

    tx.run(unit)


def record_sent(message_id: str, *, provider_ref: str = "", what: str = "send", has_receipt: bool) -> None:
    """The provider took it; with ``has_receipt`` it is asked later whether the message arrived."""
    changes = {"provider_ref": provider_ref[:80]} if provider_ref else {}
    ask_at = clock.now() + ASK_AFTER[0] if has_receipt else None
    _settle(message_id, MessageStep.CONFIRM, what=what, outcome="sent", ask_at=ask_at, asked=0, **changes)


def record_arrived(message_id: str) -> None:
    """The person has it, says the provider."""
    _settle(message_id, MessageStep.ARRIVE, what="ask", outcome="delivered", ask_at=None)


def record_failed(message_id: str, *, reason: str, what: str = "send") -> None:
    """The provider said no, or could not bring it; a consent it refused to use is good for another."""

    def unit() -> None:
        _settle(message_id, MessageStep.FAIL, what=what, outcome="failed", reason=reason[:80], ask_at=None)
        if what == "send" and queries.message(message_id).channel == Channel.SUBSCRIPTION:
            consents.give_back(message_id)

    tx.run(unit)


def record_not_wanted(message_id: str, *, reason: str) -> None:
    """The guest does not agree, says the platform: nothing was sent, and what we hold of theirs is void."""

    def unit() -> None:
        _settle(message_id, MessageStep.FAIL, what="send", outcome="failed", reason=reason[:80])
        found = queries.message(message_id)
        if found.guest_id and found.begun_at:
            template = str(json.loads(found.wish)["provider_template"])
            consents.none_left(found.guest_id, found.brand_id, template=template, before=found.begun_at)

    tx.run(unit)


def record_lost(message_id: str, *, reason: str, can_ask: bool) -> None:
    """No clear answer: it may have been sent, and is not sent again on a guess."""
    ask_at = clock.now() + ASK_AFTER[0] if can_ask else None
    _settle(
        message_id,
        MessageStep.LOSE,
        what="send",
        outcome="unknown",
        reason=reason[:80],
        ask_at=ask_at,
        asked=0,
    )


def record_no_news(message_id: str, *, outcome: str) -> None:
    """The provider knows nothing new; it is asked again later, and at last no more."""

    def unit() -> None:
        found = queries.message(message_id)
        if not may_have_news(MessageState(found.state)):
            return
        asked = found.asked + 1
        ask_at = clock.now() + ASK_AFTER[asked] if asked < len(ASK_AFTER) else None
        if Outgoing.objects.filter(pk=found.pk, asked=found.asked).update(asked=asked, ask_at=ask_at):
            Attempt.objects.create(message=found, at=clock.now(), what="ask", outcome=outcome)

    tx.run(unit)


def record_put_off(message_id: str, *, reason: str) -> None:
    """The provider took nothing; it waits for another try."""
    _settle(message_id, MessageStep.PUT_OFF, what="send", outcome="put_off", reason=reason[:80])


def drop_overdue(limit: int = 100) -> int:
    """Drop what waited until nobody needed it; return how many."""
    dropped = 0
    for message_id in queries.overdue(limit):
        dropped += begin(message_id) is Begun.NOTHING
    return dropped


def forget_old(limit: int = 500) -> int:
    """Forget addresses and contents of messages long settled, stale counts and codes; return how many."""
    now = clock.now()
    old = Outgoing.objects.filter(ended_at__lt=now - ADDRESS_KEPT, address_shown__gt="").order_by("id")

    def unit() -> int:
        ids = list(old.values_list("pk", flat=True)[:limit])
        DayCount.objects.filter(day__lt=(now - COUNT_KEPT).date()).delete()
        ContactCode.objects.filter(expires_at__lt=now).delete()
        return Outgoing.objects.filter(pk__in=ids).update(address="", address_shown="", wish="{}", body="")

    return tx.run(unit)


def _settle(message_id: str, step: MessageStep, *, what: str, outcome: str, **changes: Any) -> None:
    def unit() -> None:
        found = queries.message(message_id)
        to = after(MessageState(found.state), step)
        ended = {"ended_at": clock.now()} if is_out_of_hand(to) else {}
        if _move(found, step, **{"reason": "", **changes, **ended}):
            reason = str(changes.get("reason", ""))
            Attempt.objects.create(message=found, at=clock.now(), what=what, outcome=outcome, reason=reason)

    tx.run(unit)


def _drop(found: Outgoing, reason: str) -> None:
    """Nobody needs it any more; a consent it would have used is good for another."""
    if _move(found, MessageStep.DROP, reason=reason, ended_at=clock.now()):
        consents.give_back(found.public_id)


def _move(found: Outgoing, step: MessageStep, **changes: Any) -> bool:
    """Take one step by compare-and-swap; false when the message has moved meanwhile."""
    to = after(MessageState(found.state), step)
    here = Outgoing.objects.filter(pk=found.pk, state=found.state, attempts=found.attempts)
    return bool(here.update(state=to.value, **changes))
