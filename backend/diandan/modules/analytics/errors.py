"""What can be wrong with a wish about figures and what they are made of."""

from diandan.kernel.errors import NotFound


class ShareNotFound(NotFound):
    """No such thing was ever passed on."""

    code = "analytics.share_not_found"
