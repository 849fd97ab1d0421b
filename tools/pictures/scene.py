"""A picture being drawn: a soft background, shadows, shapes in SVG, Fluent emoji set into them.

Owns the light (from the upper left), the shadows and the paper. What is drawn stands in the other files.
"""

import base64
import colorsys
import io
import random
from pathlib import Path

import numpy as np
import resvg_py
from PIL import Image, ImageFilter

SIZE = 960
EMOJI_PX = 640
# Things are enlarged until they fill so much of the paper, but never more than this.
FILLED = 800
ZOOM_MAX = 1.25

# Of the hues from … to (degrees): turn by so many degrees, times this saturation, times this lightness.
Paint = tuple[float, float, float, float, float]

# A category's paper: light in the middle, deeper at the edge, and the colour of its shadows.
TONES = {
    "cream": ("#fdf7ee", "#ecd9c0", "#8a6238"),
    "apricot": ("#fff4ea", "#f3cfb2", "#96562a"),
    "mist": ("#f6f9f9", "#c9d9dd", "#3d5d68"),
    "sage": ("#f7f9ee", "#d3e0bc", "#586b35"),
    "blush": ("#fff5f2", "#f3d1c9", "#92493e"),
    "wheat": ("#fff9ea", "#f0dcab", "#8c6a22"),
    "rose": ("#fdf4f6", "#edccd8", "#87465f"),
    "garden": ("#f6faf1", "#cbdfc1", "#47663a"),
    "kraft": ("#f8f4ee", "#d8cab8", "#6b533a"),
    "honey": ("#fff7e8", "#f3d7a2", "#8f6220"),
    "lantern": ("#fff4ec", "#f2c8b0", "#96432a"),
    "ember": ("#fff3e3", "#f2cf9f", "#8f5417"),
    "celadon": ("#f3f9f5", "#c4ddd0", "#3b6653"),
}


class Scene:
    """Collects SVG; ``seed`` makes two pictures of one tone differ a little, always in the same way."""

    def __init__(self, tone: str, *, seed: str, emoji: Path) -> None:
        self.light, self.deep, self.shade = TONES[tone]
        self.random = random.Random(seed)
        self._emoji = emoji
        self._defs: list[str] = []
        self._body: list[str] = []
        self._count = 0
        self._paper()
        self._ground, self._body = self._body, []

    # --- building blocks -------------------------------------------------------------------------------

    def add(self, svg: str) -> None:
        """Put a piece of SVG on top of what is there."""
        self._body.append(svg)

    def linear(self, *stops: str, angle: str = "v", at: list[float] | None = None) -> str:
        """Return a reference to a gradient over the shape's box; ``angle`` is v, h or d."""
        ends = {"v": (0, 0, 0, 1), "h": (0, 0, 1, 0), "d": (0, 0, 1, 1)}[angle]
        x1, y1, x2, y2 = ends
        return self._gradient(f'linearGradient x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"', stops, at)

    def radial(self, *stops: str, at: list[float] | None = None, cx: float = 0.4, cy: float = 0.35,
               r: float = 0.75) -> str:
        """Return a reference to a gradient around the light spot."""
        return self._gradient(f'radialGradient cx="{cx}" cy="{cy}" r="{r}"', stops, at)

    def clip(self, svg: str) -> str:
        """Return a reference to a clip path."""
        name = self._name()
        self._defs.append(f'<clipPath id="{name}">{svg}</clipPath>')
        return f"url(#{name})"

    def blur(self, deviation: float) -> str:
        """Return a reference to a blur."""
        name = self._name()
        self._defs.append(
            f'<filter id="{name}" x="-60%" y="-60%" width="220%" height="220%">'
            f'<feGaussianBlur stdDeviation="{deviation}"/></filter>'
        )
        return f"url(#{name})"

    def ellipse(self, cx: float, cy: float, rx: float, ry: float, fill: str, extra: str = "") -> None:
        """Add an ellipse."""
        self.add(f'<ellipse cx="{cx:.1f}" cy="{cy:.1f}" rx="{rx:.1f}" ry="{ry:.1f}" fill="{fill}" {extra}/>')

    def path(self, d: str, fill: str = "none", extra: str = "") -> None:
        """Add a path."""
        self.add(f'<path d="{d}" fill="{fill}" {extra}/>')

    def shadow(self, cx: float, cy: float, rx: float, ry: float, strength: float = 0.34) -> None:
        """Add a contact shadow that falls a little to the right."""
        wide, tight = self.blur(rx * 0.12), self.blur(rx * 0.045)
        self.ellipse(cx + rx * 0.1, cy + ry * 0.35, rx * 1.08, ry * 1.15, self.shade,
                     f'opacity="{strength * 0.55:.2f}" filter="{wide}"')
        self.ellipse(cx + rx * 0.03, cy + ry * 0.05, rx * 0.92, ry * 0.8, self.shade,
                     f'opacity="{strength:.2f}" filter="{tight}"')

    def emoji(self, code: str, cx: float, cy: float, size: float, *, turn: float = 0, flip: bool = False,
              paint: tuple[Paint, ...] = (), shadow: bool = True, opacity: float = 1) -> None:
        """Set an emoji; ``size`` is the longer side of what is visible of it."""
        picture = _emoji(self._emoji / f"{code}.webp", paint)
        if turn:
            picture = picture.rotate(-turn, Image.Resampling.BICUBIC, expand=True)
            picture = picture.crop(picture.getchannel("A").getbbox())
        if flip:
            picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        scale = size / max(picture.size)
        width, height = picture.width * scale, picture.height * scale
        if shadow:
            self.shadow(cx, cy + height / 2 - height * 0.035, width * 0.42, max(height * 0.055, 10), 0.4)
        out = io.BytesIO()
        picture.save(out, "PNG")
        uri = "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()
        self.add(
            f'<image x="{cx - width / 2:.1f}" y="{cy - height / 2:.1f}" width="{width:.1f}" '
            f'height="{height:.1f}" opacity="{opacity}" href="{uri}"/>'
        )

    # --- finished --------------------------------------------------------------------------------------

    def render(self) -> Image.Image:
        """Return the picture."""
        things = "".join(self._body)
        left, top, right, bottom = self._drawn(things).getchannel("A").point(lambda a: 255 * (a > 150)).getbbox()
        zoom = min(ZOOM_MAX, FILLED / (right - left), FILLED / (bottom - top))
        x, y = SIZE / 2 - zoom * (left + right) / 2, SIZE / 2 + 14 - zoom * (top + bottom) / 2
        placed = f'<g transform="translate({x:.1f},{y:.1f}) scale({zoom:.4f})">{things}</g>'
        return self._drawn("".join(self._ground) + placed).convert("RGB")

    def _drawn(self, inner: str) -> Image.Image:
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}" '
            f'viewBox="0 0 {SIZE} {SIZE}"><defs>{"".join(self._defs)}</defs>{inner}</svg>'
        )
        return Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg)))).convert("RGBA")

    def _paper(self) -> None:
        shift = self.random.uniform(-0.06, 0.06)
        spot = (0.42 + shift, 0.36 + self.random.uniform(-0.04, 0.04))
        middle = mixed(self.light, self.deep, 0.45)
        deep = mixed(self.deep, self.shade, self.random.uniform(0, 0.05))
        fill = self.radial(self.light, middle, deep, at=[0, 0.55, 1], cx=spot[0], cy=spot[1], r=0.95)
        self.add(f'<rect width="{SIZE}" height="{SIZE}" fill="{fill}"/>')
        # The table: a faint lighter ground the things stand on.
        soft = self.blur(36)
        self.ellipse(480, 740, 430, 130, self.light, f'opacity="0.55" filter="{soft}"')

    def _gradient(self, tag: str, stops: tuple[str, ...], at: list[float] | None) -> str:
        name = self._name()
        places = at or [index / (len(stops) - 1) for index in range(len(stops))]
        inner = "".join(_stop(place, colour) for place, colour in zip(places, stops, strict=True))
        kind = tag.split(" ", 1)[0]
        self._defs.append(f'<{tag} id="{name}">{inner}</{kind}>')
        return f"url(#{name})"

    def _name(self) -> str:
        self._count += 1
        return f"n{self._count}"


def mixed(one: str, other: str, share: float) -> str:
    """Return a colour between two; ``share`` is how much of the other."""
    a, b = _rgb(one), _rgb(other)
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in zip(a, b, strict=True))


def lighter(colour: str, share: float) -> str:
    """Return a colour nearer to white."""
    return mixed(colour, "#ffffff", share)


def darker(colour: str, share: float) -> str:
    """Return a colour nearer to a warm black."""
    return mixed(colour, "#1d0f06", share)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _stop(place: float, colour: str) -> str:
    opacity = f' stop-opacity="{int(colour[7:9], 16) / 255:.2f}"' if len(colour) == 9 else ""
    return f'<stop offset="{place:.3f}" stop-color="{colour[:7]}"{opacity}/>'


def _emoji(path: Path, paint: tuple[Paint, ...]) -> Image.Image:
    picture = Image.open(path).convert("RGBA")
    picture = picture.crop(picture.getchannel("A").getbbox())
    if paint:
        picture = _recoloured(picture, paint)
    scale = EMOJI_PX / max(picture.size)
    # Resized with premultiplied alpha, so that no dark fringe appears.
    large = picture.convert("RGBa").resize(
        (round(picture.width * scale), round(picture.height * scale)), Image.Resampling.LANCZOS
    ).convert("RGBA")
    colours = large.convert("RGB").filter(ImageFilter.UnsharpMask(radius=3, percent=60, threshold=0))
    colours.putalpha(large.getchannel("A"))
    return colours


def _recoloured(picture: Image.Image, paint: tuple[Paint, ...]) -> Image.Image:
    cells = np.asarray(picture, dtype=float) / 255
    flat = cells.reshape(-1, 4)
    out = flat.copy()
    for index, (red, green, blue, alpha) in enumerate(flat):
        if alpha == 0:
            continue
        h, light, s = colorsys.rgb_to_hls(red, green, blue)
        for low, high, turn, saturation, lightness in paint:
            if low <= h * 360 <= high:
                colour = colorsys.hls_to_rgb((h + turn / 360) % 1, min(light * lightness, 1), min(s * saturation, 1))
                out[index, :3] = colour
                break
    return Image.fromarray((out.reshape(cells.shape) * 255).astype("uint8"), "RGBA")
