"""Reads of the analytics room."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from diandan.modules.analytics.errors import ShareNotFound
from diandan.modules.analytics.models import ShareOpening, ShareOrder, ShareTarget


def share_target(code: str) -> ShareTarget:
    """Return what a code of a poster leads to, with its store and brand.

    Raises:
        ShareNotFound.
    """
    found = ShareTarget.objects.select_related("store__brand").filter(code=code).first()
    if found is None:
        raise ShareNotFound(code=code[:20])
    return found


@dataclass(frozen=True, slots=True)
class ShareFigures:
    """One thing that was passed on: opened so often (once per guest and day), and orders counted for it."""

    item_id: str | None
    opened: int
    orders: int


def shares(store_pk: int, *, since: date, until: date) -> list[ShareFigures]:
    """Return what guests of a store came by from one trading day to another, the most opened first."""
    days = {"target__store_id": store_pk, "business_date__gte": since, "business_date__lte": until}
    opened, orders = (
        dict(
            model.objects.filter(**days)
            .values_list("target_id")
            .annotate(number=Count("id"))
            .values_list("target_id", "number")
        )
        for model in (ShareOpening, ShareOrder)
    )
    targets = ShareTarget.objects.filter(pk__in={*opened, *orders}).values_list("pk", "item_ref")
    found = [ShareFigures(ref or None, opened.get(pk, 0), orders.get(pk, 0)) for pk, ref in targets]
    return sorted(found, key=lambda row: (-row.opened, -row.orders, row.item_id or ""))
