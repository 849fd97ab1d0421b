"""The shapes of the catalogue editor: what it shows and what it sends."""

from typing import Annotated, Literal

from ninja import Field, Schema

Ref = Annotated[str, Field(max_length=80)]
Name = Annotated[str, Field(max_length=120)]
Text = Annotated[str, Field(max_length=600)]
Span = Annotated[list[str], Field(min_length=2, max_length=2)]
DayPart = Annotated[list[Span], Field(max_length=12)] | None


class MarkedOut(Schema):
    """Whether a thing is sold out in the store, until when, and who said so: hand, stock or both."""

    is_sold_out: bool
    back_at: str | None
    sold_out_by: list[str]


class EditCategoryOut(Schema):
    """A heading with its items in order."""

    id: str
    code: str
    name: str
    name_en: str
    kind: str
    available: list[list[str]] | None
    item_ids: list[str]


class EditPictureOut(Schema):
    """A picture and its two sizes."""

    id: str
    small: str
    large: str


class LabelOut(Schema):
    """A badge or tag with its first and last day."""

    name: str
    starts_on: str | None
    ends_on: str | None


class EditSpecValueOut(Schema):
    id: str
    name: str
    name_en: str


class EditSpecOut(Schema):
    name: str
    name_en: str
    values: list[EditSpecValueOut]


class EditSkuOut(MarkedOut):
    """A SKU: the brand's price, the store's own, and the day's portions."""

    id: str
    code: str
    spec_value_ids: list[str]
    price_fen: int
    store_price_fen: int | None
    kcal: int | None
    nutrition: dict[str, int] | None
    is_default: bool
    quota: int | None
    quota_left: int | None


class EditPartOut(Schema):
    item_id: str
    sku_id: str
    name: str
    name_en: str
    quantity: int


class EditComboOut(Schema):
    parts: list[EditPartOut]


class EditItemOut(MarkedOut):
    """An item with everything an editor can change about it."""

    id: str
    code: str
    category_id: str
    kind: str
    name: str
    name_en: str
    description: str
    description_en: str
    ingredients: str
    ingredients_en: str
    portion: str
    portion_en: str
    picture: EditPictureOut | None
    badges: list[str]
    tags: list[str]
    badge_days: list[LabelOut]
    tag_days: list[LabelOut]
    tag_names: dict[str, str]
    allergens: list[str]
    kcal: int | None
    available: list[list[str]] | None
    modes: list[str] | None
    min_quantity: int
    purchase_limit: int | None
    packaging_fee_fen: int
    is_on_shelf: bool
    shelf_from: str
    shelf_until: str
    is_available: bool
    specs: list[EditSpecOut]
    skus: list[EditSkuOut]
    modifier_group_ids: list[str]
    combo: EditComboOut | None
    version: int


class EditModifierOut(MarkedOut):
    id: str
    code: str
    name: str
    name_en: str
    price_delta_fen: int
    kcal: int | None
    allergens: list[str]
    is_default: bool
    quota: int | None
    quota_left: int | None


class EditGroupOut(Schema):
    id: str
    code: str
    name: str
    name_en: str
    min_select: int
    max_select: int
    modifiers: list[EditModifierOut]


class EditCatalogOut(Schema):
    """A brand's whole menu as one store has it; ``version`` is the store's menu version."""

    version: int
    categories: list[EditCategoryOut]
    items: list[EditItemOut]
    modifier_groups: list[EditGroupOut]


class CategoryIn(Schema):
    """Fields left out stay as they are."""

    name: Name | None = None
    name_en: Name | None = None
    available: DayPart = None


class LabelIn(Schema):
    name: Name
    name_en: Name = ""
    starts_on: Annotated[str | None, Field(max_length=10)] = None
    ends_on: Annotated[str | None, Field(max_length=10)] = None


class PictureRefIn(Schema):
    id: Ref


class SpecValueIn(Schema):
    """``id`` of a value that exists, or any name of its own for a new one."""

    id: Ref = ""
    name: Name
    name_en: Name = ""


class SpecIn(Schema):
    name: Name
    name_en: Name = ""
    values: Annotated[list[SpecValueIn], Field(max_length=60)]


class SkuIn(Schema):
    """``spec_value_ids`` are ids of the values in the same form, one per spec."""

    id: Ref = ""
    spec_value_ids: Annotated[list[Ref], Field(max_length=8, default_factory=list)]
    price_fen: int
    kcal: int | None = None
    nutrition: Annotated[dict[str, int] | None, Field(max_length=20)] = None
    is_default: bool = False


class PartIn(Schema):
    item_id: Ref
    sku_id: Ref = ""
    quantity: int = 1


class ComboIn(Schema):
    parts: Annotated[list[PartIn], Field(max_length=20)]


class ItemIn(Schema):
    """Fields left out stay as they are; lists that are given replace the whole list."""

    category_id: Ref | None = None
    name: Name | None = None
    name_en: Name | None = None
    description: Text | None = None
    description_en: Text | None = None
    ingredients: Text | None = None
    ingredients_en: Text | None = None
    portion: Name | None = None
    portion_en: Name | None = None
    picture: PictureRefIn | None = None
    badges: Annotated[list[str | LabelIn] | None, Field(max_length=20)] = None
    tags: Annotated[list[str | LabelIn] | None, Field(max_length=20)] = None
    allergens: Annotated[list[Name] | None, Field(max_length=20)] = None
    kcal: int | None = None
    available: DayPart = None
    modes: Annotated[list[Name] | None, Field(max_length=5)] = None
    min_quantity: int | None = None
    purchase_limit: int | None = None
    packaging_fee_fen: int | None = None
    is_on_shelf: bool | None = None
    shelf_from: Annotated[str | None, Field(max_length=16)] = None
    shelf_until: Annotated[str | None, Field(max_length=16)] = None
    specs: Annotated[list[SpecIn] | None, Field(max_length=8)] = None
    skus: Annotated[list[SkuIn] | None, Field(max_length=300)] = None
    modifier_group_ids: Annotated[list[Ref] | None, Field(max_length=40)] = None
    combo: ComboIn | None = None
    version: int | None = None


class ModifierIn(Schema):
    id: Ref = ""
    name: Name
    name_en: Name = ""
    price_delta_fen: int = 0
    kcal: int | None = None
    allergens: Annotated[list[Name], Field(max_length=20, default_factory=list)]
    is_default: bool = False


class GroupIn(Schema):
    """Fields left out stay as they are; modifiers, when given, are all there are."""

    name: Name | None = None
    name_en: Name | None = None
    min_select: int | None = None
    max_select: int | None = None
    modifiers: Annotated[list[ModifierIn] | None, Field(max_length=200)] = None


class OrderIn(Schema):
    """The ids of all things of one place, in their new order."""

    ids: Annotated[list[Ref], Field(max_length=2000)]


class DifferenceOut(Schema):
    """What one store does otherwise: an own price of a combination, or what it does not sell, or is out of.

    Names and prices stand where the kind has them; without ``sku_id`` it is about the whole item.
    """

    store_id: str
    kind: Literal["price", "not_sold", "sold_out"]
    sku_id: str | None
    sku_name: str
    sku_name_en: str
    brand_price_fen: int | None
    price_fen: int | None


class DifferingItemOut(Schema):
    """An item that some store sells otherwise."""

    id: str
    name: str
    name_en: str
    category: str
    category_en: str
    differences: list[DifferenceOut]


class ComparedStoreOut(Schema):
    id: str
    name: str
    name_en: str


class StoreDifferencesOut(Schema):
    """All stores of the brand, and the items of which not all of them say the same."""

    stores: list[ComparedStoreOut]
    items: list[DifferingItemOut]


class OverrideIn(Schema):
    """What a store does differently; prices of null go back to the brand's."""

    is_available: bool | None = None
    sku_prices: Annotated[dict[Ref, int | None] | None, Field(max_length=300)] = None


class SoldOutIn(Schema):
    """``until``: "close", "tomorrow", an instant, or null for until further notice."""

    ref_id: Ref
    is_sold_out: bool
    until: Annotated[str | None, Field(max_length=40)] = None


class QuotaIn(Schema):
    """So many a day; null counts no more. ``left_today`` says what is left of today's instead."""

    portions: int | None = None
    left_today: int | None = None


class PortionsOut(Schema):
    """Today's portions; all null when the thing is not counted."""

    ref_id: str
    portions: int | None
    free: int | None
    held: int | None
    consumed: int | None


class SoldOutOut(Schema):
    """How the thing stands now."""

    ref_id: str
    is_sold_out: bool
    version: int
