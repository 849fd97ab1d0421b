"""Menus out of files and into them: what was read is checked against the brand and taken whole."""

from typing import TYPE_CHECKING

from diandan.infra.progress import Progress
from diandan.kernel.actor import Actor
from diandan.modules.catalog import drafting
from diandan.modules.catalog.menufiles import writing
from diandan.modules.catalog.menufiles.canonical import ReadMenu
from diandan.modules.catalog.menufiles.problems import MenuFileProblems, located
from diandan.modules.catalog.service.importing import ImportReport, document_problems, import_menu

if TYPE_CHECKING:
    from diandan.modules.stores.models import Brand


def take_menu(
    brand: "Brand",
    menu: ReadMenu,
    *,
    by: Actor,
    dry_run: bool = False,
    replace: bool = False,
    progress: Progress | None = None,
) -> ImportReport:
    """Make a brand's menu what a file said.

    Raises:
        MenuFileProblems: names every row and column that is wrong, nothing was taken; StillUsed, CodeTaken,
            CalledOff.
    """
    problems = document_problems(brand, menu.document)
    if problems:
        raise MenuFileProblems(located(problems, menu.places, menu.columns))
    return import_menu(brand, menu.document, by=by, dry_run=dry_run, replace=replace, progress=progress)


def write_menu(brand: "Brand", *, form: str) -> bytes:
    """Return a brand's menu as a file; taking it again changes nothing.

    Raises:
        UnreadableMenuFile: a form we do not write.
    """
    return writing.write(drafting.document(brand), form=form)
