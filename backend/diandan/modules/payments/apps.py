"""Django app of the payments room."""

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    """Bills, payments, refunds, notices and gateway accounts."""

    name = "diandan.modules.payments"
    label = "payments"
    default_auto_field = "django.db.models.BigAutoField"
