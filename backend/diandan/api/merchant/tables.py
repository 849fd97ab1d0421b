"""Areas, tables, and the codes guests scan."""

from typing import TYPE_CHECKING, Annotated, Any

import segno
from django.conf import settings
from django.http import HttpResponse
from ninja import Field, Router, Schema
from ninja.responses import Status

from diandan.api.shared import auth
from diandan.api.shared.auth import StaffRequest
from diandan.modules.accounts import queries as people
from diandan.modules.accounts.roles import Permission
from diandan.modules.stores import queries
from diandan.modules.stores import service as stores

if TYPE_CHECKING:
    from diandan.modules.stores.models import Area, Table

router = Router(tags=["tables"])

may_see = auth.staff(Permission.ORDERS)
may_set = auth.staff(Permission.STORE_SETTINGS)


class TableOut(Schema):
    """A table, its code, and the address the code is printed as."""

    id: str
    label: str
    seats: int
    code: str
    url: str


class AreaOut(Schema):
    """A part of the store with its tables."""

    id: str
    name: str
    name_en: str
    tables: list[TableOut]


class TablesOut(Schema):
    """All areas of a store in order; ``has_mini_codes``: codes can open a mini-program too."""

    areas: list[AreaOut]
    has_mini_codes: bool


class AreaIn(Schema):
    name: Annotated[str, Field(max_length=60)]
    name_en: Annotated[str, Field(max_length=60)] = ""


class AreaChangeIn(Schema):
    """Fields left out stay as they are."""

    name: Annotated[str | None, Field(max_length=60)] = None
    name_en: Annotated[str | None, Field(max_length=60)] = None


class TableIn(Schema):
    label: Annotated[str, Field(max_length=40)]
    seats: int = 2


class TablesIn(Schema):
    """Several tables at once."""

    labels: Annotated[list[Annotated[str, Field(max_length=40)]], Field(min_length=1, max_length=200)]
    seats: int = 2


class TableChangeIn(Schema):
    """Fields left out stay as they are; ``area_id`` moves the table."""

    label: Annotated[str | None, Field(max_length=40)] = None
    seats: int | None = None
    area_id: Annotated[str | None, Field(max_length=40)] = None


class PrintedCodeOut(Schema):
    """A code to be printed: what stands on it, and its dark modules row by row, without the quiet zone."""

    table_id: str | None
    label: str
    area: str
    area_en: str
    url: str
    rows: list[str]


class CodeSheetOut(Schema):
    """Everything a sheet of codes needs: the brand's look, the counter's code, each table's."""

    brand: str
    brand_en: str
    store: str
    store_en: str
    accent: str
    counter: PrintedCodeOut
    tables: list[PrintedCodeOut]


@router.get("/stores/{store_id}/tables", auth=may_see, response=TablesOut, operation_id="list_tables")
def list_tables(request: StaffRequest, store_id: str) -> dict[str, Any]:
    """Areas and tables with their codes."""
    return {
        "areas": [_area(request, area, tables) for area, tables in queries.areas(request.store)],
        "has_mini_codes": people.has_app_of(request.store.brand_id),
    }


@router.post("/stores/{store_id}/areas", auth=may_set, response={201: AreaOut}, operation_id="add_area")
def add_area(request: StaffRequest, store_id: str, payload: AreaIn) -> Status[Any]:
    """Add an area; its name is taken once, so a repeat is refused and not doubled."""
    area = stores.add_area(request.store, name=payload.name, name_en=payload.name_en, by=request.actor)
    return Status(201, _area(request, area, []))


@router.post(
    "/stores/{store_id}/areas/{area_id}/tables",
    auth=may_set,
    response={201: TableOut},
    operation_id="add_table",
)
def add_table(request: StaffRequest, store_id: str, area_id: str, payload: TableIn) -> Status[Any]:
    """Add a table with a fresh code; its label is taken once, so a repeat is refused and not doubled."""
    area = queries.area(request.store, area_id)
    return Status(
        201,
        _table(request, stores.add_table(area, label=payload.label, seats=payload.seats, by=request.actor)),
    )


@router.post(
    "/stores/{store_id}/areas/{area_id}/tables/batch",
    auth=may_set,
    response={201: list[TableOut]},
    operation_id="add_tables",
)
def add_tables(request: StaffRequest, store_id: str, area_id: str, payload: TablesIn) -> Status[Any]:
    """Add several tables: all, or none when one of the labels is taken."""
    area = queries.area(request.store, area_id)
    made = stores.add_tables(area, labels=payload.labels, seats=payload.seats, by=request.actor)
    return Status(201, [_table(request, table) for table in made])


@router.patch(
    "/stores/{store_id}/areas/{area_id}", auth=may_set, response=AreaOut, operation_id="change_area"
)
def change_area(request: StaffRequest, store_id: str, area_id: str, payload: AreaChangeIn) -> dict[str, Any]:
    """Call an area something else."""
    area = queries.area(request.store, area_id)
    stores.change_area(area, name=payload.name, name_en=payload.name_en, by=request.actor)
    return next(
        _area(request, row, tables)
        for row, tables in queries.areas(request.store)
        if row.public_id == area_id
    )


@router.delete(
    "/stores/{store_id}/areas/{area_id}", auth=may_set, response={204: None}, operation_id="archive_area"
)
def archive_area(request: StaffRequest, store_id: str, area_id: str) -> Status[None]:
    """Give an area up; one with tables is refused."""
    stores.archive_area(queries.area(request.store, area_id), by=request.actor)
    return Status(204, None)


@router.patch(
    "/stores/{store_id}/tables/{table_id}", auth=may_set, response=TableOut, operation_id="change_table"
)
def change_table(
    request: StaffRequest, store_id: str, table_id: str, payload: TableChangeIn
) -> dict[str, Any]:
    """Rename a table, count its seats anew, move it; its printed code stays good."""
    table = queries.table(request.store, table_id)
    area = queries.area(request.store, payload.area_id) if payload.area_id else None
    changed = stores.change_table(
        table, label=payload.label, seats=payload.seats, area=area, by=request.actor
    )
    return _table(request, changed)


@router.delete(
    "/stores/{store_id}/tables/{table_id}", auth=may_set, response={204: None}, operation_id="archive_table"
)
def archive_table(request: StaffRequest, store_id: str, table_id: str) -> Status[None]:
    """Take a table away; its printed code leads nowhere from now on, its orders stay."""
    stores.archive_table(queries.table(request.store, table_id), by=request.actor)
    return Status(204, None)


@router.post(
    "/stores/{store_id}/tables/{table_id}/code",
    auth=may_set,
    response=TableOut,
    operation_id="reissue_table_code",
)
def reissue_table_code(request: StaffRequest, store_id: str, table_id: str) -> dict[str, Any]:
    """Give a table a new code; the printed one is worthless from now on."""
    table = queries.table(request.store, table_id)
    return _table(request, stores.reissue_table_code(table, by=request.actor))


@router.get("/stores/{store_id}/tables/{table_id}/code.svg", auth=may_see, operation_id="show_table_code")
def show_table_code(request: StaffRequest, store_id: str, table_id: str) -> HttpResponse:
    """The code of a table, to be printed."""
    table = queries.table(request.store, table_id)
    code = segno.make(_url(request, table.code), error="m")
    inline = code.svg_inline(scale=8, border=4)
    # Made for HTML, which knows the namespace by itself; a file has to say it.
    drawn = inline.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    return HttpResponse(drawn, content_type="image/svg+xml")


@router.get(
    "/stores/{store_id}/code-sheet", auth=may_see, response=CodeSheetOut, operation_id="show_code_sheet"
)
def show_code_sheet(request: StaffRequest, store_id: str) -> dict[str, Any]:
    """All codes of a store as they are printed: drawn by whoever asks, with the letters it has."""
    store = request.store
    counter = _base(request) + f"/m/?store={store.public_id}"
    return {
        "brand": store.brand.name,
        "brand_en": store.brand.name_en,
        "store": store.name,
        "store_en": store.name_en,
        "accent": store.brand.accent,
        "counter": {"table_id": None, "label": "", "area": "", "area_en": "", **_drawn(counter)},
        "tables": [
            {
                "table_id": table.public_id,
                "label": table.label,
                "area": area.name,
                "area_en": area.name_en,
                **_drawn(_url(request, table.code)),
            }
            for area, tables in queries.areas(store)
            for table in tables
        ],
    }


def _drawn(url: str) -> dict[str, Any]:
    code = segno.make(url, error="m", micro=False)
    return {"url": url, "rows": ["".join("1" if dark else "0" for dark in row) for row in code.matrix]}


def _area(request: StaffRequest, area: "Area", tables: "list[Table]") -> dict[str, Any]:
    return {
        "id": area.public_id,
        "name": area.name,
        "name_en": area.name_en,
        "tables": [_table(request, table) for table in tables],
    }


def _table(request: StaffRequest, table: "Table") -> dict[str, Any]:
    return {
        "id": table.public_id,
        "label": table.label,
        "seats": table.seats,
        "code": table.code,
        "url": _url(request, table.code),
    }


def _url(request: StaffRequest, code: str) -> str:
    return f"{_base(request)}/m/?code={code}"


def _base(request: StaffRequest) -> str:
    return settings.PUBLIC_URL or request.build_absolute_uri("/").rstrip("/")
