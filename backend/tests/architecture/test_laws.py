"""Laws that read the source: clock, signals, environment, tables, size."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from tests.architecture.conftest import BACKEND, PACKAGE

CLOCK_READERS = {"now", "today", "utcnow", "time", "time_ns"}
CLOCKS = {"datetime", "date", "time", "timezone"}
MONEY = ("price", "amount", "fee", "total", "balance", "cost", "revenue", "discount")
LINES_MAX = {"diandan": 400, "tests": 600}
# The menus of the demo are tables of words, not code.
TABLES_OF_WORDS = "diandan/demo/"


def attributes(tree: ast.AST):
    return (node for node in ast.walk(tree) if isinstance(node, ast.Attribute))


def imported(tree: ast.AST) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def test_only_the_kernel_reads_the_clock(sources):
    readers = sorted(
        f"{path}:{node.lineno}"
        for path, tree in sources.items()
        if path != "kernel/clock.py"
        for node in attributes(tree)
        if node.attr in CLOCK_READERS
        and isinstance(node.value, ast.Name)
        and node.value.id.lstrip("_") in CLOCKS
    )

    assert readers == []


def test_no_column_reads_the_clock_by_itself():
    columns = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.local_fields
        if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    ]

    assert columns == []


def test_nothing_listens_to_signals(sources):
    listeners = sorted(
        path
        for path, tree in sources.items()
        if any(name.startswith(("django.dispatch", "django.db.models.signals")) for name in imported(tree))
    )

    assert listeners == []


def test_tables_have_no_hidden_behaviour():
    hidden = [
        f"{model._meta.label}.{method}"
        for model in apps.get_models()
        for method in ("save", "delete", "full_clean")
        if getattr(model, method) is not getattr(models.Model, method)
    ]

    assert hidden == []


def test_only_the_settings_read_the_environment(sources):
    # The two entries name the settings module; the supervisor hands an environment to its children, the demo
    # to itself, the rehearsal to the throw-away shop it starts; a rehearsal of a running shop is told its
    # password that way; the stand-in gateway is a stranger with settings of its own.
    entries = {
        "settings.py",
        "__main__.py",
        "wsgi.py",
        "cli/serve.py",
        "cli/demo.py",
        "cli/rehearse.py",
        "rehearsal/server.py",
        "sandbox/config.py",
    }
    readers = sorted(
        path
        for path, tree in sources.items()
        if path not in entries and any(node.attr in {"environ", "getenv"} for node in attributes(tree))
    )

    assert readers == []


def test_nobody_imports_the_settings(graph):
    importers = graph.find_modules_that_directly_import("diandan.settings")

    assert importers <= {"diandan.cli.reference"}


def test_only_pipes_look_behind_a_table(sources):
    # A statement that names a second table of its own room may ask that table for its name.
    named = {
        (path, node.value.lineno)
        for path, tree in sources.items()
        for node in attributes(tree)
        if node.attr == "db_table" and isinstance(node.value, ast.Attribute)
    }
    lookers = sorted(
        f"{path}:{node.lineno}"
        for path, tree in sources.items()
        if not path.startswith("infra/")
        for node in attributes(tree)
        if node.attr in {"get_model", "get_models", "related_model"}
        or (node.attr == "_meta" and (path, node.lineno) not in named)
    )

    assert lookers == []


def test_rows_are_written_by_their_room_only(sources):
    writers = sorted(
        f"{path}:{node.lineno}"
        for path, tree in sources.items()
        if path.startswith(("flows/", "api/", "adapters/", "cli/"))
        for node in attributes(tree)
        if node.attr in {"objects", "save", "refresh_from_db", "_default_manager"}
    )

    assert writers == []


def test_queries_written_once_filter_by_one_value_at_a_time(sources):
    """The ORM sorts the names inside one ``filter``: values given in another order would change places."""
    crowded = sorted(
        f"{path}:{call.lineno}"
        for path, tree in sources.items()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and called(call) in ("Rows", "Select")
        for inner in ast.walk(call)
        if isinstance(inner, ast.Call) and called(inner) in ("filter", "exclude") and takes_values(inner) > 1
    )

    assert crowded == []


def called(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def takes_values(call: ast.Call) -> int:
    """How many values of a filter are given with each call; ``isnull`` and None write no place for one."""
    return sum(
        not (given.arg or "").endswith("__isnull")
        and not (isinstance(given.value, ast.Constant) and given.value.value is None)
        for given in call.keywords
    )


def test_units_are_opened_by_one_door(sources):
    openers = sorted(
        f"{path}:{node.lineno}"
        for path, tree in sources.items()
        if path not in {"infra/batches.py", "infra/tx.py"}
        for node in attributes(tree)
        if node.attr in {"atomic", "on_commit"}
    )

    assert openers == []


def test_only_units_that_are_watched_have_a_lane(sources):
    """It must not read what it leaves for the commit; tests/flows/test_placing.py watches this one."""
    with_lane = {
        path
        for path, tree in sources.items()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and any(given.arg == "lane" for given in call.keywords)
        if not path.startswith("infra/")
    }

    assert with_lane == {"flows/place_order.py"}


@pytest.mark.parametrize("model", apps.get_models(), ids=lambda model: model._meta.label)
def test_money_is_whole_fen_and_says_so(model):
    wrong = [
        field.name
        for field in model._meta.local_fields
        if isinstance(field, models.FloatField | models.DecimalField)
        or (
            isinstance(field, models.IntegerField)
            and not field.name.endswith("_fen")
            and any(field.name == word or field.name.endswith(f"_{word}") for word in MONEY)
        )
    ]

    assert wrong == []


def python_files() -> list[Path]:
    return sorted(
        path
        for folder in (PACKAGE, BACKEND / "tests")
        for path in folder.rglob("*.py")
        if "migrations" not in path.parts
    )


def test_files_stay_small():
    long = [
        f"{path.relative_to(BACKEND)}: {lines}"
        for path in python_files()
        if TABLES_OF_WORDS not in path.as_posix()
        and (lines := path.read_text("utf-8").count("\n")) > LINES_MAX[path.relative_to(BACKEND).parts[0]]
    ]

    assert long == []


def test_each_module_says_what_it_owns(sources):
    silent = [path for path, tree in sources.items() if tree.body and not ast.get_docstring(tree)]

    assert silent == []


def test_there_is_no_drawer(sources):
    drawers = {"utils", "util", "common", "helpers", "helper", "misc", "base", "manager"}
    # Django looks for an engine in a module of this name.
    named_by_django = {"infra/engines/mysql/base.py", "infra/engines/postgresql/base.py"}

    found = {path for path in sources if drawers & set(Path(path).with_suffix("").parts)}

    assert sorted(found - named_by_django) == []
