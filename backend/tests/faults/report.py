"""The table of the long tier, and the page it is kept on."""

import os
import platform
import subprocess
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from diandan.kernel import clock

PAGE = "docs/measured/faults.md"
BEGIN, END = "<!-- by make faults -->", "<!-- by people -->"


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of fault."""

    what: str
    found: str
    target: str
    holds: bool
    # Which part of the suite has run on this code, when it is not all of it.
    so_far: str = ""

    @property
    def verdict(self) -> str:
        """Whether it holds; of what has not run whole nobody knows yet."""
        if not self.holds:
            return "**no**"
        return f"so far: {self.so_far}" if self.so_far else "yes"


def table(lines: list[Line]) -> str:
    """The table, as it is printed and kept."""
    rows = [f"| {one.what} | {one.found} | {one.target} | {one.verdict} |" for one in lines]
    return "\n".join(["| fault | found | target | holds |", "| --- | --- | --- | --- |", *rows])


def write(text: str, repo: Path) -> None:
    """Put a table on its page, between the marks, with date, commit and machine.

    It takes the place of the one before, so it holds all that is known of this code.
    """
    page = repo / PAGE
    old = page.read_text()
    head, _, rest = old.partition(BEGIN)
    _, _, people = rest.partition(END)
    page.write_text(f"{head}{BEGIN}\n\n{_when_and_where(repo)}\n\n{text}\n\n{END}{people}")


def _when_and_where(repo: Path) -> str:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=repo, capture_output=True, text=True, check=True
    ).stdout.strip()
    memory_gb = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**30
    date = clock.now().astimezone(UTC).date()
    python = platform.python_version()
    machine = f"{os.cpu_count()} cores, {memory_gb} GB, {platform.system()}, Python {python}"
    return f"{date}, commit {commit}, {machine}."
