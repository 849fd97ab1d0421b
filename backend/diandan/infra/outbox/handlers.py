"""The three kinds of handler, told apart by type, because no network may happen inside a unit.

- a *reaction* changes our own rows, in a unit that first writes its receipt;
- an *errand* goes outside with no unit open, and reports back through a command;
- an *emit* sends live frames or drops caches: no unit, no receipt, may be lost.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from diandan.kernel.fact import Fact

_Takes = Callable[[Any], object]


@dataclass(frozen=True, slots=True)
class Handler:
    """A function that listens to a fact, under the name its receipts and deliveries carry."""

    take: _Takes

    @property
    def name(self) -> str:
        """Where the function lives: ``prepare_order.open_tickets``."""
        return f"{self.take.__module__.rsplit('.', 1)[-1]}.{self.take.__name__}"


class Reaction(Handler):
    """Changes our own rows, once per message."""

    __slots__ = ()


class Errand(Handler):
    """Goes outside; at least once per message, so it carries an id the other side knows."""

    __slots__ = ()


class Emit(Handler):
    """Tells screens and caches; may be lost."""

    __slots__ = ()


def reaction(take: _Takes) -> Handler:
    """Mark a function as a reaction."""
    return Reaction(take)


def errand(take: _Takes) -> Handler:
    """Mark a function as an errand."""
    return Errand(take)


def emit(take: _Takes) -> Handler:
    """Mark a function as an emit."""
    return Emit(take)


_by_fact: dict[str, tuple[Handler, ...]] = {}
_by_name: dict[str, Handler] = {}


def subscribe(table: dict[type[Fact], Sequence[Handler]]) -> None:
    """Take the page that says who listens to what; called once, by the page itself."""
    _by_fact.clear()
    _by_name.clear()
    for fact, handlers in table.items():
        _by_fact[fact.name] = tuple(handlers)
        _by_name.update({handler.name: handler for handler in handlers})


def listening_to(fact_name: str) -> tuple[Handler, ...]:
    """Return the handlers of a fact, in the order of the page."""
    return _by_fact.get(fact_name, ())


def named(handler_name: str) -> Handler | None:
    """Return a handler by name, or nothing when this version no longer has it."""
    return _by_name.get(handler_name)
