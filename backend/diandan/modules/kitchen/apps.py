"""Django app of the kitchen room."""

from django.apps import AppConfig


class KitchenConfig(AppConfig):
    """Stations, routing, tickets."""

    name = "diandan.modules.kitchen"
    label = "kitchen"
    default_auto_field = "django.db.models.BigAutoField"
