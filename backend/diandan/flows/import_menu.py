"""A menu file becomes a brand's menu, pictures included, or nothing changes at all."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from diandan.infra import files
from diandan.infra.progress import Progress
from diandan.kernel.actor import Actor
from diandan.modules.catalog import queries as catalog
from diandan.modules.catalog import service as menus
from diandan.modules.catalog.queries import FileMapping, ReadMenu
from diandan.modules.catalog.service import ImportReport

LARGEST_PICTURE_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, and what it left blank on the way; each warning names row and column."""

    report: ImportReport
    warnings: tuple[dict[str, Any], ...]


def import_menu(
    *,
    brand: Any,
    content: bytes,
    form: str,
    by: Actor,
    mapping: FileMapping | None = None,
    pictures: Path | None = None,
    dry_run: bool = False,
    replace_all: bool = False,
    progress: Progress | None = None,
) -> Imported:
    """Take a menu file for a brand: everything, or nothing.

    ``pictures`` is the folder in which the file's ``picture`` cells name files. A dry run reports and changes
    nothing; ``replace_all`` archives what the file does not name.
    ``progress`` is told how far it is, and may call it off as long as nothing counts.

    Raises:
        UnreadableMenuFile, MenuFileProblems, StillUsed, CodeTaken, CalledOff; a picture's refusal.
    """
    if progress is not None:
        progress.enter("reading")
    menu = catalog.read_menu(content, form=form, mapping=mapping)
    if pictures is not None:
        menu = _with_pictures(brand, menu, pictures, by=by, keep=not dry_run)
    report = menus.take_menu(brand, menu, by=by, dry_run=dry_run, replace=replace_all, progress=progress)
    return Imported(report, tuple(warning.plain() for warning in menu.warnings))


def _with_pictures(brand: Any, menu: ReadMenu, folder: Path, *, by: Actor, keep: bool) -> ReadMenu:
    """Store the pictures the items name by file, and let the items name them by id.

    A dry run only forgets the names of files that are there, for nothing has been stored yet.
    """
    items = []
    for item in menu.document.items:
        path = folder / item.picture
        if not item.picture or item.picture.startswith("img_") or not path.is_file():
            items.append(item)
        elif keep:
            # Our own folder on our own machine: limited all the same, like everything that is decoded.
            stored = files.store_picture(path.read_bytes(), limit=LARGEST_PICTURE_BYTES)
            items.append(replace(item, picture=menus.add_picture(brand, stored, by=by).public_id))
        else:
            items.append(replace(item, picture=""))
    return replace(menu, document=replace(menu.document, items=tuple(items)))
