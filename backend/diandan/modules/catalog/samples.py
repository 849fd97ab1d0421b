"""Menus to start from: a café, a noodle house, a tea shop. Small, complete, and easy to take off again.

Codes begin with ``sample-`` and the menu's name: by them a sample is found again. Prices are in yuan as on a
blackboard; drafts carry fen. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from diandan.kernel import money
from diandan.modules.catalog.drafts import (
    CategoryDraft,
    GroupDraft,
    ItemDraft,
    MenuDocument,
    ModifierDraft,
    SkuDraft,
    SpecDraft,
    SpecValueDraft,
)

Words = tuple[str, str]
# Chinese, English, extra price.
Answer = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Question:
    code: str
    words: Words
    answers: Sequence[Answer]
    least: int = 1
    most: int = 1


@dataclass(frozen=True, slots=True)
class _Dish:
    code: str
    words: Words
    # One price, or one per size parted by a slash.
    prices: str
    asks: Sequence[str] = ()
    allergens: Sequence[str] = ()
    badges: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class _Sample:
    sizes: Sequence[Words]
    size: Words
    questions: Sequence[_Question]
    menu: Sequence[tuple[str, Words, Sequence[_Dish]]]


_TEMPERATURE = _Question("temperature", ("温度", "Temperature"), [("热", "Hot", "0"), ("冰", "Iced", "0")])
_SWEET = _Question(
    "sugar",
    ("甜度", "Sweetness"),
    [("标准糖", "Regular", "0"), ("半糖", "Half", "0"), ("不加糖", "None", "0")],
)
_MILK = _Question("milk", ("奶", "Milk"), [("牛奶", "Whole milk", "0"), ("燕麦奶", "Oat milk", "3")])
_TOPPING = _Question(
    "topping",
    ("加料", "Toppings"),
    [("珍珠", "Tapioca pearls", "2"), ("椰果", "Coconut jelly", "2"), ("布丁", "Pudding", "3")],
    least=0,
    most=2,
)
_SPICY = _Question(
    "spicy",
    ("辣度", "Heat"),
    [("不辣", "Not spicy", "0"), ("微辣", "Mild", "0"), ("特辣", "Very spicy", "0")],
)
_EXTRAS = _Question(
    "extras",
    ("加菜", "Extras"),
    [("卤蛋", "Braised egg", "3"), ("加面", "More noodles", "4"), ("青菜", "Greens", "3")],
    least=0,
    most=3,
)

_SAMPLES: dict[str, _Sample] = {
    "cafe": _Sample(
        sizes=[("中杯", "Regular"), ("大杯", "Large")],
        size=("杯型", "Size"),
        questions=[_TEMPERATURE, _MILK, _SWEET],
        menu=[
            (
                "coffee",
                ("咖啡", "Coffee"),
                [
                    _Dish(
                        "latte",
                        ("拿铁", "Latte"),
                        "22/26",
                        ("temperature", "milk"),
                        ("milk",),
                        ("signature",),
                    ),
                    _Dish("americano", ("美式", "Americano"), "16/19", ("temperature",)),
                    _Dish("cappuccino", ("卡布奇诺", "Cappuccino"), "22/26", ("milk",), ("milk",)),
                    _Dish("mocha", ("摩卡", "Mocha"), "25/29", ("temperature", "milk"), ("milk",)),
                ],
            ),
            (
                "other-drinks",
                ("非咖啡", "No coffee"),
                [
                    _Dish(
                        "matcha", ("抹茶拿铁", "Matcha latte"), "24/28", ("temperature", "milk"), ("milk",)
                    ),
                    _Dish(
                        "lemon-tea", ("柠檬茶", "Lemon tea"), "18", ("temperature", "sugar"), (), ("vegan",)
                    ),
                ],
            ),
            (
                "bakery",
                ("烘焙", "Bakery"),
                [
                    _Dish("croissant", ("可颂", "Croissant"), "12", (), ("gluten", "milk", "eggs")),
                    _Dish(
                        "cheesecake",
                        ("巴斯克蛋糕", "Basque cheesecake"),
                        "28",
                        (),
                        ("gluten", "milk", "eggs"),
                    ),
                ],
            ),
        ],
    ),
    "noodles": _Sample(
        sizes=[("小碗", "Small"), ("大碗", "Large")],
        size=("份量", "Portion"),
        questions=[_SPICY, _EXTRAS],
        menu=[
            (
                "noodles",
                ("汤面", "Noodle soups"),
                [
                    _Dish(
                        "beef",
                        ("红烧牛肉面", "Braised beef noodles"),
                        "22/28",
                        ("spicy", "extras"),
                        ("gluten", "soy"),
                        ("signature",),
                    ),
                    _Dish(
                        "rib",
                        ("排骨面", "Spare rib noodles"),
                        "24/30",
                        ("spicy", "extras"),
                        ("gluten", "soy"),
                    ),
                    _Dish(
                        "tomato",
                        ("番茄鸡蛋面", "Tomato and egg noodles"),
                        "16/20",
                        ("extras",),
                        ("gluten", "eggs"),
                        ("vegetarian",),
                    ),
                    _Dish("wonton", ("鲜肉馄饨", "Pork wontons"), "18/24", ("spicy",), ("gluten", "soy")),
                ],
            ),
            (
                "small",
                ("小食", "Small dishes"),
                [
                    _Dish(
                        "cucumber", ("拍黄瓜", "Smashed cucumber"), "10", ("spicy",), ("sesame",), ("vegan",)
                    ),
                    _Dish("gyoza", ("煎饺（6 只）", "Pan-fried dumplings (6)"), "16", (), ("gluten", "soy")),
                ],
            ),
            (
                "drinks",
                ("饮料", "Drinks"),
                [
                    _Dish("plum", ("酸梅汤", "Sour plum drink"), "8", (), (), ("vegan",)),
                    _Dish("soy-milk", ("豆浆", "Soy milk"), "6", (), ("soy",), ("vegan",)),
                ],
            ),
        ],
    ),
    "tea": _Sample(
        sizes=[("中杯", "Regular"), ("大杯", "Large")],
        size=("杯型", "Size"),
        questions=[_SWEET, _TEMPERATURE, _TOPPING],
        menu=[
            (
                "milk-tea",
                ("奶茶", "Milk tea"),
                [
                    _Dish(
                        "pearl",
                        ("珍珠奶茶", "Pearl milk tea"),
                        "14/17",
                        ("temperature", "sugar", "topping"),
                        ("milk",),
                        ("signature",),
                    ),
                    _Dish(
                        "oolong",
                        ("乌龙奶茶", "Oolong milk tea"),
                        "15/18",
                        ("temperature", "sugar", "topping"),
                        ("milk",),
                    ),
                ],
            ),
            (
                "fruit-tea",
                ("果茶", "Fruit tea"),
                [
                    _Dish("grape", ("多肉葡萄", "Grape tea"), "19/22", ("sugar", "topping"), (), ("hot",)),
                    _Dish("orange", ("满杯香橙", "Orange tea"), "18/21", ("sugar", "topping")),
                    _Dish("grapefruit", ("西柚茶", "Grapefruit tea"), "18/21", ("sugar",)),
                ],
            ),
            (
                "plain-tea",
                ("纯茶", "Plain tea"),
                [
                    _Dish("jasmine", ("茉莉绿茶", "Jasmine green tea"), "9/11", ("temperature", "sugar")),
                    _Dish("black", ("锡兰红茶", "Ceylon tea"), "9/11", ("temperature", "sugar")),
                ],
            ),
        ],
    ),
}

NAMES = tuple(_SAMPLES)


def prefix(name: str) -> str:
    """Return what the codes of a sample's things begin with."""
    return f"sample-{name}-"


def document(name: str) -> MenuDocument:
    """Return a sample as a menu that can be taken.

    Raises:
        KeyError: there is no such sample.
    """
    sample = _SAMPLES[name]
    return MenuDocument(
        categories=tuple(
            CategoryDraft(code=prefix(name) + code, name=zh, name_en=en) for code, (zh, en), _ in sample.menu
        ),
        groups=tuple(_group(name, question) for question in sample.questions),
        items=tuple(_item(name, sample, code, dish) for code, _, dishes in sample.menu for dish in dishes),
    )


def _group(name: str, question: _Question) -> GroupDraft:
    zh, en = question.words
    return GroupDraft(
        code=prefix(name) + question.code,
        name=zh,
        name_en=en,
        min_select=question.least,
        max_select=question.most,
        modifiers=tuple(
            ModifierDraft(
                code=f"{question.code}-{place}",
                name=answer,
                name_en=answer_en,
                price_delta_fen=money.parse_yuan(price),
                # A question that must be answered has an answer already, so one tap is enough.
                is_default=place == 1 and question.least == 1,
            )
            for place, (answer, answer_en, price) in enumerate(question.answers, start=1)
        ),
    )


def _item(name: str, sample: _Sample, category: str, dish: _Dish) -> ItemDraft:
    zh, en = dish.words
    prices = [money.parse_yuan(price) for price in dish.prices.split("/")]
    size, size_en = sample.size
    sizes = sample.sizes if len(prices) > 1 else ()
    spec = SpecDraft(
        name=size, name_en=size_en, values=tuple(SpecValueDraft(name=a, name_en=b) for a, b in sizes)
    )
    return ItemDraft(
        code=prefix(name) + dish.code,
        category=prefix(name) + category,
        name=zh,
        name_en=en,
        badges=tuple(dish.badges),
        allergens=tuple(dish.allergens),
        specs=(spec,) if sizes else (),
        skus=tuple(
            SkuDraft(
                code=f"{dish.code}-{place + 1}",
                spec_values=(sizes[place][0],) if sizes else (),
                price_fen=price,
                is_default=place == 0,
            )
            for place, price in enumerate(prices)
        ),
        groups=tuple(prefix(name) + code for code in dish.asks),
    )
