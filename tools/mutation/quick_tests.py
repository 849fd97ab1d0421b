"""A pytest plugin for mutation runs: no migrations per mutant, quick tests first, no chance in the examples.

Thousands of test runs differ in one line of code. The first writes its empty database down, the others copy
it; tests run in the order of the time they took when nothing was changed, so that a mutant dies soon. Those
that took more than a second are left out where others reach the same function: a mutant that only they kill
counts as alive.
"""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.db.backends.sqlite3.creation import DatabaseCreation

TEMPLATE = Path(os.environ["DIANDAN_MUTATION_TEMPLATE"])
STATS = Path("mutmut-stats.json")
SLOW_S = 1.0

_create = DatabaseCreation.create_test_db


def _from_template(self: DatabaseCreation, *args: Any, **kwargs: Any) -> str:
    if not TEMPLATE.exists():
        name = _create(self, *args, **kwargs)
        self.connection.close()
        shutil.copyfile(name, TEMPLATE.with_suffix(".new"))
        TEMPLATE.with_suffix(".new").rename(TEMPLATE)
        self.connection.ensure_connection()
        return name
    # Of its own process: two mutants may be tried at once.
    name = f"{self._get_test_db_name()}.{os.getpid()}"
    shutil.copyfile(TEMPLATE, name)
    self.connection.close()
    settings.DATABASES[self.connection.alias]["NAME"] = name
    self.connection.settings_dict["NAME"] = name
    self.connection.ensure_connection()
    return name


def pytest_configure(config: pytest.Config) -> None:
    """Put the template in the place of migrations."""
    DatabaseCreation.create_test_db = _from_template  # type: ignore[method-assign]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sort by the time a test took; make property tests try the same examples for every mutant."""
    took = json.loads(STATS.read_text())["duration_by_test"] if STATS.exists() else {}
    # Django's order keeps tests that empty the tables behind those that roll back; within each, by time.
    items.sort(key=lambda item: (_empties_tables(item), took.get(item.nodeid, 0.0)))
    if "__mutmut_" in os.environ.get("MUTANT_UNDER_TEST", ""):
        quick = [item for item in items if took.get(item.nodeid, 0.0) <= SLOW_S]
        items[:] = quick or items
    for item in items:
        test = getattr(item, "obj", None)
        if hypothesis.is_hypothesis_test(test):
            found = getattr(test, "_hypothesis_internal_use_settings", None) or hypothesis.settings.default
            test._hypothesis_internal_use_settings = hypothesis.settings(
                found, derandomize=True, database=None, max_examples=min(found.max_examples, 50)
            )


def _empties_tables(item: pytest.Item) -> bool:
    mark = item.get_closest_marker("django_db")
    return bool(mark and mark.kwargs.get("transaction"))
