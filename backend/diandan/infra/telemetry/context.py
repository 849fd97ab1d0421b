"""The id of the request at hand, carried to logs and error bodies."""

import re
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from diandan.kernel import chance

_ACCEPTABLE = re.compile(r"[A-Za-z0-9._-]{8,64}")
_current: ContextVar[str] = ContextVar("request_id", default="")


def accept(offered: str | None) -> str:
    """Keep a well-formed id from the proxy or client, else draw a new one."""
    if offered and _ACCEPTABLE.fullmatch(offered):
        return offered
    return chance.draw().hex()


def request_id() -> str:
    """The present request's id; empty outside a request."""
    return _current.get()


def name_request(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The structlog step that says in which request a line was written."""
    if request := _current.get():
        event.setdefault("request_id", request)
    return event


@contextmanager
def bound(value: str) -> Iterator[None]:
    """Carry this id for a while."""
    token = _current.set(value)
    try:
        yield
    finally:
        _current.reset(token)
