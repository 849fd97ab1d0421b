"""Files as tables of text: CSV, TSV, XLSX and lists of JSON objects, with the row numbers people see.

Every cell is text without blanks around it; blank rows are left out and still counted.
"""

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from diandan.modules.catalog.errors import UnreadableMenuFile

FORMS = ("csv", "tsv", "xlsx", "json")
MAX_ROWS = 500_000
MAX_COLUMNS = 200
MAX_CELL = 10_000
MAX_UNPACKED_BYTES = 256 * 1024 * 1024

# The second is what a Chinese spreadsheet writes when nobody tells it otherwise.
ENCODINGS = ("utf-8-sig", "gb18030")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table under the column names of its head."""

    number: int
    cells: dict[str, str]

    def get(self, column: str) -> str:
        """Return a cell; a column the table lacks is empty."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet, or the whole of a file that has none."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def form_of(file_name: str) -> str:
    """Return the form a file name promises.

    Raises:
        UnreadableMenuFile: none that we read.
    """
    name = file_name.lower().removesuffix(".gz")
    ending = name.rpartition(".")[2]
    if ending not in FORMS:
        raise UnreadableMenuFile(reason="unknown_form", form=ending)
    return ending


def read(content: bytes, *, form: str, encoding: str | None = None) -> list[Table]:
    """Return the tables of a file; one that is gzipped is unpacked first.

    Raises:
        UnreadableMenuFile: not what its form promises, or larger than any menu.
    """
    content = _unpacked(content)
    if form == "xlsx":
        return _xlsx(content)
    if form in ("csv", "tsv"):
        return [_csv(_text(content, encoding), delimiter="\t" if form == "tsv" else ",")]
    raise UnreadableMenuFile(reason="not_a_table", form=form)


def read_json(content: bytes) -> Any:
    """Return what a JSON file says.

    Raises:
        UnreadableMenuFile: it is not JSON.
    """
    try:
        return json.loads(_text(_unpacked(content), None))
    except (ValueError, RecursionError) as wrong:
        raise UnreadableMenuFile(reason="not_json") from wrong


def named(column: str) -> str:
    """Return a column name without the blanks that other people's files have around and inside theirs."""
    return " ".join(column.split())


def _unpacked(content: bytes) -> bytes:
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        with gzip.open(io.BytesIO(content)) as packed:
            plain = packed.read(MAX_UNPACKED_BYTES + 1)
    except (OSError, EOFError) as wrong:
        raise UnreadableMenuFile(reason="broken_gzip") from wrong
    if len(plain) > MAX_UNPACKED_BYTES:
        raise UnreadableMenuFile(reason="too_large")
    return plain


def _text(content: bytes, encoding: str | None) -> str:
    for name in [encoding] if encoding else ENCODINGS:
        try:
            return content.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    raise UnreadableMenuFile(reason="unknown_encoding")


def _csv(text: str, *, delimiter: str) -> Table:
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        return _table("", ((reader.line_num, cells) for cells in reader))
    except csv.Error as wrong:
        raise UnreadableMenuFile(reason="broken_csv", said=str(wrong)) from wrong


def _xlsx(content: bytes) -> list[Table]:
    # Only when a spreadsheet comes: loading it costs every process 0.4 s and 11 MB.
    from openpyxl import load_workbook  # noqa: PLC0415
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > MAX_UNPACKED_BYTES:
                raise UnreadableMenuFile(reason="too_large")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        return [
            _table(
                sheet.title,
                (
                    (number, [_cell(value) for value in row])
                    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1)
                ),
            )
            for sheet in book.worksheets
        ]
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as wrong:
        raise UnreadableMenuFile(reason="not_xlsx") from wrong


def _table(name: str, rows: Iterable[tuple[int, list[str]]]) -> Table:
    columns: tuple[str, ...] = ()
    found: list[Row] = []
    for number, cells in rows:
        texts = [cell.strip() for cell in cells]
        if not any(texts):
            continue
        if len(texts) > MAX_COLUMNS or len(found) >= MAX_ROWS or max(map(len, texts)) > MAX_CELL:
            raise UnreadableMenuFile(reason="too_large")
        if not columns:
            columns = tuple(named(text) for text in texts)
            _must_be_a_head(columns)
            continue
        if any(texts[len(columns) :]):
            raise UnreadableMenuFile(reason="more_cells_than_columns", row=number)
        found.append(Row(number, {c: t for c, t in zip(columns, texts, strict=False) if c}))
    return Table(name, columns, tuple(found))


def _must_be_a_head(columns: tuple[str, ...]) -> None:
    named_ones = [column for column in columns if column]
    twice = sorted({column for column in named_ones if named_ones.count(column) > 1})
    if twice:
        raise UnreadableMenuFile(reason="column_twice", column=twice[0])


def _cell(value: Any) -> str:
    """Return what a person sees in the cell of a sheet."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return str(value)
