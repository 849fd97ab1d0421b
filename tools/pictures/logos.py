"""The marks of the two demo brands."""

import io

import resvg_py
from PIL import Image

SIZE = 512


def hillside() -> Image.Image:
    """Two hills that are also the rim of a cup, and the morning sun."""
    return _drawn(
        '<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#b0653a"/><stop offset="1" stop-color="#7f4020"/></linearGradient></defs>'
        '<rect width="512" height="512" rx="124" fill="url(#g)"/>'
        '<circle cx="332" cy="170" r="44" fill="#ffd9a0"/>'
        '<path d="M76,318 C136,240 166,150 226,150 C286,150 320,250 372,318 Z" fill="#fff4e4"/>'
        '<path d="M268,318 C304,276 322,236 354,236 C386,236 408,280 440,318 Z" fill="#f3c998"/>'
        '<path d="M76,340 L436,340 C432,404 372,436 256,436 C140,436 80,404 76,340 Z" fill="#fff4e4"/>'
    )


def paddy() -> Image.Image:
    """A bowl under an ear of rice."""
    grains = "".join(
        f'<ellipse cx="{256 + side * (26 + i * 2)}" cy="{100 + i * 42}" rx="16" ry="30" fill="#ffd98a" transform="rotate({side * 32} {256 + side * (26 + i * 2)} {100 + i * 42})"/>'
        for i in range(4) for side in (-1, 1)
    )
    return _drawn(
        '<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#c4452f"/><stop offset="1" stop-color="#8f2718"/></linearGradient></defs>'
        '<rect width="512" height="512" rx="124" fill="url(#g)"/>'
        f'<path d="M256,70 L256,290" stroke="#ffd98a" stroke-width="10" stroke-linecap="round"/><ellipse cx="256" cy="66" rx="15" ry="30" fill="#ffd98a"/>{grains}'
        '<path d="M84,286 L428,286 C428,380 364,424 320,432 L192,432 C148,424 84,380 84,286 Z" fill="#fff4e8"/>'
        '<path d="M104,318 C180,344 332,344 408,318" stroke="#c4452f" stroke-width="12" fill="none" stroke-linecap="round"/>'
    )


def _drawn(inner: str) -> Image.Image:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}" viewBox="0 0 512 512">{inner}</svg>'
    return Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg)))).convert("RGBA")


LOGOS = {"hillside": hillside, "paddy": paddy}
