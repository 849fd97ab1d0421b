"""The codes guests scan: the address each holds, a picture of one, and whole sheets to print."""

from typing import Annotated, Any, Literal

import segno
from django.conf import settings
from django.http import HttpResponse
from ninja import Query, Router, Schema

from diandan.api.merchant import code_paper
from diandan.api.shared import auth
from diandan.api.shared.auth import StaffRequest
from diandan.modules.accounts.roles import Permission
from diandan.modules.stores import queries
from diandan.modules.stores.errors import AreaNotFound

router = Router(tags=["tables"])

may_see = auth.staff(Permission.ORDERS)

COUNTER = {"zh": "柜台", "en": "Counter"}
SCAN = {"zh": "扫码点单", "en": "Scan to order"}


class LayoutOut(Schema):
    """How codes lie on an A4 page with margins of 10 mm; ``code_mm`` is a code's side with its quiet zone."""

    per_page: int
    columns: int
    rows: int
    code_mm: int


class PrintedCodeOut(Schema):
    """A code to be printed: what stands on it, and its dark modules row by row, without the quiet zone."""

    table_id: str | None
    label: str
    area: str
    area_en: str
    url: str
    rows: list[str]


class CodeSheetOut(Schema):
    """Everything a sheet of codes needs: the brand's look, the ways to lay it out, every code."""

    brand: str
    brand_en: str
    store: str
    store_en: str
    accent: str
    layouts: list[LayoutOut]
    counter: PrintedCodeOut
    tables: list[PrintedCodeOut]


class PaperIn(Schema):
    """What is wanted on paper; ``area`` is the name of one, all of them when left out."""

    per_page: Literal["1", "4", "12", "24"] = "12"
    area: Annotated[str | None, Query(max_length=60)] = None
    with_counter: bool = True
    language: Literal["zh", "en"] = "zh"


@router.get("/stores/{store_id}/tables/{table_id}/code.svg", auth=may_see, operation_id="show_table_code")
def show_table_code(request: StaffRequest, store_id: str, table_id: str) -> HttpResponse:
    """The code of a table, to be printed."""
    table = queries.table(request.store, table_id)
    code = segno.make(address_of(request, table.code), error="m")
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
    counter, tables = _codes(request)
    return {
        "brand": store.brand.name,
        "brand_en": store.brand.name_en,
        "store": store.name,
        "store_en": store.name_en,
        "accent": store.brand.accent,
        "layouts": code_paper.LAYOUTS.values(),
        "counter": counter,
        "tables": tables,
    }


@router.get("/stores/{store_id}/code-sheet.pdf", auth=may_see, operation_id="print_code_sheet")
def print_code_sheet(request: StaffRequest, store_id: str, wish: Query[PaperIn]) -> HttpResponse:
    """The same sheet as a file for any printer: A4, codes as lines, letters as letters.

    Raises:
        AreaNotFound: no area of that name has a table.
    """
    store, language = request.store, wish.language
    counter, tables = _codes(request)
    wanted = [code for code in tables if wish.area in (None, code["area"])]
    if wish.area is not None and not wanted:
        raise AreaNotFound(area=wish.area)
    whose = _whose(
        _in(language, store.brand.name, store.brand.name_en), _in(language, store.name, store.name_en)
    )
    printed = [
        code_paper.Printed(
            place=whose,
            title=code["label"] or COUNTER[language],
            hint=" · ".join(filter(None, (_in(language, code["area"], code["area_en"]), SCAN[language]))),
            rows=code["rows"],
        )
        for code in ([counter] if wish.with_counter else []) + wanted
    ]
    drawn = code_paper.draw(printed, layout=code_paper.LAYOUTS[int(wish.per_page)], title=whose)
    return HttpResponse(
        drawn,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="codes-{store.public_id}.pdf"'},
    )


def address_of(request: StaffRequest, code: str) -> str:
    """Return where a table's code leads."""
    return f"{_base(request)}/m/?code={code}"


def _codes(request: StaffRequest) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the counter's code and those of all tables, as people count them."""
    counter = _base(request) + f"/m/?store={request.store.public_id}"
    return (
        {"table_id": None, "label": "", "area": "", "area_en": "", **_drawn(counter)},
        [
            {
                "table_id": table.public_id,
                "label": table.label,
                "area": area.name,
                "area_en": area.name_en,
                **_drawn(address_of(request, table.code)),
            }
            for area, tables in queries.areas(request.store)
            for table in tables
        ],
    )


def _drawn(url: str) -> dict[str, Any]:
    code = segno.make(url, error="m", micro=False)
    return {"url": url, "rows": ["".join("1" if dark else "0" for dark in row) for row in code.matrix]}


def _whose(brand: str, store: str) -> str:
    """Return brand and store in one line; many stores carry the brand's name already."""
    return store if store.startswith(brand) else f"{brand} · {store}"


def _in(language: str, chinese: str, english: str) -> str:
    return english if language == "en" and english else chinese


def _base(request: StaffRequest) -> str:
    return settings.PUBLIC_URL or request.build_absolute_uri("/").rstrip("/")
