"""Short ways to write a menu down: a drink with sizes, a dish, a question with its answers.

Prices are written in yuan as on a blackboard; drafts carry fen.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from diandan.kernel import money
from diandan.modules.catalog.drafts import (
    GroupDraft,
    ItemDraft,
    ModifierDraft,
    PartDraft,
    SkuDraft,
    SpecDraft,
    SpecValueDraft,
)
from diandan.modules.catalog.words import ItemKind

# name, English name; the price and the kcal of each stand with the item.
CUP_SIZES = (("中杯", "Regular"), ("大杯", "Large"))
BOWL_SIZES = (("标准", "Regular"), ("大份", "Large"))
BAG_SIZES = (("227 克", "227 g"), ("454 克", "454 g"))
SHOTS = (("单份", "Single"), ("双份", "Double"))

Answer = tuple[str, str, str, str] | tuple[str, str, str, str, Mapping[str, Any]]


def question(
    code: str, name: str, name_en: str, answers: Sequence[Answer], *, least: int = 1, most: int = 1
) -> GroupDraft:
    """A modifier group; an answer is (code, name, English name, extra price in yuan, further fields)."""
    modifiers = []
    for answer in answers:
        own, zh, en, price = answer[:4]
        more = dict(answer[4]) if len(answer) == 5 else {}
        modifiers.append(
            ModifierDraft(
                code=f"{code}-{own}", name=zh, name_en=en, price_delta_fen=money.parse_yuan(price), **more
            )
        )
    return GroupDraft(
        code=code, name=name, name_en=name_en, min_select=least, max_select=most, modifiers=tuple(modifiers)
    )


def item(
    code: str,
    name: str,
    name_en: str,
    about: str,
    about_en: str,
    prices: str,
    *,
    kcal: str = "",
    sizes: Sequence[tuple[str, str]] = (),
    spec: tuple[str, str] = ("杯型", "Size"),
    groups: Sequence[str] = (),
    badges: Sequence[str] = (),
    tags: Sequence[tuple[str, str]] = (),
    allergens: str = "",
    **more: Any,
) -> ItemDraft:
    """An item; ``prices`` and ``kcal`` have one number per size, parted by a slash.

    The category is given later, by ``in_category``: an item is written below its heading.
    """
    fen = [money.parse_yuan(price) for price in prices.split("/")]
    energy = [int(number) for number in kcal.split("/")] if kcal else [None] * len(fen)
    sizes = sizes if len(fen) > 1 else ()
    specs = (_spec(spec, sizes),) if sizes else ()
    names = [(size,) for size, _ in sizes] if sizes else [()]
    skus = tuple(
        SkuDraft(code=f"{code}-{place + 1}", spec_values=values, price_fen=price, kcal=burnt)
        for place, (values, price, burnt) in enumerate(zip(names, fen, energy, strict=True))
    )
    return ItemDraft(
        code=code,
        category="-",
        name=name,
        name_en=name_en,
        description=about,
        description_en=about_en,
        kcal=energy[0],
        specs=specs,
        skus=skus,
        groups=tuple(groups),
        badges=tuple(badges),
        tags=tuple({"name": word, "name_en": word_en} for word, word_en in tags),
        allergens=tuple(allergens.split()),
        **more,
    )


def together(
    code: str,
    name: str,
    name_en: str,
    about: str,
    about_en: str,
    price: str,
    parts: Sequence[str],
    **more: Any,
) -> ItemDraft:
    """A fixed set; a part is the code of an item, or of an item and one of its SKUs: ``latte:latte-2``."""
    drafts = []
    for part in dict.fromkeys(parts):
        code_of, _, sku = part.partition(":")
        drafts.append(PartDraft(item=code_of, sku=sku, quantity=list(parts).count(part)))
    return item(
        code,
        name,
        name_en,
        about,
        about_en,
        price,
        kind=ItemKind.COMBO,
        parts=tuple(drafts),
        **more,
    )


def _spec(spec: tuple[str, str], sizes: Sequence[tuple[str, str]]) -> SpecDraft:
    values = tuple(SpecValueDraft(name=name, name_en=name_en) for name, name_en in sizes)
    return SpecDraft(name=spec[0], name_en=spec[1], values=values)
