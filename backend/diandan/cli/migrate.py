"""Bring the database to the present shape; safe to repeat."""

from django.core.management import call_command


def run(_name: str, arguments: list[str]) -> int:
    """Apply what is missing, quietly unless asked."""
    call_command("migrate", verbosity=1 if "-v" in arguments else 0, interactive=False)
    return 0
