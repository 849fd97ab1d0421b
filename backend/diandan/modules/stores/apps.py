"""Django app of the stores room."""

from django.apps import AppConfig


class StoresConfig(AppConfig):
    """Brands, stores, areas, tables."""

    name = "diandan.modules.stores"
    label = "stores"
    default_auto_field = "django.db.models.BigAutoField"
