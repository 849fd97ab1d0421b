"""Django app of the outbox's tables."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Tables of messages, receipts and deliveries."""

    name = "diandan.infra.outbox"
    label = "outbox"
    default_auto_field = "django.db.models.BigAutoField"
