"""Bring the database to the present shape; safe to repeat. A server that is still starting is waited for."""

import argparse
import sys
import time

from django.core.management import call_command
from django.db import OperationalError, connection

from diandan.infra.engines import mishaps
from diandan.kernel import clock

BETWEEN_S = 1.0


def run(name: str, arguments: list[str]) -> int:
    """Wait for the database, then apply what is missing, quietly unless asked."""
    parser = argparse.ArgumentParser(prog=f"diandan {name}", description=__doc__)
    parser.add_argument("--wait", type=float, default=60, help="so many seconds for a database that is away")
    parser.add_argument("-v", action="store_true", dest="is_loud", help="name each step")
    options = parser.parse_args(arguments)
    refusal = _refusal(clock.monotonic() + options.wait)
    if refusal:
        print(f"Nothing was changed: the database does not answer ({refusal}).", file=sys.stderr)
        print("See DIANDAN_DATABASE_URL, or ask `diandan doctor`.", file=sys.stderr)
        return 1
    call_command("migrate", verbosity=1 if options.is_loud else 0, interactive=False)
    return 0


def _refusal(give_up_at: float) -> str:
    """Return why the database cannot be reached once waiting is no use or over; nothing when it answers."""
    while True:
        try:
            connection.ensure_connection()
        except OperationalError as error:
            if not mishaps.is_away(error) or clock.monotonic() >= give_up_at:
                return str(error).strip().splitlines()[0]
            time.sleep(BETWEEN_S)
        else:
            return ""
