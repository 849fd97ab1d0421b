"""What every messenger must do.

Derive a test class from ``MessengerConformance`` and give it a ``harness`` fixture that plays the other side.
Every test takes only the harness.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from diandan.infra import tx
from diandan.modules.notifications.errors import (
    InvalidMessengerKeys,
    MessengerRefused,
    MessengerUnavailable,
    OutcomeUnknown,
)
from diandan.modules.notifications.ports import (
    DeliveryOutcome,
    MessageToSend,
    Messenger,
    MessengerKeys,
)


class MessengerHarness(Protocol):
    """The other side, as far as the tests must move it."""

    messenger: Messenger
    account: MessengerKeys

    def wish(self, *, dead: bool = False) -> MessageToSend:
        """Return a message that can be sent; with ``dead`` to an address that is nobody's."""

    def received(self, message: MessageToSend) -> list[str]:
        """Return what lies in the mailbox or phone of a message's address."""

    def be_busy(self) -> None:
        """Take nothing the next time, and say to come again."""

    def lose_the_answer(self) -> None:
        """Take the next message, and break the line before answering."""

    def let_it_arrive(self) -> None:
        """Let the networks do their work."""


class MessengerConformance:
    """The tests."""

    def test_what_is_sent_is_what_arrives(self, harness: MessengerHarness) -> None:
        """Once, with its words, to its address."""
        message = harness.wish()

        harness.messenger.send(harness.account, message)

        (text,) = harness.received(message)
        if "A017" not in text:
            raise AssertionError(text)

    def test_a_busy_provider_has_taken_nothing(self, harness: MessengerHarness) -> None:
        """It may be sent again later."""
        message = harness.wish()
        harness.be_busy()

        _must_raise(MessengerUnavailable, lambda: harness.messenger.send(harness.account, message))

        _must_be(harness.received(message), [])
        harness.messenger.send(harness.account, message)
        _must_be(len(harness.received(message)), 1)

    def test_no_answer_is_unknown_and_is_not_repeated(self, harness: MessengerHarness) -> None:
        """One message lies there, and nobody concludes anything."""
        message = harness.wish()
        harness.lose_the_answer()

        _must_raise(OutcomeUnknown, lambda: harness.messenger.send(harness.account, message))

        _must_be(len(harness.received(message)), 1)

    def test_what_was_lost_is_found_by_asking(self, harness: MessengerHarness) -> None:
        """Where a provider tells, it tells of messages whose answer was lost."""
        message = harness.wish()
        harness.lose_the_answer()
        _must_raise(OutcomeUnknown, lambda: harness.messenger.send(harness.account, message))
        harness.let_it_arrive()

        report = harness.messenger.look_up(harness.account, message)

        tells = harness.messenger.has_receipts
        _must_be(report.outcome, DeliveryOutcome.ARRIVED if tells else DeliveryOutcome.CANNOT_TELL)

    def test_nothing_is_made_up_about_a_message_never_sent(self, harness: MessengerHarness) -> None:
        """It did not arrive and did not fail."""
        report = harness.messenger.look_up(harness.account, harness.wish())

        if report.outcome not in (DeliveryOutcome.NOT_KNOWN, DeliveryOutcome.CANNOT_TELL):
            raise AssertionError(report)

    def test_an_address_that_is_nobodys_fails_with_a_reason(self, harness: MessengerHarness) -> None:
        """At once or by receipt, and never silently."""
        message = harness.wish(dead=True)
        try:
            harness.messenger.send(harness.account, message)
        except MessengerRefused as no:
            _must_be(bool(no.reason), True)
            return
        harness.let_it_arrive()

        report = harness.messenger.look_up(harness.account, message)

        _must_be((report.outcome, bool(report.reason)), (DeliveryOutcome.FAILED, True))

    def test_nobody_calls_out_while_a_unit_holds_the_database(self, harness: MessengerHarness) -> None:
        """The adapter goes through ``infra.http``, which refuses."""
        message = harness.wish()

        _must_raise(
            tx.MustBeOutside,
            lambda: tx.open_and_call(lambda: harness.messenger.send(harness.account, message)),
        )

    def test_keys_that_cannot_work_are_refused_at_once(self, harness: MessengerHarness) -> None:
        """Each missing value is named before anything is kept."""
        for name in harness.messenger.fields:
            if name in harness.messenger.optional:
                continue
            lacking = {key: value for key, value in harness.account.values.items() if key != name}
            refusal = _must_raise(InvalidMessengerKeys, partial(harness.messenger.check_keys, lacking))
            _must_be(refusal.details["field"], name)


def _must_raise(kind: type[Any], work: Callable[[], object]) -> Any:
    try:
        work()
    except kind as raised:
        return raised
    raise AssertionError(f"nothing raised {kind.__name__}")


def _must_be(found: object, wanted: object) -> None:
    if found != wanted:
        raise AssertionError(f"{found!r} is not {wanted!r}")
