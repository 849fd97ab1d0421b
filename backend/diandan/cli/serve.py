"""Run everything a shop needs: the web process, the live hub and, for play, the sandbox gateway.

With RabbitMQ also one relay, one consumer and one ticker; more of each are commands of their own.

A child that dies is started again, a little later each time it dies soon. SIGTERM and SIGINT stop all of
them in order: the web process first, so that its last frames still find the hub. Nothing outlives this
process.
"""

import argparse
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Sequence

from django.conf import settings
from django.core.management import call_command

from diandan.cli.children import Child, Supervisor

READY_WITHIN_S = 60.0


def run(name: str, arguments: list[str]) -> int:
    """Start all, print where they are, wait."""
    options = _parser(name).parse_args(arguments)
    if options.with_sandbox:
        os.environ["DIANDAN_SANDBOX"] = "1"
    if settings.WEB_WORKERS > 1 and settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        print(
            "SQLite has one writer: set DIANDAN_WEB_WORKERS to 1, or use a database server.", file=sys.stderr
        )
        return 2
    if options.migrate:
        call_command("migrate", verbosity=0, interactive=False)
    return supervise(children(with_sandbox=options.with_sandbox or settings.SANDBOX), greet=_greet)


def supervise(wanted: Sequence[Child], *, greet: Callable[[], None]) -> int:
    """Run children until asked to stop; ``greet`` is called once, when all of them answer."""
    # All of it is on one machine. In a cluster others place the processes, and cannot move one that sits.
    os.environ.setdefault("DIANDAN_WEB_ONE_CORE", "1")
    supervisor = Supervisor(wanted)
    for wish in (signal.SIGTERM, signal.SIGINT):
        signal.signal(wish, lambda *_: supervisor.ask_to_stop())

    def greet_when_ready() -> None:
        if supervisor.wait_until_ready(READY_WITHIN_S):
            greet()

    threading.Thread(target=greet_when_ready, daemon=True).start()
    return supervisor.run()


def children(*, with_sandbox: bool) -> list[Child]:
    """The processes in the order they are started; they are stopped in the opposite order."""
    wanted = [Child("hub", ("hub",), port=settings.HUB_PORT)]
    if with_sandbox:
        wanted.append(Child("sandbox", ("sandbox",), port=settings.SANDBOX_PORT))
    if settings.AMQP_URL:
        # Three on one machine cannot share a port; the supervisor sees for itself whether they live.
        roles = ("consume", "relay", "tick")
        wanted += [Child(role, (role, "--health-port", "0")) for role in roles]
    return [*wanted, Child("web", ("web",), port=settings.PORT)]


def addresses() -> list[tuple[str, str]]:
    """What is where, as a person on this network would type it."""
    base = base_url()
    return [
        ("guests", f"{base}/m/"),
        ("console", f"{base}/console/"),
        ("kitchen", f"{base}/kitchen/"),
        ("board", f"{base}/board/"),
    ]


def base_url() -> str:
    """Return the address of this installation as phones on the same network reach it."""
    return settings.PUBLIC_URL or f"http://{_own_address()}:{settings.PORT}"


def _greet() -> None:
    lines = ["", *(f"  {what:<8} {where}" for what, where in addresses()), ""]
    print("\n".join(lines), flush=True)


def _own_address() -> str:
    # Connecting a datagram socket sends nothing; it only asks which of our addresses would be used.
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "localhost"


def _parser(name: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"diandan {name}", description=__doc__)
    parser.add_argument("--with-sandbox", action="store_true", help="play money: with the sandbox gateway")
    parser.add_argument("--migrate", action="store_true", help="bring the database up to date first")
    return parser


def serve(arguments: Sequence[str] = ()) -> int:
    """The same, for commands that end by serving."""
    return run("serve", list(arguments))
