"""A store with a play-money account."""

from types import SimpleNamespace

import pytest

from diandan.infra.outbox.models import Message
from diandan.modules.payments.models import Payment
from tests.factories.payments import a_report, apply, make_account, make_bill, make_payment
from tests.factories.stores import make_store


@pytest.fixture
def shop(db, clock, settings):
    settings.SANDBOX = True
    store = make_store()
    return SimpleNamespace(store=store, account=make_account(store=store))


@pytest.fixture
def bill(shop):
    """27.00 owed."""
    return make_bill(store=shop.store)


@pytest.fixture
def paid_payment(shop, bill):
    """The payment that settled ``bill``; its facts are forgotten."""
    payment = make_payment(bill, account=shop.account)
    apply(a_report(payment, provider_ref="4200"), account=shop.account)
    Message.objects.all().delete()
    return Payment.objects.get(public_id=payment.public_id)
