"""Django app of the claims table."""

from django.apps import AppConfig


class IdempotencyConfig(AppConfig):
    """The table of keys and the things they made."""

    name = "diandan.infra.idempotency"
    label = "idempotency"
    default_auto_field = "django.db.models.BigAutoField"
