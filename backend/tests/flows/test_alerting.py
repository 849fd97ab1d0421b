"""Money that needs a person: told once, to those the brand named, and to nobody else."""

from datetime import time
from types import SimpleNamespace

import pytest

from diandan.flows import alert_staff, subscriptions
from diandan.infra import tx
from diandan.infra.outbox import deliver
from diandan.kernel.actor import Actor
from diandan.modules.notifications import service as notifications
from diandan.modules.payments import service as payments
from diandan.modules.payments.events import RefundFailed
from diandan.modules.payments.ports import RefundOutcome, RefundReport
from tests.factories import messages as say
from tests.factories.accounts import make_guest
from tests.factories.ordering import make_order
from tests.factories.payments import a_report, apply, make_account, make_bill, make_payment
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db

TEST = Actor.system("test")
ZHOU, LIN = "zhou@example.com", "lin@example.com"


@pytest.fixture
def shop(clock, settings):
    """A store with two people to alert, and a payment of 25.00 that its guest has begun."""
    settings.SANDBOX = True
    subscriptions.install()
    store = make_store(name="西湖店", name_en="West Lake", auto_accept=False)
    say.connect_mail(store.brand)
    name_for_alerts(store, ZHOU, LIN)
    order = make_order(store, make_guest())
    bill = make_bill(store=store, subject=order.public_id, total_fen=2500)
    account = make_account(store=store)
    payment = make_payment(bill, account=account)
    return SimpleNamespace(store=store, account=account, order=order, payment=payment)


def name_for_alerts(store, *mails: str) -> None:
    notifications.save_rules(
        store.brand,
        a_person={},
        a_brand={},
        quiet_from=time(21),
        quiet_until=time(9),
        alert_mails=list(mails),
        alert_phones=[],
        by=TEST,
    )


def hear() -> None:
    """Everything that was recorded is reacted to; nothing goes outside."""
    while due := deliver.due_messages(100):
        deliver.hand_on(due)


def alerts() -> list[tuple[str, str]]:
    return [(row.address, row.title) for row in say.outgoing(kind="staff_alert")]


def a_refund(shop):
    """A refund of 25.00 that is on its way."""
    apply(a_report(shop.payment), account=shop.account)
    (refund,) = payments.ask_refund(subject=shop.order.public_id, reason="cold", by=TEST)
    hear()
    return refund


def test_a_refund_that_came_to_nothing_is_told_to_everybody_the_brand_named(shop):
    refund = a_refund(shop)
    assert alerts() == []

    payments.record_refund_failed(refund_id=refund.public_id, reason="NOT_ENOUGH", by=TEST)
    hear()

    what = f"西湖店：订单 {shop.order.number} 的退款 ¥25.00 没有成功，请处理"
    assert alerts() == [(ZHOU, what), (LIN, what)]
    # Half past ten in Shanghai.
    assert say.outgoing(kind="staff_alert")[0].body == f"10:30，{what}。"


def test_it_is_told_once_however_often_it_is_heard_and_however_often_it_fails(shop):
    refund = a_refund(shop)
    payments.record_refund_failed(refund_id=refund.public_id, reason="NOT_ENOUGH", by=TEST)
    hear()
    fact = RefundFailed(
        refund_id=refund.public_id,
        payment_id=shop.payment.public_id,
        subject=shop.order.public_id,
        amount_fen=2500,
        reason="NOT_ENOUGH",
    )

    tx.run(lambda: alert_staff.refund_failed(fact))
    payments.send_again(refund_id=refund.public_id, by=TEST)
    payments.record_refund_failed(refund_id=refund.public_id, reason="NOT_ENOUGH", by=TEST)
    hear()

    assert [address for address, _ in alerts()] == [ZHOU, LIN]


def test_another_refund_is_another_trouble(shop):
    apply(a_report(shop.payment), account=shop.account)
    for amount_fen in (500, 700):
        (refund,) = payments.ask_refund(
            subject=shop.order.public_id, amount_fen=amount_fen, reason="cold", by=TEST
        )
        payments.record_refund_failed(refund_id=refund.public_id, reason="NOT_ENOUGH", by=TEST)
    name_for_alerts(shop.store, LIN)
    hear()

    number = shop.order.number
    assert alerts() == [
        (LIN, f"西湖店：订单 {number} 的退款 ¥5.00 没有成功，请处理"),
        (LIN, f"西湖店：订单 {number} 的退款 ¥7.00 没有成功，请处理"),
    ]


def test_a_payment_of_another_amount_is_told_once_and_the_order_stays_unpaid(shop):
    for _ in range(3):
        apply(a_report(shop.payment, amount_fen=1), account=shop.account)
        hear()

    what = f"西湖店：订单 {shop.order.number} 付来的金额不对，没有入账，请核对"
    assert alerts() == [(ZHOU, what), (LIN, what)]


def test_a_second_charge_for_one_payment_is_told(shop):
    apply(a_report(shop.payment, provider_ref="4200"), account=shop.account)
    apply(a_report(shop.payment, provider_ref="4201"), account=shop.account)
    hear()

    what = f"西湖店：订单 {shop.order.number} 的付款前后说法不一，没有入账，请核对"
    assert alerts() == [(ZHOU, what), (LIN, what)]


def test_a_refund_of_another_amount_is_told(shop):
    refund = a_refund(shop)
    payments.apply_refund_report(
        RefundReport(
            refund_id=refund.public_id,
            payment_id=shop.payment.public_id,
            outcome=RefundOutcome.DONE,
            amount_fen=2,
            provider_ref="5000",
        ),
        account_id=shop.account.public_id,
        source="query",
        by=TEST,
    )
    hear()

    what = f"西湖店：订单 {shop.order.number} 的退款金额不对，没有入账，请核对"
    assert alerts() == [(ZHOU, what), (LIN, what)]


def test_a_brand_that_named_nobody_is_spared(shop):
    refund = a_refund(shop)
    name_for_alerts(shop.store)
    payments.record_refund_failed(refund_id=refund.public_id, reason="NOT_ENOUGH", by=TEST)
    hear()

    assert alerts() == []


@pytest.mark.parametrize("why", sorted(alert_staff.REFUSED))
def test_every_trouble_is_said_in_both_languages(why):
    assert sorted(alert_staff.REFUSED[why]) == sorted(alert_staff.REFUND_FAILED) == ["en", "zh"]
