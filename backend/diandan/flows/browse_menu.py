"""What a guest may order here and now: the store's menu, as bytes that were made before anyone asked."""

import structlog

from diandan.kernel.errors import DomainError
from diandan.modules.catalog import queries as catalog
from diandan.modules.catalog.queries import MenuSnapshot
from diandan.modules.stores import queries as stores

log = structlog.get_logger(__name__)


def menu_for(store_id: str, mode: str) -> MenuSnapshot:
    """Return a store's menu in one mode, true for this moment; one query when it is ready.

    Raises:
        StoreNotFound, ModeNotOffered.
    """
    return catalog.fresh_menu(store_id, mode) or catalog.snapshot(stores.store(store_id), mode)


def prewarm() -> int:
    """Make every store's menus ready before the first guest comes; return how many there are."""
    made = 0
    for store in stores.all_stores():
        for mode in store.modes:
            try:
                catalog.snapshot(store, mode)
                made += 1
            except DomainError as refusal:
                log.warning("menu.prewarm_failed", store_id=store.public_id, mode=mode, code=refusal.code)
    return made
