"""What can be wrong with a wish about a ticket or a station."""

from diandan.kernel.errors import Invalid, NotFound, Refused, Stale


class TicketNotFound(NotFound):
    """No such ticket, or not in your store."""

    code = "kitchen.ticket_not_found"


class StationNotFound(NotFound):
    """No such station in this store."""

    code = "kitchen.station_not_found"


class IllegalStep(Refused):
    """The step is not possible from the ticket's present state."""

    code = "kitchen.illegal_step"


class StaleTicket(Stale):
    """The ticket moved meanwhile; look again."""

    code = "kitchen.stale_ticket"


class StationNameTaken(Refused):
    """Another station of the store has this name."""

    code = "kitchen.station_name_taken"


class StationInUse(Refused):
    """The default station, or one with unfinished tickets, cannot be taken away."""

    code = "kitchen.station_in_use"


class InvalidStation(Invalid):
    """A setting of a station makes no sense; ``field`` names it."""

    code = "kitchen.invalid_station"
