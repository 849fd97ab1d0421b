"""Logs are events with fields, one JSON object per line; personal data never gets in.

``log.info("order.placed", order_id=…, total_fen=…)``. Fields with telling names are masked whatever they
hold, and phone numbers and card-like numbers are masked wherever they stand.
"""

import io
import logging
import re
import sys
from collections.abc import Mapping, MutableMapping
from functools import lru_cache
from typing import Any, TextIO, cast

import msgspec
import structlog
from structlog.typing import Processor

from diandan.infra.telemetry.context import name_request

HIDDEN_NAMES = re.compile(
    r"(?i)pass(word|wd)?$|secret|token|authori[sz]ation|cookie|private|api_?v?3?_?key|openid|phone|mobile|ticket$"
)
# Mainland mobile numbers, and 13 to 19 digits in a row (cards); ids of ours hold letters between digits.
PHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
CARD = re.compile(r"(?<![\dA-Za-z_])\d{13,19}(?![\dA-Za-z])")
HIDDEN = "[hidden]"


# Most texts hold no long number, and one look tells.
LONG_NUMBER = re.compile(r"\d{11}")


def masked(value: Any) -> Any:
    """Return the value with numbers of persons masked, at any depth."""
    if isinstance(value, str):
        if LONG_NUMBER.search(value) is None:
            return value
        return CARD.sub(HIDDEN, PHONE.sub(lambda found: found[0][:3] + "****" + found[0][-4:], value))
    if isinstance(value, (int, float, type(None))):
        return value
    if isinstance(value, Mapping):
        return {name: HIDDEN if _is_hidden(str(name)) else masked(of) for name, of in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [masked(of) for of in value]
    return masked(str(value))


def mask(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> Mapping[str, Any]:
    """The structlog step that masks."""
    return {
        name: HIDDEN if name != "event" and _is_hidden(name) else masked(of) for name, of in event.items()
    }


def configure(*, level: str, as_json: bool, to: TextIO | None = None) -> None:
    """Send every log line of this process, ours and the libraries', to standard error in one form.

    Ours take the short way: a request writes one line, and the line must not cost more than its work.
    """
    stream = to or cast(TextIO, _StandardError())
    threshold = logging.getLevelNamesMapping()[level]
    shared: list[Processor] = [
        name_request,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
    ]
    if as_json:
        # Tracebacks become text before masking, so what a library put into a message is masked too.
        shared += [structlog.processors.format_exc_info, mask]
        last: Processor = _as_json
    else:
        shared += [mask]
        last = structlog.dev.ConsoleRenderer(colors=stream.isatty())
    structlog.configure(
        processors=[_add_name, *shared, last],
        logger_factory=lambda *names: _Lines(stream, *names),
        wrapper_class=structlog.make_filtering_bound_logger(threshold),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, *shared],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(threshold)
    # Django says 404 and 409 as warnings; the request line says it already.
    logging.getLogger("django.request").setLevel(logging.CRITICAL)
    logging.getLogger("django.server").setLevel(logging.ERROR)


def configure_from(setting: Mapping[str, Any]) -> None:
    """Configure from Django's LOGGING setting: our own two fields."""
    configure(level=setting["level"], as_json=setting["as_json"])


class _StandardError(io.TextIOBase):
    """Standard error as it is when a line is written: loggers are kept, streams may be exchanged."""

    def write(self, text: str) -> int:
        return sys.stderr.write(text)

    def flush(self) -> None:
        sys.stderr.flush()

    def isatty(self) -> bool:
        return sys.stderr.isatty()


class _Lines(structlog.WriteLogger):
    """Writes lines, and knows whose they are."""

    def __init__(self, file: TextIO, name: str = "diandan") -> None:
        super().__init__(file)
        self.name = name


def _add_name(logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    event["logger"] = logger.name
    return event


def _as_json(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> str:
    return msgspec.json.encode(event, enc_hook=repr).decode()


@lru_cache(maxsize=4096)
def _is_hidden(name: str) -> bool:
    return HIDDEN_NAMES.search(name) is not None
