"""Check a shop from outside: ``python -m tests.faults.checker --database … --history … --kitchen …``.

Prints what is broken, one line each, and ends with 1 when anything is. The database is a SQLite file; the
statement is the answer of the sandbox's ``/sandbox/statement``.
"""

import argparse
import json
import sqlite3
import sys
import time
from pathlib import Path

from tests.faults.checker.check import broken
from tests.faults.checker.sources import gathered, read_lines, read_rows


def main() -> int:
    """Read, check, say."""
    parser = argparse.ArgumentParser(prog="checker", description=__doc__)
    parser.add_argument("--database", type=Path, required=True)
    parser.add_argument("--history", type=Path)
    parser.add_argument("--statement", type=Path)
    parser.add_argument("--kitchen", type=Path)
    options = parser.parse_args()
    with sqlite3.connect(f"file:{options.database}?mode=ro", uri=True) as database:
        rows = read_rows(database.cursor())
    found = gathered(
        rows,
        history=read_lines(options.history) if options.history else [],
        statement=json.loads(options.statement.read_text()) if options.statement else None,
        kitchen=read_lines(options.kitchen) if options.kitchen else None,
        now=time.time(),
    )
    wrong = broken(found)
    for one in wrong:
        print(one)  # noqa: T201
    looked_at = (
        f"{len(rows['ordering_order'])} orders, {len(found.history)} events, {len(found.charges)} charges"
    )
    print(f"{len(wrong)} broken over {looked_at}")  # noqa: T201
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
