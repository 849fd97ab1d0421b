"""One way in for every menu file: our own form, or another's with a mapping."""

import json
from typing import Any

from diandan.modules.catalog.errors import UnreadableMenuFile
from diandan.modules.catalog.menufiles import tables
from diandan.modules.catalog.menufiles.canonical import ReadMenu, read_tables
from diandan.modules.catalog.menufiles.gathering import gather
from diandan.modules.catalog.menufiles.json_form import read_document
from diandan.modules.catalog.menufiles.mapping import FileMapping
from diandan.modules.catalog.menufiles.tables import Row, Table, named


def read_menu(content: bytes, *, form: str, mapping: FileMapping | None = None) -> ReadMenu:
    """Return the menu in a file, with the places its parts came from.

    Raises:
        UnreadableMenuFile: not what its form promises; MenuFileProblems: every wrong cell by row and column.
    """
    if mapping is not None:
        return gather(_one_table(content, form, mapping.encoding), mapping)
    if form == "json":
        return read_document(tables.read_json(content))
    return read_tables(tables.read(content, form=form))


def _one_table(content: bytes, form: str, encoding: str | None) -> Table:
    if form == "json":
        return _of_objects(tables.read_json(content))
    for table in tables.read(content, form=form, encoding=encoding):
        if table.columns:
            return table
    raise UnreadableMenuFile(reason="empty")


def _of_objects(content: Any) -> Table:
    """Return a list of JSON objects as a table; what is nested stays JSON in its cell."""
    if not isinstance(content, list) or not all(isinstance(entry, dict) for entry in content):
        raise UnreadableMenuFile(reason="not_a_list_of_objects")
    columns = dict.fromkeys(named(key) for entry in content for key in entry)
    rows = tuple(
        Row(number, {named(key): _cell(value) for key, value in entry.items()})
        for number, entry in enumerate(content, start=1)
    )
    return Table("", tuple(columns), rows)


def _cell(value: Any) -> str:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, float) and not value.is_integer():
        return repr(value)
    return "" if value is None else str(int(value) if isinstance(value, float) else value).strip()
