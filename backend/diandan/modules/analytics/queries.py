"""Reads of the analytics room."""

from diandan.modules.analytics.errors import ShareNotFound
from diandan.modules.analytics.models import ShareTarget


def share_target(code: str) -> ShareTarget:
    """Return what a code of a poster leads to, with its store and brand.

    Raises:
        ShareNotFound.
    """
    found = ShareTarget.objects.select_related("store__brand").filter(code=code).first()
    if found is None:
        raise ShareNotFound(code=code[:20])
    return found
