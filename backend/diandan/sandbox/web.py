"""The little HTTP the sandbox needs: a request, a response, routes. No framework, so it starts at once."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs, quote

StartResponse = Callable[[str, list[tuple[str, str]]], Any]
MAX_BODY = 256 * 1024


@dataclass(slots=True)
class Request:
    """One request as it came over the wire; ``target`` is the path with its query, as signed."""

    method: str
    path: str
    target: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes
    host: str
    remote: str

    def header(self, name: str) -> str:
        """Return a header by its lower-case name, or an empty text."""
        return self.headers.get(name, "")

    def form(self) -> dict[str, str]:
        """Return the fields of a submitted form."""
        return _single(parse_qs(self.body.decode(), keep_blank_values=True))


@dataclass(slots=True)
class Response:
    """What goes back."""

    status: int = 200
    body: bytes = b""
    content_type: str = "application/json; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)

    @classmethod
    def json(cls, value: Any, status: int = 200) -> "Response":
        """Answer with JSON, written the way the gateway writes it: compact, UTF-8."""
        return cls(status, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())

    @classmethod
    def html(cls, text: str, status: int = 200) -> "Response":
        """Answer with a page."""
        return cls(status, text.encode(), "text/html; charset=utf-8")

    @classmethod
    def see(cls, url: str) -> "Response":
        """Send the browser on."""
        return cls(303, headers={"location": url})


Handler = Callable[..., Response]


class Routes:
    """Patterns such as ``POST /v3/pay/transactions/{kind}`` and who answers them."""

    def __init__(self) -> None:
        self._routes: list[tuple[str, re.Pattern[str], Handler]] = []

    def add(self, line: str, handler: Handler) -> None:
        """Let ``handler`` answer ``METHOD /path/{part}``."""
        method, pattern = line.split(" ", 1)
        expression = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", pattern.replace(".", r"\."))
        self._routes.append((method, re.compile(f"^{expression}$"), handler))

    def find(self, method: str, path: str) -> tuple[Handler, dict[str, str]] | None:
        """Return who answers and the parts of the path, or nothing."""
        for wanted, pattern, handler in self._routes:
            if wanted == method and (match := pattern.match(path)):
                return handler, match.groupdict()
        return None


def read_request(environ: dict[str, Any]) -> Request:
    """Read a WSGI environment. The query is kept as sent, because it is part of what was signed."""
    length = min(int(environ.get("CONTENT_LENGTH") or 0), MAX_BODY)
    path = environ.get("PATH_INFO", "/").encode("latin-1").decode("utf-8", "replace")
    query = environ.get("QUERY_STRING", "")
    escaped = quote(path, safe="/:@!$&'()*+,;=-._~|")
    headers = {
        key[5:].replace("_", "-").lower(): value for key, value in environ.items() if key.startswith("HTTP_")
    }
    headers["content-type"] = environ.get("CONTENT_TYPE", "")
    return Request(
        method=environ["REQUEST_METHOD"],
        path=path,
        target=f"{escaped}?{query}" if query else escaped,
        query=_single(parse_qs(query, keep_blank_values=True)),
        headers=headers,
        body=environ["wsgi.input"].read(length) if length else b"",
        host=headers.get("host", "127.0.0.1"),
        remote=environ.get("REMOTE_ADDR", ""),
    )


def send(response: Response, start_response: StartResponse) -> Iterable[bytes]:
    """Write a response the WSGI way."""
    headers = [("content-length", str(len(response.body)))]
    if response.status != HTTPStatus.NO_CONTENT:
        headers.append(("content-type", response.content_type))
    headers += list(response.headers.items())
    start_response(f"{response.status} {HTTPStatus(response.status).phrase}", headers)
    return [response.body]


def _single(values: dict[str, list[str]]) -> dict[str, str]:
    return {key: value[-1] for key, value in values.items()}
