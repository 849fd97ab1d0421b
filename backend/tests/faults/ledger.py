"""What has run, on which state of the code, and what it found: one line of JSON for each seed."""

import hashlib
import json
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.faults.report import Line

REPO = Path(__file__).resolve().parents[3]
TESTED = ("backend/diandan", "backend/tests/faults")


@dataclass(frozen=True, slots=True)
class Suite:
    """A kind of fault: how many seeds, what one seed does, and what the table says of all of them."""

    name: str
    seeds: list[Any]
    play: Callable[[Any], dict[str, Any]]
    line: Callable[[list[dict[str, Any]]], Line]


class Ledger:
    """What has run on this state of the code, here and in other clones."""

    def __init__(self, file: Path, *, others: Sequence[Path] = (), code: str = "") -> None:
        file.parent.mkdir(exist_ok=True)
        self._file = file
        self.code = code or code_of(REPO)
        lines = [line for one in (*others, file) if one.exists() for line in one.read_text().splitlines()]
        self._rows = [row for row in map(json.loads, lines) if row["code"] == self.code]

    def results(self, suite: str) -> dict[str, dict[str, Any]]:
        """What each seed of a suite has found."""
        return {row["seed"]: row for row in self._rows if row["suite"] == suite}

    def add(self, suite: str, seed: str, **found: Any) -> None:
        """One more seed has run."""
        row = {"suite": suite, "seed": seed, "code": self.code, **found}
        self._rows.append(row)
        with self._file.open("a") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def code_of(repo: Path) -> str:
    """Name the state of what is tested and of what tests it, with what is not committed yet."""

    def told(*command: str) -> str:
        return subprocess.run(["git", *command], cwd=repo, capture_output=True, text=True, check=True).stdout

    name = "-".join(tree[:12] for tree in told("rev-parse", *(f"HEAD:{folder}" for folder in TESTED)).split())
    new = told("ls-files", "--others", "--exclude-standard", "--", *TESTED).splitlines()
    changes = told("diff", "HEAD", "--", *TESTED) + "".join((repo / one).read_text() for one in new)
    return f"{name}-{hashlib.sha256(changes.encode()).hexdigest()[:12]}" if changes else name


def line_of(suite: Suite, ledger: Ledger) -> Line | None:
    """Say what is known of a suite on this code; nothing when none of it has run."""
    known = ledger.results(suite.name)
    rows = [known[str(seed)] for seed in suite.seeds if str(seed) in known]
    if not rows:
        return None
    so_far = f"{len(rows)} of {len(suite.seeds)}" if len(rows) < len(suite.seeds) else ""
    return replace(suite.line(rows), so_far=so_far)
