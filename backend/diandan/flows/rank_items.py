"""What sells best: counted from completed orders once a business day, told by the menu."""

from datetime import timedelta

from diandan.kernel import clock
from diandan.modules.catalog import queries as menus
from diandan.modules.catalog import service as catalog
from diandan.modules.catalog.words import HOT_DAYS
from diandan.modules.ordering import queries as orders
from diandan.modules.stores import queries as stores

MISSES_KEPT = timedelta(days=180)


def count_anew() -> int:
    """Count the best sellers of every store whose business day has turned; return how many there were."""
    now, counted_on, counted = clock.now(), menus.ranked_on(), 0
    for store in stores.all_stores():
        today = stores.business_date(store, now)
        if counted_on.get(store.pk) == today:
            continue
        pieces = orders.pieces_sold(store.pk, since=today - timedelta(days=HOT_DAYS), before=today)
        catalog.rank_items(store, pieces=pieces, business_date=today)
        counted += 1
    return counted


def forget_old_misses() -> int:
    """Drop searches in vain that no merchant will look at any more."""
    return catalog.forget_search_misses(before=(clock.now() - MISSES_KEPT).date())
