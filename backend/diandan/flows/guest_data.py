"""What we hold on a guest: shown, handed out as a file, forgotten.

Every room says for itself what it holds (``modules/<room>/personal.py``); this flow knows no table.
Forgetting is one unit: it happens everywhere or nowhere.
"""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from django.conf import settings

from diandan.infra import files, personal, tx
from diandan.infra.personal import Block, Ends, Holding, Subject
from diandan.kernel import clock
from diandan.kernel.errors import Refused
from diandan.modules.accounts import service as accounts
from diandan.modules.ordering import queries as orders


class NotYet(Refused):
    """Something under way needs the guest; ``reasons`` are the codes, ``refs`` what they are about."""

    code = "privacy.not_yet"


@cache
def doors() -> tuple[ModuleType, ...]:
    """The rooms that hold something on guests, in the order in which they part with them: from the top."""
    names = [f"diandan.modules.{room}.personal" for room in reversed(settings.ROOMS)]
    return tuple(import_module(name) for name in names if find_spec(name))


@cache
def register() -> tuple[Holding, ...]:
    """Everything that is held on guests, by which room."""
    return tuple(holding for door in reversed(doors()) for holding in door.HOLDINGS) + personal.HOLDINGS


def subject_of(guest: Any) -> Subject:
    """Everything by which rows may lead to a guest."""
    return Subject(guest.pk, guest.public_id, tuple(orders.every_id_of_guest(guest.pk)))


def receipt(guest: Any) -> dict[str, Any]:
    """What is held on a guest, why, until when, what becomes of it, and whether they can be forgotten now."""
    subject = subject_of(guest)
    return {
        "guest_id": guest.public_id,
        "holdings": [
            {
                "code": holding.code,
                "what": holding.what,
                "what_en": holding.what_en,
                "why": holding.why,
                "why_en": holding.why_en,
                "count": holding.rows(subject).count(),
                "keeps_days": holding.keeps_days,
                "ends": holding.ends.value,
            }
            for holding in personal.shown(register())
        ],
        "blocks": [{"code": block.code, "ref": block.ref} for block in _blocks(subject)],
    }


def export(guest: Any) -> dict[str, Any]:
    """Everything that is held on a guest, as plain values, with why."""
    subject = subject_of(guest)
    return {
        "guest_id": guest.public_id,
        "written_at": clock.instant(clock.now()),
        "held": [
            {
                "code": holding.code,
                "what": holding.what,
                "what_en": holding.what_en,
                "why": holding.why,
                "why_en": holding.why_en,
                "rows": holding.export(subject),
            }
            for holding in register()
        ],
    }


def export_zip(guest: Any) -> bytes:
    """The same with the guest's pictures beside it."""
    written = export(guest)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.json", json.dumps(written, ensure_ascii=False, indent=2))
        for name in _pictures(written):
            if picture := files.private_content(name):
                archive.writestr(f"photos/{name.rsplit('/', 1)[-1]}", picture)
    return content.getvalue()


def erase(guest: Any) -> None:
    """Forget a guest, everywhere or nowhere; what must be kept for the books is nobody's from then on.

    Raises:
        NotYet: an order, a refund or a balance is under way; nothing was forgotten.
    """

    def unit() -> None:
        subject = subject_of(guest)
        if found := _blocks(subject):
            codes = list(dict.fromkeys(block.code for block in found))
            raise NotYet(reasons=codes, refs=[block.ref for block in found if block.ref])
        nobody = accounts.nobody()
        for part in _functions("part"):
            part(subject, nobody.pk)
        for holding in register():
            if holding.ends is Ends.DELETED and holding.model != "accounts.Guest":
                holding.delete(subject)
        accounts.erase_guest(guest.pk)

    tx.run(unit)


def _blocks(subject: Subject) -> list[Block]:
    return [block for blocks in _functions("blocks") for block in blocks(subject)]


def _functions(name: str) -> Iterator[Callable[..., Any]]:
    return (getattr(door, name) for door in doors() if hasattr(door, name))


def _pictures(written: dict[str, Any]) -> Iterator[str]:
    for held in written["held"]:
        for row in held["rows"]:
            yield from (value for value in row.values() if files.is_private(value))
