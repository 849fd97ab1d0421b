"""Reading the trail back: newest first, filtered, by cursor."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from diandan.infra.audit.models import AuditRow


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; what is left out filters nothing.

    ``kind`` is the part of an action before its dot ("catalog"), or the whole of it.
    """

    actor: str = ""
    kind: str = ""
    target: str = ""
    since: datetime | None = None
    until: datetime | None = None


def of_brand(brand_id: str, store_ids: Collection[str], wanted: Wanted) -> QuerySet[AuditRow]:
    """The rows of a brand: noted for it, or for one of its stores."""
    # Older rows name their store alone.
    return _filtered(AuditRow.objects.filter(Q(brand_id=brand_id) | Q(store_id__in=store_ids)), wanted)


def of_store(store_id: str, wanted: Wanted) -> QuerySet[AuditRow]:
    """The rows of one store."""
    return _filtered(AuditRow.objects.filter(store_id=store_id), wanted)


def page(rows: QuerySet[AuditRow], *, after: str | None, limit: int) -> list[AuditRow]:
    """Return up to ``limit + 1`` rows older than the one whose public id is ``after``."""
    if after:
        place = AuditRow.objects.filter(public_id=after).values_list("id", flat=True).first()
        rows = rows.filter(id__lt=place or 0)
    return list(rows.order_by("-id")[: limit + 1])


def actors(rows: QuerySet[AuditRow]) -> list[str]:
    """Everybody who did something in these rows."""
    return sorted(set(rows.order_by().values_list("actor", flat=True).distinct()))


def _filtered(rows: QuerySet[AuditRow], wanted: Wanted) -> QuerySet[AuditRow]:
    if wanted.actor:
        rows = rows.filter(actor=wanted.actor)
    if wanted.kind:
        named = {"action": wanted.kind} if "." in wanted.kind else {"action__startswith": f"{wanted.kind}."}
        rows = rows.filter(**named)
    if wanted.target:
        rows = rows.filter(target=wanted.target)
    if wanted.since:
        rows = rows.filter(at__gte=wanted.since)
    if wanted.until:
        rows = rows.filter(at__lt=wanted.until)
    return rows
