"""What a demo brand consists of: the shapes its content is written in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from diandan.modules.accounts.roles import Role
from diandan.modules.catalog.drafts import CategoryDraft, GroupDraft, ItemDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A category with the items below it."""

    draft: CategoryDraft
    items: tuple[ItemDraft, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StationPlan:
    """A place where things are made, and the categories and items that are made there."""

    name: str
    name_en: str
    target_s: int
    makes: tuple[str, ...] = ()
    is_default: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaPlan:
    """A part of a store with tables: (label, seats)."""

    name: str
    name_en: str
    tables: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StorePlan:
    """A store with everything that is different in it."""

    code: str
    settings: Mapping[str, Any]
    stations: tuple[StationPlan, ...]
    areas: tuple[AreaPlan, ...] = ()
    # Items, SKUs and modifiers by code.
    sold_out: tuple[str, ...] = ()
    quotas: Mapping[str, int] = field(default_factory=dict)
    not_sold: tuple[str, ...] = ()
    own_prices: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPlan:
    """Somebody who works there; ``store`` is a store's code, or nothing for the whole brand."""

    username: str
    name: str
    role: Role
    store: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BannerPlan:
    """Something going on; ``shows`` is the code of the item whose picture it has, ``leads_to`` of an item or
    category; it runs for ``days`` from the day the demo is made, without end when there are none.
    """

    title: str
    title_en: str
    text: str
    text_en: str
    shows: str
    leads_to: str
    days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePlan:
    """The brand's home page; ``cover`` is the code of the item whose picture it has."""

    greeting: str
    greeting_en: str
    cover: str
    banners: tuple[BannerPlan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandPlan:
    """A brand with its menu, stores and people."""

    slug: str
    name: str
    name_en: str
    accent: str
    groups: tuple[GroupDraft, ...]
    headings: tuple[Heading, ...]
    stores: tuple[StorePlan, ...]
    people: tuple[PersonPlan, ...]
    home: HomePlan

    @property
    def items(self) -> Sequence[ItemDraft]:
        """All items, in the order of the menu."""
        return [item for heading in self.headings for item in heading.items]
