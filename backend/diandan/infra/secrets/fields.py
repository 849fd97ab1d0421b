"""A text column whose value is encrypted on its way to the database and readable in Python."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from diandan.infra.secrets import cipher

if TYPE_CHECKING:
    _TextField = models.TextField[str, str]
else:
    _TextField = models.TextField


class EncryptedTextField(_TextField):
    """Stores ``keyid:base64``; look-ups by value are impossible, use a blind index column."""

    def place(self) -> str:
        """What the stored value is bound to: its table and column."""
        return f"{self.model._meta.db_table}.{self.column}"

    def get_prep_value(self, value: Any) -> Any:
        """Encrypt; nothing stays nothing."""
        text = super().get_prep_value(value)
        return text if text is None else cipher.encrypt(text, place=self.place())

    def from_db_value(
        self, value: str | None, _expression: Any, _connection: BaseDatabaseWrapper
    ) -> str | None:
        """Decrypt.

        Raises:
            UnreadableSecret: the stored value was altered or its key is gone.
        """
        return value if value is None else cipher.decrypt(value, place=self.place())

    def get_lookup(self, lookup_name: str) -> Any:
        """Allow asking for null only."""
        if lookup_name != "isnull":
            raise TypeError("an encrypted column cannot be compared; store a blind index beside it")
        return super().get_lookup(lookup_name)
