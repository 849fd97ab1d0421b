"""What can be wrong about a brand, a store or a table."""

from diandan.kernel.errors import Invalid, NotFound, Refused


class BrandNotFound(NotFound):
    """No such brand, or not yours."""

    code = "stores.brand_not_found"


class StoreNotFound(NotFound):
    """No such store, or not yours."""

    code = "stores.store_not_found"


class UnknownTableCode(NotFound):
    """The code on the table was never issued, or has been replaced by a new one."""

    code = "stores.unknown_table_code"


class TableNotFound(NotFound):
    """No such table in this store."""

    code = "stores.table_not_found"


class AreaNotFound(NotFound):
    """No such area in this store."""

    code = "stores.area_not_found"


class StoreClosed(Refused):
    """Outside the opening hours; ``reopens_at`` is an ISO instant or null."""

    code = "stores.closed"


class StorePaused(Refused):
    """The store takes no orders for a while; ``until`` is an ISO instant."""

    code = "stores.paused"


class ModeNotOffered(Refused):
    """The store does not serve this way."""

    code = "stores.mode_not_offered"


class InvalidStore(Invalid):
    """A setting makes no sense; ``field`` names it, ``reason`` says why."""

    code = "stores.invalid_setting"


class AcceptRuleModes(Invalid):
    """A rule for accepting names no way to order, or one that does not exist; ``row`` counts from one."""

    code = "stores.accept_rule_modes"


class AcceptRuleTimes(Invalid):
    """A rule for accepting has a time that is none; ``row`` counts from one."""

    code = "stores.accept_rule_times"


class TooManyAcceptRules(Invalid):
    """More rules for accepting than a store may have; ``most`` says how many it may."""

    code = "stores.too_many_accept_rules"


class NameTaken(Refused):
    """Another one of the same place already has this name or slug."""

    code = "stores.name_taken"


class AreaHasTables(Refused):
    """An area is given up only when its tables are elsewhere or gone; ``labels`` names some of them."""

    code = "stores.area_has_tables"
