"""Django app of the feedback room."""

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """Reviews, photos, ratings, invitations."""

    name = "diandan.modules.feedback"
    label = "feedback"
    default_auto_field = "django.db.models.BigAutoField"
