"""Writing a menu document as a file: JSON, CSV or XLSX in our own form."""

import csv
import io
from typing import Any

from diandan.modules.catalog.drafts import MenuDocument
from diandan.modules.catalog.errors import UnreadableMenuFile
from diandan.modules.catalog.menufiles.canonical import write_tables
from diandan.modules.catalog.menufiles.columns import RECORD, SHEETS
from diandan.modules.catalog.menufiles.json_form import write_document

WIDTHS = {"name": 22, "name_en": 22, "description": 40, "description_en": 40, "code": 18, "category": 18}
AMOUNTS = {"price", "price_delta", "packaging_fee"}


def write(document: MenuDocument, *, form: str) -> bytes:
    """Return a menu as the bytes of a file.

    Raises:
        UnreadableMenuFile: a form we do not write.
    """
    writers = {"json": write_document, "csv": _csv, "xlsx": _xlsx}
    if form not in writers:
        raise UnreadableMenuFile(reason="unknown_form", form=form)
    return writers[form](document)


def _csv(document: MenuDocument) -> bytes:
    columns = list(dict.fromkeys(column.name for columns in SHEETS.values() for column in columns))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, [RECORD, *columns], restval="", lineterminator="\r\n")
    writer.writeheader()
    for sheet, rows in write_tables(document).items():
        writer.writerows({RECORD: sheet, **row} for row in rows)
    # The mark at the start tells spreadsheets that this is UTF-8.
    return out.getvalue().encode("utf-8-sig")


def _xlsx(document: MenuDocument) -> bytes:
    # Only when a spreadsheet is asked for: loading it costs every process 0.4 s and 11 MB.
    from openpyxl import Workbook  # noqa: PLC0415
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    def cell_of(sheet: Any, column: str, text: str) -> Any:
        if column in AMOUNTS and text:
            amount = WriteOnlyCell(sheet, value=float(text))
            amount.number_format = "0.00"
            return amount
        cell = WriteOnlyCell(sheet, value=text or None)
        if text:
            # A name that begins with "=" is a name, not a formula.
            cell.data_type = "s"
        return cell

    book = Workbook(write_only=True)
    for name, rows in write_tables(document).items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "B2"
        columns = [column.name for column in SHEETS[name]]
        for number, column in enumerate(columns, start=1):
            sheet.column_dimensions[get_column_letter(number)].width = WIDTHS.get(column, 13)
        head = [WriteOnlyCell(sheet, value=column) for column in columns]
        for cell in head:
            cell.font = Font(bold=True)
        sheet.append(head)
        for row in rows:
            sheet.append([cell_of(sheet, column, row[column]) for column in columns])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
