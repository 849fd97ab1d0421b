"""What guests pass on to others: the code on a poster that opens the mini-program, and where it leads.

The scene of such a code is ``p=<code>&v=<mark>``: what was passed on, and the mark of the phone that did.
"""

from dataclasses import dataclass
from typing import Any

import structlog

from diandan.flows import mini_program
from diandan.modules.accounts.errors import AppNotFound, PlatformRefused, PlatformUnavailable
from diandan.modules.analytics import queries as analytics
from diandan.modules.analytics import service
from diandan.modules.catalog import queries as catalog
from diandan.modules.stores import queries as stores

log = structlog.get_logger(__name__)

# Large enough to be drawn on a poster pixel by pixel.
CODE_WIDTH = 430


@dataclass(frozen=True, slots=True)
class Shared:
    """What a poster's code leads to; without an item it is the menu."""

    store: Any
    item_id: str | None


def poster_code(*, store_id: str, item_id: str | None, mark: str) -> bytes | None:
    """Return the code that opens the brand's mini-program at what is passed on, as the platform draws it.

    None where there is no mini-program, or the platform draws no code now: a link does as well.

    Raises:
        StoreNotFound, ThingNotFound.
    """
    store = stores.store(store_id)
    if item_id:
        catalog.must_be_item(item_id, of=store.brand)
    try:
        target = service.share_target(store, item_id=item_id or "")
        return mini_program.share_code(store, f"p={target.code}&v={mark}", width=CODE_WIDTH)
    except AppNotFound:
        return None
    except (PlatformRefused, PlatformUnavailable) as refusal:
        log.warning("share.no_code", store_id=store.public_id, why=refusal.code, **refusal.details)
        return None


def opened(code: str) -> Shared:
    """Return where a poster's code leads.

    Raises:
        ShareNotFound.
    """
    target = analytics.share_target(code)
    return Shared(store=target.store, item_id=target.item_ref or None)
