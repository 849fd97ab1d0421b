"""Logs are events with fields, one JSON object per line; personal data never gets in.

``log.info("order.placed", order_id=…, total_fen=…)``. Fields with telling names are masked whatever they
hold, and phone numbers and card-like numbers are masked wherever they stand.
"""

import logging
import re
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any

import structlog
from structlog.typing import Processor

HIDDEN_NAMES = re.compile(
    r"(?i)pass(word|wd)?$|secret|token|authori[sz]ation|cookie|private|api_?v?3?_?key|openid|phone|mobile|ticket$"
)
# Mainland mobile numbers, and 13 to 19 digits in a row (cards); ids of ours hold letters between digits.
PHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
CARD = re.compile(r"(?<![\dA-Za-z_])\d{13,19}(?![\dA-Za-z])")
HIDDEN = "[hidden]"


def masked(value: Any) -> Any:
    """Return the value with numbers of persons masked, at any depth."""
    if isinstance(value, str):
        return CARD.sub(HIDDEN, PHONE.sub(lambda found: found[0][:3] + "****" + found[0][-4:], value))
    if isinstance(value, Mapping):
        return {name: HIDDEN if HIDDEN_NAMES.search(str(name)) else masked(of) for name, of in value.items()}
    if isinstance(value, (list, tuple)):
        return [masked(of) for of in value]
    return value


def mask(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> Mapping[str, Any]:
    """The structlog step that masks."""
    name = event.pop("event", "")
    clean = masked(event)
    clean["event"] = masked(name) if isinstance(name, str) else name
    return dict(clean)


def configure(*, level: str, as_json: bool) -> None:
    """Send every log line of this process, ours and the libraries', to standard error in one form."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
    ]
    if as_json:
        # Tracebacks become text before masking, so what a library put into a message is masked too.
        shared += [structlog.processors.format_exc_info, mask]
        last: Processor = structlog.processors.JSONRenderer(ensure_ascii=False)
    else:
        shared += [mask]
        last = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    # Django says 404 and 409 as warnings; the request line says it already.
    logging.getLogger("django.request").setLevel(logging.CRITICAL)
    logging.getLogger("django.server").setLevel(logging.ERROR)


def configure_from(setting: Mapping[str, Any]) -> None:
    """Configure from Django's LOGGING setting: our own two fields."""
    configure(level=setting["level"], as_json=setting["as_json"])
