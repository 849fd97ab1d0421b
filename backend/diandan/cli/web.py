"""Run the web process alone: Django under WSGI, with writer, relay and ticker as threads in it."""

import argparse
import multiprocessing

from django.conf import settings
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

# A request that hangs must not keep a shop from restarting its server.
KILL_AFTER_S = 8


def run(name: str, arguments: list[str]) -> int:
    """Serve until SIGTERM or SIGINT."""
    parser = argparse.ArgumentParser(prog=f"diandan {name}", description=__doc__)
    parser.add_argument("--host", default=settings.HOST)
    parser.add_argument("--port", type=int, default=settings.PORT)
    options = parser.parse_args(arguments)
    # A worker that is spawned, not forked, starts clean and runs its exit handlers: the relay finishes its
    # batch, the publisher says goodbye to the hub.
    multiprocessing.set_start_method("spawn", force=True)
    server = Granian(
        "diandan.wsgi:application",
        address=options.host,
        port=options.port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=settings.WEB_WORKERS,
        blocking_threads=settings.WEB_THREADS,
        log_level=LogLevels.error,
        workers_kill_timeout=KILL_AFTER_S,
    )
    server.serve()
    return 0
