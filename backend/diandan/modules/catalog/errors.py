"""What can be wrong about a cart or about a menu.

Errors of a cart carry ``client_line_id``, so that the phone can point at the line.
"""

from diandan.kernel.errors import Invalid, NotFound, Refused, Stale, Unavailable


class UnknownItem(Invalid):
    """No such SKU on this store's menu; another store's is the same."""

    code = "catalog.unknown_item"


class ItemNotOnSale(Refused):
    """On the menu of the brand, but not here and now; ``reason`` is off_shelf, mode or day_part."""

    code = "catalog.item_not_on_sale"


class SoldOut(Refused):
    """Sold out for the moment; ``ref_id`` is the item, SKU or modifier, ``back_at`` an instant or null."""

    code = "catalog.sold_out"


class UnknownModifier(Invalid):
    """The item does not offer this modifier."""

    code = "catalog.unknown_modifier"


class DuplicateModifier(Invalid):
    """The same modifier twice in one line."""

    code = "catalog.duplicate_modifier"


class TooManyModifiers(Invalid):
    """More of a group than it allows."""

    code = "catalog.too_many_modifiers"


class TooFewModifiers(Invalid):
    """Less of a group than it needs."""

    code = "catalog.too_few_modifiers"


class QuantityOutOfRange(Invalid):
    """A line's quantity is not a whole number from 1 to 99."""

    code = "catalog.quantity_out_of_range"


class BelowMinQuantity(Invalid):
    """The item is sold from a certain quantity on."""

    code = "catalog.below_min_quantity"


class AbovePurchaseLimit(Invalid):
    """The item is limited per order."""

    code = "catalog.above_purchase_limit"


class ThingNotFound(NotFound):
    """No such category, item, group, SKU, modifier or picture in this brand; ``ref`` names what was asked."""

    code = "catalog.not_found"


class InvalidMenu(Invalid):
    """A change to the menu makes no sense; ``problems`` lists every field and why."""

    code = "catalog.invalid_menu"


class StaleItem(Stale):
    """Somebody else has changed the item since it was read; ``version`` is the present one."""

    code = "catalog.stale"


class StaleHome(Stale):
    """Somebody else has changed the home page since it was read; ``version`` is the present one."""

    code = "catalog.stale_home"


class StillUsed(Refused):
    """It cannot go while others stand on it: a category with items, a SKU in a combo."""

    code = "catalog.still_used"


class CodeTaken(Refused):
    """Another thing of the brand has this code."""

    code = "catalog.code_taken"


class PortionsGone(Refused):
    """The day's portions are gone; the quota has to be raised before it can be on sale again."""

    code = "catalog.portions_gone"


class UnreadableMenuFile(Invalid):
    """The file is not what its ending says, or lacks its head."""

    code = "catalog.unreadable_menu_file"


class MenuChangedTooOften(Unavailable):
    """The menu changed again each time it was read; try again."""

    code = "catalog.menu_changed_too_often"
