"""The transactional outbox: facts are rows of the transaction that made them true, then handed on.

Owns messages, receipts and deliveries. Knows no fact and no handler: ``flows.subscriptions`` names both.

The names below are loaded at first use: Django imports this package before tables may be declared.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from diandan.infra.outbox.recording import Later, record
    from diandan.infra.outbox.transports.inline import Relay, drain

_HOMES = {
    "Later": "diandan.infra.outbox.recording",
    "Relay": "diandan.infra.outbox.transports.inline",
    "drain": "diandan.infra.outbox.transports.inline",
    "record": "diandan.infra.outbox.recording",
}

__all__ = ["Later", "Relay", "drain", "record"]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        # Kept, so that the next use is an ordinary name.
        found = globals()[name] = getattr(import_module(_HOMES[name]), name)
        return found
    raise AttributeError(name)
