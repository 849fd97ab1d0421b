"""The sentences for people, from ``contracts/errors.json``, and the language to say them in."""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest

LANGUAGES = ("zh", "en")
_SLOT = re.compile(r"\{([a-z_]+)\}")


def language_of(request: HttpRequest) -> str:
    """The first language of the request we speak; Chinese when there is none."""
    wishes = []
    for position, part in enumerate(request.headers.get("Accept-Language", "")[:200].split(",")):
        tag, _, quality = part.strip().partition(";q=")
        try:
            wishes.append((-float(quality or 1), position, tag.lower()[:2]))
        except ValueError:
            continue
    return next((tag for _, _, tag in sorted(wishes) if tag in LANGUAGES), LANGUAGES[0])


def message(code: str, details: Mapping[str, Any], *, language: str) -> str:
    """Say an error in a language; ``{name}`` in the text stands for the detail of that name."""
    entry = _texts().get(code, {})
    text: str = entry.get(language) or code
    return _SLOT.sub(lambda slot: str(details.get(slot[1], "")), text)


@lru_cache(maxsize=1)
def _texts() -> dict[str, dict[str, str]]:
    texts: dict[str, dict[str, str]] = json.loads((settings.CONTRACTS_DIR / "errors.json").read_text("utf-8"))
    return texts
