"""Make two demo brands, unless they are there already, and serve them with play money.

This file only finds the environment of a demo; what is done in it stands in ``demo_town``.
"""

import argparse
import os
import sys
from importlib import import_module
from pathlib import Path

import django
from django.conf import settings


def run(name: str, arguments: list[str]) -> int:
    """Build what is missing, serve, and say where everything is."""
    options = _parser(name).parse_args(arguments)
    _settle_in(options, arguments)
    django.setup()
    # Tables may be declared only after the set-up, and that only in the environment of the demo.
    status: int = import_module("diandan.cli.demo_town").open_town(options)
    return status


def _settle_in(options: argparse.Namespace, arguments: list[str]) -> None:
    """Start this command again with the environment of a demo: settings are read once per process."""
    folder_given = options.data or os.environ.get("DIANDAN_DATA") or settings.REPO_DIR / "var" / "demo"
    port = options.port or settings.PORT
    wanted = {
        "DIANDAN_DATA": str(Path(folder_given).resolve()),
        "DIANDAN_PORT": str(port),
        "DIANDAN_SANDBOX": "1",
        "DIANDAN_LOG_LEVEL": os.environ.get("DIANDAN_LOG_LEVEL", "WARNING"),
        "DIANDAN_LOG_FORMAT": os.environ.get("DIANDAN_LOG_FORMAT", "console"),
    }
    if options.port:
        wanted["DIANDAN_HUB_PORT"] = os.environ.get("DIANDAN_HUB_PORT", str(port + 1))
        wanted["DIANDAN_SANDBOX_PORT"] = os.environ.get("DIANDAN_SANDBOX_PORT", str(port + 2))
    if options.fast:
        # Notices that are lost on purpose come again within seconds.
        wanted["DIANDAN_SANDBOX_TIME_SCALE"] = os.environ.get("DIANDAN_SANDBOX_TIME_SCALE", "30")
    # Never a demo in somebody's database server.
    unwanted = {"DIANDAN_DATABASE_URL"} & os.environ.keys()
    if unwanted or any(os.environ.get(key) != value for key, value in wanted.items()):
        environment = {key: value for key, value in os.environ.items() if key not in unwanted} | wanted
        command = [sys.executable, "-m", "diandan", "demo", *arguments]
        os.execve(sys.executable, command, environment)  # noqa: S606 - ourselves again


def _parser(name: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"diandan {name}", description=__doc__)
    parser.add_argument("--port", type=int, help="port of the web process; hub and sandbox take the next two")
    parser.add_argument("--data", help="data folder of the demo (default: ./var/demo)")
    parser.add_argument("--reset", action="store_true", help="throw the earlier demo away and start anew")
    parser.add_argument(
        "--fast",
        action="store_true",
        help="without the orders of yesterday and today; quick repeats of notices",
    )
    parser.add_argument(
        "--no-build", action="store_true", help="do not build the clients when they are missing"
    )
    parser.add_argument(
        "--only-build", action="store_true", help="make the demo and stop, without serving it"
    )
    return parser
