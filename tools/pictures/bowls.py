"""Bowls of noodles and what floats in them."""

import math

from scene import Scene, darker, lighter, mixed

WHEAT = "#f0cd85"


def bowl(s: Scene, *, ware: str = "#f7f2ea", band: str = "#b6432c", broth: str = "#d99a4e", cx: float = 480, cy: float = 430,
         r: float = 345, k: float = 0.56, deep: float = 300) -> tuple[float, float, float, float, str]:
    """A bowl of broth; returns centre, half axes and clip of what is inside."""
    ry = r * k
    foot = cy + deep
    s.shadow(cx, foot + 4, r * 0.62, r * 0.2)
    s.path(f"M{cx - r * .42},{foot - 26} L{cx - r * .4},{foot + 16} A{r * .4},{r * .13} 0 0 0 {cx + r * .4},{foot + 16} L{cx + r * .42},{foot - 26} Z",
           s.linear(mixed(ware, s.shade, .2), lighter(ware, .4), mixed(ware, s.shade, .5), angle="h"))
    body = (f"M{cx - r},{cy} C{cx - r * .98},{cy + deep * .55} {cx - r * .62},{foot - 30} {cx - r * .4},{foot - 8} "
            f"A{r * .42},{r * .12} 0 0 0 {cx + r * .4},{foot - 8} C{cx + r * .62},{foot - 30} {cx + r * .98},{cy + deep * .55} {cx + r},{cy} Z")
    s.path(body, s.linear(mixed(ware, s.shade, .12), lighter(ware, .7), ware, mixed(ware, s.shade, .42), angle="h", at=[0, .25, .6, 1]))
    clip = s.clip(f'<path d="{body}"/>')
    for offset, width, strength in ((150, 26, 0.95), (186, 8, 0.8)):
        s.path(f"M{cx - r},{cy + offset * .18} A{r},{ry + offset * .95} 0 0 0 {cx + r},{cy + offset * .18}", "none", f'stroke="{band}" stroke-width="{width}" opacity="{strength}" clip-path="{clip}"')
    s.path(f"M{cx - r * .78},{cy + 120} C{cx - r * .7},{cy + 210} {cx - r * .55},{foot - 70} {cx - r * .42},{foot - 50}", "none",
           f'stroke="#ffffff" stroke-width="30" stroke-linecap="round" opacity=".5" filter="{s.blur(11)}" clip-path="{clip}"')
    s.ellipse(cx, cy, r, ry, s.linear(lighter(ware, 0.7), mixed(ware, s.shade, 0.16), angle="d"))
    s.ellipse(cx, cy, r - 7, ry - 5, "none", f'stroke="{band}" stroke-width="7" opacity=".8"')
    s.ellipse(cx, cy + 4, r - 26, ry - 18, s.linear(mixed(ware, s.shade, 0.42), mixed(ware, s.shade, 0.1)))
    x, y, a, b = cx, cy + 22, r - 36, ry - 32
    s.ellipse(x, y, a, b, s.radial(lighter(broth, 0.28), broth, darker(broth, 0.26), at=[0, 0.65, 1]))
    return x, y, a, b, s.clip(f'<ellipse cx="{x}" cy="{y}" rx="{a}" ry="{b}"/>')


def deep_plate(s: Scene, *, ware: str = "#f7f2ea", band: str = "#b6432c", sauce: str = "#c98a4a", cx: float = 480, cy: float = 530,
               r: float = 385, k: float = 0.56) -> tuple[float, float, float, float, str]:
    """A wide shallow plate for what has no soup."""
    ry = r * k
    s.shadow(cx, cy + ry * 0.62, r * 0.86, ry * 0.5)
    s.ellipse(cx, cy + 44, r * 0.86, ry * 0.92, mixed(ware, s.shade, 0.45))
    s.ellipse(cx, cy + 16, r, ry, mixed(ware, s.shade, 0.3))
    s.ellipse(cx, cy, r, ry, s.linear(lighter(ware, 0.7), mixed(ware, s.shade, 0.14), angle="d"))
    s.ellipse(cx, cy, r - 12, ry - 8, "none", f'stroke="{band}" stroke-width="12" opacity=".85"')
    s.ellipse(cx, cy + 6, r * 0.78, ry * 0.76, s.linear(mixed(ware, s.shade, 0.24), lighter(ware, 0.5)))
    x, y, a, b = cx, cy + 12, r * 0.75, ry * 0.72
    s.ellipse(x, y, a, b, s.radial(lighter(sauce, 0.3), sauce, darker(sauce, 0.2)), 'opacity=".55"')
    return x, y, a, b, s.clip(f'<ellipse cx="{x}" cy="{y}" rx="{a * 1.1}" ry="{b * 1.25}"/>')


def noodles(s: Scene, inside: tuple[float, float, float, float, str], *, colour: str = WHEAT, width: float = 15, count: int = 26,
            heap: float = 0.0, reach: float = 0.86) -> None:
    """Strands in loops; ``heap`` lifts them in the middle, as without soup."""
    x, y, a, b, clip = inside
    out = []
    for index in range(count):
        share = 1 - index / count
        lift = heap * (1 - share) * 150
        ox, oy = x + s.random.uniform(-0.2, 0.2) * a * share, y - lift + s.random.uniform(-0.16, 0.16) * b * share
        rx, ry = a * reach * (0.34 + 0.6 * share) * s.random.uniform(0.8, 1), b * reach * (0.34 + 0.6 * share) * s.random.uniform(0.78, 1)
        start, sweep = s.random.uniform(0, 2 * math.pi), s.random.uniform(2.4, 5)
        points = []
        for step in range(19):
            t = start + sweep * step / 18
            wave = 1 + 0.05 * math.sin(step * 1.1 + index)
            points.append((ox + math.cos(t) * rx * wave, oy + math.sin(t) * ry * wave))
        d = "M" + " L".join(f"{px:.0f},{py:.0f}" for px, py in points)
        tone = mixed(colour, lighter(colour, 0.35), s.random.random())
        out.append(f'<path d="{d}" stroke="{darker(colour, .34)}" stroke-width="{width + 5}"/><path d="{d}" stroke="{tone}" stroke-width="{width}"/>'
                   f'<path d="{d}" stroke="{lighter(tone, .5)}" stroke-width="{width * .28}" opacity=".6" transform="translate(-2,-3)"/>')
    s.add(f'<g clip-path="{clip}" fill="none" stroke-linecap="round" stroke-linejoin="round">{"".join(out)}</g>')


def rice(s: Scene, inside: tuple[float, float, float, float, str], *, colour: str = "#f6e3b4", count: int = 420) -> None:
    """A heap of fried rice."""
    x, y, a, b, _ = inside
    s.ellipse(x, y - 10, a * 0.86, b * 0.86, darker(colour, 0.16))
    s.ellipse(x, y - 60, a * 0.7, b * 0.72, darker(colour, 0.08))
    grains = []
    for _ in range(count):
        t, d = s.random.uniform(0, 2 * math.pi), math.sqrt(s.random.random())
        lift = (1 - d) * 110
        gx, gy = x + math.cos(t) * d * a * 0.88, y - lift + math.sin(t) * d * b * 0.86
        tone = mixed(colour, lighter(colour, 0.6), s.random.random())
        grains.append((gy, f'<ellipse cx="{gx:.0f}" cy="{gy:.0f}" rx="19" ry="9.5" fill="{tone}" stroke="{darker(colour, .22)}" stroke-width="2.5" transform="rotate({s.random.uniform(0, 180):.0f} {gx:.0f} {gy:.0f})"/>'))
    s.add("".join(svg for _, svg in sorted(grains, key=lambda grain: grain[0])))


def egg(s: Scene, cx: float, cy: float, r: float, *, turn: float = -15, soft: bool = True) -> None:
    """Half a boiled egg; ``soft`` has a runny, orange middle."""
    yolk = "#f19a2a" if soft else "#f7c945"
    s.ellipse(cx + 5, cy + r * 0.2, r, r * 0.72, "#5d3312", f'opacity=".28" filter="{s.blur(7)}"')
    s.add(f'<g transform="translate({cx},{cy}) rotate({turn})"><ellipse rx="{r}" ry="{r * .74}" fill="{s.radial("#ffffff", "#fdf6ea", "#e2cfae", at=[0, .7, 1])}"/>'
          f'<ellipse cx="{r * .04}" cy="{r * .04}" rx="{r * .56}" ry="{r * .43}" fill="{s.radial(lighter(yolk, .4), yolk, darker(yolk, .22))}"/></g>')


def fried_egg(s: Scene, cx: float, cy: float, r: float) -> None:
    """A fried egg."""
    points = []
    for i in range(16):
        t = i / 16 * 2 * math.pi
        d = r * (1 + s.random.uniform(-0.1, 0.1))
        points.append((cx + math.cos(t) * d, cy + math.sin(t) * d * 0.6))
    s.ellipse(cx + 6, cy + r * 0.14, r, r * 0.62, "#5d3312", f'opacity=".3" filter="{s.blur(8)}"')
    s.path(closed(points), s.radial("#ffffff", "#fffaf0", "#e9cf9e", at=[0, 0.72, 1]))
    s.ellipse(cx - r * 0.06, cy - r * 0.06, r * 0.4, r * 0.3, s.radial("#ffe08a", "#f6b02e", "#dd8414"))


def closed(points: list[tuple[float, float]]) -> str:
    """Return a smooth closed path through points."""
    d = ""
    count = len(points)
    for i in range(count):
        (x0, y0), (x1, y1) = points[i], points[(i + 1) % count]
        mx, my = (x0 + x1) / 2, (y0 + y1) / 2
        d += f"M{mx:.1f},{my:.1f} " if i == 0 else ""
        x2, y2 = points[(i + 2) % count]
        d += f"Q{x1:.1f},{y1:.1f} {(x1 + x2) / 2:.1f},{(y1 + y2) / 2:.1f} "
    return d + "Z"


def meat(s: Scene, cx: float, cy: float, w: float, *, colour: str = "#8f4a2c", turn: float = 0) -> None:
    """A slice of braised meat with its grain and a fat edge."""
    h = w * 0.48
    s.ellipse(cx + 5, cy + h * 0.42, w * 0.5, h * 0.4, "#3e1d0a", f'opacity=".32" filter="{s.blur(7)}"')
    s.add(f'<g transform="translate({cx},{cy}) rotate({turn})"><rect x="{-w / 2}" y="{-h / 2}" width="{w}" height="{h}" rx="{h * .42}" fill="{s.linear(lighter(colour, .3), colour, darker(colour, .3))}"/>'
          + "".join(f'<path d="M{-w * .4},{y * h} q{w * .2},{-h * .1} {w * .4},0 t{w * .36},0" stroke="{lighter(colour, .42)}" stroke-width="{h * .06}" fill="none" opacity=".55" stroke-linecap="round"/>' for y in (-.2, .04, .26))
          + f'<rect x="{-w * .47}" y="{-h * .46}" width="{w * .94}" height="{h * .2}" rx="{h * .1}" fill="{lighter(colour, .45)}" opacity=".4"/></g>')


def greens(s: Scene, cx: float, cy: float, size: float, *, turn: float = 0, colour: str = "#4f9a3c") -> None:
    """A head of pak choi, blanched."""
    s.add(f'<g transform="translate({cx},{cy}) rotate({turn})">')
    stem, leaf = s.linear("#fbfdf0", "#cfe3a8", angle="h"), s.radial(lighter(colour, .42), colour, darker(colour, .34))
    for dx, tilt, w in ((-0.26, -26, 0.3), (0.26, 26, 0.3), (0, 0, 0.36)):
        s.add(f'<g transform="rotate({tilt})"><path d="M{-size * .07 + dx * 20},{size * .5} C{-size * .16},{size * .1} {-size * .1},0 0,{-size * .08} C{size * .1},0 {size * .16},{size * .1} {size * .07 + dx * 20},{size * .5} Z" fill="{stem}"/>'
              f'<ellipse cx="{dx * size * .2}" cy="{-size * .24}" rx="{size * w * .78}" ry="{size * .34}" fill="{leaf}"/>'
              f'<path d="M{dx * size * .2},{-size * .5} L0,{size * .02}" stroke="#e8f3cf" stroke-width="{size * .035}" stroke-linecap="round" opacity=".8"/></g>')
    s.add("</g>")


def scallions(s: Scene, inside: tuple[float, float, float, float, str], *, count: int = 34, lift: float = 0, spread: float = 0.7) -> None:
    """Rings of spring onion."""
    x, y, a, b, _ = inside
    for _ in range(count):
        t, d = s.random.uniform(0, 2 * math.pi), math.sqrt(s.random.random())
        px, py = x + math.cos(t) * d * a * spread, y - lift * (1 - d) + math.sin(t) * d * b * spread
        colour = s.random.choice(["#5fae3f", "#86c65a", "#3f8f34", "#a9d97f"])
        s.add(f'<ellipse cx="{px:.0f}" cy="{py:.0f}" rx="10" ry="7.5" fill="none" stroke="{colour}" stroke-width="6" transform="rotate({s.random.uniform(-30, 30):.0f} {px:.0f} {py:.0f})"/>')


def oil(s: Scene, inside: tuple[float, float, float, float, str], *, colour: str = "#d3341f", count: int = 26) -> None:
    """Drops of chilli oil."""
    x, y, a, b, clip = inside
    drops = []
    for _ in range(count):
        t, d = s.random.uniform(0, 2 * math.pi), math.sqrt(s.random.uniform(0.35, 1))
        px, py, r = x + math.cos(t) * d * a * 0.95, y + math.sin(t) * d * b * 0.95, s.random.uniform(7, 26)
        drops.append(f'<ellipse cx="{px:.0f}" cy="{py:.0f}" rx="{r:.0f}" ry="{r * .6:.0f}" fill="{colour}" opacity=".55"/><ellipse cx="{px - r * .25:.0f}" cy="{py - r * .18:.0f}" rx="{r * .34:.0f}" ry="{r * .16:.0f}" fill="#ffd7b0" opacity=".7"/>')
    s.add(f'<g clip-path="{clip}">{"".join(drops)}</g>')


def crumbs(s: Scene, cx: float, cy: float, rx: float, ry: float, *, colour: str = "#7d4524", count: int = 60, size: float = 15) -> None:
    """A heap of minced meat, peanuts, pickles."""
    pieces = []
    for _ in range(count):
        t, d = s.random.uniform(0, 2 * math.pi), math.sqrt(s.random.random())
        px, py = cx + math.cos(t) * d * rx, cy + math.sin(t) * d * ry - (1 - d) * ry * 0.5
        r = s.random.uniform(size * 0.6, size)
        tone = mixed(colour, lighter(colour, 0.4), s.random.random())
        pieces.append((py, f'<ellipse cx="{px:.0f}" cy="{py:.0f}" rx="{r:.0f}" ry="{r * .75:.0f}" fill="{tone}" stroke="{darker(colour, .4)}" stroke-width="2.5"/><ellipse cx="{px - r * .3:.0f}" cy="{py - r * .3:.0f}" rx="{r * .3:.0f}" ry="{r * .18:.0f}" fill="#fff" opacity=".4"/>'))
    s.add("".join(svg for _, svg in sorted(pieces, key=lambda piece: piece[0])))


def strips(s: Scene, cx: float, cy: float, reach: float, colour: str, *, count: int = 18, width: float = 13, length: float = 110) -> None:
    """Julienne: cucumber, carrot, chicken, potato."""
    for _ in range(count):
        px, py, t = cx + s.random.gauss(0, reach * 0.3), cy + s.random.gauss(0, reach * 0.16), s.random.uniform(-0.6, 0.6)
        dx, dy = math.cos(t) * length / 2, math.sin(t) * length / 3
        d = f"M{px - dx:.0f},{py - dy:.0f} Q{px:.0f},{py - 16:.0f} {px + dx:.0f},{py + dy:.0f}"
        tone = mixed(colour, lighter(colour, 0.45), s.random.random())
        s.add(f'<path d="{d}" fill="none" stroke="{darker(colour, .3)}" stroke-width="{width + 4}" stroke-linecap="round"/><path d="{d}" fill="none" stroke="{tone}" stroke-width="{width}" stroke-linecap="round"/>')


def coin(s: Scene, cx: float, cy: float, r: float, *, flesh: str, skin: str, seeds: bool = True, k: float = 0.62) -> None:
    """A round slice: cucumber, radish, lotus root, carrot."""
    s.ellipse(cx + 4, cy + r * 0.2, r, r * k, "#3b2a12", f'opacity=".25" filter="{s.blur(5)}"')
    s.ellipse(cx, cy + 5, r, r * k, darker(skin, 0.2))
    s.ellipse(cx, cy, r, r * k, skin)
    s.ellipse(cx, cy, r * 0.86, r * k * 0.86, s.radial(lighter(flesh, 0.6), flesh, darker(flesh, 0.08)))
    if seeds:
        for i in range(7):
            t = i / 7 * 2 * math.pi
            s.ellipse(cx + math.cos(t) * r * 0.46, cy + math.sin(t) * r * k * 0.46, r * 0.1, r * 0.07, lighter(flesh, 0.7))


def chopsticks(s: Scene, *, x0: float = 700, y0: float = 130, x1: float = 905, y1: float = 560, colour: str = "#6d3d24") -> None:
    """A pair of chopsticks laid at the rim."""
    for offset in (0, 40):
        s.path(f"M{x0 + offset + 8},{y0 + 14} L{x1 + offset * .35 + 8},{y1 + 14}", "none", f'stroke="{s.shade}" stroke-width="17" stroke-linecap="round" opacity=".2" filter="{s.blur(5)}"')
        s.path(f"M{x0 + offset},{y0} L{x1 + offset * .35},{y1}", "none", f'stroke="{colour}" stroke-width="17" stroke-linecap="round"')
        s.path(f"M{x0 + offset - 4},{y0} L{x1 + offset * .35 - 4},{y1}", "none", f'stroke="{lighter(colour, .4)}" stroke-width="5" stroke-linecap="round"')


def wonton(s: Scene, cx: float, cy: float, size: float, *, turn: float = 0, skin: str = "#f8e8c9", filling: str = "#d98a6a") -> None:
    """A wonton, its filling shining through."""
    s.ellipse(cx + 4, cy + size * 0.3, size * 0.55, size * 0.24, "#5d3312", f'opacity=".25" filter="{s.blur(6)}"')
    s.add(f'<g transform="translate({cx},{cy}) rotate({turn}) scale({size / 100})">'
          f'<path d="M-78,10 C-60,-20 -40,-46 -20,-40 C-30,-62 30,-62 20,-40 C40,-46 60,-20 78,10 C60,14 52,10 44,8 C40,52 -40,52 -44,8 C-52,10 -60,14 -78,10 Z" fill="{s.linear(lighter(skin, .7), skin, darker(skin, .14))}" stroke="{darker(skin, .16)}" stroke-width="3"/>'
          f'<ellipse cx="0" cy="12" rx="34" ry="25" fill="{s.radial(lighter(filling, .3), filling, mixed(filling, skin, .6))}" opacity=".75"/>'
          f'<path d="M-16,-38 C-8,-20 8,-20 16,-38" fill="none" stroke="{darker(skin, .22)}" stroke-width="4"/></g>')


def leaf(s: Scene, cx: float, cy: float, size: float, *, turn: float = 0, colour: str = "#4e9a3f") -> None:
    """A leaf of coriander or mint."""
    s.add(f'<g transform="translate({cx},{cy}) rotate({turn}) scale({size / 100})"><path d="M0,50 C-44,30 -46,-20 0,-50 C46,-20 44,30 0,50 Z" fill="{s.linear(lighter(colour, .4), colour, darker(colour, .2), angle="d")}"/>'
          f'<path d="M0,50 L0,-34 M0,16 L-22,-4 M0,16 L22,-4 M0,-8 L-16,-24 M0,-8 L16,-24" stroke="{lighter(colour, .55)}" stroke-width="4" fill="none" opacity=".7" stroke-linecap="round"/></g>')
