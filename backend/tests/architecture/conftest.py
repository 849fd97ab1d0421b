"""The source tree as the architecture tests look at it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import grimp
import pytest

BACKEND = Path(__file__).resolve().parents[2]
PACKAGE = BACKEND / "diandan"


@cache
def _graph() -> grimp.ImportGraph:
    return grimp.build_graph("diandan", exclude_type_checking_imports=True, cache_dir=None)


@pytest.fixture(scope="session")
def graph() -> grimp.ImportGraph:
    """Who imports whom, apart from imports for type checkers."""
    return _graph()


@pytest.fixture(scope="session")
def sources() -> dict[str, ast.Module]:
    """Every hand-written module of the package by its path below ``diandan/``."""
    return dict(_parsed())


def _parsed() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text("utf-8"))
