"""The words by which a guest finds an item: names, tags, ingredients, pinyin and its initials.

Made when an item is saved and sent with the menu, so that searching is one ``includes`` on the phone.
"""

import re
from collections.abc import Iterable

LIMIT = 500

_CJK = re.compile(r"[\u4e00-\u9fff]")


def keys(name: str, name_en: str, others: Iterable[str] = ()) -> str:
    """Return lower-case search words: ``拿铁`` with ``Latte`` → ``拿铁 latte natie nt``."""
    # Only when a menu is edited: its tables take a quarter of a second to load, and no guest needs them.
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    words: list[str] = [name, name_en, *others]
    for text in (name, *others):
        if _CJK.search(text):
            words.append("".join(lazy_pinyin(text)))
            words.append("".join(lazy_pinyin(text, style=Style.FIRST_LETTER)))
    seen = dict.fromkeys(word.strip().lower() for word in words if word.strip())
    return " ".join(seen)[:LIMIT]
