"""What can be wrong about portions."""

from diandan.kernel.errors import Invalid, Refused


class SoldOut(Refused):
    """Fewer portions are free than wanted; ``ref_id`` is the SKU or modifier, ``free`` what is left."""

    code = "inventory.sold_out"


class InvalidQuota(Invalid):
    """Portions are a whole number from 0 to 9999."""

    code = "inventory.invalid_quota"
