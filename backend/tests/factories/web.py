"""Our own web process in a thread, for those who call us over HTTP in a test."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 64


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None: ...


@contextmanager
def web_server() -> Iterator[int]:
    """Serve this process's Django on a free port and yield the port."""
    handler = WSGIHandler()

    def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        try:
            response = handler(environ, start_response)
            body = [b"".join(response)]
            response.close()
            return body
        finally:
            connection.close()

    server = make_server("127.0.0.1", 0, application, server_class=_Server, handler_class=_Quiet)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
