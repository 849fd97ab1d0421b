"""How each item of Hillside Coffee looks: code → paper and drawing. Emoji are named by their code points."""

import math
from collections.abc import Callable

import bowls as b
import drinks as d
import food as f
from scene import Scene

Recipe = tuple[str, Callable[[Scene], None]]

OAT, MATCHA, COCOA, MILK = "#e2bd8b", "#8fae4e", "#5c3320", "#fbf1e0"
COFFEE, TEA_RED, TEA_GREEN, OOLONG = "#3b2012", "#a8431c", "#c9bf5a", "#c07a26"


# Emoji colours bent towards food: a tomato is not pink, a stalk not blue, a coconut not violet.
RIPE = ((330, 360, 14, 1.0, 1.05), (0, 12, 8, 1.0, 1.0))
STALK = ((150, 230, -65, 0.8, 1.0),)
HUSK = ((200, 345, 95, 0.75, 1.0),)


def _tomato(s: Scene, x: float, y: float, size: float, turn: float = 0, *, shadow: bool = True) -> None:
    s.emoji("1f345", x, y, size, turn=turn, paint=RIPE, shadow=shadow)


def _espresso(s: Scene) -> None:
    d.cup(s, liquid="#7a4a22", art="fullcrema", r=172, cy=480, depth=0.95)
    d.bean(s, 800, 800, 66, 30)
    d.bean(s, 180, 790, 58, -40)


def _drip(s: Scene) -> None:
    d.teapot_glass(s, "#7c3f1b", cx=450, cy=510)
    for x, y, t in ((760, 820, 20), (840, 790, -30), (790, 756, 60)):
        d.bean(s, x, y, 56, t)


def _con_panna(s: Scene) -> None:
    d.cup(s, liquid=COFFEE, art="cream", ink="#7b4a2b", r=180, cy=470, ware="#e9ded0")


def _caramel(s: Scene) -> None:
    d.cup(s, liquid="#c88f58", art="lattice", ink="#c9761a")


def _mocha(s: Scene) -> None:
    d.cup(s, liquid="#8a5532", art="cream", ink="#4f2a17", ware="#f2e4d6")
    s.emoji("1f36b", 800, 770, 190, turn=18)


def _hazelnut(s: Scene) -> None:
    d.cup(s, art="tulip", ware="#ead9c3")
    s.emoji("1f330", 790, 800, 150)
    s.emoji("1f330", 190, 820, 110, turn=-14)


def _vanilla(s: Scene) -> None:
    d.cup(s, art="rosetta", liquid="#d3a26c", ware="#fdf6e6")
    f.blossom(s, 800, 780, 84, petal="#fff1cf", petals=6)


CLASSIC = {
    "americano": lambda s: d.cup(s, liquid="#2f1a0f", art="crema"),
    "espresso": _espresso,
    "latte": lambda s: d.cup(s, art="rosetta"),
    "cappuccino": lambda s: d.cup(s, art="foam", ware="#d9775a"),
    "flat-white": lambda s: d.cup(s, art="tulip", liquid="#b97d48", ware="#b8c6be", r=215),
    "mocha": _mocha,
    "caramel-macchiato": _caramel,
    "vanilla-latte": _vanilla,
    "hazelnut-latte": _hazelnut,
    "cortado": lambda s: d.glass(s, [(0, "#e4c193"), (0.22, "#c48f5d"), (1, "#9c6438")], top=400, rt=150, rb=118, ice=0, foam=MILK),
    "piccolo": lambda s: d.cup(s, art="heart", liquid="#b57843", r=168, cy=490, ware="#7d9aa0"),
    "con-panna": _con_panna,
    "pour-over": _drip,
}


def _osmanthus(s: Scene) -> None:
    d.cup(s, art="swirl", liquid="#d8a663", ink="#fff3da", ware="#f3d9a4")
    for x, y, r in ((760, 800, 46), (840, 770, 38), (800, 840, 34), (150, 810, 40), (205, 845, 32)):
        f.blossom(s, x, y, r, petal="#f8b93a", heart="#d9822b", petals=4, turn=x)


def _oat(s: Scene) -> None:
    d.cup(s, art="heart", liquid="#cfa069", ware="#f6efe2", ink="#fff6e4")
    s.emoji("1f33e", 800, 700, 260, turn=12, paint=STALK)


def _coconut(s: Scene) -> None:
    d.glass(s, [(0, "#5a3520"), (0.3, "#8d5e3d"), (0.62, "#f2e6d6"), (1, "#fffaf2")], straw="#7fae8e", cx=430)
    s.emoji("1f965", 720, 730, 250, paint=HUSK)


def _sesame(s: Scene) -> None:
    d.cup(s, liquid="#8b7f78", art="tulip", ink="#f4efe8", ware="#4a4541")
    for x, y, t in ((760, 820, 20), (800, 846, -30), (842, 822, 60), (790, 800, 0), (836, 858, 40), (742, 852, -10)):
        s.add(f'<ellipse cx="{x}" cy="{y}" rx="15" ry="9" fill="#3a332f" transform="rotate({t} {x} {y})"/>')


def _brown_sugar(s: Scene) -> None:
    d.glass(s, [(0, "#f6e6cf"), (0.4, "#e0b98a"), (0.75, "#a56b3a"), (1, "#5a2d12")], bits=("#3b1c0d", 26), straw="#3b1c0d", ice=3)


def _orange_americano(s: Scene) -> None:
    d.glass(s, [(0, "#2f180c"), (0.4, "#4a2410"), (0.55, "#d97918"), (1, "#f9a826")], cx=430, ice=6)
    s.emoji("1f34a", 720, 740, 240)
    s.emoji("1f33f", 560, 200, 130, turn=24, shadow=False)


def _tonic(s: Scene) -> None:
    d.glass(s, [(0, "#3a1d0e"), (0.28, "#6b3d1e"), (0.45, "#e9e2c8"), (1, "#f5f7ea")], cx=440, straw="#4d7f52", ice=7)
    s.emoji("1f34b", 720, 770, 200, paint=((20, 70, 42, 0.9, 0.82),))


def _sea_salt(s: Scene) -> None:
    d.glass(s, [(0, "#c98d52"), (0.7, "#b8763c"), (1, "#8a4f1f")], foam="#fff6e6", cx=450)
    s.emoji("1f9c2", 740, 730, 210, turn=14)


def _chestnut(s: Scene) -> None:
    d.cup(s, liquid="#b3794a", art="cream", ink="#8a5427", ware="#7b4a35")
    s.emoji("1f330", 810, 790, 170, turn=8)
    s.emoji("1f342", 180, 800, 140, turn=-20)


SPECIAL: dict[str, Callable[[Scene], None]] = {
    "osmanthus-latte": _osmanthus,
    "oat-latte": _oat,
    "coconut-latte": _coconut,
    "black-sesame-latte": _sesame,
    "brown-sugar-latte": _brown_sugar,
    "dirty": lambda s: d.glass(s, [(0, "#6e3f20"), (0.16, "#a9774b"), (0.34, "#f4e6d2"), (1, "#fffaf1")], top=360, rt=156, rb=124, ice=0),
    "orange-americano": _orange_americano,
    "lime-tonic": _tonic,
    "sea-salt-latte": _sea_salt,
    "chestnut-latte": _chestnut,
}


def _oat_brew(s: Scene) -> None:
    d.glass(s, [(0, "#f0dcbc"), (0.35, "#b98a5c"), (1, "#4d2b17")], straw="#c98f58", cx=440)
    s.emoji("1f33e", 740, 720, 230, turn=14, paint=STALK)


def _yuzu(s: Scene) -> None:
    d.glass(s, [(0, "#4c2812"), (0.45, "#86501f"), (0.7, "#e0a428"), (1, "#f5cf52")], cx=430, ice=6)
    s.emoji("1f34b", 715, 750, 230)
    s.emoji("1f33f", 300, 220, 120, turn=-30, shadow=False)


def _grape(s: Scene) -> None:
    d.glass(s, [(0, "#3a1a1c"), (0.5, "#5f2a4d"), (1, "#8f4d8f")], cx=430, ice=6, straw="#8f6aa8")
    s.emoji("1f347", 720, 720, 250)


def _coco_water(s: Scene) -> None:
    d.glass(s, [(0, "#45250f"), (0.3, "#7d5430"), (0.5, "#e5e3d3"), (1, "#f3f5ea")], cx=420, ice=5, straw="#c9a86a")
    s.emoji("1f965", 735, 740, 240, turn=-24, flip=True, paint=HUSK)
    b.leaf(s, 560, 215, 130, turn=60)


COLD_BREW: dict[str, Callable[[Scene], None]] = {
    "cold-brew": lambda s: d.glass(s, [(0, "#5b2f14"), (0.5, "#3b1d0d"), (1, "#260f05")], ice=7),
    "nitro": lambda s: d.glass(s, [(0, "#c99a66"), (0.2, "#8a5630"), (0.55, "#43220f"), (1, "#2a1207")], foam="#e8c79a", ice=0, top=250, rt=150, rb=122),
    "oat-cold-brew": _oat_brew,
    "yuzu-cold-brew": _yuzu,
    "grape-cold-brew": _grape,
    "coconut-water-brew": _coco_water,
    "vanilla-cream-brew": lambda s: d.glass(s, [(0, "#8a5a34"), (0.25, "#4d2a14"), (1, "#2c1509")], foam="#fff4de", ice=4, straw="#3a2a22"),
}


def _jasmine(s: Scene) -> None:
    d.glass_mug(s, "#d9cf6a", cx=440)
    for x, y, r in ((740, 800, 76), (850, 770, 54), (150, 800, 62)):
        f.blossom(s, x, y, r, turn=x)
    f.blossom(s, 430, 398, 44, turn=20)


def _longjing(s: Scene) -> None:
    d.glass(s, [(0, "#eeeaa8"), (0.5, "#d8d67c"), (1, "#b4bd5e")], ice=0, top=260, rt=140, rb=128, cx=440)
    for x, y, t in ((400, 716, 30), (470, 690, -24), (440, 730, 70), (380, 660, -50), (500, 640, 12), (430, 440, 64)):
        b.leaf(s, x, y, 74, turn=t, colour="#7d9a34")
    s.emoji("1f33f", 740, 740, 220, turn=16)


def _earl(s: Scene) -> None:
    d.cup(s, liquid="#b4511d", art="none", ware="#e8e3ef")
    s.emoji("1f34b", 800, 800, 150)


def _oolong(s: Scene) -> None:
    d.teapot_glass(s, OOLONG)
    s.emoji("1f525", 800, 800, 130)


def _grapefruit(s: Scene) -> None:
    d.glass(s, [(0, "#f4a28c"), (0.5, "#ee7a62"), (1, "#e2574a")], cx=430, ice=5, straw="#e2574a")
    s.emoji("1f34a", 720, 745, 230, paint=((10, 50, -18, 1.0, 1.02),))
    f.blossom(s, 250, 800, 60)


def _peach(s: Scene) -> None:
    d.glass(s, [(0, "#f6cfa6"), (0.5, "#eda06e"), (1, "#e8796a")], cx=430, ice=5, straw="#f0a58f")
    s.emoji("1f351", 725, 740, 240)


def _lemon_tea(s: Scene) -> None:
    d.glass(s, [(0, "#e8bd62"), (0.5, "#cf8f35"), (1, "#a85c1c")], cx=430, ice=7)
    s.emoji("1f34b", 720, 760, 210)
    s.emoji("1f34b", 590, 830, 120, turn=50)
    s.emoji("1f33f", 545, 205, 130, turn=18, shadow=False)


def _mango(s: Scene) -> None:
    d.glass(s, [(0, "#d8d98a"), (0.4, "#f2c64c"), (1, "#f4a428")], cx=430, ice=4, straw="#7fae5e")
    s.emoji("1f96d", 725, 740, 240)


TEA: dict[str, Callable[[Scene], None]] = {
    "jasmine-tea": _jasmine,
    "roasted-oolong": _oolong,
    "longjing": _longjing,
    "earl-grey": _earl,
    "oolong-milk-tea": lambda s: d.glass(s, [(0, "#ecd2ac"), (1, "#c99a68")], foam="#fffaf0", ice=0, straw="#8a5a33"),
    "pearl-milk-tea": lambda s: d.glass(s, [(0, "#e6c49b"), (1, "#c08f5f")], bits=("#2e1710", 30), straw="#c4473a", ice=3),
    "grapefruit-jasmine": _grapefruit,
    "peach-oolong": _peach,
    "lemon-tea": _lemon_tea,
    "mango-green-tea": _mango,
}


def _chocolate(s: Scene) -> None:
    d.cup(s, liquid="#5e321c", art="swirl", ink="#c99d75", ware="#a8443a")
    s.emoji("1f36b", 805, 780, 180, turn=20)


def _golden(s: Scene) -> None:
    d.cup(s, liquid="#eab648", art="leafdots", ink="#a8641c", ware="#fdf3dc")
    s.emoji("1fada", 795, 790, 200)


def _strawberry_milk(s: Scene) -> None:
    d.glass(s, [(0, "#fff6f2"), (0.45, "#fbe0dc"), (0.7, "#f08a90"), (1, "#d8394b")], cx=430, ice=3, straw="#d8394b")
    s.emoji("1f353", 715, 745, 210, turn=10)


def _taro(s: Scene) -> None:
    d.glass(s, [(0, "#fbf5f6"), (0.5, "#dccbe4"), (1, "#a88bc0")], ice=2, straw="#8d6cab", bits=("#b79acb", 16))


def _orange(s: Scene) -> None:
    d.glass(s, [(0, "#ffc04a"), (1, "#f7931e")], cx=420, top=280, rt=140, rb=112, ice=3)
    s.emoji("1f34a", 690, 740, 230)
    s.emoji("1f34a", 830, 810, 130, turn=20)


def _berry(s: Scene) -> None:
    d.glass(s, [(0, "#f7dbe4"), (0.5, "#e58aa8"), (1, "#a83a72")], cx=430, ice=6, straw="#c2527f")
    s.emoji("1fad0", 730, 760, 210)
    s.emoji("1f352", 290, 800, 120)


NO_COFFEE: dict[str, Callable[[Scene], None]] = {
    "hot-chocolate": _chocolate,
    "matcha-latte": lambda s: d.cup(s, liquid=MATCHA, art="rosetta", ink="#f4f6dc", ware="#eef0e0"),
    "hojicha-latte": lambda s: d.cup(s, liquid="#b07a4e", art="heart", ink="#f8ead4", ware="#b98a6a"),
    "golden-milk": _golden,
    "strawberry-milk": _strawberry_milk,
    "taro-milk": _taro,
    "orange-juice": _orange,
    "berry-soda": _berry,
    "kids-milk": lambda s: d.cup(s, liquid="#f8efe0", art="heart", ink="#f2b8a8", ware="#f0a596", r=200, cy=460),
}


def _croissant(s: Scene) -> None:
    f.plate(s, rim="#d9b36a")
    s.emoji("1f950", 480, 560, 500)


def _almond(s: Scene) -> None:
    f.board(s)
    s.emoji("1f950", 470, 560, 500, turn=-10)
    f.dust(s, 470, 500, 170, 80, "#fffaf0", 150, 6)
    for x, y, t in ((380, 470, 20), (460, 430, -30), (540, 470, 50), (430, 530, 0), (520, 540, -60), (600, 520, 15)):
        s.add(f'<ellipse cx="{x}" cy="{y}" rx="26" ry="12" fill="#f6e2bb" stroke="#c9995a" stroke-width="4" transform="rotate({t} {x} {y})"/>')


def _pain_chocolat(s: Scene) -> None:
    f.board(s, wood="#b57a4a")
    s.emoji("1f950", 440, 550, 450, turn=8, paint=((0, 60, -4, 1.05, 0.86),))
    s.emoji("1f36b", 730, 640, 210, turn=20)


def _cheese_bagel(s: Scene) -> None:
    f.plate(s)
    f.cream_bagel(s, 480, 540, 225)


def _sourdough(s: Scene) -> None:
    f.board(s, wood="#a9713f")
    s.emoji("1f35e", 430, 560, 430)
    s.emoji("1f33e", 745, 560, 290, turn=18, paint=STALK)


def _scone(s: Scene) -> None:
    f.plate(s, rim="#b8506a")
    f.scone(s, 390, 560, 165)
    f.scone(s, 590, 640, 140, dots="#7a2f3c")
    s.emoji("1f353", 760, 760, 120)


def _cookie(s: Scene) -> None:
    f.board(s)
    s.emoji("1f36a", 380, 540, 330, turn=-12)
    s.emoji("1f36a", 600, 610, 320, turn=30)
    s.emoji("1f9c2", 800, 760, 130, turn=16)


def _donut(s: Scene) -> None:
    f.plate(s, rim="#e59ab0")
    f.ring(s, 480, 560, 230, crust="#d09a55", icing="#f2a3b5", sprinkles=True)


def _buns(s: Scene) -> None:
    f.board(s)
    for x, y, r in ((330, 610, 150), (620, 610, 150), (478, 560, 165)):
        f.scone(s, x, y, r, crumb="#f1d193")
        f.dust(s, x, y - r * 0.3, r * 0.5, r * 0.16, "#fffaf0", 16, 5)


BAKERY: dict[str, Callable[[Scene], None]] = {
    "croissant": _croissant,
    "almond-croissant": _almond,
    "pain-au-chocolat": _pain_chocolat,
    "bagel": lambda s: (f.board(s), f.ring(s, 400, 600, 190, seeds="#fff3d2"), f.ring(s, 600, 560, 175, crust="#b8722c")),
    "cheese-bagel": _cheese_bagel,
    "sourdough": _sourdough,
    "pretzel": lambda s: (f.board(s, wood="#c9995f"), s.emoji("1f968", 480, 560, 450, turn=-6)),
    "scone": _scone,
    "sea-salt-cookie": _cookie,
    "donut": _donut,
    "milk-buns": _buns,
}


def _basque(s: Scene) -> None:
    f.plate(s, rim="#caa46a")
    f.drum(s, bottom=640, r=205, height=165, layers=["#8a4f24", "#f3d48c", "#f0cd80", "#d9a65a"], top="#5d3016")
    s.ellipse(480, 470, 150, 52, "#8a4a20", f'opacity=".7" filter="{s.blur(18)}"')


def _tiramisu(s: Scene) -> None:
    f.tumbler_with(s, layers=[(1, "#5a3119"), (2.2, "#fbeed6"), (1.3, "#8a5a38"), (2.2, "#fbeed6"), (1.3, "#7a4b2c")])
    f.dust(s, 480, 446, 150, 34, "#3b1d0e", 200, 5)
    d.bean(s, 760, 780, 60, 24)
    d.bean(s, 830, 740, 52, -40)


def _strawberry_cake(s: Scene) -> None:
    f.plate(s, rim="#e59ab0")
    s.emoji("1f370", 480, 540, 450)


def _matcha_roll(s: Scene) -> None:
    f.plate(s)
    f.roll_cake(s, sponge="#8aa84a", cream="#fdf7e6", fruit="#7a2c2c", cy=500)
    f.dust(s, 560, 340, 120, 20, "#6f8f35", 50, 5)


def _brownie(s: Scene) -> None:
    f.board(s, wood="#d0a070")
    f.cube(s, cx=400, cy=540, size=330, colour="#4a2716", top="#6b3d24")
    f.cube(s, cx=650, cy=620, size=240, colour="#4a2716", top="#6b3d24")
    s.emoji("1f330", 400, 500, 120, shadow=False)


def _carrot_cake(s: Scene) -> None:
    f.plate(s)
    f.slice_of_cake(s, layers=[(0.7, "#fff7ea"), (1.6, "#c47a3a"), (0.6, "#fff7ea"), (1.6, "#b96f32")], top="#fffaf0", cy=530, size=1.05)
    s.emoji("1f955", 490, 500, 130, turn=-20)


def _macarons(s: Scene) -> None:
    f.plate(s, rim="#d8a0c0")
    f.macaron(s, 350, 600, 128, "#e88aa2", "#fff3ee", turn=-6)
    f.macaron(s, 610, 610, 128, "#9cb866", "#fffbe8", turn=5)
    f.macaron(s, 480, 440, 128, "#c79a6b", "#5a3119", turn=-2)


def _pudding(s: Scene) -> None:
    f.plate(s)
    s.emoji("1f36e", 480, 560, 430)
    s.emoji("1f33f", 520, 370, 110, turn=20, shadow=False)


def _caneles(s: Scene) -> None:
    f.plate(s, rim="#a8703c")
    f.canele(s, 370, 650, 118)
    f.canele(s, 590, 690, 118)


def _cupcake(s: Scene) -> None:
    f.plate(s)
    s.emoji("1f9c1", 470, 520, 440, paint=((180, 262, 170, 0.55, 0.95), (262, 360, -48, 0.5, 1.12)))
    s.emoji("1fad0", 740, 740, 150)


CAKES: dict[str, Callable[[Scene], None]] = {
    "basque-cheesecake": _basque,
    "tiramisu": _tiramisu,
    "strawberry-cake": _strawberry_cake,
    "matcha-roll": _matcha_roll,
    "brownie": _brownie,
    "carrot-cake": _carrot_cake,
    "macarons": _macarons,
    "caramel-pudding": _pudding,
    "caneles": _caneles,
    "blueberry-cupcake": _cupcake,
}


def _toast(s: Scene) -> None:
    f.board(s)
    s.emoji("1f96a", 450, 550, 460)
    s.emoji("1f9c0", 760, 690, 170)


def _avocado(s: Scene) -> None:
    f.board(s, wood="#c9995f")
    f.toast(s, 450, 560, 440, spread="#a8c256")
    b.fried_egg(s, 450, 540, 120)
    s.emoji("1f951", 760, 640, 240, turn=16)
    _tomato(s, 225, 740, 110)


def _wrap(s: Scene) -> None:
    f.board(s)
    s.emoji("1f32f", 470, 550, 480, turn=12)
    s.emoji("1f96c", 770, 720, 180)


def _burger(s: Scene) -> None:
    f.board(s, wood="#a9713f")
    s.emoji("1f354", 430, 540, 430)
    s.emoji("1f35f", 745, 620, 240)


def _salad(s: Scene) -> None:
    x, y, rx, ry, clip = b.bowl(s, broth="#7d9a3c", band="#7f9a62")
    for i in range(26):
        t = i * 2.4
        reach = 1 - i / 26
        colour = s.random.choice(["#6fae3f", "#8cc256", "#4f8f34", "#a5cf6a"])
        px, py = x + rx * 0.8 * reach * math.cos(t), y - 34 + ry * 0.7 * reach * math.sin(t) - 40 * (1 - reach)
        b.leaf(s, px, py, 150, turn=t * 57, colour=colour)
    for px, py in ((380, 380), (560, 360), (480, 460), (620, 440)):
        f.cube(s, cx=px, cy=py, size=64, colour="#d9a45a")
    b.egg(s, 420, 460, 74, soft=False)
    _tomato(s, 570, 480, 96, shadow=False)
    f.dust(s, 480, 410, 190, 80, "#fffbe9", 50, 8)


def _salmon(s: Scene) -> None:
    f.plate(s)
    f.cream_bagel(s, 470, 530, 220, slices="#f08a5c", leaf="#6fae3f")
    s.emoji("1f34b", 780, 720, 130)


def _eggs(s: Scene) -> None:
    f.plate(s, cy=580, r=400, k=0.54)
    b.fried_egg(s, 400, 520, 140)
    b.fried_egg(s, 560, 610, 130)
    s.emoji("1f953", 640, 480, 200, turn=-20, paint=((340, 360, 10, 0.8, 0.9), (0, 20, 6, 0.8, 0.9)))
    _tomato(s, 330, 660, 100)
    _tomato(s, 420, 700, 84, 20)


def _pancakes(s: Scene) -> None:
    f.plate(s, rim="#c98f3c")
    s.emoji("1f95e", 480, 560, 440)
    s.emoji("1fad0", 755, 740, 140)


def _soup(s: Scene) -> None:
    d.cup(s, liquid="#d9472b", art="swirl", ink="#fbe3cf", ware="#f4efe4", r=255, cy=430)
    _tomato(s, 815, 790, 170)
    b.leaf(s, 470, 430, 100, turn=30)


def _pasta(s: Scene) -> None:
    inside = b.deep_plate(s, sauce="#e8b87a", band="#7f9a62")
    b.noodles(s, inside, colour="#f0cf83", heap=0.8, count=34)
    b.crumbs(s, 480, 420, 140, 66, colour="#b0391c", count=90, size=15)
    f.dust(s, 480, 430, 150, 60, "#fff8e4", 60, 8)
    b.leaf(s, 470, 370, 100, turn=40)
    b.leaf(s, 530, 380, 84, turn=-40)


def _egg_sandwich(s: Scene) -> None:
    f.plate(s)
    s.emoji("1f96a", 440, 550, 430, flip=True)
    s.emoji("1f95a", 730, 680, 190, turn=14)


MEALS: dict[str, Callable[[Scene], None]] = {
    "egg-sandwich": _egg_sandwich,
    "sunny-eggs": _eggs,
    "pancakes": _pancakes,
    "ham-cheese-toast": _toast,
    "avocado-toast": _avocado,
    "chicken-wrap": _wrap,
    "beef-burger": _burger,
    "caesar-salad": _salad,
    "salmon-bagel": _salmon,
    "tomato-soup": _soup,
    "pasta-bolognese": _pasta,
}


def _breakfast(s: Scene) -> None:
    f.board(s, w=800, cy=720)
    d.cup(s, art="heart", cx=300, cy=420, r=165, saucer=False, handle="left", depth=1.0)
    s.emoji("1f96a", 650, 570, 380, flip=True)


def _morning(s: Scene) -> None:
    f.board(s, w=800, cy=720, wood="#b8834f")
    d.cup(s, art="crema", liquid="#2f1a0f", cx=300, cy=430, r=160, saucer=False, handle="left", ware="#c96f4a")
    s.emoji("1f950", 650, 590, 380)


def _lunch(s: Scene) -> None:
    f.board(s, w=840, cy=730)
    s.emoji("1f96a", 300, 590, 330)
    d.cup(s, liquid="#d9472b", art="swirl", ink="#fbe3cf", cx=640, cy=500, r=150, saucer=False)
    d.paper_cup_small(s, cx=480, top=220, bottom=600)


def _afternoon(s: Scene) -> None:
    f.plate(s, cy=700, r=400)
    d.cup(s, art="heart", cx=270, cy=360, r=130, saucer=False, handle="left")
    d.cup(s, art="rosetta", cx=690, cy=360, r=130, saucer=False, ware="#d9775a")
    f.drum(s, cx=400, bottom=690, r=115, height=95, layers=["#8a4f24", "#f3d48c", "#d9a65a"], top="#5d3016")
    f.scone(s, 620, 690, 105)


SETS: dict[str, Callable[[Scene], None]] = {
    "breakfast-set": _breakfast,
    "croissant-set": _morning,
    "lunch-set": _lunch,
    "afternoon-set": _afternoon,
}


def _house(s: Scene) -> None:
    d.bag(s)
    for x, y, t in ((200, 800, 20), (250, 840, -40), (770, 820, 50)):
        d.bean(s, x, y, 62, t)


def _drip_bags(s: Scene) -> None:
    d.bag(s, colour="#e9dcc7", label="#fffdf8", width=300, height=380, cx=360, mark="#7a4b2a")
    d.bag(s, colour="#d98a5a", label="#fff6ec", width=300, height=380, cx=610, mark="#7a3b1a")


def _mug(s: Scene) -> None:
    d.cup(s, liquid="#e9dfd2", art="none", ware="#f4ece0", r=205, cy=380, saucer=False, depth=1.35)
    d.hill_mark(s, 470, 580, 84, "#a4522d")


def _tumbler(s: Scene) -> None:
    d.paper_cup(s, sleeve="#4f6b5a", lid="#2f3f36")


def _tote(s: Scene) -> None:
    d.tote(s)


BEANS: dict[str, Callable[[Scene], None]] = {
    "beans-house": _house,
    "beans-ethiopia": lambda s: (d.bag(s, colour="#d98a6a", label="#fff4ea", mark="#8a3a2a", band="#f2c14e"), s.emoji("1f34a", 790, 800, 120), f.blossom(s, 170, 800, 66, turn=10)),
    "beans-yunnan": lambda s: (d.bag(s, colour="#7f9a72", label="#f7f8ec", mark="#3f5a3a", band="#e8d9a0"), b.leaf(s, 800, 800, 110, turn=40), b.leaf(s, 740, 826, 90, turn=-30, colour="#7d9a34")),
    "drip-bags": _drip_bags,
    "mug": _mug,
    "tumbler": _tumbler,
    "tote": _tote,
}

RECIPES: dict[str, Recipe] = {
    code: (tone, draw)
    for tone, recipes in (
        ("cream", CLASSIC), ("apricot", SPECIAL), ("mist", COLD_BREW), ("sage", TEA), ("blush", NO_COFFEE),
        ("wheat", BAKERY), ("rose", CAKES), ("garden", MEALS), ("honey", SETS), ("kraft", BEANS),
    )
    for code, draw in recipes.items()
}
