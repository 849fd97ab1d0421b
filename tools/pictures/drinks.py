"""Vessels and what is in them: cups with latte art, glasses in layers, paper cups, pots, bags of beans."""

import math

from scene import Scene, darker, lighter, mixed

WHITE = "#fbf8f4"
ESPRESSO = "#3a2013"
CREMA = "#b9793d"
MILK = "#fdf3e3"
LATTE = "#c8935c"


def cup(s: Scene, *, ware: str = WHITE, liquid: str = LATTE, art: str = "heart", ink: str = MILK,
        cx: float = 480, cy: float = 440, r: float = 235, saucer: bool = True, handle: str = "right",
        depth: float = 1.0) -> None:
    """A ceramic cup seen from above the rim; ``art`` names what is drawn on the drink in ``ink``."""
    k = r / 235
    ry = r * 0.56
    foot = cy + 268 * k * depth
    if saucer:
        sy = foot - 26 * k
        s.shadow(cx, sy + 42 * k, r * 1.42, r * 0.5)
        s.ellipse(cx, sy + 16 * k, r * 1.45, r * 0.56, darker(ware, 0.2))
        s.ellipse(cx, sy, r * 1.45, r * 0.55, s.linear(lighter(ware, 0.7), mixed(ware, s.shade, 0.16), angle="d"))
        s.ellipse(cx, sy + 6 * k, r * 0.95, r * 0.34, mixed(ware, s.shade, 0.2), f'filter="{s.blur(8)}" opacity=".8"')
    else:
        s.shadow(cx, foot - 6 * k, r * 0.72, r * 0.24)
    side = 1 if handle == "right" else -1
    hx = cx + side * r * 0.98
    stroke = s.linear(lighter(ware, 0.5), mixed(ware, s.shade, 0.28))
    s.path(
        f"M{hx - side * 14 * k},{cy + 50 * k} C{hx + side * 130 * k},{cy + 8 * k} {hx + side * 120 * k},"
        f"{cy + 196 * k * depth} {hx - side * 64 * k},{cy + 168 * k * depth}",
        "none", f'stroke="{stroke}" stroke-width="{36 * k}" stroke-linecap="round"')
    base = r * 0.5
    body = (f"M{cx - r},{cy} C{cx - r},{cy + 150 * k * depth} {cx - r * 0.72},{cy + 240 * k * depth} {cx - base},{foot} "
            f"Q{cx},{foot + 40 * k} {cx + base},{foot} C{cx + r * 0.72},{cy + 240 * k * depth} {cx + r},{cy + 150 * k * depth} "
            f"{cx + r},{cy} Z")
    s.path(body, s.linear(mixed(ware, s.shade, 0.1), lighter(ware, 0.65), ware, mixed(ware, s.shade, 0.36),
                          angle="h", at=[0, 0.24, 0.6, 1]))
    inside = s.clip(f'<path d="{body}"/>')
    s.path(f"M{cx - r * 0.72},{cy + 60 * k} C{cx - r * 0.72},{cy + 150 * k * depth} {cx - r * 0.55},{cy + 200 * k * depth} {cx - r * 0.4},{foot - 20 * k}",
           "none", f'stroke="#ffffff" stroke-width="{26 * k}" stroke-linecap="round" opacity=".55" filter="{s.blur(9)}" clip-path="{inside}"')
    s.ellipse(cx, cy, r, ry, s.linear(lighter(ware, 0.8), mixed(ware, s.shade, 0.12), angle="d"))
    s.ellipse(cx, cy + 3 * k, r - 15 * k, ry - 10 * k, s.linear(mixed(ware, s.shade, 0.42), mixed(ware, s.shade, 0.08)))
    surface(s, cx, cy + 13 * k, r - 24 * k, ry - 19 * k, liquid=liquid, art=art, ink=ink)


def surface(s: Scene, cx: float, cy: float, rx: float, ry: float, *, liquid: str, art: str, ink: str) -> None:
    """The top of a drink, with what is drawn on it."""
    fill = s.radial(lighter(liquid, 0.18), liquid, darker(liquid, 0.32), at=[0, 0.62, 1], cx=0.45, cy=0.42, r=0.6)
    s.ellipse(cx, cy, rx, ry, fill)
    clip = s.clip(f'<ellipse cx="{cx}" cy="{cy}" rx="{rx}" ry="{ry}"/>')
    inner = "".join(_art(s, art, ink, liquid))
    s.add(f'<g clip-path="{clip}"><g transform="translate({cx:.1f},{cy:.1f}) scale({rx / 100:.4f},{ry / 100:.4f})">'
          f"{inner}</g></g>")
    s.ellipse(cx - rx * 0.3, cy - ry * 0.5, rx * 0.42, ry * 0.13, "#ffffff",
              f'opacity=".28" transform="rotate(-14 {cx - rx * 0.3:.0f} {cy - ry * 0.5:.0f})" filter="{s.blur(7)}"')


def _art(s: Scene, art: str, ink: str, liquid: str) -> list[str]:
    edge = mixed(ink, liquid, 0.3)
    fill = s.radial(ink, ink, edge, at=[0, 0.7, 1])
    if art == "heart":
        return [_heart(0, 6, 1.0, fill)]
    if art == "tulip":
        return [_crescent(0, y, w, fill) for y, w in ((52, 62), (22, 56), (-8, 46))] + [_heart(0, -34, 0.42, fill)]
    if art == "rosetta":
        leaves = []
        for i in range(7):
            y, w = 50 - i * 15, 66 - i * 6.6
            leaves.append(
                f'<path d="M0,{y + 12} C{-w * 0.5},{y + 10} {-w},{y - 8} {-w * 0.92},{y - 22} C{-w * 0.6},{y - 6} {-w * 0.25},{y} 0,{y} '
                f'C{w * 0.25},{y} {w * 0.6},{y - 6} {w * 0.92},{y - 22} C{w},{y - 8} {w * 0.5},{y + 10} 0,{y + 12} Z" fill="{fill}"/>')
        return [*leaves, f'<path d="M-2.5,74 L-1.5,-62 L1.5,-62 L2.5,74 Z" fill="{fill}"/>', _heart(0, -56, 0.26, fill)]
    if art == "swirl":
        points = []
        for step in range(150):
            a = step / 150 * 6 * math.pi
            reach = 6 + step * 0.52
            points.append(f"{math.cos(a) * reach:.1f},{math.sin(a) * reach:.1f}")
        return [f'<polyline points="{" ".join(points)}" fill="none" stroke="{ink}" stroke-width="8" stroke-linecap="round" opacity=".92"/>']
    if art == "foam":
        dust = [f'<circle cx="{s.random.gauss(0, 27):.1f}" cy="{s.random.gauss(0, 27):.1f}" r="{s.random.uniform(.8, 2.4):.1f}" fill="#6b3d1d" opacity=".75"/>' for _ in range(120)]
        return [f'<circle r="90" fill="{s.radial("#fffaf0", ink, edge, at=[0, .75, 1])}"/>', *_bubbles(s, 80, 92, ink, 26), *dust]
    if art == "plainfoam":
        return [f'<circle r="88" fill="{s.radial("#fffdf8", ink, edge, at=[0, .7, 1])}"/>', *_bubbles(s, 74, 92, ink, 34)]
    if art == "crema":
        ring = f'<circle r="92" fill="none" stroke="{CREMA}" stroke-width="17" opacity=".85"/>'
        return [ring, *_bubbles(s, 80, 96, "#d9a566", 40)]
    if art == "fullcrema":
        spots = [f'<circle cx="{s.random.gauss(0, 44):.1f}" cy="{s.random.gauss(0, 44):.1f}" r="{s.random.uniform(2, 9):.1f}" fill="{darker(CREMA, .28)}" opacity=".28"/>' for _ in range(70)]
        return [f'<circle r="100" fill="{s.radial("#d39a58", CREMA, "#84491f", at=[0, .6, 1])}"/>', *spots, *_bubbles(s, 86, 97, "#e3b47c", 30)]
    if art == "mark":
        return [f'<circle r="100" fill="{s.radial("#cf9552", CREMA, "#84491f", at=[0, .6, 1])}"/>', f'<ellipse cx="-2" cy="2" rx="44" ry="40" fill="{fill}"/>', *_bubbles(s, 30, 44, ink, 20)]
    if art == "lattice":
        lines = [f'<path d="M{x},-110 C{x + 14},-40 {x - 14},40 {x},110" stroke="{ink}" stroke-width="6" fill="none" stroke-linecap="round"/>' for x in range(-75, 90, 30)]
        turned = f'<g transform="rotate(70)">{"".join(lines)}</g>'
        return [f'<circle r="90" fill="{s.radial("#fffaf2", MILK, mixed(MILK, liquid, .5), at=[0, .7, 1])}"/>', f'<g transform="rotate(-20)">{"".join(lines)}</g>', turned]
    if art == "cream":
        blobs = [(-34, 22, 50), (38, 24, 48), (0, -30, 52), (-8, 34, 46), (4, 0, 46)]
        out = [f'<circle cx="{x}" cy="{y}" r="{r}" fill="{s.radial("#ffffff", "#fff6e6", "#ecd6b6", at=[0, .6, 1])}"/>' for x, y, r in blobs]
        for _ in range(3):
            x = s.random.uniform(-40, 20)
            out.append(f'<path d="M{x - 30},{s.random.uniform(-30, 10):.0f} q30,26 66,4 t44,10" stroke="{ink}" stroke-width="7" fill="none" stroke-linecap="round" opacity=".92"/>')
        return out
    if art == "leafdots":
        return [f'<circle cx="{s.random.gauss(0, 40):.1f}" cy="{s.random.gauss(0, 40):.1f}" r="{s.random.uniform(1, 3):.1f}" fill="{ink}" opacity=".8"/>' for _ in range(90)]
    if art == "none":
        return []
    raise ValueError(art)


def _heart(x: float, y: float, size: float, fill: str) -> str:
    d = "M0,62 C-24,34 -70,14 -66,-22 C-63,-52 -22,-60 0,-30 C22,-60 63,-52 66,-22 C70,14 24,34 0,62 Z"
    return f'<path d="{d}" transform="translate({x},{y}) scale({size})" fill="{fill}"/>'


def _crescent(x: float, y: float, w: float, fill: str) -> str:
    d = f"M{-w},-14 C{-w * 0.7},22 {w * 0.7},22 {w},-14 C{w * 0.6},2 {-w * 0.6},2 {-w},-14 Z"
    return f'<path d="{d}" transform="translate({x},{y})" fill="{fill}"/>'


def _bubbles(s: Scene, low: float, high: float, colour: str, count: int) -> list[str]:
    out = []
    for _ in range(count):
        a, d = s.random.uniform(0, 2 * math.pi), s.random.uniform(low, high)
        out.append(f'<circle cx="{math.cos(a) * d:.1f}" cy="{math.sin(a) * d:.1f}" r="{s.random.uniform(1, 3.2):.1f}" fill="{lighter(colour, .3)}" opacity=".75"/>')
    return out


def glass(s: Scene, layers: list[tuple[float, str]], *, cx: float = 480, top: float = 210, bottom: float = 775,
          rt: float = 158, rb: float = 116, fill: float = 0.86, ice: int = 5, straw: str | None = None,
          foam: str | None = None, bits: tuple[str, int] | None = None, sticks: bool = False,
          lean: int = 1) -> None:
    """A clear glass; ``layers`` are places from the surface (0) to the bottom (1) with their colours.

    ``foam`` is the colour of a cap above the drink, ``bits`` a colour and number of pearls on the ground.
    """
    ry = 0.25
    s.shadow(cx, bottom + 12, rb * 1.2, rb * 0.34)

    def radius(y: float) -> float:
        return rt + (rb - rt) * (y - top) / (bottom - top)

    def wall(y0: float, y1: float, inset: float, sag: float = 1.0) -> str:
        a, b = radius(y0) - inset, radius(y1) - inset
        return (f"M{cx - a:.1f},{y0:.1f} L{cx - b:.1f},{y1:.1f} A{b:.1f},{b * ry * sag:.1f} 0 0 0 {cx + b:.1f},{y1:.1f} "
                f"L{cx + a:.1f},{y0:.1f} A{a:.1f},{a * ry:.1f} 0 0 1 {cx - a:.1f},{y0:.1f} Z")

    level = bottom - (bottom - top) * fill
    if straw:
        x0, y0 = cx + lean * 150, top - 150
        x1, y1 = cx - lean * 40, bottom - 60
        s.path(f"M{x0},{y0} L{x1},{y1}", "none", f'stroke="{darker(straw, .12)}" stroke-width="26" stroke-linecap="round"')
        s.path(f"M{x0 - 5},{y0} L{x1 - 5},{y1}", "none", f'stroke="{lighter(straw, .38)}" stroke-width="9" stroke-linecap="round"')
    s.path(wall(top, bottom, 0), "#ffffff", 'opacity=".34"')
    ground = bottom - 18
    colours = [colour for _, colour in layers]
    places = [place for place, _ in layers]
    drink = wall(level, ground, 11)
    if len(colours) == 1:
        colours, places = [lighter(colours[0], 0.1), darker(colours[0], 0.12)], [0, 1]
    s.path(drink, s.linear(*colours, at=places), 'opacity=".95"')
    clip = s.clip(f'<path d="{drink}"/>')
    if straw:
        x0, y0, x1, y1 = cx + lean * 150, top - 150, cx - lean * 40, bottom - 60
        s.path(f"M{x0},{y0} L{x1},{y1}", "none", f'stroke="{darker(straw, .3)}" stroke-width="22" opacity=".2" clip-path="{clip}"')
    if bits:
        _pearls(s, cx, ground, radius(ground) - 20, bits, clip)
    s.path(drink, s.linear("#00000000", "#ffffff00", "#00000026", angle="h", at=[0, 0.4, 1]))
    s.path(f"M{cx - radius(level) * .74},{level + 40} L{cx - radius(ground) * .72},{ground - 30}", "none",
           f'stroke="#ffffff" stroke-width="34" stroke-linecap="round" opacity=".42" filter="{s.blur(9)}"')
    rl = radius(level) - 11
    head = foam or lighter(colours[0], 0.22)
    if foam:
        thick = 62
        up = level - thick
        ru = radius(up) - 10
        s.path(f"M{cx - ru:.1f},{up:.1f} L{cx - rl:.1f},{level + 8:.1f} A{rl:.1f},{rl * ry:.1f} 0 0 0 {cx + rl:.1f},{level + 8:.1f} L{cx + ru:.1f},{up:.1f} Z",
               s.linear(lighter(foam, 0.5), foam, mixed(foam, s.shade, 0.2), angle="h", at=[0, 0.5, 1]))
        s.ellipse(cx, up, ru, ru * ry, s.radial(lighter(foam, 0.7), foam, mixed(foam, s.shade, 0.16)))
    else:
        s.ellipse(cx, level, rl, rl * ry, s.linear(lighter(head, 0.2), head, darker(head, 0.1), angle="d"))
        _ice(s, cx, level, rl, ice, clip, ground)
    if sticks:
        s.path(f"M{cx - 40},{top - 60} L{cx + 20},{level + 20}", "none", f'stroke="#8a5a2b" stroke-width="16" stroke-linecap="round"')
    s.ellipse(cx, top, radius(top) - 3, (radius(top) - 3) * ry, "none", 'stroke="#ffffff" stroke-width="6" opacity=".85"')
    s.path(f"M{cx + radius(top) - 6},{top + 26} L{cx + radius(bottom) - 5},{bottom - 20}", "none",
           f'stroke="#ffffff" stroke-width="7" stroke-linecap="round" opacity=".5"')
    s.path(wall(top, bottom, 0), "none", f'stroke="#ffffff" stroke-width="4" opacity=".55"')
    s.path(f"M{cx - radius(bottom) + 6},{bottom - 4} A{radius(bottom) - 6},{(radius(bottom) - 6) * ry} 0 0 0 {cx + radius(bottom) - 6},{bottom - 4}",
           "none", 'stroke="#ffffff" stroke-width="9" opacity=".7"')


def _pearls(s: Scene, cx: float, ground: float, reach: float, bits: tuple[str, int], clip: str) -> None:
    colour, count = bits
    for i in range(count):
        x = cx + s.random.uniform(-reach, reach)
        y = ground - s.random.uniform(-10, 74)
        s.ellipse(x, y, 19, 18, s.radial(lighter(colour, 0.45), colour, darker(colour, 0.4)), f'clip-path="{clip}"')


def _ice(s: Scene, cx: float, level: float, rl: float, count: int, clip: str, ground: float) -> None:
    for i in range(count):
        above = i % 2 == 0
        x = cx + s.random.uniform(-rl * 0.62, rl * 0.62) if count > 2 else cx + (i - 0.5) * rl * 0.7
        y = level + (s.random.uniform(-26, 6) if above else s.random.uniform(60, min(220, ground - level - 60)))
        side = s.random.uniform(74, 92)
        turn = s.random.uniform(-28, 28)
        extra = "" if above else f'clip-path="{clip}"'
        face = s.linear("#ffffffd0", "#ffffff55", "#ffffff90", angle="d") if above else s.linear("#ffffff77", "#ffffff22", angle="d")
        s.add(f'<g {extra}><rect x="{x - side / 2:.0f}" y="{y - side / 2:.0f}" width="{side:.0f}" height="{side:.0f}" rx="18" fill="{face}" '
              f'stroke="#ffffff" stroke-opacity=".6" stroke-width="3" transform="rotate({turn:.0f} {x:.0f} {y:.0f})"/></g>')


def paper_cup(s: Scene, *, sleeve: str = "#b5552e", lid: str = "#3a2a22", cx: float = 480, label: str = "hill") -> None:
    """A paper cup to take along."""
    top, bottom, rt, rb = 250, 790, 168, 118
    s.shadow(cx, bottom + 4, rb * 1.25, rb * 0.36)
    paper = "#f8f2e9"
    s.path(f"M{cx - rt},{top} L{cx - rb},{bottom} A{rb},{rb * .24} 0 0 0 {cx + rb},{bottom} L{cx + rt},{top} Z",
           s.linear(mixed(paper, s.shade, .14), lighter(paper, .7), paper, mixed(paper, s.shade, .36), angle="h", at=[0, .25, .6, 1]))
    y0, y1 = 420, 660
    r0 = rt + (rb - rt) * (y0 - top) / (bottom - top) + 4
    r1 = rt + (rb - rt) * (y1 - top) / (bottom - top) + 4
    s.path(f"M{cx - r0},{y0} A{r0},{r0 * .22} 0 0 0 {cx + r0},{y0} L{cx + r1},{y1} A{r1},{r1 * .22} 0 0 1 {cx - r1},{y1} Z",
           s.linear(darker(sleeve, .1), lighter(sleeve, .2), sleeve, darker(sleeve, .32), angle="h", at=[0, .25, .6, 1]))
    if label == "hill":
        hill_mark(s, cx, 574, 74, lighter(sleeve, 0.82))
    s.path(f"M{cx - rt - 8},{top + 10} L{cx - rt + 10},{top - 40} A{rt - 10},{(rt - 10) * .22} 0 0 1 {cx + rt - 10},{top - 40} L{cx + rt + 8},{top + 10} A{rt + 8},{rt * .25} 0 0 1 {cx - rt - 8},{top + 10} Z",
           s.linear(lighter(lid, .12), lighter(lid, .36), lid, darker(lid, .3), angle="h", at=[0, .25, .6, 1]))
    s.ellipse(cx, top - 40, rt - 10, (rt - 10) * 0.24, s.linear(lighter(lid, 0.4), lighter(lid, 0.08), angle="d"))
    s.ellipse(cx, top - 38, rt - 34, (rt - 34) * 0.23, s.linear(darker(lid, 0.1), lighter(lid, 0.2)))
    s.ellipse(cx - 60, top - 42, 20, 6, darker(lid, 0.5))


def hill_mark(s: Scene, cx: float, cy: float, size: float, colour: str) -> None:
    """The brand's mark: two hills and a sun."""
    s.add(f'<g transform="translate({cx},{cy}) scale({size / 100})" fill="{colour}">'
          '<circle cx="34" cy="-46" r="17"/>'
          '<path d="M-100,40 C-66,-10 -52,-62 -22,-62 C8,-62 22,-6 56,40 Z"/>'
          '<path d="M8,40 C28,14 38,-8 56,-8 C74,-8 84,18 102,40 Z" opacity=".72"/></g>')


def glass_mug(s: Scene, liquid: str, *, cx: float = 470, fill: float = 0.8, layers: list[tuple[float, str]] | None = None) -> None:
    """A clear mug of something hot, with a handle."""
    for extra in ('stroke="#ffffff" stroke-width="34" opacity=".75"', f'stroke="{s.deep}" stroke-width="16" opacity=".7"'):
        s.path(f"M{cx + 150},400 C{cx + 300},370 {cx + 290},620 {cx + 140},600", "none", f'{extra} stroke-linecap="round"')
    glass(s, layers or [(0, lighter(liquid, 0.25)), (0.4, liquid), (1, darker(liquid, 0.16))], cx=cx, top=300, bottom=760,
          rt=186, rb=164, fill=fill, ice=0)


def teapot_glass(s: Scene, liquid: str, *, cx: float = 470, cy: float = 520) -> None:
    """A round glass pot of tea."""
    s.shadow(cx, cy + 232, 190, 54)
    for colour, width in (("#ffffff", 36), (liquid, 18)):
        s.path(f"M{cx + 190},{cy + 40} C{cx + 270},{cy + 20} {cx + 270},{cy - 90} {cx + 330},{cy - 130}", "none",
               f'stroke="{colour}" stroke-width="{width}" stroke-linecap="round" opacity=".75"')
    s.path(f"M{cx - 190},{cy - 70} C{cx - 340},{cy - 110} {cx - 340},{cy + 130} {cx - 196},{cy + 100}", "none",
           'stroke="#ffffff" stroke-width="26" opacity=".8"')
    s.ellipse(cx, cy, 242, 236, "#ffffff", 'opacity=".4"')
    clip = s.clip(f'<ellipse cx="{cx}" cy="{cy}" rx="226" ry="220"/>')
    s.add(f'<g clip-path="{clip}"><rect x="{cx - 240}" y="{cy - 70}" width="480" height="320" fill="{s.linear(lighter(liquid, .25), liquid, darker(liquid, .15))}"/></g>')
    s.ellipse(cx, cy - 70, 214, 42, lighter(liquid, 0.4))
    s.path(f"M{cx - 170},{cy - 60} C{cx - 200},{cy + 40} {cx - 160},{cy + 120} {cx - 110},{cy + 160}", "none",
           f'stroke="#ffffff" stroke-width="30" stroke-linecap="round" opacity=".5" filter="{s.blur(8)}"')
    s.ellipse(cx, cy - 218, 108, 30, s.linear("#ffffff", mixed("#ffffff", s.shade, 0.2), angle="d"))
    s.ellipse(cx, cy - 250, 30, 26, s.radial("#ffffff", "#f3ece2", mixed("#f3ece2", s.shade, 0.4)))


def bag(s: Scene, *, colour: str = "#c49a6c", label: str = "#fff8ee", mark: str = "#8a4b2a", cx: float = 480, height: float = 560,
        width: float = 360, band: str | None = None) -> None:
    """A bag of beans standing upright."""
    top, bottom = 790 - height, 790
    left, right = cx - width / 2, cx + width / 2
    s.shadow(cx, bottom - 2, width * 0.52, 44)
    s.path(f"M{left + 22},{top + 60} L{left},{bottom - 26} Q{left},{bottom} {left + 30},{bottom} L{right - 30},{bottom} Q{right},{bottom} {right},{bottom - 26} L{right - 22},{top + 60} Z",
           s.linear(darker(colour, .08), lighter(colour, .28), colour, darker(colour, .3), angle="h", at=[0, .22, .62, 1]))
    s.path(f"M{left + 22},{top + 62} L{left + 30},{top} L{right - 30},{top} L{right - 22},{top + 62} Z",
           s.linear(lighter(colour, .3), darker(colour, .12)))
    s.path(f"M{left + 28},{top + 26} L{right - 28},{top + 26}", "none", f'stroke="{darker(colour, .34)}" stroke-width="5" opacity=".6"')
    s.add(f'<rect x="{cx - width * .31}" y="{top + height * .3}" width="{width * .62}" height="{height * .44}" rx="16" fill="{s.linear(lighter(label, .4), mixed(label, s.shade, .1), angle="d")}"/>')
    hill_mark(s, cx, top + height * 0.47, width * 0.17, mark)
    y = top + height * 0.61
    for i, share in enumerate((0.36, 0.24)):
        s.add(f'<rect x="{cx - width * share / 2}" y="{y + i * 24}" width="{width * share}" height="10" rx="5" fill="{mark}" opacity="{.75 - i * .3}"/>')
    if band:
        s.add(f'<rect x="{left + 6}" y="{bottom - height * .16}" width="{width - 12}" height="22" fill="{band}" opacity=".9"/>')


def bean(s: Scene, cx: float, cy: float, size: float, turn: float, colour: str = "#5b3420") -> None:
    """One roasted bean."""
    s.ellipse(cx + 6, cy + size * 0.42, size * 0.55, size * 0.16, s.shade, f'opacity=".3" filter="{s.blur(6)}"')
    s.add(f'<g transform="translate({cx},{cy}) rotate({turn})"><ellipse rx="{size * .56}" ry="{size * .4}" fill="{s.radial(lighter(colour, .3), colour, darker(colour, .45))}"/>'
          f'<path d="M{-size * .5},0 C{-size * .2},{-size * .16} {size * .2},{size * .16} {size * .5},0" fill="none" stroke="{darker(colour, .6)}" stroke-width="{size * .07}" stroke-linecap="round"/></g>')


def paper_cup_small(s: Scene, *, cx: float, top: float, bottom: float, colour: str = "#8a4b2a") -> None:
    """A paper cup in the background of a set."""
    rt, rb = 96, 70
    paper = "#f8f2e9"
    s.shadow(cx, bottom, rb * 1.2, 22)
    s.path(f"M{cx - rt},{top} L{cx - rb},{bottom} A{rb},{rb * .24} 0 0 0 {cx + rb},{bottom} L{cx + rt},{top} Z",
           s.linear(mixed(paper, s.shade, .14), lighter(paper, .7), paper, mixed(paper, s.shade, .36), angle="h", at=[0, .25, .6, 1]))
    hill_mark(s, cx, (top + bottom) / 2 + 10, 44, colour)
    s.ellipse(cx, top, rt + 5, (rt + 5) * 0.24, "#3a2a22")
    s.ellipse(cx, top - 14, rt - 2, (rt - 2) * 0.24, s.linear("#6b5548", "#3a2a22", angle="d"))


def tote(s: Scene, *, cloth: str = "#f0e6d4", mark: str = "#8a4b2a") -> None:
    """A canvas bag."""
    s.shadow(480, 800, 230, 44)
    for offset, shade in ((24, 0.3), (0, 0.1)):
        s.path(f"M370,{390 - offset} C370,{120 - offset} 590,{120 - offset} 590,{390 - offset}", "none", f'stroke="{mixed(cloth, s.shade, shade)}" stroke-width="30" stroke-linecap="round"')
    s.path("M262,370 L698,370 L722,780 Q722,802 698,802 L262,802 Q238,802 238,780 Z",
           s.linear(mixed(cloth, s.shade, .1), lighter(cloth, .55), cloth, mixed(cloth, s.shade, .28), angle="h", at=[0, .3, .65, 1]))
    s.path("M262,408 L700,408", "none", f'stroke="{mixed(cloth, s.shade, .35)}" stroke-width="4" stroke-dasharray="14 9" opacity=".7"')
    hill_mark(s, 478, 600, 118, mark)
