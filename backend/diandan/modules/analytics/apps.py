"""Django app of the analytics room."""

from django.apps import AppConfig


class AnalyticsConfig(AppConfig):
    """What guests pass on."""

    name = "diandan.modules.analytics"
    label = "analytics"
    default_auto_field = "django.db.models.BigAutoField"
