"""Facts about the kitchen's work."""

from dataclasses import dataclass

from diandan.kernel.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketFact(Fact):
    """What every fact about one ticket tells."""

    order_id: str
    store_id: str
    ticket_id: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketOpened(TicketFact):
    """A station has new work."""

    name = "kitchen.ticket_opened"
    station_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketStarted(TicketFact):
    """Someone has begun."""

    name = "kitchen.ticket_started"


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketProgressed(TicketFact):
    """Something on it is made or with the guest, not everything."""

    name = "kitchen.ticket_progressed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketDone(TicketFact):
    """One station has finished its part of an order."""

    name = "kitchen.ticket_done"


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketsDone(Fact):
    """All stations have finished an order. Heard again only when a ticket was recalled in between."""

    name = "kitchen.tickets_done"
    order_id: str
    store_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketRecalled(TicketFact):
    """A finished ticket is being worked on again."""

    name = "kitchen.ticket_recalled"


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketServed(TicketFact):
    """It has left the pass."""

    name = "kitchen.ticket_served"


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketsVoided(Fact):
    """An order is not to be made any more; its tickets are off the screens."""

    name = "kitchen.tickets_voided"
    order_id: str
    store_id: str
    ticket_ids: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StationsChanged(Fact):
    """A store's stations or their routing were changed."""

    name = "kitchen.stations_changed"
    store_id: str
