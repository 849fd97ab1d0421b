"""What every payment gateway adapter must do.

Derive a test class from ``PaymentGatewayConformance`` and give it a ``harness`` fixture that plays the other
side: a sandbox, a recorded server, a test account. Every test takes only the harness.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Protocol

from diandan.infra import tx
from diandan.kernel import clock, ids
from diandan.modules.payments.errors import (
    AlreadyPaidAtGateway,
    ForgedNotice,
    GatewayRefused,
    GatewayUnavailable,
    InvalidAccountKeys,
    NoStatement,
)
from diandan.modules.payments.ports import (
    AccountKeys,
    Channel,
    PaymentGateway,
    PaymentOutcome,
    PaymentReport,
    PaymentToStart,
    RefundOutcome,
    RefundReport,
    RefundToSend,
)

AMOUNT_FEN = 2700


@dataclass(frozen=True, slots=True)
class RawNotice:
    """A notice as it came over the wire."""

    headers: Mapping[str, str]
    body: bytes


class GatewayHarness(Protocol):
    """The other side, as far as the tests must move it."""

    gateway: PaymentGateway
    account: AccountKeys
    other_account: AccountKeys
    channels: Iterable[Channel]
    notify_url: str

    def guest_pays(self, payment_id: str) -> None:
        """The guest pays a started payment."""

    def notice_about(self, ref: str) -> RawNotice:
        """Return the true notice about a payment or a refund."""

    def forged_notices_about(self, payment_id: str) -> Iterator[tuple[str, RawNotice]]:
        """Yield notices that are false, each with what is false about it."""

    def finish_refunds(self) -> None:
        """Refunds underway reach their end."""

    def fail_after_doing(self, times: int) -> None:
        """Do the next starts, but answer with a fault."""

    def answer_unsigned(self) -> None:
        """Do the next look-up, but answer without proof of who answers."""

    def next_day(self) -> AbstractContextManager[date]:
        """Live tomorrow, when the statement of the day before is there; yield that day."""


class PaymentGatewayConformance:
    """The tests."""

    def test_each_channel_gives_the_phone_something_to_pay_with(self, harness: GatewayHarness) -> None:
        """A payload is never empty and works for a while."""
        for channel in harness.channels:
            payload = harness.gateway.start(harness.account, _wish(harness, channel=channel))

            assert payload.fields
            assert payload.valid_until > clock.now() + timedelta(minutes=1)

    def test_what_is_paid_is_what_was_asked_for(self, harness: GatewayHarness) -> None:
        """Waiting before, paid in full after, with a reference."""
        wish = _started(harness)
        before = harness.gateway.look_up(harness.account, wish.payment_id)

        harness.guest_pays(wish.payment_id)
        after = harness.gateway.look_up(harness.account, wish.payment_id)

        assert before == PaymentReport(payment_id=wish.payment_id, outcome=PaymentOutcome.WAITING)
        assert (after.outcome, after.amount_fen, after.currency) == (PaymentOutcome.PAID, AMOUNT_FEN, "CNY")
        assert after.provider_ref
        assert after.paid_at is not None

    def test_starting_again_is_the_same_payment(self, harness: GatewayHarness) -> None:
        """A repeated start gives a payload again and no second order."""
        wish = _started(harness)

        again = harness.gateway.start(harness.account, wish)
        harness.guest_pays(wish.payment_id)

        assert again.fields
        assert harness.gateway.look_up(harness.account, wish.payment_id).amount_fen == AMOUNT_FEN

    def test_a_number_is_never_used_for_another_amount(self, harness: GatewayHarness) -> None:
        """The same id with another amount is refused."""
        wish = _started(harness)

        _must_raise(
            GatewayRefused, lambda: harness.gateway.start(harness.account, replace(wish, amount_fen=1))
        )

    def test_a_paid_payment_is_not_started_again(self, harness: GatewayHarness) -> None:
        """Starting what is paid is refused, by name."""
        wish = _started(harness)
        harness.guest_pays(wish.payment_id)

        _must_raise(AlreadyPaidAtGateway, lambda: harness.gateway.start(harness.account, wish))

    def test_an_unknown_payment_is_unknown_and_not_failed(self, harness: GatewayHarness) -> None:
        """Nothing is concluded from a number the gateway never saw; closing it is fine."""
        payment_id = ids.new_id("pay")

        harness.gateway.close(harness.account, payment_id)
        report = harness.gateway.look_up(harness.account, payment_id)

        assert report == PaymentReport(payment_id=payment_id, outcome=PaymentOutcome.UNKNOWN)

    def test_a_closed_payment_stays_closed(self, harness: GatewayHarness) -> None:
        """Closing may be repeated, and ends it."""
        wish = _started(harness)

        harness.gateway.close(harness.account, wish.payment_id)
        harness.gateway.close(harness.account, wish.payment_id)

        assert harness.gateway.look_up(harness.account, wish.payment_id).outcome is PaymentOutcome.CLOSED
        _must_raise(GatewayRefused, lambda: harness.gateway.start(harness.account, wish))

    def test_a_paid_payment_cannot_be_closed(self, harness: GatewayHarness) -> None:
        """Closing what is paid says so, so that nobody takes it for unpaid."""
        wish = _started(harness)
        harness.guest_pays(wish.payment_id)

        _must_raise(AlreadyPaidAtGateway, lambda: harness.gateway.close(harness.account, wish.payment_id))

    def test_a_true_notice_says_what_a_query_says(self, harness: GatewayHarness) -> None:
        """Both roads lead to the same report."""
        wish = _started(harness)
        harness.guest_pays(wish.payment_id)

        raw = harness.notice_about(wish.payment_id)
        notice = harness.gateway.read_notice(harness.account, raw.headers, raw.body)

        assert notice.notice_id
        assert notice.report == harness.gateway.look_up(harness.account, wish.payment_id)

    def test_forged_notices_are_refused(self, harness: GatewayHarness) -> None:
        """Whatever is false about it: signature, age, key, contents."""
        wish = _started(harness)
        harness.guest_pays(wish.payment_id)

        believed = []
        for what, raw in harness.forged_notices_about(wish.payment_id):
            try:
                harness.gateway.read_notice(harness.account, raw.headers, raw.body)
            except ForgedNotice:
                continue
            believed.append(what)

        if believed:
            raise AssertionError(f"believed: {believed}")

    def test_another_merchants_notice_is_refused(self, harness: GatewayHarness) -> None:
        """A true notice at the wrong door is a false one."""
        wish = _started(harness)
        harness.guest_pays(wish.payment_id)
        raw = harness.notice_about(wish.payment_id)

        _must_raise(
            ForgedNotice, lambda: harness.gateway.read_notice(harness.other_account, raw.headers, raw.body)
        )

    def test_no_answer_means_unknown_and_never_no(self, harness: GatewayHarness) -> None:
        """A fault after the deed is told as unavailable; asking later finds what was done."""
        wish = _wish(harness)
        harness.fail_after_doing(times=3)

        _must_raise(GatewayUnavailable, lambda: harness.gateway.start(harness.account, wish))

        found = harness.gateway.look_up(harness.account, wish.payment_id)
        assert found.outcome is PaymentOutcome.WAITING

    def test_a_passing_fault_is_overcome(self, harness: GatewayHarness) -> None:
        """One stumble costs the guest nothing."""
        harness.fail_after_doing(times=1)

        assert harness.gateway.start(harness.account, _wish(harness)).fields

    def test_an_answer_nobody_signed_is_no_answer(self, harness: GatewayHarness) -> None:
        """Its contents are not believed."""
        wish = _started(harness)
        harness.answer_unsigned()

        _must_raise(GatewayUnavailable, lambda: harness.gateway.look_up(harness.account, wish.payment_id))

    def test_a_refund_gives_back_what_was_asked(self, harness: GatewayHarness) -> None:
        """Underway first, then done, by answer, by query and by notice."""
        back = _refundable(harness, amount_fen=1000)

        first = harness.gateway.refund(harness.account, back)
        harness.finish_refunds()
        then = harness.gateway.look_up_refund(harness.account, back.refund_id, payment_id=back.payment_id)
        raw = harness.notice_about(back.refund_id)
        told = harness.gateway.read_notice(harness.account, raw.headers, raw.body)

        assert first.outcome in (RefundOutcome.UNDERWAY, RefundOutcome.DONE)
        assert (then.outcome, then.amount_fen) == (RefundOutcome.DONE, 1000)
        assert told.report == then

    def test_a_repeated_refund_moves_nothing_more(self, harness: GatewayHarness) -> None:
        """The same number is the same refund; for another amount it is refused."""
        back = _refundable(harness, amount_fen=AMOUNT_FEN)

        first = harness.gateway.refund(harness.account, back)
        again = harness.gateway.refund(harness.account, back)

        assert again.provider_ref == first.provider_ref
        _must_raise(
            GatewayRefused, lambda: harness.gateway.refund(harness.account, replace(back, amount_fen=1))
        )

    def test_more_than_was_paid_is_never_given_back(self, harness: GatewayHarness) -> None:
        """Neither at once nor in parts."""
        back = _refundable(harness, amount_fen=2000)
        harness.gateway.refund(harness.account, back)

        too_much = replace(back, refund_id=ids.new_id("rfd"), amount_fen=701)
        _must_raise(GatewayRefused, lambda: harness.gateway.refund(harness.account, too_much))

        rest = harness.gateway.refund(harness.account, replace(too_much, amount_fen=700))
        assert rest.amount_fen == 700

    def test_an_unknown_refund_is_unknown(self, harness: GatewayHarness) -> None:
        """Nothing is concluded from a number the gateway never saw."""
        wish, refund_id = _started(harness), ids.new_id("rfd")
        harness.guest_pays(wish.payment_id)

        report = harness.gateway.look_up_refund(harness.account, refund_id, payment_id=wish.payment_id)

        assert report == RefundReport(refund_id=refund_id, payment_id="", outcome=RefundOutcome.UNKNOWN)

    def test_the_statement_tells_every_movement_once(self, harness: GatewayHarness) -> None:
        """What was paid and given back today stands in today's statement, to the fen."""
        back = _refundable(harness, amount_fen=700)
        refund = harness.gateway.refund(harness.account, back)
        harness.finish_refunds()
        paid = harness.gateway.look_up(harness.account, back.payment_id)

        with harness.next_day() as day:
            rows = [
                row
                for row in harness.gateway.statement(harness.account, day)
                if row.payment_id == back.payment_id
            ]

        assert sorted((row.is_refund, row.amount_fen, row.provider_ref, row.refund_id) for row in rows) == [
            (False, AMOUNT_FEN, paid.provider_ref, ""),
            (True, 700, refund.provider_ref, back.refund_id),
        ]

    def test_a_day_without_a_statement_says_so(self, harness: GatewayHarness) -> None:
        """An empty day is not an error of the line."""
        with harness.next_day() as day:
            _must_raise(
                NoStatement,
                lambda: list(harness.gateway.statement(harness.account, day - timedelta(days=30))),
            )

    def test_nobody_calls_out_while_a_unit_holds_the_database(self, harness: GatewayHarness) -> None:
        """The adapter goes through ``infra.http``, which refuses."""
        wish = _wish(harness)

        _must_raise(
            tx.MustBeOutside,
            lambda: tx.open_and_call(lambda: harness.gateway.look_up(harness.account, wish.payment_id)),
        )

    def test_keys_that_cannot_work_are_refused_at_once(self, harness: GatewayHarness) -> None:
        """Each missing value is named before anything is kept."""
        for name in harness.account.values:
            lacking = {key: value for key, value in harness.account.values.items() if key != name}
            if name in ("public_key_id", "seller_id", "name"):
                continue
            _must_raise(InvalidAccountKeys, lambda given=lacking: harness.gateway.check_keys(given))


def _wish(harness: GatewayHarness, *, channel: Channel | None = None) -> PaymentToStart:
    return PaymentToStart(
        payment_id=ids.new_id("pay"),
        amount_fen=AMOUNT_FEN,
        description="山丘咖啡 A017",
        channel=channel or next(iter(harness.channels)),
        notify_url=harness.notify_url,
        expires_at=clock.now() + timedelta(minutes=15),
        payer_id="oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
        client_ip="127.0.0.1",
    )


def _started(harness: GatewayHarness) -> PaymentToStart:
    wish = _wish(harness)
    harness.gateway.start(harness.account, wish)
    return wish


def _refundable(harness: GatewayHarness, *, amount_fen: int) -> RefundToSend:
    wish = _started(harness)
    harness.guest_pays(wish.payment_id)
    return RefundToSend(
        refund_id=ids.new_id("rfd"),
        payment_id=wish.payment_id,
        amount_fen=amount_fen,
        paid_fen=AMOUNT_FEN,
        reason="冷了",
        notify_url=harness.notify_url,
    )


def _must_raise(expected: type[BaseException], call: Callable[..., Any]) -> None:
    try:
        call()
    except expected:
        return
    raise AssertionError(f"{expected.__name__} was not raised")
