"""What is held on a guest: the shape in which each room says it, and the two things every row can do.

A room with rows that lead to a guest has a door ``personal`` with ``HOLDINGS``; what no table can say
stands beside them as functions: ``blocks(subject)`` and ``part(subject, nobody_pk)``. A test walks all
tables: one that leads to a guest and is in no room's list fails it, so a new room cannot forget.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from diandan.infra import tx
from diandan.kernel import clock


class Ends(StrEnum):
    """What becomes of it when a guest asks to be forgotten."""

    DELETED = "deleted"
    # The row stays as bookkeeping or as the words of nobody; what ties it to the guest is emptied.
    ANONYMISED = "anonymised"


class Leads(StrEnum):
    """How a row leads to a guest: by their key, or by the public id of an order of theirs."""

    BY_GUEST = "guest"
    BY_ORDER = "order"
    BY_ACTOR = "actor"


@dataclass(frozen=True, slots=True)
class Subject:
    """A guest, and everything by which rows may lead to them."""

    guest_pk: int
    guest_id: str
    order_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Why a guest cannot be forgotten yet: a stable code, and what it is about."""

    code: str
    ref: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One table that leads to guests.

    ``path`` is the look-up from its rows. ``fields`` are what is personal in it and goes into the guest's
    file; ``plain`` are texts that are not about the guest. ``keeps_days`` is after how long it goes by
    itself, ``None`` as long as the guest or the law needs it. ``is_shown`` is off for rows that only follow
    another holding, whose line on the receipt speaks for them.
    """

    model: str
    path: str
    leads: Leads = Leads.BY_GUEST
    fields: tuple[str, ...]
    plain: tuple[str, ...] = ()
    what: str
    what_en: str
    why: str
    why_en: str
    ends: Ends
    keeps_days: int | None = None
    is_shown: bool = True

    @property
    def code(self) -> str:
        """Its stable name: ``ordering.order``."""
        return self.model.lower()

    def rows(self, subject: Subject) -> QuerySet[Any]:
        """The rows that lead to a guest."""
        rows: QuerySet[Any] = apps.get_model(self.model)._default_manager.all()
        if self.leads is Leads.BY_GUEST:
            return rows.filter(**{self.path: subject.guest_pk})
        if self.leads is Leads.BY_ACTOR:
            return rows.filter(**{self.path: f"guest:{subject.guest_id}"})
        return rows.filter(**{f"{self.path}__in": subject.order_ids})

    def export(self, subject: Subject) -> list[dict[str, Any]]:
        """What is personal in those rows, as plain values."""
        rows = self.rows(subject).order_by("pk").values_list(*self.fields)
        return [dict(zip(self.fields, map(_plain, row), strict=True)) for row in rows]

    def delete(self, subject: Subject) -> int:
        """Delete those rows; return how many."""
        tx.must_be_inside()
        return self.rows(subject).delete()[0]


def shown(holdings: Sequence[Holding]) -> Iterator[Holding]:
    """The lines of the receipt."""
    return (holding for holding in holdings if holding.is_shown)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return clock.instant(value)
    return value.isoformat() if isinstance(value, date) else value


# What the pipes themselves hold.
HOLDINGS: tuple[Holding, ...] = (
    Holding(
        model="idempotency.Claim",
        path="actor",
        leads=Leads.BY_ACTOR,
        fields=("ref",),
        plain=("key", "request_hash", "actor"),
        what="防重复提交的凭据",
        what_en="Keys against doing things twice",
        why="网络不好时重复点击也只下一单",
        why_en="So that a repeated tap never makes a second order",
        ends=Ends.DELETED,
        is_shown=False,
    ),
)
