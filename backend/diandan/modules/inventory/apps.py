"""Django app of the inventory room."""

from django.apps import AppConfig


class InventoryConfig(AppConfig):
    """Daily quotas, stock levels, holds."""

    name = "diandan.modules.inventory"
    label = "inventory"
    default_auto_field = "django.db.models.BigAutoField"
