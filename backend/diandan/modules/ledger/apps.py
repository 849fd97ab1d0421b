"""Django app of the ledger room."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Entries and lines."""

    name = "diandan.modules.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"
