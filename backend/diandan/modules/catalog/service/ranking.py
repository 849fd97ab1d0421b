"""What sold best in a store: taken once a business day, shown by its menu until the next."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from diandan.infra import tx
from diandan.modules.catalog.models import Ranking
from diandan.modules.catalog.service.versions import bump_menu

if TYPE_CHECKING:
    from diandan.modules.stores.models import Store

# Nobody scrolls further, and the row is read with every build of the menu.
KEPT = 200


def rank_items(store: "Store", *, pieces: Mapping[str, int], business_date: date) -> bool:
    """Take the pieces sold per item id as of a business day; return whether the menu says something new."""
    best_first = sorted(pieces.items(), key=lambda each: (-each[1], each[0]))[:KEPT]
    sold = [[item_id, count] for item_id, count in best_first if count > 0]

    def unit() -> bool:
        before = Ranking.objects.filter(store_id=store.pk).first()
        if before is None:
            Ranking.objects.create(store_id=store.pk, business_date=business_date, sold=sold)
        else:
            Ranking.objects.filter(pk=before.pk).update(business_date=business_date, sold=sold)
        if sold == (before.sold if before else []):
            return False
        bump_menu(store)
        return True

    return tx.run(unit)
