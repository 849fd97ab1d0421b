"""Rows of a model, read as the ORM reads them, by a query it wrote once.

Writing a query costs the ORM ten times what the database needs to answer it. What is read at every step of
an order is therefore written at first use and kept: its text, and how a row becomes a model with the models
that ``select_related`` joined to it.

    _by_id = Rows(lambda: Order.objects.select_related("store").filter(public_id=""))
    order = _by_id.one(order_id)
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model, QuerySet
from django.db.models.base import ModelState
from django.db.models.fields import NOT_PROVIDED

from diandan.infra import sql

M = TypeVar("M", bound=Model)


class Rows(Generic[M]):
    """A query whose text never changes.

    ``make`` returns the query with any values; every value it filters by is given again with each call, in
    the order of the text. It may join and defer, not prefetch or annotate. One ``filter`` for each value: the
    ORM sorts the names inside one, and the values would change places.
    """

    def __init__(self, make: Callable[[], QuerySet[M]]) -> None:
        self._make = make

    def one(self, *values: Any) -> M | None:
        """Return the first row, or nothing."""
        found = self.all(*values)
        return found[0] if found else None

    def all(self, *values: Any) -> list[M]:
        """Return all rows."""
        read = self._query
        return [read.model_of(row) for row in sql.execute(read.text, sql.plainly(values), sql.ALL)]

    @cached_property
    def _query(self) -> "_Query":
        return _Query(self._make())


def at_hand(
    model: type[M], key: Any, values: Mapping[str, Any], *, joined: Mapping[str, Model] | None = None
) -> M:
    """Make a row of what was just written, as if it had been read.

    ``key`` is its primary key, or nothing when nobody will ask. Values are given by column name; what is left
    out has its plain default, or nothing. ``joined`` names rows it hangs on. The ORM's own way looks at every
    field of every row, and an order has five rows.
    """
    made = model.__new__(model)
    state = made._state = ModelState()
    state.db, state.adding = DEFAULT_DB_ALIAS, False
    held = made.__dict__
    held.update(_blank(model))
    held.update(values)
    held["id"] = key
    if joined:
        state.fields_cache = dict(joined)
        for name, row in joined.items():
            held[f"{name}_id"] = row.pk
    return made


def another(row: M) -> M:
    """Return a copy of a row for another thread: what one sets on it, the other does not see."""
    made = type(row).__new__(type(row))
    made.__dict__.update(row.__dict__)
    state = made._state = ModelState()
    state.db, state.adding = row._state.db, row._state.adding
    state.fields_cache = dict(row._state.fields_cache)
    return made


@lru_cache(maxsize=64)
def _blank(model: type[Model]) -> dict[str, Any]:
    plain = {field.attname: field.default for field in model._meta.concrete_fields}
    return {
        name: None if default is NOT_PROVIDED else default
        for name, default in plain.items()
        if not callable(default) or default is NOT_PROVIDED
    }


class _Query:
    """What the ORM works out anew for each query: the text, the conversions, and which columns make what.

    Follows ``ModelIterable`` and ``SQLCompiler.results_iter`` of Django.
    """

    def __init__(self, made: QuerySet[Any]) -> None:
        compiler = made.query.get_compiler(DEFAULT_DB_ALIAS)
        self.text: str = compiler.as_sql()[0]
        select = compiler.select
        self._whole = _Part(compiler.klass_info, select)
        converters = compiler.get_converters([column[0] for column in select])
        self._conversions = [
            (position, convert, expression)
            for position, (converts, expression) in converters.items()
            for convert in converts
        ]
        self._connection = connection

    def model_of(self, found: Sequence[Any]) -> Any:
        """Make a model of a row; no field of ours makes anything of NULL."""
        row = list(found)
        for position, convert, expression in self._conversions:
            if row[position] is not None:
                row[position] = convert(row[position], expression, self._connection)
        return self._whole.made_of(row)


class _Part:
    """The columns of a row that make one model, and the models joined to it.

    The ORM's own ``from_db`` goes through the model's ``__init__``, which asks each field what it thinks;
    ours think nothing. What is not read stays deferred either way.
    """

    def __init__(self, about: Mapping[str, Any], select: Sequence[Any]) -> None:
        self._model: type[Model] = about["model"]
        self._from, self._to = about["select_fields"][0], about["select_fields"][-1] + 1
        self._names = [column[0].target.attname for column in select[self._from : self._to]]
        self._key = self._from + self._names.index(str(self._model._meta.pk.attname))
        self._joined = [
            (_Part(joined, select), joined["local_setter"], joined["remote_setter"])
            for joined in about.get("related_klass_infos", ())
        ]

    def made_of(self, row: Sequence[Any]) -> Any:
        """Make the model of a row whose values are converted; nothing where nothing was joined."""
        if row[self._key] is None:
            return None
        made = self._model.__new__(self._model)
        state = made._state = ModelState()
        state.db, state.adding = DEFAULT_DB_ALIAS, False
        made.__dict__.update(zip(self._names, row[self._from : self._to], strict=True))
        for part, keep_here, keep_there in self._joined:
            other = part.made_of(row)
            keep_here(made, other)
            if other is not None:
                keep_there(other, made)
        return made
