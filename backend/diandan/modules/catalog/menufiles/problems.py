"""What is wrong with a menu file, and where a person finds it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from diandan.modules.catalog.drafts import Problem
from diandan.modules.catalog.errors import InvalidMenu


@dataclass(frozen=True, slots=True)
class Place:
    """Where a draft came from: a sheet (or kind of record) and a row, counted as a spreadsheet does."""

    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class CellProblem:
    """One thing that is wrong, by sheet, row and column; row 0 is the file as a whole."""

    sheet: str
    row: int
    column: str
    reason: str
    value: str = ""

    def plain(self) -> dict[str, Any]:
        """Return the problem as plain values."""
        return {
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "reason": self.reason,
            "value": self.value,
        }

    def __str__(self) -> str:
        where = ", ".join(
            part
            for part in (
                self.sheet,
                f"row {self.row}" if self.row else "",
                f"column {self.column}" if self.column else "",
            )
            if part
        )
        said = f"{self.reason.replace('_', ' ')}" + (f": {self.value!r}" if self.value else "")
        return f"{where}: {said}" if where else said


class MenuFileProblems(InvalidMenu):
    """A menu file cannot be taken; ``problems`` names every sheet, row and column."""

    code = "catalog.menu_file_problems"

    def __init__(self, problems: Sequence[CellProblem]) -> None:
        super().__init__(problems=[problem.plain() for problem in problems])
        self.problems = tuple(problems)


def located(
    problems: Sequence[Problem], places: Mapping[str, Place], columns: Mapping[str, str]
) -> list[CellProblem]:
    """Translate problems of drafts into rows and columns of the file they came from."""
    found = []
    for problem in problems:
        path = problem.path
        while path and path not in places:
            path = path.rpartition("/")[0]
        place = places.get(path, Place("", 0))
        value = "" if problem.value is None else str(problem.value)
        column = columns.get(problem.field, problem.field)
        found.append(CellProblem(place.sheet, place.row, column, problem.reason, value))
    return found
