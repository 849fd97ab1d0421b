"""Django app of the notifications room."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Wordings, consents, outgoing messages, the message centre and provider accounts."""

    name = "diandan.modules.notifications"
    label = "notifications"
    default_auto_field = "django.db.models.BigAutoField"
