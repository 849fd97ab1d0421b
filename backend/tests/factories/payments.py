"""Bills, payments and gateway accounts for tests, made through the services."""

from datetime import timedelta
from typing import Any

from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.payments import service as payments
from diandan.modules.payments.models import Bill, GatewayAccount, Payment
from diandan.modules.payments.ports import PaymentOutcome, PaymentReport
from diandan.modules.stores import queries as stores
from tests.factories.keys import SOME_KEYS
from tests.factories.stores import make_store

TEST = Actor.system("test")


def make_account(
    *,
    store: Any = None,
    brand: Any = None,
    values: dict[str, str] | None = None,
    is_sandbox: bool = True,
    provider: str = "wechatpay",
) -> GatewayAccount:
    """An account of a brand or one of its stores; WeChat Pay's and of play money unless said otherwise."""
    values = values or SOME_KEYS
    return payments.save_account(
        brand=brand or store.brand,
        store=store if brand is None else None,
        provider=provider,
        merchant_no=payments.merchant_no_of(values),
        values=values,
        is_sandbox=is_sandbox,
        by=TEST,
    )


def make_bill(*, total_fen: int = 2700, store: Any = None, subject: str | None = None) -> Bill:
    """An open bill over 27.00 for something sold."""
    store = store or make_store()
    return payments.open_bill(
        subject=subject or ids.new_id("ord"),
        store=store,
        total_fen=total_fen,
        business_date=stores.business_date(store, clock.now()),
        by=TEST,
    )


def make_payment(bill: Bill, *, account: GatewayAccount, channel: str = "h5") -> Payment:
    """A payment a guest has begun."""
    started = payments.start_payment(
        subject=bill.subject,
        account=account,
        channel=channel,
        expires_at=clock.now() + timedelta(minutes=15),
        by=TEST,
    )
    return started.payment


def a_report(payment: Payment, **changes: Any) -> PaymentReport:
    """The gateway's word that a payment is paid in full."""
    told = {
        "payment_id": payment.public_id,
        "outcome": PaymentOutcome.PAID,
        "amount_fen": payment.amount_fen,
        "provider_ref": f"4200{payment.public_id[-20:]}",
        "paid_at": clock.now(),
    }
    return PaymentReport(**{**told, **changes})


def apply(report: PaymentReport, *, account: GatewayAccount) -> payments.Applied:
    """Book a report as a notice would."""
    return payments.apply_report(report, account_id=account.public_id, source="notice", by=TEST)
