"""Django app of the leases' table."""

from django.apps import AppConfig


class LeasesConfig(AppConfig):
    """The table of who does what until when."""

    name = "diandan.infra.leases"
    label = "leases"
    default_auto_field = "django.db.models.BigAutoField"
