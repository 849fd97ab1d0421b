"""Django app of the accounts room."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Guests, staff, roles and sessions."""

    name = "diandan.modules.accounts"
    label = "accounts"
