"""A yard in which shops are started in a tenth of a second and killed as often as one likes.

One process has everything loaded and forks a web process or a stand-in gateway whenever it is told; each is a
real process with its own threads, connections and sockets, and dies like one. ``python -m tests.faults.yard``
reads one JSON line per wish and answers with the process id. Waiting times that take minutes in a shop are
seconds here, so that what the clock does happens during a test.
"""

import json
import os
import sys
import threading
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from django.conf import settings

FIRST_ASK = timedelta(seconds=0.5)
THREADS = 32


class _Server(WSGIServer):
    """Serves with threads that live on, each with its own connection to the database, as granian's do."""

    request_queue_size = 128

    def __init__(self, *of: Any) -> None:
        super().__init__(*of)
        self._threads = ThreadPoolExecutor(THREADS)

    def process_request(self, request: Any, client_address: Any) -> None:
        self._threads.submit(self._serve_one, request, client_address)

    def _serve_one(self, request: Any, client_address: Any) -> None:
        try:
            self.finish_request(request, client_address)
        except Exception:
            self.handle_error(request, client_address)
        finally:
            self.shutdown_request(request)


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None: ...


def main() -> None:
    """Load everything, then fork on demand until the input ends."""
    django.setup()
    from django.core.wsgi import get_wsgi_application
    from django.db import connection

    from diandan import boot, urls  # noqa: F401 - loaded once, for all that follow
    from diandan.sandbox import server  # noqa: F401
    from tests.faults import crashing

    application = get_wsgi_application()
    _hurry()
    assert connection.connection is None
    assert threading.active_count() == 1
    crashing.mark(settings.DATA_DIR)
    _say("ready")
    for line in sys.stdin:
        wish = json.loads(line)
        _reap()
        pid = os.fork()
        if pid == 0:
            _live(wish, application)
        _say(str(pid))


def _live(wish: dict[str, Any], application: Any) -> None:
    os.setpgrp()
    log = os.open(settings.DATA_DIR / f"{wish['what']}.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.environ.update(wish.get("environment", {}))
    try:
        web(application) if wish["what"] == "web" else gateway()
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    os._exit(1)


def web(application: Any) -> None:
    """What ``diandan web`` runs, with requests served by plain threads."""
    from diandan import boot
    from diandan.modules.ordering.service import placing
    from tests.faults import crashing, guards

    placing.TIME_TO_PAY = timedelta(seconds=float(os.environ.get("FAULTS_TIME_TO_PAY", "1.5")))
    _follow_the_set_clock(settings.DATA_DIR / "clock")
    boot.listen()
    guards.take_away(os.environ.get("FAULTS_WITHOUT", ""))
    crashing.arm_from_environment(settings.DATA_DIR)
    boot.start_web()
    _serve(application, settings.PORT)


def _follow_the_set_clock(file: Path) -> None:
    """Let this process live as many seconds later as the file says, from one moment to the next."""
    from types import SimpleNamespace

    from wechatpayv3 import utils as sdk

    from diandan.kernel import clock

    true_now = clock.now
    known: tuple[float, timedelta] = (0.0, timedelta())

    def now() -> datetime:
        nonlocal known
        looked_at = time.monotonic()
        if looked_at - known[0] > 0.02:
            try:
                known = looked_at, timedelta(seconds=float(file.read_text()))
            except OSError:
                known = looked_at, timedelta()
        return true_now() + known[1]

    clock.now = now
    clock.epoch_ms = lambda: int(now().timestamp() * 1000)
    sdk.time = SimpleNamespace(time=lambda: now().timestamp())


def gateway() -> None:
    """The stand-in gateway on its own data file."""
    from diandan.sandbox.config import SandboxConfig
    from diandan.sandbox.server import Sandbox

    config = SandboxConfig(
        data_file=settings.DATA_DIR / "sandbox.sqlite3", port=settings.SANDBOX_PORT, time_scale=100
    )
    _serve(Sandbox(config), settings.SANDBOX_PORT)


def _serve(application: Any, port: int) -> None:
    server = make_server("127.0.0.1", port, application, server_class=_Server, handler_class=_Quiet)
    server.serve_forever(poll_interval=0.05)


def _hurry() -> None:
    """Minutes become seconds: the time to pay, the first question to a gateway, the timers."""
    from dataclasses import replace

    from diandan import boot
    from diandan.infra.outbox import deliver
    from diandan.modules.payments import queries
    from diandan.modules.payments.service import paying, refunding

    for module in (paying, refunding):
        module.FIRST_ASK = FIRST_ASK
        module.LATER_ASKS = [timedelta(seconds=1)] * 200
    deliver.BACKOFF = [timedelta(seconds=s) for s in (0.2, 0.3, 0.5, *[1] * 60)]
    queries.LONGEST_WAIT = timedelta(seconds=1)
    boot.TIMERS = tuple(replace(timer, every_s=min(timer.every_s, 1)) for timer in boot.TIMERS[:2])


def _reap() -> None:
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    Path(os.environ["DIANDAN_DATA"]).mkdir(parents=True, exist_ok=True)
    main()
