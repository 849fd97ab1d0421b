"""What a process starts besides its own work.

Every process knows who listens to which fact. The web process also runs who commits for it (SQLite's writer,
or the gate before a database server) and the publisher of live frames; in the embedded set-up the relay that
hands facts on and the ticker as well. With RabbitMQ those two are processes of their own, and so are the
workers that run the handlers.
"""

import atexit
import gc
import threading
from typing import Protocol, runtime_checkable

import structlog
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db import DatabaseError, close_old_connections, connection

from diandan.flows import browse_menu, subscriptions
from diandan.flows.timers import TIMERS
from diandan.infra import occupied
from diandan.infra.gate import Gate
from diandan.infra.live import Publishing
from diandan.infra.outbox import Relay
from diandan.infra.ticker import Ticker
from diandan.infra.writer import Writer

log = structlog.get_logger(__name__)


# New containers before the collector looks at the young ones. Python's own 700 are made by a single request.
GARBAGE_AFTER = 20_000


class _Part(Protocol):
    def start(self) -> None: ...
    def stop(self) -> None: ...


@runtime_checkable
class _Watched(Protocol):
    """A part whose work nobody would miss at once."""

    def trouble(self) -> str: ...
    def absence(self) -> str: ...


_running: list[_Part] = []
_lock = threading.Lock()


def listen() -> None:
    """Let facts find their handlers in this process."""
    subscriptions.install()


def start_web() -> None:
    """Start what the web process runs beside its requests; a second call changes nothing."""
    with _lock:
        if _running:
            return
        # Held until the process ends: a restore waits for nobody, it refuses.
        occupied.hold(settings.DATA_DIR)
        listen()
        _running.append(committer(settings.DATABASE_UNITS))
        if connection.vendor == "sqlite":
            # A file does not hang up: there is nothing to look for before and after each request.
            for moment in (request_started, request_finished):
                moment.disconnect(close_old_connections)
        _running.append(Publishing())
        if not settings.AMQP_URL:
            _running.extend([Relay(), Ticker(TIMERS)])
        _start_all()
        threading.Thread(target=_prewarm, name="diandan-prewarm", daemon=True).start()


def start_role(role: str) -> None:
    """Start a process beside the web process: ``relay`` sends, ``consume`` works, ``tick`` ticks."""
    with _lock:
        occupied.hold(settings.DATA_DIR)
        listen()
        _running.extend([committer(settings.DATABASE_UNITS), Publishing()])
        if role == "relay":
            # Here, because only an installation with RabbitMQ has the library.
            from diandan.infra.outbox.transports.celery import Sender  # noqa: PLC0415

            _running.append(Sender())
        if role == "tick":
            _running.append(Ticker(TIMERS))
        _start_all()


def trouble() -> str:
    """Say which part of this process is stuck; nothing while all do their rounds."""
    return next((said for part in _running if isinstance(part, _Watched) and (said := part.trouble())), "")


def absence() -> str:
    """Say what a part of this process misses and waits for; nothing while everything is there."""
    return next((said for part in _running if isinstance(part, _Watched) and (said := part.absence())), "")


def _start_all() -> None:
    for part in _running:
        part.start()
    atexit.register(stop)
    log.info("boot.started", parts=[type(part).__name__ for part in _running])


def committer(units: int) -> Writer | Gate:
    """Who commits for this process: SQLite has one writer, a server takes so many units at a time."""
    return Writer() if connection.vendor == "sqlite" else Gate(units)


def _prewarm() -> None:
    """Make the menus ready before the first guest asks; whoever comes sooner waits for one build, as ever."""
    try:
        browse_menu.prewarm()
        _settle_memory()
    except DatabaseError as trouble:
        log.warning("boot.prewarm_failed", error=str(trouble))
    finally:
        connection.close()


def _settle_memory() -> None:
    """Take what was loaded and built so far out of the garbage collector's sight, and let it look less often.

    It is there for good: code, settings, menus. Looking through it again and again took a twelfth of the time
    of an order, in stops of a tenth of a second for everybody.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE_AFTER, 20, 50)


def stop() -> None:
    """Stop in the opposite order: nobody may ask for the writer after it is gone."""
    with _lock:
        while _running:
            _running.pop().stop()
