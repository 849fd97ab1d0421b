"""What a guest may order here and now: the store's menu, as bytes that were made before anyone asked."""

from dataclasses import dataclass

import structlog

from diandan.kernel import clock
from diandan.kernel.errors import DomainError
from diandan.modules.catalog import queries as catalog
from diandan.modules.catalog.queries import MenuSnapshot
from diandan.modules.stores import queries as stores
from diandan.modules.stores.queries import Mode, OpenKind

log = structlog.get_logger(__name__)


def menu_for(store_id: str, mode: str) -> MenuSnapshot:
    """Return a store's menu in one mode, true for this moment; one query when it is ready.

    Raises:
        StoreNotFound, ModeNotOffered.
    """
    return catalog.fresh_menu(store_id, mode) or catalog.snapshot(stores.store(store_id), mode)


@dataclass(frozen=True, slots=True)
class Opening:
    """What a guest sees first of a store: its name, the table they sit at, the menu of their first mode."""

    name: str
    name_en: str
    is_open: bool
    # More than one way to be served, of which the guest may choose.
    has_modes: bool
    table_label: str
    menu: MenuSnapshot


def opening(*, store_id: str = "", code: str = "") -> Opening | None:
    """Return how a store opens to who scanned a code or followed a link; nothing while its menu is not ready.

    A code begins at its table, a link with the store's first mode that needs none. Two or three queries.

    Raises:
        StoreNotFound, UnknownTableCode.
    """
    table = stores.table_by_code(code) if code else None
    store = table.store if table else stores.current(store_id)
    modes = [mode for mode in store.modes if table or mode != Mode.DINE_IN]
    preferred = Mode.DINE_IN if table else Mode.PICKUP
    begins_in = preferred if preferred in modes else next(iter(modes), "")
    menu = catalog.fresh_menu(store.public_id, begins_in)
    if menu is None:
        return None
    return Opening(
        name=store.name,
        name_en=store.name_en,
        is_open=stores.open_state(store, clock.now()).kind is OpenKind.OPEN,
        has_modes=len(modes) > 1,
        table_label=table.label if table else "",
        menu=menu,
    )


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
