"""Entries balance, are told once, and are never changed."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diandan.infra import tx
from diandan.kernel.actor import Actor
from diandan.modules.ledger import queries, service
from diandan.modules.ledger.errors import PostedOtherwise, Unbalanced, UnknownAccountKind
from diandan.modules.ledger.models import Entry, Line
from tests.factories.stores import make_store

TEST = Actor.system("test")
TODAY = date(2026, 3, 12)
SALE = [("asset:cash", 2700), ("income:sales", -2700)]


@pytest.fixture
def store(db, clock):
    return make_store()


def post(store, lines=SALE, *, ref="pay_1", kind="payment"):
    return tx.run(
        lambda: service.post(ref=ref, kind=kind, store=store, lines=lines, business_date=TODAY, by=TEST)
    )


def test_an_entry_moves_value_from_one_account_to_another(store):
    assert post(store) is True

    assert queries.balances() == {"asset:cash": 2700, "income:sales": -2700}
    assert queries.balance("asset:cash", store=store, business_date=TODAY) == 2700
    assert queries.balance("asset:cash", store=make_store()) == 0
    assert [
        (line.kind, line.ref, line.amount_fen) for line in queries.statement("asset:cash", store=store)
    ] == [("payment", "pay_1", 2700)]


def test_the_same_entry_is_told_once(store):
    post(store)

    assert post(store) is False
    assert queries.balances() == {"asset:cash": 2700, "income:sales": -2700}


def test_the_same_reference_with_other_lines_is_a_mistake(store):
    post(store)

    with pytest.raises(PostedOtherwise):
        post(store, [("asset:cash", 1), ("income:sales", -1)])

    assert queries.balance("asset:cash") == 2700


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [("asset:cash", 2700)],
        [("asset:cash", 2700), ("income:sales", -2699)],
        [("asset:cash", 0), ("income:sales", 0)],
        [("asset:cash", 5), ("asset:cash", -5)],
    ],
)
def test_what_does_not_balance_is_not_written(store, lines):
    with pytest.raises(Unbalanced):
        post(store, lines)

    assert Entry.objects.count() == Line.objects.count() == 0


def test_an_account_without_a_kind_is_refused(store):
    with pytest.raises(UnknownAccountKind):
        post(store, [("cash", 5), ("income:sales", -5)])


def test_nothing_is_posted_outside_a_unit(store):
    with pytest.raises(tx.MustBeInUnit):
        service.post(ref="x", kind="payment", store=store, lines=SALE, business_date=TODAY, by=TEST)


@pytest.mark.parametrize("table", ["ledger_line", "ledger_entry"])
def test_the_database_refuses_to_change_what_is_posted(store, table):
    post(store)
    column = "amount_fen = 1" if table == "ledger_line" else "ref = 'pay_2'"

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE {table} SET {column}")

    assert queries.balances() == {"asset:cash": 2700, "income:sales": -2700}


def test_a_broken_entry_is_found(store):
    """The control: what the audit looks for, it finds."""
    post(store)
    entry = Entry.objects.get()
    Line.objects.create(entry=entry, account="expense:slip", amount_fen=1, store=store, business_date=TODAY)

    assert queries.unbalanced() == [entry.public_id]


ACCOUNTS = st.sampled_from(["asset:cash", "asset:wechatpay", "income:sales", "liability:refunds_due"])


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_however_much_is_posted_nothing_appears_or_vanishes(store, data):
    moves = data.draw(st.lists(st.tuples(ACCOUNTS, ACCOUNTS, st.integers(1, 10**12)), max_size=8))
    with transaction.atomic():
        for number, (debit, credit, amount_fen) in enumerate(moves):
            if debit != credit:
                post(store, [(debit, amount_fen), (credit, -amount_fen)], ref=f"r{number}")
        assert sum(queries.balances().values()) == 0
        assert queries.unbalanced() == []
        transaction.set_rollback(True)
