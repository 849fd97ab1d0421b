"""Django app of the ordering room."""

from django.apps import AppConfig


class OrderingConfig(AppConfig):
    """Orders, lines, moves and number series."""

    name = "diandan.modules.ordering"
    label = "ordering"
    default_auto_field = "django.db.models.BigAutoField"
