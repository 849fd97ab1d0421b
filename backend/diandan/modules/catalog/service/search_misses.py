"""What guests look for and do not find: counted per store and day, so that a merchant learns what is missed.

Nothing of the guest is kept, and nothing that looks like a number or an address of a person.
"""

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F

from diandan.infra import tx
from diandan.modules.catalog.models import SearchMiss

if TYPE_CHECKING:
    from diandan.modules.stores.models import Store

LONGEST = 40
# Distinct texts kept of a store's day: whoever types nonsense by machine fills no table.
MOST_A_DAY = 300

_PERSONAL = re.compile(r"\d{5}|@|https?:")


def note_search_miss(store: "Store", text: str, *, business_date: date) -> bool:
    """Count one search that found nothing; return whether it was kept."""
    words = " ".join(unicodedata.normalize("NFKC", text).lower().split())
    if not words or len(words) > LONGEST or _PERSONAL.search(words):
        return False

    def unit() -> bool:
        of_day = SearchMiss.objects.filter(store_id=store.pk, business_date=business_date)
        mine = of_day.filter(text=words)
        if not mine.exists():
            if of_day.count() >= MOST_A_DAY:
                return False
            row = SearchMiss(store_id=store.pk, business_date=business_date, text=words)
            SearchMiss.objects.bulk_create([row], ignore_conflicts=True)
        return bool(mine.update(count=F("count") + 1))

    return tx.run(unit)


def forget_search_misses(*, before: date) -> int:
    """Drop what was counted before a day; return how many rows went."""
    return int(tx.run(lambda: SearchMiss.objects.filter(business_date__lt=before).delete()[0]))
