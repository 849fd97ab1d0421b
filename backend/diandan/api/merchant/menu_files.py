"""A brand's whole menu as a file: out for a spreadsheet, in again when it is mended."""

from typing import Annotated, Any, Literal

from django.http import HttpResponse
from ninja import File, Query, Router, Schema
from ninja.files import UploadedFile

from diandan.api.shared import auth
from diandan.api.shared.auth import StaffRequest
from diandan.flows import import_menu as flow
from diandan.infra import files
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
) -> dict[str, Any]:
    """Take a menu file: everything, or nothing; repeating it changes nothing."""
    imported = flow.import_menu(
        brand=request.brand,
        content=files.within_limit(file.read(files.limit_bytes() + 1)),
        form=catalog.menu_form_of(file.name or ""),
        mapping=catalog.built_in_mapping(mapping) if mapping else None,
        dry_run=dry_run,
        replace_all=replace,
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
