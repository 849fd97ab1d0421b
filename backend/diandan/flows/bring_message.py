"""A message goes out to its provider, and its provider is asked how it stands.

Errands only, with no unit open. An order never waits for any of this and never hears of it: a provider that
is slow, silent or gone costs its own messages and nothing else. What may have been sent already is asked
about, never sent again on a guess.
"""

from typing import Any

import structlog

from diandan.infra import plugins
from diandan.kernel import clock
from diandan.kernel.errors import DomainError
from diandan.modules.notifications import queries
from diandan.modules.notifications import service as notifications
from diandan.modules.notifications.errors import (
    ConsentGone,
    IllegalMessageMove,
    MessageUnderway,
    MessengerRefused,
    MessengerUnavailable,
    OutcomeUnknown,
)
from diandan.modules.notifications.events import MessageQueued
from diandan.modules.notifications.ports import (
    ENTRY_POINTS,
    DeliveryOutcome,
    DeliveryReport,
    Messenger,
)
from diandan.modules.notifications.service import Begun
from diandan.modules.notifications.states import MessageState

log = structlog.get_logger(__name__)

SWEEP = 50


def deliver(fact: MessageQueued) -> None:
    """Bring a message to its person.

    Raises:
        MessengerUnavailable, MessageUnderway: tried again later.
    """
    bring(fact.message_id)


def bring(message_id: str) -> None:
    """Bring a message, or ask about one that may have been brought already.

    Raises:
        MessengerUnavailable, MessageUnderway.
    """
    begun = notifications.begin(message_id)
    if begun is Begun.WAIT:
        raise MessageUnderway(retry_after_s=5)
    if begun is Begun.SEND:
        _send(message_id)
    elif begun is Begun.ASK:
        ask(message_id)


def ask(message_id: str) -> None:
    """Ask the provider how a message stands, and note the answer.

    Raises:
        MessageNotFound, MessengerUnavailable.
    """
    found = queries.message(message_id)
    messenger = _messenger(found)
    report = messenger.look_up(queries.keys_of(found.account), queries.to_send(found))
    try:
        _note(found, messenger, report)
    except IllegalMessageMove:
        log.info("message.already_known", message_id=message_id, outcome=report.outcome.value)


def ask_providers() -> int:
    """Ask about every message whose time has come; return how many were answered for."""
    for message_id in queries.left_behind(SWEEP, before=clock.now() - notifications.LEFT_BEHIND):
        notifications.begin(message_id)
    answered = 0
    for message_id in queries.to_ask(SWEEP):
        try:
            ask(message_id)
            answered += 1
        except DomainError as error:
            log.warning("message.cannot_ask", message_id=message_id, why=str(error))
            notifications.record_no_news(message_id, outcome="no_answer")
    return answered


def _send(message_id: str) -> None:
    found = queries.message(message_id)
    messenger = _messenger(found)
    try:
        sent = messenger.send(queries.keys_of(found.account), queries.to_send(found))
    except ConsentGone as no:
        log.info("message.not_wanted", message_id=message_id, provider=messenger.name)
        notifications.record_not_wanted(message_id, reason=no.reason)
    except MessengerRefused as no:
        log.warning("message.refused", message_id=message_id, provider=messenger.name, why=no.reason)
        notifications.record_failed(message_id, reason=no.reason)
    except OutcomeUnknown as lost:
        log.warning("message.unclear", message_id=message_id, provider=messenger.name)
        reason = str(lost.details.get("reason", ""))
        notifications.record_lost(message_id, reason=reason, can_ask=messenger.has_receipts)
    except MessengerUnavailable as down:
        notifications.record_put_off(message_id, reason=str(down.details.get("reason", "")))
        raise
    else:
        notifications.record_sent(
            message_id, provider_ref=sent.provider_ref, has_receipt=messenger.has_receipts
        )


def _note(found: Any, messenger: Messenger, report: DeliveryReport) -> None:
    message_id, unclear = found.public_id, found.state == MessageState.UNKNOWN
    if report.outcome is DeliveryOutcome.ARRIVED:
        notifications.record_arrived(message_id)
    elif report.outcome is DeliveryOutcome.FAILED:
        notifications.record_failed(message_id, reason=report.reason, what="ask")
    elif report.outcome is DeliveryOutcome.UNDERWAY and unclear:
        notifications.record_sent(message_id, provider_ref=report.provider_ref, what="ask", has_receipt=True)
    elif report.outcome is DeliveryOutcome.NOT_KNOWN and unclear and found.valid_until > clock.now():
        # Asked a minute or more after the call: what the provider has not heard of by then was never sent.
        notifications.send_again(message_id)
    else:
        notifications.record_no_news(message_id, outcome=report.outcome.value)


def _messenger(found: Any) -> Messenger:
    messenger: Messenger = plugins.load(ENTRY_POINTS, found.account.provider)
    return messenger
