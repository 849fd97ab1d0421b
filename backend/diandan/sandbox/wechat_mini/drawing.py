"""Mini-program codes: a real picture, with what it leads to readable by any scanner.

The real one is a pattern of its own that only its own scanner reads; here it is a QR code of the same size.
"""

import io
import re
import sqlite3
from typing import Any

import segno
from PIL import Image

from diandan.sandbox.store import Store
from diandan.sandbox.wechat_mini import apps
from diandan.sandbox.wechat_mini.errors import ApiError, bad_data, invalid_page

# Source: "获取不限制的小程序码": at most 32 visible characters of these.
SCENE = re.compile(r"[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}")
WIDTH_MIN, WIDTH_MAX, WIDTH = 280, 1280, 430
VERSIONS = ("release", "trial", "develop")


def unlimited(store: Store, app: sqlite3.Row, body: dict[str, Any]) -> bytes:
    """Return the picture ``POST /wxa/getwxacodeunlimit`` answers with, as PNG.

    Raises:
        ApiError: 40169 for a bad scene, 41030 for a page the published version lacks.
    """
    scene, page = body.get("scene"), str(body.get("page", ""))
    if not isinstance(scene, str) or not SCENE.fullmatch(scene):
        raise ApiError(40169, "invalid length for scene, or the data is not json string")
    if page.startswith("/") or "?" in page:
        raise invalid_page()
    if page and body.get("check_path", True) and not apps.has_page(app, page):
        raise invalid_page()
    if body.get("env_version", "release") not in VERSIONS:
        raise bad_data("env_version")
    width = body.get("width", WIDTH)
    if not isinstance(width, int) or isinstance(width, bool) or not WIDTH_MIN <= width <= WIDTH_MAX:
        raise bad_data("width")
    store.insert(
        "mini_drawn",
        appid=app["appid"],
        scene=scene,
        page=page,
        env_version=body.get("env_version", "release"),
    )
    return _drawn(f"weixin://{app['appid']}/{page}?scene={scene}", width)


def _drawn(text: str, width: int) -> bytes:
    raw = io.BytesIO()
    segno.make(text, error="m").save(raw, kind="png", scale=8, border=3)
    raw.seek(0)
    picture = Image.open(raw).convert("L").resize((width, width), Image.Resampling.NEAREST)
    out = io.BytesIO()
    picture.save(out, format="PNG")
    return out.getvalue()
