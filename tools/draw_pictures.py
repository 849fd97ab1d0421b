"""Draw the pictures of the demo menus anew.

The emoji come from the npm package @lobehub/fluent-emoji-3d (Fluent Emoji © Microsoft, MIT); everything else is
drawn here. Run it from the top of the repository:

    npm pack @lobehub/fluent-emoji-3d && tar xzf lobehub-fluent-emoji-3d-*.tgz -C /tmp
    uv run --no-project --with resvg-py --with pillow --with numpy \
        tools/draw_pictures.py /tmp/package/assets [--only latte,croissant] [--sheet sheet.png]
"""

import argparse
import sys
from pathlib import Path

from PIL import Image

sys.path.insert(0, str(Path(__file__).parent / "pictures"))

import hillside
import logos
import paddy
from scene import Scene

TARGET = Path(__file__).parent.parent / "backend" / "diandan" / "demo" / "pictures"
BRANDS = {"hillside": hillside.RECIPES, "paddy": paddy.RECIPES}
QUALITY = 80
# As infra.files makes them of an upload.
SMALL_PX = 240


def main() -> None:
    """Draw what was asked for."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("emoji", type=Path)
    asked.add_argument("--only", default="")
    asked.add_argument("--sheet", type=Path)
    chosen = asked.parse_args()
    only = set(filter(None, chosen.only.split(",")))
    drawn: list[Image.Image] = []
    for brand, recipes in BRANDS.items():
        (TARGET / brand / "small").mkdir(parents=True, exist_ok=True)
        for code, (tone, draw) in recipes.items():
            if only and code not in only:
                continue
            scene = Scene(tone, seed=code, emoji=chosen.emoji)
            draw(scene)
            picture = scene.render()
            keep(picture, brand, code)
            drawn.append(picture)
        if not only or f"{brand}-logo" in only:
            logo = logos.LOGOS[brand]()
            keep(logo, brand, "logo")
            drawn.append(logo.convert("RGB"))
    if chosen.sheet:
        sheet(drawn).save(chosen.sheet)


def keep(picture: Image.Image, brand: str, code: str) -> None:
    """Write a picture in the two sizes the shop serves."""
    picture.save(TARGET / brand / f"{code}.webp", quality=QUALITY, method=6)
    small = picture.resize((SMALL_PX, SMALL_PX), Image.Resampling.LANCZOS)
    small.save(TARGET / brand / "small" / f"{code}.webp", quality=QUALITY, method=6)


def sheet(pictures: list[Image.Image], across: int = 8, size: int = 224) -> Image.Image:
    """Return all pictures side by side."""
    across = min(across, len(pictures))
    whole = Image.new("RGB", (across * size, -(-len(pictures) // across) * size), "white")
    for index, picture in enumerate(pictures):
        small = picture.resize((size - 6, size - 6), Image.Resampling.LANCZOS)
        whole.paste(small, (index % across * size + 3, index // across * size + 3))
    return whole


if __name__ == "__main__":
    main()
