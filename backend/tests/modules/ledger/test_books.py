"""Entries balance, are told once, and are never changed."""

from datetime import date, timedelta

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


def post(store, lines=SALE, *, ref="pay_1", kind="payment", day=TODAY):
    return tx.run(
        lambda: service.post(ref=ref, kind=kind, store=store, lines=lines, business_date=day, by=TEST)
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

    with pytest.raises(PostedOtherwise) as refusal:
        post(store, [("asset:cash", 1), ("income:sales", -1)])

    assert refusal.value.args == ("payment", "pay_1")
    assert queries.balance("asset:cash") == 2700


def test_a_reference_is_told_once_for_each_kind(store):
    refund = [("income:sales", 500), ("asset:cash", -500)]
    assert [post(store), post(store, refund, kind="refund"), post(store, refund, ref="pay_2")] == [True] * 3

    assert [post(store), post(store, refund, kind="refund"), post(store, refund, ref="pay_2")] == [False] * 3
    with pytest.raises(PostedOtherwise):
        post(store, SALE, kind="refund")
    with pytest.raises(PostedOtherwise):
        post(store, SALE, ref="pay_2")


def test_an_entry_as_it_is_written(store, clock):
    post(store, [*SALE, ("asset:cash", 300), ("income:tips", -300), ("asset:bank", 0)])

    entry = Entry.objects.get()
    assert entry.public_id.startswith("ent_")
    assert (entry.kind, entry.ref, entry.store_id, entry.business_date, entry.posted_at, entry.by) == (
        "payment",
        "pay_1",
        store.pk,
        TODAY,
        clock.instant,
        str(TEST),
    )
    rows = Line.objects.order_by("id").values_list(
        "entry_id", "account", "amount_fen", "store_id", "business_date"
    )
    assert list(rows) == [
        (entry.public_id, account, amount_fen, store.pk, TODAY)
        for account, amount_fen in (("asset:cash", 3000), ("income:sales", -2700), ("income:tips", -300))
    ]


def test_a_statement_is_of_one_store_and_if_asked_of_one_day(store, clock):
    other, tomorrow = make_store(), TODAY + timedelta(days=1)
    post(store)
    clock.advance(minutes=1)
    post(other, ref="pay_2")
    post(store, ref="pay_3", day=tomorrow)

    def shown(**wish):
        return [
            (line.ref, line.kind, line.business_date, line.posted_at, line.amount_fen)
            for line in queries.statement("asset:cash", store=store, **wish)
        ]

    first = ("pay_1", "payment", TODAY, clock.instant - timedelta(minutes=1), 2700)
    second = ("pay_3", "payment", tomorrow, clock.instant, 2700)
    assert shown() == [first, second]
    assert (shown(business_date=TODAY), shown(business_date=tomorrow)) == ([first], [second])
    assert list(queries.statement("asset:bank", store=store)) == []


def test_a_statement_costs_one_query(store, django_assert_num_queries):
    post(store)
    post(store, ref="pay_2")

    with django_assert_num_queries(1):
        assert len(list(queries.statement("asset:cash", store=store))) == 2


def test_balances_are_of_one_store_or_all_and_of_one_day_or_all(store):
    other, tomorrow = make_store(), TODAY + timedelta(days=1)
    post(store)
    post(other, [("asset:cash", 100), ("income:sales", -100)], ref="pay_2")
    post(store, [("asset:cash", 10), ("income:sales", -10)], ref="pay_3", day=tomorrow)

    assert queries.balance("asset:cash") == 2810
    assert queries.balance("asset:cash", store=store) == 2710
    assert queries.balance("asset:cash", business_date=TODAY) == 2800
    assert queries.balance("asset:cash", store=store, business_date=tomorrow) == 10
    assert queries.balance("asset:bank") == 0
    assert queries.balances() == {"asset:cash": 2810, "income:sales": -2810}
    assert queries.balances(store=other) == {"asset:cash": 100, "income:sales": -100}


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
    with pytest.raises(Unbalanced) as refusal:
        post(store, lines)

    assert refusal.value.args == (lines,)
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


def test_entries_with_no_line_or_one_are_found_oldest_first(store):
    post(store)
    sound = Entry.objects.get()
    for number in range(2):
        Entry.objects.create(
            public_id=f"ent_{9 - number}", kind="slip", ref=f"s{number}", store=store,
            business_date=TODAY, posted_at=sound.posted_at, by="test",
        )  # fmt: skip
    lone = Entry.objects.get(ref="s1")
    Line.objects.create(entry=lone, account="expense:slip", amount_fen=5, store=store, business_date=TODAY)

    assert queries.unbalanced() == ["ent_9", "ent_8"]


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
