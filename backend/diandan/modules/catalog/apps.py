"""Django app of the catalog room."""

from django.apps import AppConfig


class CatalogConfig(AppConfig):
    """Categories, items, SKUs, modifiers, menus."""

    name = "diandan.modules.catalog"
    label = "catalog"
    default_auto_field = "django.db.models.BigAutoField"
