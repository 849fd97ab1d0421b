"""The command table: ``python -m diandan <command>``.

Each command lives in its own small file under ``diandan/cli``; this page only names them, so that
``python -m diandan`` answers with help even where a dependency of one command is broken.
"""

import os
import sys
from collections.abc import Callable
from importlib import import_module

import django
from django.conf import settings

from diandan.infra.telemetry import logs

# command -> (module, what it does)
COMMANDS: dict[str, tuple[str, str]] = {
    "serve": ("diandan.cli.serve", "run the web process, the live hub and, for play, the sandbox"),
    "web": ("diandan.cli.web", "run the web process alone"),
    "hub": ("diandan.cli.hub", "run the live hub alone"),
    "relay": ("diandan.cli.roles", "give facts that are due to RabbitMQ"),
    "parked": ("diandan.cli.parked", "list facts given up; `relay retry` has them tried again"),
    "consume": ("diandan.cli.roles", "run the handlers of facts that come by RabbitMQ"),
    "tick": ("diandan.cli.roles", "call what belongs to the calendar"),
    "setup": ("diandan.cli.setup", "make a real brand, its first store and its owner"),
    "migrate": ("diandan.cli.migrate", "bring the database to the present shape"),
    "doctor": ("diandan.cli.doctor", "say what is missing, wrong or unwise in this installation"),
    "demo": ("diandan.cli.demo", "make the two demo brands and serve them"),
    "import-menu": ("diandan.cli.menu", "read a menu from CSV, XLSX or JSON"),
    "export-menu": ("diandan.cli.menu", "write a menu to CSV, XLSX or JSON"),
    "rehearse": ("diandan.cli.rehearse", "replay a real day through the public API"),
    "sandbox": ("diandan.cli.sandbox", "run the stand-in payment gateway alone"),
    "gateway": ("diandan.cli.gateway", "keep a merchant's account at a payment gateway"),
    "contracts": ("diandan.cli.contracts", "write contracts/ and the generated reference pages"),
    "backup": ("diandan.cli.backup", "copy database and pictures into one file while the shop works"),
    "restore": ("diandan.cli.backup", "make this installation what a backup says"),
    "rotate-keys": ("diandan.cli.rotate_keys", "encrypt sensitive columns anew with the newest key"),
    "manage": ("diandan.cli.manage", "Django's own management commands"),
}

# Commands that need no tables, or not at once, and so start quickly and stay small.
WITHOUT_TABLES = {"hub", "sandbox", "web", "demo"}


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    arguments = sys.argv[1:] if argv is None else argv
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print(usage())
        return 0
    name, *rest = arguments
    if name not in COMMANDS:
        print(f"There is no command {name!r}.\n\n{usage()}", file=sys.stderr)
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "diandan.settings")
    if name in WITHOUT_TABLES:
        logs.configure_from(settings.LOGGING)
    else:
        # Here, so that commands may import tables at their top.
        django.setup()
    run: Callable[[str, list[str]], int | None] = import_module(COMMANDS[name][0]).run
    return run(name, rest) or 0


def usage() -> str:
    """The list of commands."""
    rows = [f"  {name:<12} {what}" for name, (_, what) in COMMANDS.items()]
    return "\n".join(["diandan <command> [options]", "", *rows])


if __name__ == "__main__":
    sys.exit(main())
