"""Areas and tables; how their codes are drawn is told in ``code_sheets``."""

from typing import TYPE_CHECKING, Annotated, Any

from ninja import Field, Router, Schema
from ninja.responses import Status

from diandan.api.merchant import code_sheets
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
        "url": code_sheets.address_of(request, table.code),
    }
