"""The menu's first screen, drawn into the guest's page: a phone shows it before the program has come.

Drawn is what the shop itself says: its name, its categories, the first things it sells. What the program
says (hours, keys, modes) is a shape until the program is there, which then draws the whole screen anew.
Nothing of the guest is in it: two phones at one table get the same bytes.
"""

import gzip
import hashlib
import json
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from threading import Lock
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from diandan.api.clients.assets import Asset
from diandan.api.shared.texts import language_of
from diandan.flows import browse_menu
from diandan.flows.browse_menu import Opening
from diandan.kernel.errors import DomainError
from diandan.kernel.money import format_yuan

# Addresses of the menu below /m/; other screens keep their plain page.
PAGES = frozenset({"", "pages/menu/index"})
# A tall phone shows no more.
ROWS = 6
CATEGORIES = 13
# The pictures that are asked for before anything else.
EAGER = 3
# Pages kept in memory, some ten kilobytes each.
KEPT = 512

# Where the built page has room for it.
_FACTS = b"<!--first-facts-->"
_SCREEN = b"<!--first-screen-->"

_MODES = SafeString('<i class="dd-first-modes"></i>')
_NOTICE = SafeString('<i class="dd-first-notice"></i>')
_FIRST = SafeString(' fetchpriority="high"')

_Key = tuple[str, ...]
_kept: OrderedDict[_Key, Asset] = OrderedDict()
_guard = Lock()


def drawn(request: HttpRequest, page: Asset) -> Asset | None:
    """Return the page with the menu's first screen in it; nothing where it is not known or not at hand.

    Never waits for a menu to be built: one that is not ready is left to the program.
    """
    code, store_id = request.GET.get("code", ""), request.GET.get("store", "")
    if not (code or store_id):
        return None
    try:
        opening = browse_menu.opening(store_id=store_id[:64], code=code[:64])
    except DomainError:
        return None
    if opening is None:
        return None
    language = language_of(request)
    menu = opening.menu
    said = (opening.name, opening.name_en, opening.table_label, str(opening.is_open), str(opening.has_modes))
    key = (page.etag, menu.store_id, menu.mode, menu.etag, language, *said)
    with _guard:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    made = _page(page, opening, language)
    with _guard:
        _kept[key] = made
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return made


def _page(page: Asset, opening: Opening, language: str) -> Asset:
    menu = json.loads(opening.menu.bytes)
    facts, screen = _facts(opening, language), _screen(opening, menu, language)
    body = page.body.replace(_FACTS, facts.encode(), 1).replace(_SCREEN, screen.encode(), 1)
    return Asset(
        body=body,
        gzipped=gzip.compress(body, 6, mtime=0),
        content_type=page.content_type,
        etag=f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"',
    )


def _facts(opening: Opening, language: str) -> SafeString:
    """Where the menu is, for the script that asks for it early."""
    return format_html(
        '<meta name="dd-menu" content="/api/guest/v1/stores/{}/menu?mode={}" data-language="{}">',
        opening.menu.store_id,
        opening.menu.mode,
        language,
    )


def _screen(opening: Opening, menu: Mapping[str, Any], language: str) -> SafeString:
    items = {item["id"]: item for item in menu["items"]}
    headings = [
        heading for heading in menu["categories"] if any(each in items for each in heading["item_ids"])
    ]
    return format_html(
        '<div class="dd-first-drawn"><div class="dd-first-head"><p class="dd-first-store">{}</p>'
        '<i class="dd-first-line"></i><div class="dd-first-serving">{}{}</div></div>{}'
        '<i class="dd-first-search"></i><div class="dd-first-columns"><div class="dd-first-rail">{}</div>'
        '<div class="dd-first-list">{}</div></div></div>',
        _named({"name": opening.name, "name_en": opening.name_en}, "name", language),
        format_html('<div class="dd-first-table">{}</div>', opening.table_label)
        if opening.table_label
        else "",
        _MODES if opening.has_modes else "",
        "" if opening.is_open else _NOTICE,
        format_html_join(
            "", "<p>{}</p>", ((_named(heading, "name", language),) for heading in headings[:CATEGORIES])
        ),
        _list(headings, items, language),
    )


def _table(label: str) -> SafeString:
    return format_html('<div class="dd-first-table">{}</div>', label)


def _list(
    headings: Iterable[Mapping[str, Any]], items: Mapping[str, Mapping[str, Any]], language: str
) -> SafeString:
    """The first rows, under their headings as the menu has them."""
    parts: list[SafeString] = []
    rows = 0
    for heading in headings:
        if rows >= ROWS:
            break
        parts.append(format_html("<h2>{}</h2>", _named(heading, "name", language)))
        for item_id in heading["item_ids"]:
            if rows < ROWS and item_id in items:
                parts.append(_row(items[item_id], language, is_eager=rows < EAGER))
                rows += 1
    return format_html_join("", "{}", ((part,) for part in parts))


def _row(item: Mapping[str, Any], language: str, *, is_eager: bool) -> SafeString:
    picture = item["picture"]
    return format_html(
        '<div class="dd-first-item{}"><div class="dd-first-picture">{}</div><div class="dd-first-words">'
        '<div class="dd-first-told"><p>{}</p><p>{}</p></div>'
        '<div class="dd-first-foot"><small>¥</small>{}</div></div></div>',
        " off" if item["is_sold_out"] else "",
        format_html(
            '<img src="{}" alt="" width="96" height="96"{}>',
            picture["small"],
            _FIRST if is_eager else "",
        )
        if picture
        else "",
        _named(item, "name", language),
        _named(item, "description", language),
        format_yuan(item["from_price_fen"]).rstrip("0").rstrip("."),
    )


def _named(thing: Mapping[str, Any], field: str, language: str) -> str:
    """A word of the shop's in the guest's language, Chinese where it has no other."""
    english = str(thing[f"{field}_en"]) if language == "en" else ""
    return english or str(thing[field])
