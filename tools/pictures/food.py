"""Plates and what lies on them: cakes, breads and small things Fluent Emoji has no picture of."""

import math

from scene import Scene, darker, lighter, mixed

PORCELAIN = "#fbf9f5"


def plate(s: Scene, *, cx: float = 480, cy: float = 650, r: float = 360, k: float = 0.4, ware: str = PORCELAIN,
          rim: str | None = None) -> None:
    """A round plate."""
    s.shadow(cx, cy + r * k * 0.55, r * 0.95, r * k * 0.62)
    s.ellipse(cx, cy + 20, r, r * k, darker(ware, 0.2))
    s.ellipse(cx, cy, r, r * k, s.linear(lighter(ware, 0.7), mixed(ware, s.shade, 0.14), angle="d"))
    if rim:
        s.ellipse(cx, cy, r * 0.965, r * k * 0.96, "none", f'stroke="{rim}" stroke-width="9" opacity=".85"')
    s.ellipse(cx, cy + 5, r * 0.72, r * k * 0.7, s.linear(mixed(ware, s.shade, 0.13), lighter(ware, 0.4), angle="d"))
    s.ellipse(cx, cy + 9, r * 0.69, r * k * 0.66, s.linear(mixed(ware, s.shade, 0.03), lighter(ware, 0.7), angle="d"))


def board(s: Scene, *, cx: float = 480, cy: float = 690, w: float = 700, h: float = 150, wood: str = "#c98f58") -> None:
    """A wooden board."""
    s.shadow(cx, cy + h * 0.6, w * 0.5, h * 0.42)
    x, y = cx - w / 2, cy - h / 2
    s.add(f'<rect x="{x}" y="{y + 26}" width="{w}" height="{h}" rx="58" fill="{darker(wood, .34)}"/>')
    s.add(f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="58" fill="{s.linear(lighter(wood, .34), wood, angle="d")}"/>')
    for i in range(3):
        yy = y + h * (0.3 + i * 0.2)
        s.path(f"M{x + 60 + i * 30},{yy} q{w * .2},-10 {w * .4},2 t{w * .34},-2", "none", f'stroke="{darker(wood, .2)}" stroke-width="4" opacity=".35" stroke-linecap="round"')


def drum(s: Scene, *, cx: float = 480, bottom: float = 660, r: float = 190, height: float = 150, k: float = 0.38,
         layers: list[str], top: str, glaze: str | None = None) -> None:
    """A round cake from the side: ``layers`` from the top down."""
    up = bottom - height
    s.shadow(cx, bottom + r * k * 0.5, r, r * k * 0.7)
    step = height / len(layers)
    for index in reversed(range(len(layers))):
        y0, y1, colour = up + index * step, up + (index + 1) * step, layers[index]
        s.path(f"M{cx - r},{y0} L{cx - r},{y1} A{r},{r * k} 0 0 0 {cx + r},{y1} L{cx + r},{y0} A{r},{r * k} 0 0 1 {cx - r},{y0} Z",
               s.linear(darker(colour, .06), lighter(colour, .3), colour, darker(colour, .3), angle="h", at=[0, .25, .6, 1]))
    s.ellipse(cx, up, r, r * k, s.radial(lighter(top, 0.4), top, darker(top, 0.22)))
    if glaze:
        drips = "".join(
            f"L{cx - r * math.cos(math.pi * t / 10):.0f},{up + r * k * math.sin(math.pi * t / 10) + (s.random.uniform(24, 70) if t % 2 else 6):.0f} "
            for t in range(11))
        s.path(f"M{cx - r},{up} {drips} L{cx + r},{up} Z", s.linear(glaze, darker(glaze, 0.2)), 'stroke-linejoin="round"')
        s.ellipse(cx, up, r, r * k, s.radial(lighter(glaze, 0.45), glaze, darker(glaze, 0.2)))


def slice_of_cake(s: Scene, *, layers: list[tuple[float, str]], top: str, cx: float = 470, cy: float = 600, size: float = 1.0) -> None:
    """A wedge of cake; ``layers`` are heights and colours from the top down."""
    tip, back, right = (cx - 210 * size, cy + 40 * size), (cx + 60 * size, cy - 120 * size), (cx + 240 * size, cy + 10 * size)
    height = 190 * size
    s.shadow(cx + 10, cy + height - 30 * size, 230 * size, 60 * size)
    total = sum(h for h, _ in layers)
    y = 0.0
    for h, colour in layers:
        y0, y1 = y / total * height, (y + h) / total * height
        y += h
        s.path(f"M{tip[0]},{tip[1] + y0} L{right[0]},{right[1] + y0} L{right[0]},{right[1] + y1} L{tip[0]},{tip[1] + y1} Z",
               s.linear(lighter(colour, .2), colour, darker(colour, .2), angle="h"))
    s.path(f"M{tip[0]},{tip[1]} L{back[0]},{back[1]} Q{right[0] - 10},{back[1] + 20} {right[0]},{right[1]} Z",
           s.linear(lighter(top, .42), top, darker(top, .1), angle="d"), f'stroke="{lighter(top, .3)}" stroke-width="6" stroke-linejoin="round"')


def macaron(s: Scene, cx: float, cy: float, r: float, colour: str, cream: str, *, turn: float = 0) -> None:
    """Two almond shells with cream between."""
    s.shadow(cx, cy + r * 0.62, r * 0.85, r * 0.2)
    ruffle = darker(colour, 0.12)
    s.add(f'<g transform="rotate({turn} {cx} {cy})">')
    fill = s.linear(lighter(colour, .45), colour, darker(colour, .16))
    s.add(f'<path d="M{cx - r},{cy + r * .2} Q{cx - r},{cy + r * .62} {cx},{cy + r * .66} Q{cx + r},{cy + r * .62} {cx + r},{cy + r * .2} Z" fill="{fill}"/>')
    s.add(f'<rect x="{cx - r * .93}" y="{cy - r * .1}" width="{r * 1.86}" height="{r * .34}" rx="{r * .16}" fill="{s.linear(lighter(cream, .4), cream, darker(cream, .15))}"/>')
    for y in (cy - r * 0.12, cy + r * 0.24):
        for i in range(13):
            x = cx - r * 0.94 + i * r * 1.88 / 12
            s.add(f'<circle cx="{x:.1f}" cy="{y + s.random.uniform(-2, 2):.1f}" r="{r * .1:.1f}" fill="{ruffle}"/>')
    s.add(f'<path d="M{cx - r},{cy - r * .14} Q{cx - r * .98},{cy - r * .72} {cx},{cy - r * .74} Q{cx + r * .98},{cy - r * .72} {cx + r},{cy - r * .14} Z" fill="{fill}"/>')
    s.add(f'<ellipse cx="{cx - r * .36}" cy="{cy - r * .52}" rx="{r * .3}" ry="{r * .08}" fill="#ffffff" opacity=".5" transform="rotate(-12 {cx - r * .36} {cy - r * .52})"/>')
    s.add("</g>")


def roll_cake(s: Scene, *, sponge: str, cream: str, cx: float = 450, cy: float = 520, r: float = 180, length: float = 190,
              fruit: str | None = None) -> None:
    """A rolled sponge, cut."""
    s.shadow(cx + length * 0.5, cy + r - 6, r + length * 0.42, r * 0.25)
    s.path(f"M{cx},{cy - r} L{cx + length},{cy - r - 40} A{r * .78},{r} 0 0 1 {cx + length},{cy + r - 40} L{cx},{cy + r} Z",
           s.linear(lighter(sponge, .25), sponge, darker(sponge, .3)))
    s.ellipse(cx, cy, r * 0.86, r, darker(sponge, 0.1))
    s.ellipse(cx, cy, r * 0.82, r * 0.95, s.radial(lighter(sponge, 0.35), lighter(sponge, 0.1), sponge))
    s.ellipse(cx + 4, cy + 6, r * 0.64, r * 0.75, s.radial(lighter(cream, 0.6), cream, darker(cream, 0.1)))
    points = []
    for step in range(60):
        a, d = step / 60 * 3.4 * math.pi + 1.2, r * (0.86 - step / 60 * 0.62)
        points.append(f"{cx + 3 + math.cos(a) * d * .84:.1f},{cy + 4 + math.sin(a) * d * .97:.1f}")
    s.add(f'<polyline points="{" ".join(points)}" fill="none" stroke="{sponge}" stroke-width="{r * .14}" stroke-linecap="round"/>')
    if fruit:
        s.ellipse(cx + 10, cy + 8, r * 0.2, r * 0.23, s.radial(lighter(fruit, 0.35), fruit, darker(fruit, 0.3)))


def cube(s: Scene, *, cx: float, cy: float, size: float, colour: str, top: str | None = None) -> None:
    """A block seen from above: brownie, tofu, butter."""
    top = top or lighter(colour, 0.16)
    a, h, d = size * 0.5, size * 0.28, size * 0.42
    s.shadow(cx, cy + d + h * 0.5, size * 0.5, size * 0.14)
    join = 'stroke-linejoin="round" stroke-width="10"'
    for points, shade in (
        (f"M{cx - a},{cy} L{cx},{cy + h} L{cx},{cy + h + d} L{cx - a},{cy + d} Z", colour),
        (f"M{cx + a},{cy} L{cx},{cy + h} L{cx},{cy + h + d} L{cx + a},{cy + d} Z", darker(colour, 0.28)),
        (f"M{cx},{cy - h} L{cx + a},{cy} L{cx},{cy + h} L{cx - a},{cy} Z", top),
    ):
        fill = s.linear(lighter(shade, 0.16), shade, darker(shade, 0.08), angle="d")
        s.path(points, fill, f'stroke="{shade}" {join}')


def scone(s: Scene, cx: float, cy: float, r: float, crumb: str = "#eac684", dots: str | None = None) -> None:
    """A scone, risen and split."""
    s.shadow(cx, cy + r * 0.62, r * 0.9, r * 0.22)
    s.path(f"M{cx - r * .92},{cy} L{cx - r * .86},{cy + r * .46} A{r * .86},{r * .3} 0 0 0 {cx + r * .86},{cy + r * .46} L{cx + r * .92},{cy} Z",
           s.linear(darker(crumb, .05), lighter(crumb, .4), crumb, darker(crumb, .25), angle="h", at=[0, .3, .6, 1]))
    s.path(f"M{cx - r * .9},{cy + r * .16} q{r * .4},{r * .2} {r * .9},{r * .13} t{r * .88},-{r * .1}", "none", f'stroke="{darker(crumb, .3)}" stroke-width="{r * .05}" opacity=".5"')
    s.path(f"M{cx - r * .95},{cy + r * .04} C{cx - r},{cy - r * .52} {cx - r * .4},{cy - r * .66} {cx},{cy - r * .64} C{cx + r * .46},{cy - r * .68} {cx + r},{cy - r * .48} {cx + r * .95},{cy + r * .04} A{r * .95},{r * .26} 0 0 1 {cx - r * .95},{cy + r * .04} Z",
           s.radial("#f3cd83", "#dca04c", "#a9662a", at=[0, .6, 1]))
    if dots:
        for _ in range(9):
            s.ellipse(cx + s.random.uniform(-.62, .62) * r, cy + s.random.uniform(-.45, .42) * r, r * .07, r * .06, dots)


def canele(s: Scene, cx: float, bottom: float, r: float) -> None:
    """A fluted little cake with a dark crust."""
    s.shadow(cx, bottom + r * 0.1, r, r * 0.28)
    crust = "#6e3517"
    top = bottom - r * 1.75
    s.path(f"M{cx - r * .72},{top} L{cx - r},{bottom} A{r},{r * .3} 0 0 0 {cx + r},{bottom} L{cx + r * .72},{top} Z",
           s.linear(darker(crust, .1), lighter(crust, .34), crust, darker(crust, .45), angle="h", at=[0, .3, .6, 1]))
    for i in range(7):
        t = (i + 0.5) / 7 * 2 - 1
        s.path(f"M{cx + t * r * .72},{top} L{cx + t * r},{bottom + r * .27 * math.sqrt(max(0, 1 - t * t))}", "none", f'stroke="{darker(crust, .45)}" stroke-width="{r * .06}" opacity=".55" stroke-linecap="round"')
        s.path(f"M{cx + t * r * .72 - 10},{top} L{cx + t * r - 13},{bottom + r * .2 * math.sqrt(max(0, 1 - t * t))}", "none", f'stroke="#d58a4a" stroke-width="{r * .045}" opacity=".45" stroke-linecap="round"')
    s.ellipse(cx, top, r * 0.74, r * 0.26, s.radial("#c77a3d", "#8a4520", "#542409"))
    s.ellipse(cx, top + 4, r * 0.42, r * 0.13, "#4a1f08", 'opacity=".55"')


def dust(s: Scene, cx: float, cy: float, rx: float, ry: float, colour: str, count: int = 120, size: float = 4) -> None:
    """Powder fallen on something: sugar, cocoa, matcha, sesame."""
    for _ in range(count):
        a, d = s.random.uniform(0, 2 * math.pi), math.sqrt(s.random.random())
        s.ellipse(cx + math.cos(a) * d * rx, cy + math.sin(a) * d * ry, s.random.uniform(size * 0.3, size), s.random.uniform(size * 0.3, size), colour, 'opacity=".85"')


def berry(s: Scene, cx: float, cy: float, r: float, colour: str) -> None:
    """A shining round fruit, a pearl, a pea."""
    s.ellipse(cx, cy, r, r, s.radial(lighter(colour, 0.55), colour, darker(colour, 0.4), cx=0.35, cy=0.3))


def tumbler_with(s: Scene, *, cx: float = 480, cy: float = 640, w: float = 330, layers: list[tuple[float, str]]) -> None:
    """A short dessert glass with layers, from the top down."""
    top, bottom = cy - 230, cy + 130
    s.shadow(cx, bottom + 6, w * 0.5, 44)
    rt, rb, ry = w / 2 + 24, w / 2 - 14, 0.24
    s.path(f"M{cx - rt},{top} L{cx - rb},{bottom} A{rb},{rb * ry} 0 0 0 {cx + rb},{bottom} L{cx + rt},{top} Z", "#ffffff", 'opacity=".45"')
    total = sum(h for h, _ in layers)
    y = 0.0
    span0, span1 = top + 34, bottom - 14
    for h, colour in layers:
        y0, y1 = span0 + (span1 - span0) * y / total, span0 + (span1 - span0) * (y + h) / total
        y += h
        r0, r1 = (rt + (rb - rt) * (v - top) / (bottom - top) - 11 for v in (y0, y1))
        s.path(f"M{cx - r0},{y0} L{cx - r1},{y1} A{r1},{r1 * ry} 0 0 0 {cx + r1},{y1} L{cx + r0},{y0} A{r0},{r0 * ry} 0 0 1 {cx - r0},{y0} Z",
               s.linear(darker(colour, .05), lighter(colour, .28), colour, darker(colour, .2), angle="h", at=[0, .28, .6, 1]))
    first = layers[0][1]
    r0 = rt - 14
    s.ellipse(cx, span0, r0, r0 * ry, s.radial(lighter(first, 0.3), first, darker(first, 0.16)))
    s.ellipse(cx, top, rt - 3, (rt - 3) * ry, "none", 'stroke="#ffffff" stroke-width="7" opacity=".9"')
    s.path(f"M{cx - rt * .72},{top + 60} L{cx - rb * .74},{bottom - 30}", "none", f'stroke="#ffffff" stroke-width="24" stroke-linecap="round" opacity=".5" filter="{s.blur(7)}"')


def blossom(s: Scene, cx: float, cy: float, r: float, *, petal: str = "#fffaf2", heart: str = "#f2b83c", petals: int = 5,
            turn: float = 0) -> None:
    """A flower laid beside a cup: jasmine, osmanthus, vanilla."""
    s.ellipse(cx + 4, cy + r * 0.5, r * 0.9, r * 0.3, s.shade, f'opacity=".28" filter="{s.blur(7)}"')
    fill = s.linear(lighter(petal, 0.5), petal, mixed(petal, s.shade, 0.25), angle="v")
    for i in range(petals):
        s.add(f'<ellipse cx="{cx}" cy="{cy - r * .52}" rx="{r * .36}" ry="{r * .5}" fill="{fill}" transform="rotate({turn + i * 360 / petals:.0f} {cx} {cy})"/>')
    s.ellipse(cx, cy, r * 0.24, r * 0.24, s.radial(lighter(heart, 0.5), heart, darker(heart, 0.2)))


def ring(s: Scene, cx: float, cy: float, r: float, *, crust: str = "#c98438", icing: str | None = None, seeds: str | None = None,
         sprinkles: bool = False, k: float = 0.62, thick: float = 0.34) -> None:
    """A bagel or a doughnut lying flat."""
    h = r * thick
    s.shadow(cx, cy + h + r * 0.25, r, r * 0.34)
    side = s.linear(darker(crust, 0.12), lighter(crust, 0.3), crust, darker(crust, 0.34), angle="h", at=[0, 0.28, 0.6, 1])
    s.path(f"M{cx - r},{cy} C{cx - r},{cy + h * 1.5} {cx - r * .7},{cy + r * k + h} {cx},{cy + r * k + h} C{cx + r * .7},{cy + r * k + h} {cx + r},{cy + h * 1.5} {cx + r},{cy} Z", side)
    s.ellipse(cx, cy, r, r * k, s.radial(lighter(crust, 0.55), crust, darker(crust, 0.22), at=[0, 0.65, 1]))
    if icing:
        points = [(cx + math.cos(t / 24 * 2 * math.pi) * r * (0.9 + (0.05 if t % 2 else -0.01)),
                   cy - h * 0.1 + math.sin(t / 24 * 2 * math.pi) * r * k * (0.9 + (0.09 if t % 3 else 0))) for t in range(24)]
        d = "M" + " L".join(f"{x:.0f},{y:.0f}" for x, y in points) + " Z"
        s.path(d, s.radial(lighter(icing, 0.55), icing, darker(icing, 0.14), at=[0, 0.6, 1]), f'stroke="{icing}" stroke-width="16" stroke-linejoin="round"')
    top = icing or crust
    s.ellipse(cx, cy - h * 0.12, r * 0.36, r * k * 0.36, darker(top, 0.3))
    s.ellipse(cx, cy + h * 0.14, r * 0.31, r * k * 0.3, s.linear(darker(crust, 0.5), darker(crust, 0.1)))
    s.path(f"M{cx - r * .72},{cy - r * k * .18} A{r * .74},{r * k * .74} 0 0 1 {cx + r * .1},{cy - r * k * .72}", "none",
           f'stroke="#ffffff" stroke-width="{r * .1}" stroke-linecap="round" opacity=".45" filter="{s.blur(6)}"')
    for _ in range(46 if seeds or sprinkles else 0):
        t, d = s.random.uniform(0, 2 * math.pi), s.random.uniform(0.48, 0.86)
        x, y, a = cx + math.cos(t) * d * r, cy - h * 0.1 + math.sin(t) * d * r * k, s.random.uniform(0, 180)
        colour = seeds or s.random.choice(["#ffffff", "#f7d774", "#8fd0c0", "#d65a78", "#7f5a3a"])
        w = 14 if seeds else 24
        s.add(f'<rect x="{x - w / 2:.0f}" y="{y - 4:.0f}" width="{w}" height="8" rx="4" fill="{colour}" transform="rotate({a:.0f} {x:.0f} {y:.0f})"/>')


def cream_bagel(s: Scene, cx: float, cy: float, r: float, *, crust: str = "#c98438", cream: str = "#fffaf0", leaf: str | None = None,
                slices: str | None = None) -> None:
    """A bagel cut and filled."""
    ring(s, cx, cy + r * 0.36, r * 0.97, crust=lighter(crust, 0.3))
    s.ellipse(cx, cy + r * 0.3, r * 0.98, r * 0.6, darker(cream, 0.16))
    if leaf:
        for i in range(14):
            t = i / 13 * math.pi
            s.ellipse(cx + math.cos(t) * r * 0.98, cy + r * 0.36 + math.sin(t) * r * 0.58, r * 0.17, r * 0.1, mixed(leaf, lighter(leaf, 0.4), s.random.random()))
    if slices:
        for i in range(9):
            t = (i + 0.5) / 9 * math.pi
            s.ellipse(cx + math.cos(t) * r * 0.94, cy + r * 0.22 + math.sin(t) * r * 0.58, r * 0.2, r * 0.1, s.linear(lighter(slices, 0.35), slices))
    s.ellipse(cx, cy + r * 0.14, r * 1.01, r * 0.62, s.linear(cream, darker(cream, 0.08)))
    s.ellipse(cx, cy + r * 0.06, r * 0.99, r * 0.6, cream)
    ring(s, cx, cy - r * 0.42, r, crust=crust, seeds="#fff3d2")


def toast(s: Scene, cx: float, cy: float, w: float, *, spread: str | None = None, turn: float = -8) -> None:
    """A slice of bread lying on its back, with something spread on it."""
    def shape(scale: float, dy: float = 0) -> str:
        a, b = w / 2 * scale, w * 0.36 * scale
        return (f"M{-a * .86},{b + dy} C{-a * 1.02},{b + dy} {-a * .98},{b * .3 + dy} {-a * .92},{-b * .2 + dy} C{-a * 1.25},{-b * .7 + dy} {-a * .9},{-b * 1.15 + dy} {-a * .4},{-b + dy} "
                f"C{-a * .2},{-b * .94 + dy} {a * .2},{-b * .94 + dy} {a * .4},{-b + dy} C{a * .9},{-b * 1.15 + dy} {a * 1.25},{-b * .7 + dy} {a * .92},{-b * .2 + dy} "
                f"C{a * .98},{b * .3 + dy} {a * 1.02},{b + dy} {a * .86},{b + dy} Z")
    s.shadow(cx, cy + w * 0.36, w * 0.5, w * 0.14)
    s.add(f'<g transform="translate({cx},{cy}) rotate({turn})">')
    s.path(shape(1, w * 0.1), "#9a5f2a")
    s.path(shape(1), s.linear("#c98a48", "#a9692f"))
    s.path(shape(0.9), s.radial("#fdeccb", "#f4d7a2", "#e0b473"))
    if spread:
        s.path(shape(0.8), s.radial(lighter(spread, 0.35), spread, darker(spread, 0.14)))
    s.add("</g>")
