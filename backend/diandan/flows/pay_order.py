"""An order is paid: begun on the phone, reported by the gateway, asked about when no report comes.

Notice and query lead to the same command, which applies a report at most once. Calls to a gateway happen with
no unit open. What is unknown stays pending until the gateway has said it; nothing is ever charged twice: an
earlier payment is closed at its gateway before another begins.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog

from diandan.flows import cancel_order, gateways
from diandan.infra import idempotency, throttle, tx
from diandan.kernel import clock
from diandan.kernel.actor import Actor
from diandan.kernel.errors import DomainError, TooMany, Unavailable
from diandan.modules.accounts import queries as people
from diandan.modules.ordering import queries as orders
from diandan.modules.ordering import service as ordering
from diandan.modules.ordering.errors import IllegalMove, OrderNotFound
from diandan.modules.ordering.events import PaymentDeadline
from diandan.modules.payments import queries as money
from diandan.modules.payments import service as payments
from diandan.modules.payments.errors import (
    AlreadyPaid,
    AlreadyPaidAtGateway,
    GatewayRefused,
    GatewayUnavailable,
    MeansNotOffered,
    NumberUsedOtherwise,
    PayerNeeded,
    UnknownNotice,
    WrongAmount,
)
from diandan.modules.payments.events import BillSettled, PaymentAbandoned
from diandan.modules.payments.ports import Channel, PaymentOutcome, PaymentToStart
from diandan.modules.payments.service import Applied
from diandan.modules.payments.states import BillState, PaymentState, is_live, takes_money

log = structlog.get_logger(__name__)

GATEWAY = Actor.system("gateway")
# A gateway refuses orders that expire at once.
SHORTEST_LIFE = timedelta(minutes=2)
# A payload about to lapse is made anew.
PAYLOAD_MARGIN = timedelta(seconds=30)
# An order nobody can ask about is closed all the same: should it be paid, the money goes back.
PATIENCE = timedelta(minutes=5)
SWEEP = 50
KEPT_HEADERS = ("wechatpay-", "request-id")


@dataclass(frozen=True, slots=True)
class Paying:
    """How a guest's payment stands, and what the phone needs to go on with it."""

    payment_id: str
    state: str
    amount_fen: int
    expires_at: datetime | None
    payload: Mapping[str, Any] | None = None


def start(
    *,
    order: Any,
    means: str,
    channel: Channel,
    client_ip: str,
    key: str,
    request_hash: str,
    by: Actor,
    site_url: str = "",
) -> Paying:
    """Begin to pay an order, or go on with the payment that is underway; the same key gives the same payment.

    Raises:
        AlreadyPaid, BillClosed, MeansNotOffered, PayerNeeded, KeyReused, GatewayRefused, GatewayUnavailable.
    """
    account = money.account_for(order.store, means)
    payer_id = _payer(order, account) if channel is Channel.JSAPI else ""

    def unit() -> payments.Started:
        started = payments.start_payment(
            subject=order.public_id,
            account=account,
            channel=channel.value,
            expires_at=max(order.pay_by, clock.now() + SHORTEST_LIFE),
            by=by,
        )
        if started.replaces is None:
            payment_id = started.payment.public_id
            idempotency.claim(by=by, key=key, request_hash=request_hash, ref=payment_id)
        return started

    earlier = idempotency.find(by=by, key=key, request_hash=request_hash)
    if earlier is None:
        started = tx.run(unit)
        if started.replaces is not None:
            _retire(money.payment(started.replaces.public_id))
            started = tx.run(unit)
        if started.replaces is not None:
            raise GatewayUnavailable(reason="another_payment", retry_after_s=1)
        earlier = started.payment.public_id
    return _go_on(earlier, order=order, payer_id=payer_id, client_ip=client_ip, site_url=site_url)


def status(*, subject: str, check: bool) -> Paying | None:
    """Return how the payment of ``subject`` stands; with ``check`` the gateway is asked first."""
    payment = money.latest_payment(subject)
    if payment is not None and check and is_live(PaymentState(payment.state)):
        try:
            throttle.hit("pay.check", payment.public_id, limit=3, per_s=6)
            ask_gateway(payment.public_id)
        except (Unavailable, TooMany) as error:
            log.info("pay.gateway_silent", payment_id=payment.public_id, why=error.code)
        payment = money.latest_payment(subject)
    return None if payment is None else _view(payment)


def take_notice(*, account_id: str, provider: str, headers: Mapping[str, str], body: bytes) -> Applied:
    """Believe a notice that proves itself, book what it says, and answer only when it is on disk.

    Raises:
        ForgedNotice, AccountNotFound; UnknownNotice and WrongAmount when it is true and cannot be booked.
    """
    account = money.account(account_id)
    if account.provider != provider:
        raise UnknownNotice
    gateway, keys = gateways.of(account)
    notice = gateway.read_notice(keys, headers, body)
    kept = {name.lower(): value for name, value in headers.items() if name.lower().startswith(KEPT_HEADERS)}
    applied = payments.take_notice(
        account=account,
        notice=notice,
        headers=kept,
        body=body if notice.kept is None else notice.kept,
        by=GATEWAY,
    )
    if applied is Applied.UNKNOWN:
        raise UnknownNotice
    if applied.is_trouble:
        raise WrongAmount
    return applied


def ask_gateway(payment_id: str) -> Applied:
    """Ask how a payment stands and book the answer; close it there when nobody wants it any more.

    Raises:
        PaymentNotFound, GatewayUnavailable, GatewayRefused.
    """
    payment = money.payment(payment_id)
    if payment.account is None or not is_live(PaymentState(payment.state)):
        return Applied.NOTHING_NEW
    gateway, keys = gateways.of(payment.account)
    report = gateway.look_up(keys, payment_id)
    applied = payments.apply_report(report, account_id=payment.account.public_id, source="query", by=GATEWAY)
    if report.outcome in (PaymentOutcome.WAITING, PaymentOutcome.UNKNOWN) and _is_unwanted(payment):
        gateway.close(keys, payment_id)
        payments.record_closed(payment_id=payment_id, by=GATEWAY)
        return Applied.ENDED
    if applied is Applied.NOTHING_NEW or applied.is_trouble:
        payments.note_asked(payment_id=payment_id)
    return applied


def ask_about_pending() -> int:
    """Ask about every payment that has been pending for a minute or more; return how many answered."""
    answered = 0
    for payment_id in money.payments_to_ask(SWEEP):
        try:
            ask_gateway(payment_id)
            answered += 1
        except DomainError as error:
            log.warning("pay.cannot_ask", payment_id=payment_id, why=str(error))
            payments.note_asked(payment_id=payment_id)
    return answered


def close_abandoned(fact: PaymentAbandoned) -> None:
    """Close at its gateway a payment nobody wants any more; when it turns out paid, it goes back."""
    ask_gateway(fact.payment_id)


def ask_before_closing(fact: PaymentDeadline) -> None:
    """The time to pay is over: ask the gateway one last time, then close what is still unpaid.

    Raises:
        GatewayUnavailable: the gateway is silent and there is still patience; the errand is tried again.
    """
    for payment in money.live_payments_of(fact.order_id):
        try:
            ask_gateway(payment.public_id)
        except (GatewayUnavailable, GatewayRefused):
            if clock.now() < orders.order(fact.order_id).pay_by + PATIENCE:
                raise
            log.error("pay.closed_without_answer", payment_id=payment.public_id)

    def unit() -> None:
        # Bill before order: from here on a payment is late, and late money goes back.
        if payments.close_bill(subject=fact.order_id, by=GATEWAY):
            cancel_order.close_unpaid(fact.order_id)

    tx.run(unit)


def on_bill_settled(fact: BillSettled) -> None:
    """Everything is paid: the order lies before the shop, or the money goes back when it was cancelled."""
    by = Actor.system("bill_settled")
    try:
        ordering.settle(fact.subject, by=by)
    except IllegalMove as moved_on:
        if moved_on.details["state"] == "cancelled":
            payments.close_or_refund(subject=fact.subject, reason="cancelled", by=by)
    except OrderNotFound:
        log.info("pay.no_order", subject=fact.subject)


def take_cash(*, order: Any, received_fen: int, key: str, request_hash: str, by: Actor) -> Any:
    """Take cash at the counter and return the payment, whose ``change_fen`` is handed back.

    A payment underway on the guest's phone is closed first; where the gateway is silent the counter goes on,
    and should the phone have paid as well, that goes back.

    Raises:
        MeansNotOffered: the store takes no cash; AlreadyPaid, BillClosed, NotEnoughCash, KeyReused.
    """
    earlier = idempotency.find(by=by, key=key, request_hash=request_hash)
    if earlier is not None:
        return money.payment(earlier)
    if not order.store.takes_cash:
        raise MeansNotOffered(means=money.CASH)
    for payment in money.live_payments_of(order.public_id):
        try:
            _retire(payment)
        except (GatewayUnavailable, GatewayRefused) as error:
            log.warning("pay.cash_beside_silent_gateway", payment_id=payment.public_id, why=str(error))

    def unit() -> Any:
        payment = payments.take_cash(subject=order.public_id, received_fen=received_fen, by=by)
        found = idempotency.claim(by=by, key=key, request_hash=request_hash, ref=payment.public_id)
        if found is not None:
            raise AlreadyPaid
        return payment

    return tx.run(unit)


def _go_on(payment_id: str, *, order: Any, payer_id: str, client_ip: str, site_url: str) -> Paying:
    """Return a payment with a payload that works, asking the gateway for one unless the last is fresh."""
    payment = money.payment(payment_id)
    if not is_live(PaymentState(payment.state)) or payment.account is None:
        return _view(payment)
    if payment.payload and payment.payload_until and payment.payload_until > clock.now() + PAYLOAD_MARGIN:
        return _view(payment)
    gateway, keys = gateways.of(payment.account)
    wish = PaymentToStart(
        payment_id=payment_id,
        amount_fen=payment.amount_fen,
        description=f"{order.store.name} {order.number}",
        channel=Channel(payment.channel),
        notify_url=gateways.notify_url(payment.account),
        expires_at=payment.expires_at or clock.now() + SHORTEST_LIFE,
        payer_id=payer_id,
        client_ip=client_ip,
        site_url=site_url,
    )
    try:
        payload = gateway.start(keys, wish)
    except (AlreadyPaidAtGateway, NumberUsedOtherwise):
        # Paid or closed there without our knowing: the gateway's word decides.
        ask_gateway(payment_id)
        return _view(money.payment(payment_id))
    except GatewayRefused as refused:
        payments.record_failed(
            payment_id=payment_id, reason=str(refused.details.get("reason", "")), by=GATEWAY
        )
        raise
    payments.record_started(payment_id=payment_id, payload=payload.fields, valid_until=payload.valid_until)
    return _view(money.payment(payment_id))


def _payer(order: Any, account: Any) -> str:
    """Return who pays, as the app knows them in which the account collects.

    Raises:
        PayerNeeded: they have not signed in there.
    """
    gateway, keys = gateways.of(account)
    app_id = gateway.payer_app(keys)
    payer_id = people.openid_of(order.guest_id, app_id)
    if not payer_id and not people.has_app(app_id):
        payer_id = money.play_payer(order.guest.public_id)
    if not payer_id:
        raise PayerNeeded
    return payer_id


def _retire(payment: Any) -> None:
    """Make sure an earlier payment can no longer be paid; when it was, book it."""
    gateway, keys = gateways.of(payment.account)
    try:
        gateway.close(keys, payment.public_id)
    except AlreadyPaidAtGateway:
        ask_gateway(payment.public_id)
        return
    payments.record_closed(payment_id=payment.public_id, by=GATEWAY)


def _is_unwanted(payment: Any) -> bool:
    is_over = payment.expires_at is not None and payment.expires_at <= clock.now()
    return is_over or not takes_money(BillState(payment.bill.state))


def _view(payment: Any) -> Paying:
    return Paying(
        payment_id=payment.public_id,
        state=payment.state,
        amount_fen=payment.amount_fen,
        expires_at=payment.expires_at,
        payload=payment.payload if is_live(PaymentState(payment.state)) else None,
    )
