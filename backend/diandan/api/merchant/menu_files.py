"""A brand's whole menu as a file: out for a spreadsheet, in again when it is mended."""

from contextlib import ExitStack
from typing import Annotated, Any, Literal

from django.http import HttpResponse
from ninja import File, Path, Query, Router, Schema
from ninja.files import UploadedFile

from diandan.api.shared import auth
from diandan.api.shared.auth import StaffRequest
from diandan.api.shared.schemas import Nothing
from diandan.flows import import_menu as flow
from diandan.infra import files, progress
from diandan.modules.accounts.roles import Permission
from diandan.modules.catalog import queries as catalog
from diandan.modules.catalog import service as menus

router = Router(tags=["catalog"])

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json; charset=utf-8",
}


class CountsOut(Schema):
    """How many of each kind."""

    categories: int
    groups: int
    items: int


class WarningOut(Schema):
    """A cell that was left blank, and why."""

    sheet: str
    row: int
    column: str
    reason: str
    value: str


class ImportOut(Schema):
    """What an import did, or in a dry run would do."""

    is_dry_run: bool
    created: CountsOut
    changed: CountsOut
    unchanged: CountsOut
    archived: CountsOut
    warnings: list[WarningOut]


class ProgressOut(Schema):
    """Rows done of all rows; "waiting" is what has not begun, or is over."""

    stage: Literal["waiting", "reading", "writing"]
    done: int
    rows: int


WorkKey = Annotated[str, Path(min_length=8, max_length=64)]


@router.get("/brands/{brand_id}/menu-file", auth=auth.staff(Permission.CATALOG), operation_id="export_menu")
def export_menu(
    request: StaffRequest, brand_id: str, form: Annotated[Literal["csv", "xlsx", "json"], Query()] = "xlsx"
) -> HttpResponse:
    """The menu as a file; importing it changes nothing."""
    content = menus.write_menu(request.brand, form=form)
    name = f"menu-{request.brand.slug}.{form}"
    return HttpResponse(
        content,
        content_type=TYPES[form],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@router.post(
    "/brands/{brand_id}/menu-file",
    auth=auth.staff(Permission.CATALOG),
    response=ImportOut,
    operation_id="import_menu",
)
def import_menu(
    request: StaffRequest,
    brand_id: str,
    file: File[UploadedFile],
    dry_run: Annotated[bool, Query()] = False,
    replace: Annotated[bool, Query()] = False,
    mapping: Annotated[str | None, Query(max_length=40)] = None,
    work: Annotated[str | None, Query(min_length=8, max_length=64)] = None,
) -> dict[str, Any]:
    """Take a menu file: everything, or nothing; repeating it changes nothing.

    ``work`` is a name the caller made up, by which it asks how far this is and calls it off.
    """
    with ExitStack() as stack:
        followed = stack.enter_context(progress.of_work(request.brand.public_id, work)) if work else None
        imported = flow.import_menu(
            brand=request.brand,
            content=files.within_limit(file.read(files.limit_bytes() + 1)),
            form=catalog.menu_form_of(file.name or ""),
            mapping=catalog.built_in_mapping(mapping) if mapping else None,
            dry_run=dry_run,
            replace_all=replace,
            progress=followed,
            by=request.actor,
        )
    report = imported.report
    parts = {
        "created": report.created,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "archived": report.archived,
    }
    return {
        "is_dry_run": dry_run,
        "warnings": imported.warnings[:200],
        **{name: {kind: len(codes) for kind, codes in part.items()} for name, part in parts.items()},
    }


@router.get(
    "/brands/{brand_id}/menu-file/works/{work}",
    auth=auth.staff(Permission.CATALOG),
    response=ProgressOut,
    operation_id="show_import_progress",
)
def show_import_progress(request: StaffRequest, brand_id: str, work: WorkKey) -> progress.Progress:
    """How far an import is."""
    return progress.seen(request.brand.public_id, work)


@router.delete(
    "/brands/{brand_id}/menu-file/works/{work}",
    auth=auth.staff(Permission.CATALOG),
    response=Nothing,
    operation_id="call_off_import",
)
def call_off_import(request: StaffRequest, brand_id: str, work: WorkKey) -> dict[str, Any]:
    """Have an import stop, so that nothing of it counts; one that is over stays."""
    progress.call_off(request.brand.public_id, work)
    return {}
