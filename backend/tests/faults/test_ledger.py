"""The table of the long tier says what is known of this code, whoever ran it, and no more."""

import json
import subprocess

import pytest

from tests.faults.ledger import TESTED, Ledger, Suite, code_of, line_of
from tests.faults.report import BEGIN, END, PAGE, Line, table, write


def suite(name: str, *seeds: int) -> Suite:
    return Suite(
        name,
        list(seeds),
        lambda seed: {"broken": []},
        lambda rows: Line(name, f"{len(rows)} ran", "all", True),
    )


@pytest.fixture
def repo(tmp_path):
    """A clone with a page, and something that is tested."""
    for folder in TESTED:
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "a.py").write_text("one = 1\n")
    (tmp_path / PAGE).parent.mkdir(parents=True)
    (tmp_path / PAGE).write_text(f"Head\n{BEGIN}\n\nold table\n\n{END}\nby people\n")
    for command in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    return tmp_path


def test_a_run_of_one_suite_keeps_the_lines_of_the_others(tmp_path, repo):
    ledger = Ledger(tmp_path / "ledger.jsonl", code="this")
    points, kills, never_run = suite("points", 1, 2), suite("kills", 1, 2), suite("disk", 1)
    for seed in (1, 2):
        ledger.add("points", str(seed), broken=[])
    ledger.add("kills", "1", broken=[])

    again = Ledger(tmp_path / "ledger.jsonl", code="this")
    lines = [line for one in (points, kills, never_run) if (line := line_of(one, again))]
    write(table(lines), repo)

    assert [(line.what, line.verdict) for line in lines] == [("points", "yes"), ("kills", "so far: 1 of 2")]
    page = (repo / PAGE).read_text()
    assert "| kills | 1 ran | all | so far: 1 of 2 |" in page
    assert page.startswith("Head") and page.endswith("by people\n") and "old table" not in page


def test_what_another_clone_has_run_on_the_same_code_is_known_and_stays_there(tmp_path):
    elsewhere, here = tmp_path / "elsewhere.jsonl", tmp_path / "here.jsonl"
    rows = [{"suite": "kills", "seed": "1", "code": code, "broken": [code]} for code in ("this", "other")]
    elsewhere.write_text("".join(json.dumps(row) + "\n" for row in rows))

    ledger = Ledger(here, others=[elsewhere, tmp_path / "not there"], code="this")
    ledger.add("kills", "2", broken=[])

    assert {seed: row["broken"] for seed, row in ledger.results("kills").items()} == {"1": ["this"], "2": []}
    assert len(here.read_text().splitlines()) == 1


def test_code_that_is_changed_and_not_committed_is_another_code(repo):
    clean = code_of(repo)
    (repo / TESTED[0] / "b.py").write_text("two = 2\n")
    added = code_of(repo)
    (repo / TESTED[0] / "a.py").write_text("one = 2\n")
    changed = code_of(repo)
    (repo / PAGE).write_text("a page is not code")

    assert len({clean, added, changed}) == 3
    assert added.startswith(clean) and code_of(repo) == changed
