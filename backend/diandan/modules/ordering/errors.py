"""What can be wrong with a wish about an order."""

from diandan.kernel.errors import Forbidden, Invalid, NotFound, Refused, Stale


class OrderNotFound(NotFound):
    """No such order, or not yours."""

    code = "ordering.not_found"


class IllegalMove(Refused):
    """The step is not possible from the order's present state."""

    code = "ordering.illegal_move"


class StaleOrder(Stale):
    """The order moved meanwhile; look again."""

    code = "ordering.stale"


class EmptyCart(Invalid):
    """There is nothing to order."""

    code = "ordering.empty_cart"


class TooManyLines(Invalid):
    """More lines than one order may have."""

    code = "ordering.too_many_lines"


class TableNeeded(Invalid):
    """Dine-in needs the code of a table."""

    code = "ordering.table_needed"


class TableElsewhere(Invalid):
    """The table belongs to another store."""

    code = "ordering.table_elsewhere"


class PriceChanged(Refused):
    """The price is no longer the one the guest agreed to; the new quote is in the details."""

    code = "ordering.price_changed"


class AskTheStaff(Forbidden):
    """The shop has accepted the order: only the staff may cancel it now."""

    code = "ordering.ask_the_staff"
