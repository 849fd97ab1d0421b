"""How each dish of Paddy Noodles looks: code → paper and drawing."""

from collections.abc import Callable

import bowls as b
import drinks as d
import food as f
from hillside import RIPE, STALK
from scene import Scene

Recipe = tuple[str, Callable[[Scene], None]]


def _beef(s: Scene) -> None:
    inside = b.bowl(s, broth="#9a4a1c")
    b.noodles(s, inside)
    b.oil(s, inside, count=16)
    for x, y, t in ((370, 380, -16), (470, 350, 8), (400, 450, 20), (510, 430, -8)):
        b.meat(s, x, y, 170, turn=t)
    b.greens(s, 650, 440, 170, turn=28)
    b.scallions(s, inside, count=30)


def _tomato_beef(s: Scene) -> None:
    inside = b.bowl(s, broth="#d8432a", band="#d8432a", ware="#fbf6ee")
    b.noodles(s, inside, colour="#f4d79a")
    for x, y, t in ((380, 400, -10), (480, 360, 16), (440, 470, 4)):
        b.meat(s, x, y, 165, turn=t, colour="#a0522d")
    s.emoji("1f345", 640, 400, 150, paint=RIPE, shadow=False)
    s.emoji("1f345", 590, 490, 110, turn=24, paint=RIPE, shadow=False)
    b.scallions(s, inside, count=26)


def _scallion_oil(s: Scene) -> None:
    inside = b.deep_plate(s, sauce="#6b3a1a", band="#3f7f4f")
    b.noodles(s, inside, colour="#d9a557", heap=0.7, count=34)
    b.strips(s, 480, 440, 220, "#6a4a1e", count=16, length=150, width=11)
    b.scallions(s, inside, count=16, lift=90, spread=0.5)
    b.chopsticks(s)


def _wonton_noodles(s: Scene) -> None:
    inside = b.bowl(s, broth="#ecc77a", band="#2f6f8f")
    b.noodles(s, inside, colour="#f3d071", width=10, count=34)
    for x, y, t in ((360, 410, -12), (500, 370, 8), (430, 490, 4), (590, 480, 20)):
        b.wonton(s, x, y, 130, turn=t, filling="#f08a6a")
    b.greens(s, 660, 390, 150, turn=34)
    b.scallions(s, inside, count=18)


def _chicken_soup(s: Scene) -> None:
    inside = b.bowl(s, broth="#f0d489", band="#c79a3c", ware="#fffaf0")
    b.noodles(s, inside, colour="#f6dfa4")
    b.strips(s, 420, 400, 170, "#f5e2c4", count=20, width=20, length=120)
    b.egg(s, 600, 470, 82)
    b.greens(s, 640, 360, 140, turn=30)
    b.scallions(s, inside, count=22)


def _pork_pickle(s: Scene) -> None:
    inside = b.bowl(s, broth="#dcb368", band="#5e7d3a")
    b.noodles(s, inside)
    b.crumbs(s, 430, 400, 140, 70, colour="#5f7a2c", count=80, size=12)
    b.strips(s, 560, 440, 110, "#d99a78", count=14, width=15, length=110)
    b.scallions(s, inside, count=16)


def _sour_spicy(s: Scene) -> None:
    inside = b.bowl(s, broth="#b8301c", band="#2a2a2a", ware="#3a3030")
    b.noodles(s, inside, colour="#cdbfae", width=17, count=22)
    b.oil(s, inside, colour="#e2401f", count=30)
    b.crumbs(s, 400, 400, 80, 44, colour="#d9a24e", count=30)
    b.crumbs(s, 560, 390, 76, 42, colour="#7d4524", count=34, size=12)
    s.emoji("1f336-fe0f", 620, 490, 150, turn=-20, paint=RIPE, shadow=False)
    b.scallions(s, inside, count=34)


def _mushroom(s: Scene) -> None:
    inside = b.bowl(s, broth="#dcc07c", band="#4f8a5a")
    b.noodles(s, inside)
    for x, y, r in ((370, 400, 70), (480, 360, 60), (420, 480, 62)):
        s.ellipse(x + 4, y + 16, r, r * 0.6, "#3b2412", f'opacity=".3" filter="{s.blur(6)}"')
        s.ellipse(x, y, r, r * 0.68, s.radial("#b98a5e", "#8a5a34", "#57331a"))
        for t in (0, 60, 120):
            s.add(f'<rect x="{x - r * .5}" y="{y - 5}" width="{r}" height="8" rx="4" fill="#efdcbd" opacity=".85" transform="rotate({t} {x} {y}) "/>')
    s.emoji("1f955", 620, 380, 110, shadow=False)
    b.greens(s, 620, 470, 160, turn=20)
    b.scallions(s, inside, count=12)


def _pork_chop(s: Scene) -> None:
    inside = b.bowl(s, broth="#a8602a", band="#8a3a1e")
    b.noodles(s, inside)
    b.meat(s, 420, 400, 330, turn=-10, colour="#a55a2c")
    b.greens(s, 660, 400, 160, turn=30)
    b.egg(s, 580, 500, 78)
    b.scallions(s, inside, count=16)


def _clear_beef(s: Scene) -> None:
    inside = b.bowl(s, broth="#e3c690", band="#2f5f8f")
    b.noodles(s, inside, colour="#f7e6bd")
    for x, y, t in ((380, 380, -10), (480, 360, 6), (420, 450, 14)):
        b.meat(s, x, y, 170, turn=t, colour="#9a5f45")
    for x, y in ((600, 400), (640, 450), (580, 490)):
        b.coin(s, x, y, 54, flesh="#fbfbf2", skin="#eef0dd", seeds=False)
    b.oil(s, inside, count=8)
    b.scallions(s, inside, count=40)


def _dandan(s: Scene) -> None:
    inside = b.bowl(s, broth="#b5401f", band="#c23b22", r=320, deep=270, cy=450)
    b.noodles(s, inside, heap=0.5)
    b.crumbs(s, 480, 390, 130, 66, colour="#8a4a26", count=90, size=13)
    b.crumbs(s, 500, 370, 60, 28, colour="#d9a24e", count=20, size=14)
    b.oil(s, inside, count=18)
    b.greens(s, 650, 460, 140, turn=40)
    b.scallions(s, inside, count=26, lift=60, spread=0.5)


def _cold_sesame(s: Scene) -> None:
    inside = b.deep_plate(s, sauce="#c99a5e", band="#c99a3c")
    b.noodles(s, inside, colour="#e8c27c", heap=0.7, count=32)
    b.strips(s, 400, 440, 110, "#8fc05a", count=16)
    b.strips(s, 560, 440, 100, "#e8863a", count=12)
    s.ellipse(480, 400, 110, 44, s.radial("#e3bd86", "#c1905a", "#94653a"), 'opacity=".95"')
    f.dust(s, 480, 396, 100, 36, "#fff6dc", 50, 6)
    b.chopsticks(s)


def _zhajiang(s: Scene) -> None:
    inside = b.deep_plate(s, sauce="#d9b57c", band="#6b3a1a")
    b.noodles(s, inside, heap=0.6, count=30, width=18)
    b.crumbs(s, 470, 420, 130, 64, colour="#54290f", count=90, size=13)
    b.strips(s, 640, 520, 90, "#8fc05a", count=16)
    b.strips(s, 320, 530, 80, "#f4ead8", count=12)
    b.strips(s, 500, 590, 90, "#e8863a", count=10)


def _hot_dry(s: Scene) -> None:
    inside = b.bowl(s, broth="#a8713c", band="#e0a030", r=320, deep=270, cy=450, ware="#fdf6e8")
    b.noodles(s, inside, colour="#d9a850", heap=0.5, count=32)
    b.crumbs(s, 430, 400, 70, 40, colour="#c96a2a", count=30, size=13)
    b.crumbs(s, 560, 410, 66, 36, colour="#6f8a34", count=30, size=11)
    f.dust(s, 480, 430, 180, 80, "#fff3d2", 70, 6)
    b.scallions(s, inside, count=24, lift=50, spread=0.55)


def _beef_hefen(s: Scene) -> None:
    inside = b.deep_plate(s, sauce="#8a5026", band="#2a2a2a", ware="#f2ece2")
    b.noodles(s, inside, colour="#d8a566", heap=0.6, count=20, width=30)
    for x, y, t in ((370, 470, -16), (480, 420, 10), (590, 480, 18), (470, 530, -6)):
        b.meat(s, x, y, 130, turn=t, colour="#7a3f22")
    b.strips(s, 480, 480, 260, "#f3ecd6", count=18, width=10, length=120)
    b.scallions(s, inside, count=20, lift=60)


def _yangzhou(s: Scene) -> None:
    inside = b.deep_plate(s, sauce="#e8c37c", band="#2f7f5f")
    b.rice(s, inside)
    for _ in range(34):
        x, y = 480 + s.random.triangular(-210, 210), 480 + s.random.triangular(-90, 90)
        f.berry(s, x, y, 13, "#6fae3f")
    for _ in range(20):
        x, y = 480 + s.random.triangular(-210, 210), 480 + s.random.triangular(-90, 90)
        s.add(f'<rect x="{x:.0f}" y="{y:.0f}" width="26" height="22" rx="6" fill="{s.random.choice(["#e8a0a0", "#f2c04a", "#e8863a"])}"/>')
    for x, y, t in ((390, 440, -20), (560, 420, 30), (500, 520, 10)):
        s.emoji("1f364", x, y, 110, turn=t, shadow=False)
    b.scallions(s, inside, count=16, lift=70, spread=0.5)


def _seafood(s: Scene) -> None:
    inside = b.deep_plate(s, sauce="#b5783c", band="#2f6f8f")
    b.noodles(s, inside, colour="#e2b25c", heap=0.6, count=32)
    for x, y, t in ((360, 460, -20), (600, 440, 20), (470, 540, 6)):
        s.emoji("1f364", x, y, 150, turn=t, shadow=False)
    for x, y in ((470, 410), (540, 390), (430, 470)):
        s.ellipse(x, y, 46, 30, "none", 'stroke="#d9b48c" stroke-width="26"')
        s.ellipse(x, y - 3, 46, 30, "none", 'stroke="#fff3e2" stroke-width="20"')
    b.strips(s, 480, 500, 200, "#e85c3a", count=8)
    b.scallions(s, inside, count=20, lift=60)


def _tomato_egg(s: Scene) -> None:
    inside = b.deep_plate(s, sauce="#e86a3a", band="#e0a030")
    b.rice(s, inside, colour="#fbf6ea", count=300)
    s.ellipse(560, 530, 170, 96, "#e8622e", f'opacity=".55" filter="{s.blur(10)}"')
    b.crumbs(s, 560, 520, 150, 76, colour="#f6c23c", count=46, size=36)
    s.emoji("1f345", 500, 450, 130, paint=RIPE, shadow=False)
    s.emoji("1f345", 640, 450, 110, turn=20, paint=RIPE, shadow=False)
    b.scallions(s, inside, count=18, lift=30)


def _kungpao(s: Scene) -> None:
    inside = b.deep_plate(s, sauce="#8a3a1a", band="#b6432c")
    b.rice(s, inside, colour="#fbf6ea", count=300)
    for _ in range(26):
        x, y = 540 + s.random.triangular(-150, 150), 490 + s.random.triangular(-70, 90)
        f.cube(s, cx=x, cy=y, size=56, colour="#b0642c")
    b.crumbs(s, 550, 470, 130, 60, colour="#e0b060", count=22, size=15)
    s.emoji("1f336-fe0f", 440, 480, 130, turn=20, paint=RIPE, shadow=False)
    s.emoji("1f336-fe0f", 660, 540, 120, turn=-40, paint=RIPE, shadow=False)
    b.scallions(s, inside, count=16, lift=40)


def _cucumber(s: Scene) -> None:
    inside = b.deep_plate(s, sauce="#a9c06a", band="#4f8a3f")
    for x, y, r in ((390, 520, 84), (480, 470, 84), (580, 510, 84), (430, 590, 84), (530, 590, 84), (480, 540, 84)):
        b.coin(s, x, y, r, flesh="#dcecae", skin="#4f8a3a")
    b.crumbs(s, 480, 520, 150, 70, colour="#f6f0dc", count=26, size=10)
    s.emoji("1f336-fe0f", 600, 420, 120, turn=30, paint=RIPE, shadow=False)


def _egg_tofu(s: Scene) -> None:
    b.deep_plate(s, sauce="#c9a56a", band="#6f8a8a")
    for x, y in ((400, 500), (520, 480), (460, 580), (580, 560)):
        f.cube(s, cx=x, cy=y, size=170, colour="#f6efdf", top="#fffaf0")
    for x, y in ((450, 470), (560, 520)):
        b.egg(s, x, y, 60, soft=False)
    b.scallions(s, (480, 500, 260, 120, ""), count=40)


def _seaweed(s: Scene) -> None:
    inside = b.deep_plate(s, sauce="#6f8a5a", band="#2f5f4f")
    b.noodles(s, inside, colour="#3f5f35", heap=0.8, count=34, width=16)
    b.strips(s, 480, 470, 160, "#d9402a", count=8, width=10)
    f.dust(s, 480, 470, 170, 80, "#fff3d2", 70, 7)


def _peanuts(s: Scene) -> None:
    inside = b.bowl(s, broth="#4a2412", band="#8a3a1e", r=300, deep=240, cy=470)
    b.crumbs(s, 480, 450, 200, 100, colour="#c9854a", count=120, size=24)
    b.scallions(s, inside, count=16)


def _chicken_chili(s: Scene) -> None:
    inside = b.deep_plate(s, sauce="#c2321a", band="#b6432c")
    b.oil(s, inside, count=30)
    for i in range(6):
        b.meat(s, 330 + i * 58, 520 - abs(i - 2.5) * 8, 190, turn=74, colour="#f0d6a8")
    b.oil(s, (480, 560, 250, 60, inside[4]), colour="#d3341f", count=18)
    f.dust(s, 480, 500, 200, 60, "#fff3d2", 70, 7)
    b.crumbs(s, 480, 470, 110, 30, colour="#d9a24e", count=16, size=12)
    b.scallions(s, inside, count=24, lift=30)


def _lotus(s: Scene) -> None:
    b.deep_plate(s, sauce="#b5582a", band="#e0a030")
    for i in range(5):
        x, y = 330 + i * 74, 540 - i * 12
        b.coin(s, x, y, 100, flesh="#c98a6a", skin="#9a5a3c", seeds=False)
        for dx, dy in ((0, 0), (40, -8), (-40, 8), (18, 30), (-18, -30), (-30, -16), (30, 18)):
            s.ellipse(x + dx, y + dy * 0.8, 13, 10, "#fff6e4")
    for x, y in ((400, 450), (560, 420), (640, 560), (480, 610)):
        f.blossom(s, x, y, 26, petal="#f8b93a", heart="#d9822b", petals=4)


def _dumplings(s: Scene) -> None:
    f.plate(s, rim="#b6432c", cy=600, r=380, k=0.5)
    for x, y, t in ((340, 560, -10), (520, 520, 8), (430, 650, -4), (620, 630, 12)):
        s.emoji("1f95f", x, y, 220, turn=t)


def _spring_rolls(s: Scene) -> None:
    f.plate(s, rim="#3f7f4f", cy=610, r=380, k=0.5)
    for x, y, t in ((380, 600, -24), (500, 560, -24), (620, 610, -24), (520, 480, 62)):
        s.add(f'<g transform="translate({x},{y}) rotate({t})"><rect x="-150" y="-42" width="300" height="84" rx="38" fill="{s.linear("#f6cf7a", "#dd9a3c", "#a9641e")}"/>'
              f'<path d="M-110,-30 L-60,34 M-20,-38 L30,38 M70,-36 L112,26" stroke="#b5701f" stroke-width="6" opacity=".5" stroke-linecap="round"/>'
              f'<rect x="-120" y="-30" width="220" height="12" rx="6" fill="#fff2cf" opacity=".6"/></g>')


def _red_wontons(s: Scene) -> None:
    inside = b.bowl(s, broth="#b8301c", band="#b6432c", r=320, deep=270, cy=450)
    b.oil(s, inside, colour="#e2401f", count=26)
    for x, y, t in ((350, 430, -14), (470, 390, 6), (590, 440, 16), (420, 520, -4), (540, 530, 8)):
        b.wonton(s, x, y, 150, turn=t)
    f.dust(s, 480, 450, 200, 90, "#fff3d2", 50, 6)
    b.scallions(s, inside, count=30)


def _xiaolong(s: Scene) -> None:
    s.shadow(480, 720, 340, 90)
    for y, shade in ((690, "#b5854a"), (650, "#cfa468")):
        s.path(f"M110,{y - 90} L110,{y - 20} A370,170 0 0 0 850,{y - 20} L850,{y - 90} A370,170 0 0 1 110,{y - 90} Z", s.linear(shade, "#e8c88c", shade, "#8a5f2c", angle="h", at=[0, .25, .6, 1]))
    s.ellipse(480, 560, 370, 172, s.linear("#e8c88c", "#b5854a", angle="d"))
    s.ellipse(480, 566, 338, 150, s.linear("#a9783e", "#d9b47a"))
    s.ellipse(480, 572, 330, 143, "#f3e6cb")
    for x, y in ((360, 530), (480, 500), (600, 530), (410, 610), (550, 610)):
        s.ellipse(x + 5, y + 46, 76, 26, "#8a5f2c", f'opacity=".35" filter="{s.blur(8)}"')
        s.path(f"M{x - 78},{y + 34} C{x - 80},{y - 20} {x - 30},{y - 52} {x},{y - 64} C{x + 30},{y - 52} {x + 80},{y - 20} {x + 78},{y + 34} Q{x},{y + 66} {x - 78},{y + 34} Z", s.radial("#ffffff", "#fbf3e4", "#dcc8a4"))
        for t in (-44, -24, -6, 14, 32, 50):
            s.path(f"M{x},{y - 58} Q{x + t * .5},{y - 30} {x + t},{y + 6}", "none", 'stroke="#cdb48a" stroke-width="4" opacity=".7" stroke-linecap="round"')


def _soy(s: Scene) -> None:
    inside = b.bowl(s, broth="#f6ecd6", band="#c9a24e", r=280, deep=250, cy=460)
    s.ellipse(inside[0] - 60, inside[1] - 30, 110, 40, "#ffffff", f'opacity=".5" filter="{s.blur(12)}"')
    for x, y in ((790, 800), (840, 770), (180, 810), (130, 780), (240, 830)):
        f.berry(s, x, y, 26, "#e3c07a")


def _plum(s: Scene) -> None:
    d.glass(s, [(0, "#8a2f22"), (0.5, "#6b1d1d"), (1, "#45100f")], ice=6, cx=440)
    for x, y in ((720, 800), (790, 760), (800, 830)):
        f.berry(s, x, y, 40, "#6b2436")
    f.blossom(s, 270, 800, 44, petal="#f8b93a", heart="#d9822b", petals=4)


def _barley(s: Scene) -> None:
    d.glass_mug(s, "#c98f3c", cx=440)
    s.emoji("1f33e", 760, 690, 290, turn=14, paint=STALK)


RECIPES: dict[str, Recipe] = {
    "beef-noodles": ("lantern", _beef),
    "tomato-beef-noodles": ("lantern", _tomato_beef),
    "scallion-oil-noodles": ("ember", _scallion_oil),
    "wonton-noodles": ("honey", _wonton_noodles),
    "chicken-soup-noodles": ("honey", _chicken_soup),
    "pickle-pork-noodles": ("sage", _pork_pickle),
    "sour-spicy-noodles": ("lantern", _sour_spicy),
    "mushroom-noodles": ("garden", _mushroom),
    "pork-chop-noodles": ("ember", _pork_chop),
    "clear-beef-noodles": ("wheat", _clear_beef),
    "dandan-noodles": ("lantern", _dandan),
    "cold-sesame-noodles": ("wheat", _cold_sesame),
    "zhajiang-noodles": ("ember", _zhajiang),
    "hot-dry-noodles": ("honey", _hot_dry),
    "beef-hefen": ("ember", _beef_hefen),
    "yangzhou-rice": ("wheat", _yangzhou),
    "seafood-noodles": ("celadon", _seafood),
    "tomato-egg-rice": ("apricot", _tomato_egg),
    "kungpao-rice": ("lantern", _kungpao),
    "cucumber": ("celadon", _cucumber),
    "egg-tofu": ("celadon", _egg_tofu),
    "seaweed": ("celadon", _seaweed),
    "vinegar-peanuts": ("celadon", _peanuts),
    "chili-chicken": ("celadon", _chicken_chili),
    "osmanthus-lotus": ("celadon", _lotus),
    "dumplings": ("honey", _dumplings),
    "spring-rolls": ("honey", _spring_rolls),
    "red-oil-wontons": ("lantern", _red_wontons),
    "xiaolongbao": ("wheat", _xiaolong),
    "soy-milk": ("wheat", _soy),
    "plum-drink": ("blush", _plum),
    "barley-tea": ("wheat", _barley),
}
