"""Encrypting every sensitive column anew with the newest key, in small units, while the shop is open."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import TextField
from django.db.models.functions import Cast

from diandan.infra import tx
from diandan.infra.secrets import cipher, keyring
from diandan.infra.secrets.fields import EncryptedTextField

BATCH = 200


def rotate(tables: Iterable[type[models.Model]] | None = None) -> int:
    """Encrypt with the newest key whatever is not, in all tables; return how many values that were."""
    return sum(
        _rotate_batch(table, field, batch)
        for table in tables or apps.get_models()
        for field in table._meta.local_concrete_fields
        if isinstance(field, EncryptedTextField)
        for batch in _stale(table, field)
    )


def _stale(model: type[models.Model], field: EncryptedTextField) -> Iterator[list[tuple[Any, str]]]:
    prefix = f"{keyring.newest().id}:"
    last = 0
    while True:
        rows: list[tuple[Any, str]] = list(
            model._default_manager.annotate(stored=Cast(field.attname, TextField()))
            .filter(pk__gt=last, stored__isnull=False)
            .exclude(stored__startswith=prefix)
            .order_by("pk")
            .values_list("pk", "stored")[:BATCH]
        )
        if not rows:
            return
        last = rows[-1][0]
        yield rows


def _rotate_batch(model: type[models.Model], field: EncryptedTextField, rows: list[tuple[Any, str]]) -> int:
    def unit() -> int:
        changed = 0
        for pk, stored in rows:
            plain = cipher.decrypt(stored, place=field.place())
            unchanged = model._default_manager.annotate(stored=Cast(field.attname, TextField())).filter(
                pk=pk, stored=stored
            )
            changed += unchanged.update(**{field.attname: plain})
        return changed

    return tx.run(unit)
