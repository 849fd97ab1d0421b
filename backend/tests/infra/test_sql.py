"""Statements and rows: what the short way to SQLite must keep of the long one."""

import pytest
from django.db import IntegrityError, connection, transaction

from diandan.infra import rows, sql
from diandan.infra.idempotency.models import Claim
from diandan.infra.rows import Rows
from diandan.modules.ordering.models import Order
from diandan.modules.stores.models import Store
from tests.factories.stores import make_store

claim = sql.Insert(Claim, ("actor", "key", "request_hash", "ref"))
ref_of = sql.Statement(Claim, "SELECT {ref} FROM {table} WHERE {key} = %s AND {ref} NOT LIKE '100%%'")
store_by_id = Rows(lambda: Store.objects.select_related("brand").filter(public_id=""))


def made(key: str, ref: str = "ord_1") -> dict[str, str]:
    return {"actor": "guest:gst_lin", "key": key, "request_hash": "h", "ref": ref}


@pytest.mark.django_db
def test_a_statement_takes_its_values_and_keeps_a_doubled_percent_sign_as_one():
    claim.run([made("a"), made("b", "100 percent")])

    assert ref_of.one("a") == ("ord_1",)
    assert ref_of.one("b") is None


@pytest.mark.django_db
def test_a_broken_constraint_is_djangos_error():
    claim.run([made("a")])

    with pytest.raises(IntegrityError), transaction.atomic():
        claim.run([made("a")])


@pytest.mark.django_db
def test_whoever_counts_queries_counts_these_too(django_assert_num_queries):
    with django_assert_num_queries(1) as counted:
        ref_of.one("a")

    assert "idempotency_claim" in counted.captured_queries[0]["sql"]


@pytest.mark.django_db
def test_whoever_wraps_execution_sees_these_too():
    seen = []

    def wrapper(execute, text, params, many, context):
        seen.append(list(params))
        return execute(text, params, many, context)

    with connection.execute_wrapper(wrapper):
        ref_of.one("a")

    assert seen == [["a"]]


@pytest.mark.django_db
def test_rows_are_what_the_orm_would_read():
    public_id = make_store().public_id

    read = store_by_id.one(public_id)

    wanted = Store.objects.select_related("brand").get(public_id=public_id)
    assert read == wanted
    for field in Store._meta.concrete_fields:
        assert getattr(read, field.attname) == getattr(wanted, field.attname)
    assert read.brand.name == wanted.brand.name


@pytest.mark.django_db
def test_a_row_at_hand_is_what_would_be_read():
    wanted = Store.objects.select_related("brand").get(pk=make_store().pk)
    written = {f.attname: getattr(wanted, f.attname) for f in Store._meta.concrete_fields}
    left_out = {"pause_until": None, "pause_reason": ""}
    assert {name: written.pop(name) for name in left_out} == left_out

    made = rows.at_hand(Store, wanted.pk, written, joined={"brand": wanted.brand})
    copied = rows.another(made)
    copied.name = "another"

    assert made == wanted
    for field in Store._meta.concrete_fields:
        assert getattr(made, field.attname) == getattr(wanted, field.attname)
    assert (made.brand, copied.brand, copied.pk) == (wanted.brand, wanted.brand, wanted.pk)


@pytest.mark.django_db
def test_rows_bring_what_they_join_along(django_assert_num_queries):
    public_id = make_store().public_id

    with django_assert_num_queries(1):
        read = store_by_id.one(public_id)
        assert read is not None
        assert read.brand.slug


@pytest.mark.django_db
def test_rows_that_are_not_there_are_nothing():
    assert store_by_id.one("sto_nowhere") is None
    assert Rows(lambda: Order.objects.filter(public_id="")).all("ord_nowhere") == []
