"""Run one role beside the web processes: relay, consume or tick. As many of each as one likes.

``relay`` gives what is due to RabbitMQ, ``consume`` runs the handlers for it, ``tick`` calls what belongs to
the calendar. With a health port each says there how it is: ``/healthz`` and ``/readyz``.
docs/howto/run-at-scale.md tells the whole.
"""

import argparse
import signal
import sys
import threading

from django.conf import settings

from diandan import boot
from diandan.cli import parked
from diandan.infra.health import HealthPort, Trouble


def run(name: str, arguments: list[str]) -> int:
    """Work until SIGTERM or SIGINT. ``relay retry`` only sets parked facts going again (``cli.parked``)."""
    if name == "relay" and arguments[:1] == ["retry"]:
        return parked.run(name, arguments[1:])
    parser = argparse.ArgumentParser(prog=f"diandan {name}", description=__doc__)
    if name == "consume":
        parser.add_argument(
            "queue", nargs="*", help="facts, errands, or nothing for both: errands wait for providers"
        )
        parser.add_argument("--threads", type=int, default=settings.CONSUME_THREADS)
    parser.add_argument(
        "--health-port", type=int, default=settings.HEALTH_PORT, help="where to say how it is; 0 for nowhere"
    )
    wish = parser.parse_args(arguments)
    if not settings.AMQP_URL and name != "tick":
        print("DIANDAN_AMQP_URL is not set: facts are handed on inside the web process.", file=sys.stderr)
        return 2
    if name == "consume":
        return _consume(wish)
    boot.start_role(name)
    _say_how_it_is(wish.health_port, away=boot.absence)
    asked = threading.Event()
    for signal_number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(signal_number, lambda *_: asked.set())
    asked.wait()
    return 0


def _consume(wish: argparse.Namespace) -> int:
    # Here, because only an installation with RabbitMQ has the library.
    from diandan.infra.outbox.transports import celery  # noqa: PLC0415

    if unknown := set(wish.queue) - set(celery.QUEUES):
        print(f"There is no queue {sorted(unknown)[0]!r}: {', '.join(celery.QUEUES)}.", file=sys.stderr)
        return 2
    boot.start_role("consume")
    _say_how_it_is(wish.health_port, away=celery.absence)
    celery.work(wish.queue or celery.QUEUES, threads=wish.threads)
    return 0


def _say_how_it_is(port: int, *, away: Trouble) -> None:
    if port:
        HealthPort(settings.HOST, port, stuck=boot.trouble, away=away).start()
