"""A small port that says how a process without pages of its own is: for whoever starts it again.

``/healthz`` is well while the process does its rounds; only a start can help when it does not. ``/readyz`` is
well while what it works with answers too: the database, and the broker where it needs one. That passes by
itself, so nobody should be started again for it.
"""

import json
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from django.db import DatabaseError, connection

# What is wrong, in a few words; empty when nothing is.
Trouble = Callable[[], str]


class HealthPort:
    """The port, on a thread of its own."""

    def __init__(self, host: str, port: int, *, stuck: Trouble, away: Trouble) -> None:
        """Listen at once.

        Raises:
            OSError: the port is taken.
        """
        self._server = ThreadingHTTPServer((host, port), _handler(stuck, away))
        self._server.daemon_threads = True
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(target=self._server.serve_forever, name="diandan-health", daemon=True)

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def stop(self) -> None:
        """Answer no more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(timeout=5)


def _handler(stuck: Trouble, away: Trouble) -> type[BaseHTTPRequestHandler]:
    looks = {"/healthz": (stuck,), "/readyz": (stuck, _no_database, away)}

    class Handler(BaseHTTPRequestHandler):
        # A caller that connects and says nothing is not waited for.
        timeout = 5

        def do_GET(self) -> None:
            found = looks.get(self.path.partition("?")[0])
            if found is None:
                self._answer(HTTPStatus.NOT_FOUND, "no such address")
                return
            trouble = next((said for look in found if (said := look())), "")
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE if trouble else HTTPStatus.OK, trouble or "ok")

        def _answer(self, status: HTTPStatus, said: str) -> None:
            body = json.dumps({"status": said}).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing: it is asked every few seconds."""

    return Handler


def _no_database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "no database"
    finally:
        connection.close()
    return ""
