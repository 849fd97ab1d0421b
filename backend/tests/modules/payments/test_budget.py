"""What placing and settling cost in statements. More is a decision, not an accident."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diandan.modules.payments import service as payments
from diandan.modules.payments.ports import SignedNotice
from tests.factories.payments import TEST, a_report, apply, make_bill, make_payment

MARKS = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


def statements(work):
    with CaptureQueriesContext(connection) as seen:
        work()
    return [query["sql"] for query in seen if not query["sql"].startswith(MARKS)]


@pytest.fixture
def bill(shop):
    return make_bill(store=shop.store)


def test_a_bill_is_one_statement(shop):
    store = shop.store

    assert len(statements(lambda: make_bill(store=store))) == 1


def test_a_notice_that_settles_is_eight_statements(shop, bill):
    """Notice, payment with its bill, two updates, entry, lines, fact, outcome; the store is known."""
    first = make_payment(make_bill(store=shop.store), account=shop.account)
    apply(a_report(first), account=shop.account)
    notice = SignedNotice(
        notice_id="EV-1",
        event="TRANSACTION.SUCCESS",
        report=a_report(make_payment(bill, account=shop.account)),
    )

    seen = statements(
        lambda: payments.take_notice(account=shop.account, notice=notice, headers={}, body=b"{}", by=TEST)
    )

    # A server is also asked to hold the bill.
    assert len(seen) == (8 if connection.vendor == "sqlite" else 9), seen


def test_a_repeated_notice_is_two_statements(shop, bill):
    notice = SignedNotice(
        notice_id="EV-1",
        event="TRANSACTION.SUCCESS",
        report=a_report(make_payment(bill, account=shop.account)),
    )

    def take():
        return payments.take_notice(account=shop.account, notice=notice, headers={}, body=b"{}", by=TEST)

    take()

    assert len(statements(take)) == 2
