"""Hot statements: SQL written by hand, names taken from the models, compiled once.

The ORM reads, migrates and does the cold writes. Placing, settling and bumping pay for none of it: their
statements are text that is ready when the process starts. Names come from model metadata, so a renamed
column breaks at import and not at noon. Rows as the ORM makes them: ``infra.rows``.

    take = sql.Statement(StockLevel, "UPDATE {table} SET {free} = {free} - %s WHERE {id} = %s")
    take.run(1, stock_pk)
"""

import sqlite3
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from operator import attrgetter, itemgetter, methodcaller
from typing import Any

import msgspec
from django.db import DEFAULT_DB_ALIAS, IntegrityError, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import DateField, DateTimeField, JSONField, Model, QuerySet

from diandan.infra.engines import mishaps

# MariaDB and PostgreSQL take more; SQLite's default limit of variables is 32,766.
MAX_VARIABLES = 30_000

_Convert = Callable[[Any], Any]


class Statement:
    """One statement over the columns of one model (``{field}``) and its ``{table}``."""

    def __init__(self, model: type[Model], text: str) -> None:
        self._model = model
        self._text = text

    @cached_property
    def text(self) -> str:
        """The SQL with names in their quotes."""
        return self._text.format_map(_names(self._model))

    def run(self, *values: Any) -> int:
        """Execute and return the number of rows touched."""
        return int(execute(self.text, plainly(values), _ROWCOUNT))

    def one(self, *values: Any) -> tuple[Any, ...] | None:
        """Execute and return the first row, or nothing."""
        row: tuple[Any, ...] | None = execute(self.text, plainly(values), _FIRST)
        return row

    def key(self, *values: Any) -> int | None:
        """Execute on MariaDB and return what ``LAST_INSERT_ID(…)`` was told, nothing when no row was."""
        return int(execute(self.text, plainly(values), _LAST_ROW)) or None

    def all(self, *values: Any) -> list[tuple[Any, ...]]:
        """Execute and return all rows."""
        return list(execute(self.text, plainly(values), ALL))


class Insert:
    """An INSERT of given fields of one model; several rows go in one statement."""

    def __init__(self, model: type[Model], fields: Sequence[str], *, ignore_conflicts: bool = False) -> None:
        self._model = model
        self.fields = tuple(fields)
        self._ignore = ignore_conflicts

    def run(self, rows: Iterable[Mapping[str, Any]]) -> int:
        """Insert rows given as field → value; return how many were inserted."""
        prepared = [self._row(row) for row in rows]
        if self._ignore and _mine.db.vendor == "mysql":
            return sum(self._unless_there(row) for row in prepared)
        size = max(1, MAX_VARIABLES // len(self.fields))
        inserted = 0
        for start in range(0, len(prepared), size):
            chunk = prepared[start : start + size]
            values = [value for row in chunk for value in row]
            inserted += int(execute(self._text(len(chunk)), values, _ROWCOUNT))
        return inserted

    def one(self, row: Mapping[str, Any]) -> int:
        """Insert one row, given as field → value, and return its primary key."""
        text = self._text(1)
        if _mine.db.vendor == "postgresql":
            key = connection.ops.quote_name(str(self._model._meta.pk.column))
            return int(execute(f"{text} RETURNING {key}", self._row(row), _FIRST)[0])
        return int(execute(text, self._row(row), _LAST_ROW))

    def _unless_there(self, row: Sequence[Any]) -> int:
        """Insert one row on MariaDB: its own INSERT IGNORE cuts off what is too long and asks no parent.

        A refused statement costs its transaction nothing.
        """
        try:
            return int(execute(self._text(1), row, _ROWCOUNT))
        except IntegrityError as refused:
            if mishaps.is_duplicate(refused):
                return 0
            raise

    def _row(self, row: Mapping[str, Any]) -> list[Any]:
        values = list(self._pick(row))
        for place, convert in self._conversions:
            values[place] = convert(values[place])
        return values

    @cached_property
    def _pick(self) -> Callable[[Mapping[str, Any]], Iterable[Any]]:
        if len(self.fields) == 1:
            return lambda row: (row[self.fields[0]],)
        return itemgetter(*self.fields)

    @cached_property
    def _conversions(self) -> list[tuple[int, _Convert]]:
        """What has to be done to the values of which columns; most are taken as they are."""
        found = [(place, _converter(self._model, name)) for place, name in enumerate(self.fields)]
        return [(place, convert) for place, convert in found if convert is not None]

    @cached_property
    def _text(self) -> Callable[[int], str]:
        return lru_cache(maxsize=64)(self._text_for)

    @cached_property
    def _head(self) -> str:
        names = _names(self._model)
        columns = ", ".join(names[name] for name in self.fields)
        return f"INSERT INTO {names['table']} ({columns}) VALUES "  # noqa: S608 - names of our own models

    def _text_for(self, rows: int) -> str:
        group = f"({', '.join(['%s'] * len(self.fields))})"
        tail = " ON CONFLICT DO NOTHING" if self._ignore and connection.vendor != "mysql" else ""
        return self._head + ", ".join([group] * rows) + tail


class Select:
    """A read across related tables, written by the ORM once, at first use, and never again.

    ``make`` returns a ``values_list`` queryset; every value it filters by is given again with each call, in
    the order of the text. Values come as the driver has them: fit for numbers and texts.
    """

    def __init__(self, make: Callable[[], QuerySet[Any, Any]]) -> None:
        self._make = make

    @cached_property
    def text(self) -> str:
        """The SQL with its marks."""
        return str(self._make().query.sql_with_params()[0])

    def one(self, *values: Any) -> tuple[Any, ...] | None:
        """Execute and return the first row, or nothing."""
        row: tuple[Any, ...] | None = execute(self.text, plainly(values), _FIRST)
        return row


_Takes = Callable[[Any], Any]
_AS_IT_IS = {str, int, type(None), bool, float}

ALL: _Takes = methodcaller("fetchall")
_FIRST: _Takes = methodcaller("fetchone")
_ROWCOUNT: _Takes = attrgetter("rowcount")
_LAST_ROW: _Takes = attrgetter("lastrowid")


class _Mine(threading.local):
    """This thread's connection, which Django finds anew, by several look-ups, each time it is named."""

    @cached_property
    def db(self) -> BaseDatabaseWrapper:
        return connections[DEFAULT_DB_ALIAS]


_mine = _Mine()


def own() -> BaseDatabaseWrapper:
    """This thread's connection, as ``django.db.connection`` but found at once."""
    return _mine.db


def hold(row: Model) -> bool:
    """Keep a row from every other unit that asks for it, until the commit; return whether to read it again.

    For rules that a condition of one statement cannot say. On SQLite units come one by one anyway. Rows that
    merely refer to this one may still be written, on PostgreSQL even at the same time.
    """
    if _mine.db.vendor == "sqlite":
        return False
    execute(_holding(type(row)), [row.pk], _FIRST)
    return True


@lru_cache(maxsize=64)
def _holding(model: type[Model]) -> str:
    lock = "FOR NO KEY UPDATE" if connection.vendor == "postgresql" else "FOR UPDATE"
    return "SELECT {id} FROM {table} WHERE {id} = %s ".format_map(_names(model)) + lock


def run(text: str) -> None:
    """Execute a text that takes nothing and gives nothing, such as a savepoint."""
    execute(text, (), _ROWCOUNT)


def execute(text: str, values: Sequence[Any], take: _Takes) -> Any:
    """Execute a text with its values and return what ``take`` takes from the cursor.

    SQLite answers a look-up in less time than Django's cursor needs to rewrite its marks, so it is asked
    directly, with Django's errors, unless somebody listens to what is executed.
    """
    db = _mine.db
    if db.vendor != "sqlite" or db.force_debug_cursor or db.execute_wrappers:
        with db.cursor() as cursor:
            cursor.execute(text, values)
            return take(cursor)
    if db.connection is None:
        db.ensure_connection()
    if db.needs_rollback:
        db.validate_no_broken_transaction()
    try:
        return take(db.connection.execute(_with_question_marks(text), values))
    except sqlite3.Error:
        with db.wrap_database_errors:
            raise


@lru_cache(maxsize=1024)
def _with_question_marks(text: str) -> str:
    return text.replace("%s", "?").replace("%%", "%")


def plainly(values: Iterable[Any]) -> list[Any]:
    """Return values as the driver takes them; most are taken as they are."""
    return [value if type(value) in _AS_IT_IS else plain(value) for value in values]


def plain(value: Any) -> Any:
    """Return a value as the driver takes it; instants and dates are the only ones that differ."""
    if type(value) in _AS_IT_IS:
        return value
    if isinstance(value, datetime):
        if value.tzinfo is UTC and _mine.db.vendor == "sqlite":
            # What Django would write, without asking what it would.
            return value.isoformat(" ")[:-6]
        return _mine.db.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        if _mine.db.vendor == "sqlite":
            return value.isoformat()
        return _mine.db.ops.adapt_datefield_value(value)
    return value


def _names(model: type[Model]) -> dict[str, str]:
    quote = connection.ops.quote_name
    names = {}
    for field in model._meta.concrete_fields:
        names[field.name] = names[field.attname] = quote(str(field.column))
    # Last, so that a relation that happens to be called "table" is still reached as {table_id}.
    names["table"] = quote(model._meta.db_table)
    return names


def _converter(model: type[Model], name: str) -> _Convert | None:
    field = next(f for f in model._meta.concrete_fields if name in (f.name, f.attname))
    if isinstance(field, DateTimeField | DateField):
        return plain
    if type(field) is JSONField and field.encoder is None and connection.vendor == "sqlite":
        return _as_json
    if isinstance(field, JSONField) or type(field).__module__.split(".")[0] != "django":
        return lambda value: field.get_db_prep_save(value, connection)
    return None


def _as_json(value: Any) -> str | None:
    return None if value is None else msgspec.json.encode(value).decode()
