"""Texts, instants and numbers mean the same on every database."""

from datetime import UTC, datetime

import pytest
from django.db import DataError, IntegrityError, connection, transaction

from diandan.infra import sql
from diandan.infra.audit.models import AuditRow
from diandan.infra.idempotency.models import Claim
from diandan.infra.outbox.models import Message
from diandan.modules.stores.models import Brand

pytestmark = pytest.mark.django_db
once = sql.Insert(Claim, ("actor", "key", "request_hash", "ref"), ignore_conflicts=True)


def claim(key: str, *, ref: str = "ord_1", insert: sql.Insert = once) -> int:
    return insert.run([{"actor": "guest:gst_lin", "key": key, "request_hash": "h", "ref": ref}])


def test_tokens_tell_capitals_from_small_letters_and_accents():
    assert [claim(key) for key in ("abc", "ABC", "ábc", "abc")] == [1, 1, 1, 0]
    assert Claim.objects.filter(key="ABC").count() == 1


def test_a_search_that_does_not_mind_capitals_finds_both():
    Brand.objects.create(public_id="brd_1", slug="a", name="Cafe Lumiere 拿铁", created_at=datetime.now(UTC))

    def found(**how: str) -> int:
        return Brand.objects.filter(**how).count()

    assert found(name__icontains="LUMIERE") == found(name__istartswith="CAFE") == 1
    assert found(name__iexact="CAFE LUMIERE 拿铁") == found(name__iendswith="RE 拿铁") == 1
    assert found(name="CAFE LUMIERE 拿铁") == 0


def test_every_letter_there_is_comes_back():
    claim("🥐拿铁𠮷", ref="ord_☕")

    assert list(Claim.objects.values_list("key", "ref")) == [("🥐拿铁𠮷", "ord_☕")]


def test_an_insert_that_may_be_there_refuses_all_else():
    """What INSERT IGNORE of MariaDB would cut off without a word."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite does not look at lengths")
    with pytest.raises(DataError), transaction.atomic():
        claim("x" * 81)
    with pytest.raises(IntegrityError), transaction.atomic():
        claim("y", ref=None)

    assert Claim.objects.count() == 0


def test_several_rows_of_which_some_are_there_are_counted():
    claim("a")
    rows = [{"actor": "guest:gst_lin", "key": key, "request_hash": "h", "ref": "r"} for key in "abc"]

    assert once.run(rows) == 2


def test_an_instant_keeps_its_microseconds_and_its_zone():
    at = datetime(2026, 2, 28, 23, 59, 59, 123_457, tzinfo=UTC)
    message = sql.Insert(Message, ("public_id", "name", "body", "available_at", "done_at"))
    message.run([{"public_id": "msg_1", "name": "n", "body": "{}", "available_at": at, "done_at": None}])

    due = sql.Statement(
        Message, "SELECT COUNT(*) FROM {table} WHERE {available_at} = %s AND {done_at} IS NULL"
    )

    assert Message.objects.get().available_at == at
    assert due.one(at) == (1,)
    assert due.one(at.replace(microsecond=123_458)) == (0,)


def test_a_plain_json_value_comes_back_as_it_was():
    details = {"名": ["拿铁", None, True, 1, 1.5, {"a": ""}]}
    AuditRow.objects.create(
        public_id="aud_1", at=datetime.now(UTC), actor="system:test", action="a", target="t", details=details
    )

    assert AuditRow.objects.get().details == details


def test_new_tables_compare_byte_by_byte():
    if connection.vendor != "mysql":
        pytest.skip("only MariaDB compares otherwise by itself")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT collation_name FROM information_schema.columns"
            " WHERE table_schema = DATABASE() AND collation_name IS NOT NULL"
        )
        assert cursor.fetchall() == (("utf8mb4_bin",),)
