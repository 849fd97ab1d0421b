"""Measure everything and print one table; with ``--write`` also into docs/measured/.

Run it on a machine that does nothing else. Figures are ratios to a raw run of the same work in the same run.
"""

import argparse
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

REPO = Path(__file__).resolve().parents[1]
RUNS = (
    ("Placing an order", ["bench/place_order.py"]),
    ("Reading the menu", ["bench/menu.py"]),
    (
        "From the desk to the phone, 20 orders a second",
        ["bench/live_latency.py", "--rate", "20", "--seconds", "15"],
    ),
    ("One hub, many screens", ["bench/live_fanout.py"]),
)


def main() -> int:
    """Run each in its own process; a failure is printed and makes the exit status 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="also write docs/measured/README.md")
    options = parser.parse_args()
    status, lines = 0, []
    for title, command in RUNS:
        print(f"== {title}", flush=True)
        done = subprocess.run([sys.executable, *command], cwd=REPO, capture_output=True, text=True)
        said = done.stdout.strip() if done.returncode == 0 else f"failed: {done.stderr.strip()[-400:]}"
        status = status or done.returncode
        print(said, flush=True)
        lines.append(f"**{title}**\n\n```\n{said}\n```\n")
    if options.write:
        (REPO / "docs/measured").mkdir(exist_ok=True)
        (REPO / "docs/measured/README.md").write_text(_page(lines))
    return status


def _page(lines: list[str]) -> str:
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=REPO, capture_output=True, text=True)
    head = (
        "# What was measured\n\n"
        f"By `make bench`, {datetime.now(UTC):%Y-%m-%d}, commit {commit.stdout.strip()}, {os.cpu_count()} cores, "  # noqa: DTZ005
        f"{platform.system()}, Python {platform.python_version()}. The load generator runs on the same cores.\n"
        "Each figure stands beside a raw run of the same work in the same run; only the ratios travel.\n\n"
    )
    return head + "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
