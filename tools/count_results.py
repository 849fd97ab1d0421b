"""Add up what pytest, vitest and Playwright reported, as the last line of the gate.

A step that broke without a single failed test (a lint, a crash) counts as one failure.
"""

import argparse
import re
from pathlib import Path

ANSI = re.compile(r"\x1b\[[0-9;]*m")
# pytest: "== 12 passed, 1 failed in 3.2s"; vitest: "Tests  12 passed | 1 failed (13)"; Playwright: "  3 passed (2s)".
SUMMARY = re.compile(r"^\s*(?:=+ )?(?:Tests\s+)?(?=\d+ (?:passed|failed|error))(?P<rest>.*)$")
COUNT = re.compile(r"(\d+) (passed|failed|errors?|flaky)")


def count(text: str) -> tuple[int, int]:
    """Return how many tests passed and failed according to one log."""
    passed = failed = 0
    for line in ANSI.sub("", text).splitlines():
        if line.lstrip().startswith("Test Files") or not (found := SUMMARY.match(line)):
            continue
        for number, word in COUNT.findall(found["rest"]):
            if word in {"passed", "flaky"}:
                passed += int(number)
            else:
                failed += int(number)
    return passed, failed


def main() -> None:
    """Print the sum over all logs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--broken", type=int, default=0, help="steps that ended badly")
    parser.add_argument("logs", nargs="+", type=Path)
    arguments = parser.parse_args()
    counts = [count(log.read_text("utf-8", "replace")) for log in arguments.logs if log.exists()]
    failed = sum(f for _, f in counts)
    print(f"{sum(p for p, _ in counts)} passed, {max(failed, arguments.broken)} failed")


if __name__ == "__main__":
    main()
