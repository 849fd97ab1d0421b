"""Change one thing at a time in the code that must not be wrong, and see whether a test notices.

mutmut makes the changes and remembers what became of each, in ``.tools/mutation``; a run that is broken off
goes on where it was. ``--share`` tries a random part of each larger module, the same part for the same
``--seed``. A test that is changed does not undo what was found: ``--again`` asks anew about every mutant that
lived or that no test reached. The table says for each module how many were killed; of a sample, also between
what the true share lies (Wilson, 95 %).

Run: make mutate, or tools/mutate.py --share 0.2 --seed 1 --only kernel/money
"""

import argparse
import json
import math
import os
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

REPO = Path(__file__).resolve().parents[1]
BACKEND = REPO / "backend"
HOME = REPO / ".tools/mutation"
WORK = HOME / "work"
PAGE = REPO / "docs/measured/mutation.md"
MUTMUT = "3.8.1"
# What stands outside these two lines is written by people and stays.
BEGIN, END = "<!-- by make mutate -->\n", "<!-- by people -->\n"

MODULES: dict[str, str] = {
    "kernel/money": r"diandan/kernel/money\.py",
    "modules/pricing": r"diandan/modules/pricing/\w+\.py",
    "modules/ledger": r"diandan/modules/ledger/(service|queries|states)\.py",
    "*/states": r"diandan/modules/(?!ledger)\w+/states\.py",
    "payments/service": r"diandan/modules/payments/service/\w+\.py",
    "inventory/service": r"diandan/modules/inventory/service\.py",
}
# Which of these reach a function is found out by running them once; the quickest are asked first.
TESTS = (
    "tests/kernel", "tests/modules/pricing", "tests/modules/ledger", "tests/modules/test_state_tables.py",
    "tests/modules/payments", "tests/modules/inventory", "tests/modules/ordering", "tests/modules/kitchen",
    "tests/modules/feedback", "tests/modules/notifications", "tests/flows/paying", "tests/flows/test_placing.py",
)  # fmt: skip
# What is only told to a log or to whoever mends the program is no behaviour.
NOT_MUTATED = (r"^\s*log\.\w+\(", r"raise AssertionError", r"structlog\.get_logger")
# A module with no more mutants than this is tried whole, whatever the share.
SMALL = 200
KILLED, LIVED, LATE, UNREACHED = "killed", "survived", "timeout", "no tests"
STATUS = {0: LIVED, 1: KILLED, 3: KILLED, 24: LATE, -24: LATE, 36: LATE, 152: LATE, 255: LATE}


def main() -> int:
    """Prepare, choose, run, count."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--share", type=float, default=1.0, help="how much of each module, 0 to 1")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=sorted(MODULES), action="append")
    parser.add_argument("--again", action="store_true", help="ask anew about those that lived or were not reached")
    parser.add_argument("--survivors", action="store_true", help="print what lived, and run nothing")
    parser.add_argument("--write", action="store_true", help=f"also write {PAGE.relative_to(REPO)}")
    options = parser.parse_args()
    modules = options.only or list(MODULES)
    if not options.survivors:
        _prepare()
        _generate()
    chosen = {module: _sample(module, options.share, options.seed) for module in modules}
    if options.survivors:
        return _print_survivors(chosen)
    outcomes = _outcomes()
    asked = {None, LIVED, UNREACHED} if options.again else {None}
    todo = [name for names in chosen.values() for name in names if outcomes.get(name) in asked]
    print(f"{sum(map(len, chosen.values()))} mutants chosen, {len(todo)} to try", flush=True)
    # In parts: names are arguments, and there is a limit to them.
    for start in range(0, len(todo), 400):
        _mutmut("run", "--max-children", "1", *todo[start : start + 400])
    lines = _table(chosen)
    print("\n".join(lines))
    if options.write:
        _write(lines, options)
    return 0


def _prepare() -> None:
    """Lay out the tree mutmut works in: a copy, so that no changed line is ever seen elsewhere."""
    if not (HOME / "bin/mutmut").exists():
        subprocess.run([sys.executable, "-m", "venv", str(HOME)], check=True)
        found = subprocess.run(
            [BACKEND / ".venv/bin/python", "-c", "import pytest; print(pytest.__version__)"],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        pip = [HOME / "bin/python", "-m", "pip", "install", "-q", f"mutmut=={MUTMUT}"]
        subprocess.run([*pip, f"pytest=={found.stdout.strip()}"], check=True)
    here = next((HOME / "lib").glob("python3.*/site-packages"))
    theirs = next((BACKEND / ".venv/lib").glob("python3.*/site-packages"))
    (here / "backend.pth").write_text(f"{theirs}\n{REPO / 'tools/mutation'}\n")
    WORK.mkdir(parents=True, exist_ok=True)
    for name in ("diandan", "tests", "conftest.py", "pyproject.toml"):
        _mirror(BACKEND / name, WORK / name)
    # The code and its tests look for these around them, and mutmut runs them one folder below its own.
    around = {name: REPO / name for name in ("contracts", "docs", "clients")}
    for name, there in {**around, "backend": WORK / "mutants"}.items():
        if not (WORK / name).is_symlink():
            (WORK / name).symlink_to(there)
    settings = {
        "source_paths": ["diandan"],
        "only_mutate": sorted(_files()),
        "also_copy": ["conftest.py"],
        "do_not_mutate_patterns": NOT_MUTATED,
        "pytest_add_cli_args": ["-p", "quick_tests", "-m", "not network and not faults"],
        "pytest_add_cli_args_test_selection": TESTS,
    }
    text = ["[mutmut]", "process_isolation = forkserver", "use_git_change_detection = false"]
    text += [
        f"{key} =" + "".join(f"\n    {value}" for value in values) + "\n    "
        for key, values in settings.items()
    ]
    (WORK / "setup.cfg").write_text("\n".join(line.rstrip() for line in text) + "\n")


def _mirror(source: Path, target: Path) -> None:
    """Copy what is newer, and take away what is gone."""
    if source.is_file():
        if not target.exists() or source.read_bytes() != target.read_bytes():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
        return
    wanted = {path.relative_to(source) for path in source.rglob("*") if "__pycache__" not in path.parts}
    for name in sorted(wanted):
        if (source / name).is_file():
            _mirror(source / name, target / name)
    for path in sorted(target.rglob("*"), reverse=True):
        if path.is_file() and "__pycache__" not in path.parts and path.relative_to(target) not in wanted:
            path.unlink()


def _files() -> list[str]:
    paths = (path.relative_to(BACKEND).as_posix() for path in (BACKEND / "diandan").rglob("*.py"))
    return [path for path in paths if any(re.fullmatch(module, path) for module in MODULES.values())]


def _mutmut(*arguments: str) -> None:
    environment = {**os.environ, "DIANDAN_MUTATION_TEMPLATE": str(HOME / "empty.sqlite3")}
    with (HOME / "log").open("ab") as log:
        # It draws a turning wheel: of interest to nobody but a terminal.
        out = None if arguments[0] == "show" else log
        done = subprocess.run(
            [HOME / "bin/mutmut", *arguments], cwd=WORK, env=environment, stdout=out, stderr=out
        )
    if done.returncode:
        raise SystemExit(f"mutmut {arguments[0]} failed with {done.returncode}; see {HOME / 'log'}")


def _generate() -> None:
    """Make the mutants of what has changed; the pattern names none, so none is tried."""
    (HOME / "empty.sqlite3").unlink(missing_ok=True)
    _mutmut("run", "--max-children", "1", "diandan.kernel.money.x_percent_off__mutmut_1")


def _outcomes() -> dict[str, str | None]:
    """What became of every mutant: ``None`` is not tried yet."""
    found: dict[str, str | None] = {}
    for path in (WORK / "mutants/diandan").rglob("*.meta"):
        for name, code in json.loads(path.read_text())["exit_code_by_key"].items():
            found[name] = None if code is None else STATUS.get(code, UNREACHED if code in (5, 33) else "odd")
    return found


def _sample(module: str, share: float, seed: int) -> list[str]:
    names = []
    for path in sorted((WORK / "mutants/diandan").rglob("*.meta")):
        source = path.relative_to(WORK / "mutants").as_posix().removesuffix(".meta")
        if re.fullmatch(MODULES[module], source):
            names += sorted(json.loads(path.read_text())["exit_code_by_key"])
    if share >= 1 or len(names) <= SMALL:
        return names
    # A larger share holds the smaller one: what has been tried counts.
    random.Random(f"{seed} {module}").shuffle(names)
    return sorted(names[: math.ceil(share * len(names))])


def _table(chosen: dict[str, list[str]]) -> list[str]:
    outcomes = _outcomes()
    lines = ["| module | mutants | tried | killed | lived | too late | no test | score |"]
    lines.append("| --- | --- | --- | --- | --- | --- | --- | --- |")
    total: Counter[str] = Counter()
    for module, names in chosen.items():
        count = Counter(outcomes[name] or "not tried" for name in names)
        count["all"] = len(_sample(module, 1, 0))
        total += count
        lines.append(_row(module, count))
    return [*lines, _row("**all**", total)]


def _row(module: str, count: Counter[str]) -> str:
    tried = sum(count.values()) - count["all"] - count["not tried"]
    # A mutant that never ends is noticed by every test run.
    caught = count[KILLED] + count[LATE]
    score = f"{caught / tried:.1%}" if tried else "—"
    if tried and tried < count["all"]:
        low, high = wilson(caught, tried)
        score += f" ({low:.0%} to {high:.0%})"
    cells = (count["all"], tried, count[KILLED], count[LIVED], count[LATE], count[UNREACHED] + count["odd"])
    return f"| {module} | " + " | ".join(map(str, cells)) + f" | {score} |"


def wilson(hits: int, tries: int) -> tuple[float, float]:
    """Return between what the true share lies, 95 times of a hundred."""
    z, share = 1.96, hits / tries
    middle = share + z * z / (2 * tries)
    spread = z * math.sqrt(share * (1 - share) / tries + z * z / (4 * tries * tries))
    return (middle - spread) / (1 + z * z / tries), (middle + spread) / (1 + z * z / tries)


def _print_survivors(chosen: dict[str, list[str]]) -> int:
    outcomes = _outcomes()
    for names in chosen.values():
        for name in names:
            if outcomes[name] not in (None, KILLED, LATE):
                print(f"--- {name}: {outcomes[name]}", flush=True)
                _mutmut("show", name)
    return 0


def _write(lines: list[str], options: argparse.Namespace) -> None:
    asked = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=REPO, capture_output=True, text=True)
    part = "all of it" if options.share >= 1 else f"a random {options.share:.0%} by seed {options.seed}"
    head = f"\n{datetime.now(UTC):%Y-%m-%d}, commit {asked.stdout.strip()}, mutmut {MUTMUT}, {part}.\n\n"
    before, rest = PAGE.read_text().split(BEGIN)
    PAGE.write_text(before + BEGIN + head + "\n".join(lines) + "\n\n" + END + rest.split(END)[1])


if __name__ == "__main__":
    raise SystemExit(main())
