"""What all commands of the room check alike: texts, and names that may be taken only once."""

from typing import Any

from django.db import IntegrityError

from diandan.modules.stores.errors import InvalidStore, NameTaken
from diandan.modules.stores.models import Area, Brand, Store, Table


def insert(row: Brand | Store | Area | Table, *, field: str) -> None:
    """Write a new row whose name must be free.

    Raises:
        NameTaken: names the name.
    """
    # The refusal ends the unit, so the failed statement needs no savepoint of its own.
    try:
        row.save(force_insert=True)
    except IntegrityError as taken:
        raise NameTaken(field=field, name=str(row)) from taken


def check_text(field: str, value: Any, limit: int, *, required: bool = False) -> None:
    """Refuse what is no text of this length.

    Raises:
        InvalidStore: names the field.
    """
    if not isinstance(value, str) or len(value.strip()) > limit:
        raise InvalidStore(field=field, reason="too_long")
    if required and not value.strip():
        raise InvalidStore(field=field, reason="empty")
