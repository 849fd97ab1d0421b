"""Play money of the past: a payment that is on the books of the shop and of the sandbox gateway alike."""

import contextlib
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.conf import settings

from diandan.flows import gateways
from diandan.kernel import clock
from diandan.kernel.actor import Actor
from diandan.modules.payments import queries as money
from diandan.modules.payments import service as payments
from diandan.modules.payments.ports import Channel, PaymentOutcome, PaymentReport
from diandan.sandbox.store import Store
from diandan.sandbox.wechatpay import trades

BY = Actor.system("demo_till")
LIFE = timedelta(minutes=15)


class Till:
    """The sandbox's data file, opened in this process so that it lives at the same frozen time."""

    def __init__(self, books: Store) -> None:
        self._books = books

    def pay(self, order: Any) -> None:
        """Have the guest of an order pay it by phone."""
        account = money.account_for(order.store, "wechatpay")
        started = payments.start_payment(
            subject=order.public_id,
            account=account,
            channel=Channel.H5.value,
            expires_at=clock.now() + LIFE,
            by=Actor.system("demo_guest"),
        )
        payment = started.payment
        merchant = self._books.one("SELECT * FROM merchants WHERE mchid = ?", account.merchant_no)
        assert merchant is not None
        trades.place(
            self._books,
            kind="h5",
            merchant=merchant,
            body={
                "mchid": merchant["mchid"],
                "appid": merchant["appid"],
                "out_trade_no": payment.public_id,
                "description": f"{order.store.name} {order.number}",
                "notify_url": gateways.notify_url(account),
                "amount": {"total": payment.amount_fen, "currency": "CNY"},
                "scene_info": {"payer_client_ip": "127.0.0.1", "h5_info": {"type": "Wap"}},
            },
        )
        paid = trades.pay(self._books, mchid=merchant["mchid"], out_trade_no=payment.public_id)
        report = PaymentReport(
            payment_id=payment.public_id,
            outcome=PaymentOutcome.PAID,
            amount_fen=payment.amount_fen,
            provider_ref=paid["transaction_id"],
            paid_at=clock.now(),
        )
        payments.apply_report(report, account_id=account.public_id, source="query", by=BY)


@contextlib.contextmanager
def open_till() -> Iterator[Till]:
    """Open the sandbox's books while no sandbox process is running."""
    books = Store(settings.DATA_DIR / "sandbox.sqlite3")
    try:
        yield Till(books)
    finally:
        books.close()
