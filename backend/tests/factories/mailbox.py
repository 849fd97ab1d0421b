"""A small server that takes notices in a merchant's place."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from diandan.testing.conformance.payment_gateway import RawNotice


class Mailbox:
    """Takes every notice and keeps it by what it is about."""

    def __init__(self, *, status: int = 204, answer: bytes = b"") -> None:
        self.kept: list[RawNotice] = []
        mailbox = self

        class Take(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                mailbox.kept.append(RawNotice(dict(self.headers.items()), body))
                self.send_response(status)
                self.send_header("content-length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_: object) -> None: ...

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Take)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/notices"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
