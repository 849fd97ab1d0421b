"""Encrypted columns: unreadable in the database, bound to their place, readable while keys change."""

import base64

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, models

from diandan.infra import secrets
from diandan.infra.secrets import EncryptedTextField, UnreadableSecret, keyring, rotation

OLD = "old:" + base64.b64encode(bytes(range(32))).decode()
NEW = "new:" + base64.urlsafe_b64encode(bytes(range(200, 232))).decode()


class Drawer(models.Model):
    """A table with one secret and one column beside it, only for these tests."""

    secret = EncryptedTextField(null=True)
    other = EncryptedTextField(default="")

    class Meta:
        app_label = "test_secrets"


@pytest.fixture
def drawer(transactional_db):
    with connection.schema_editor() as editor:
        editor.create_model(Drawer)
    yield Drawer
    with connection.schema_editor() as editor:
        editor.delete_model(Drawer)


def stored(column="secret"):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM test_secrets_drawer ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


def test_the_same_text_never_looks_the_same_twice(settings):
    settings.FIELD_KEYS = [OLD]
    once, twice = secrets.encrypt("13812345678"), secrets.encrypt("13812345678")

    assert once != twice
    assert once.startswith("old:")
    assert secrets.decrypt(once) == secrets.decrypt(twice) == "13812345678"


@pytest.mark.parametrize("place", [4, 20, -6])
def test_one_altered_byte_is_noticed(settings, place):
    settings.FIELD_KEYS = [OLD]
    sealed = secrets.encrypt("秘密")
    altered = list(sealed)
    altered[place] = "A" if altered[place] != "A" else "B"

    with pytest.raises(UnreadableSecret):
        secrets.decrypt("".join(altered))


def test_a_value_moved_to_another_column_does_not_open(settings):
    settings.FIELD_KEYS = [OLD]
    sealed = secrets.encrypt("key", place="a.b")

    assert secrets.decrypt(sealed, place="a.b") == "key"
    with pytest.raises(UnreadableSecret):
        secrets.decrypt(sealed, place="a.c")


def test_a_secret_without_its_key_stays_shut(settings):
    settings.FIELD_KEYS = [OLD]
    sealed = secrets.encrypt("key")

    settings.FIELD_KEYS = [NEW]
    with pytest.raises(UnreadableSecret):
        secrets.decrypt(sealed)


def test_blind_indexes_find_a_text_under_old_and_new_keys(settings):
    settings.FIELD_KEYS = [OLD]
    kept = secrets.blind_index("13812345678")

    settings.FIELD_KEYS = [NEW, OLD]

    assert kept in secrets.blind_indexes("13812345678")
    assert secrets.blind_index("13812345678") != kept
    assert kept not in secrets.blind_indexes("13812345679")


@pytest.mark.parametrize(
    "keys", [[], ["no colon"], ["short:AAAA"], ["Bad Id:" + "A" * 44], [OLD, OLD], ["id:***"]]
)
def test_malformed_keys_are_refused(settings, keys):
    settings.FIELD_KEYS = keys

    with pytest.raises(ImproperlyConfigured):
        keyring.known()


def test_a_column_holds_no_clear_text(settings, drawer):
    settings.FIELD_KEYS = [OLD]
    drawer.objects.create(secret="apiv3 key of a merchant")
    drawer.objects.create(secret=None)

    kept = stored()
    assert kept[0].startswith("old:")
    assert "merchant" not in kept[0]
    assert kept[1] is None
    assert [row.secret for row in drawer.objects.order_by("pk")] == ["apiv3 key of a merchant", None]
    assert drawer.objects.filter(secret__isnull=True).count() == 1


def test_an_encrypted_column_cannot_be_compared(settings, drawer):
    with pytest.raises(TypeError):
        drawer.objects.filter(secret="apiv3").count()


def test_rotation_encrypts_everything_anew_and_only_once(settings, drawer, monkeypatch):
    monkeypatch.setattr(rotation, "BATCH", 2)
    settings.FIELD_KEYS = [OLD]
    for number in range(5):
        drawer.objects.create(secret=f"secret {number}", other="same")
    drawer.objects.create(secret=None)
    settings.FIELD_KEYS = [NEW, OLD]

    assert rotation.rotate([drawer]) == 11
    assert rotation.rotate([drawer]) == 0

    settings.FIELD_KEYS = [NEW]
    assert [row.secret for row in drawer.objects.order_by("pk")] == [*(f"secret {n}" for n in range(5)), None]
    assert {text.partition(":")[0] for text in stored("other")} == {"new"}
