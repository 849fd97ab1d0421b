"""Django's own management commands, for migrations and the odd look inside."""

from django.core.management import execute_from_command_line


def run(name: str, arguments: list[str]) -> int:
    """Pass everything on."""
    execute_from_command_line([f"diandan {name}", *arguments])
    return 0
