"""Django app of the audit trail."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The table of privileged acts."""

    name = "diandan.infra.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
