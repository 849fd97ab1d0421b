"""Measure everything and print one table; with ``--write`` also into docs/measured/.

Run it on a machine that does nothing else: the page says how busy it was. Figures are ratios to a raw run of
the same work in the same run.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

REPO = Path(__file__).resolve().parents[1]
PAGE = REPO / "docs/measured/README.md"
# What stands outside these two lines is written by people and stays.
BEGIN, END = "<!-- by make bench -->\n", "<!-- by people -->\n"

Figures = dict[str, Any]


@dataclass(frozen=True)
class Row:
    """One line of the table: what, how it is shown, what it should be, and whether it is."""

    what: str
    shown: Callable[[Figures], str]
    target: str
    is_met: Callable[[Figures], bool]


def _menu(f: Figures) -> str:
    return (
        f"**{f['ratio']}** ({f['menus_per_s']}/s of {f['bare_per_s']}/s, {f['kb']} KB; "
        f"304: {f['unchanged_per_s']}/s)"
    )


RUNS: tuple[tuple[list[str], Sequence[Row]], ...] = (
    (
        ["bench/place_order.py"],
        (
            Row(
                "complete `place_order` through HTTP, 32 clients, SQLite FULL, against its own SQL by sqlite3, "
                "one per transaction, NORMAL",
                lambda f: f"**{f['ratio']}** ({f['orders_per_s']}/s of {f['raw_per_s']}/s)",
                "≥ 0.15, then 0.35, aim 0.6",
                lambda f: f["ratio"] >= 0.35,
            ),
            Row(
                "placing, the slowest of a hundred",
                lambda f: f"{f['p99_ms']} ms",
                "≤ 80 ms",
                lambda f: f["p99_ms"] <= 80,
            ),
        ),
    ),
    *(
        (
            ["bench/place_order.py", "--on", engine],
            (
                Row(
                    f"the same on {name}, against its own SQL by {by}, one per transaction, 32 connections",
                    lambda f: f"**{f['ratio']}** ({f['orders_per_s']}/s of {f['raw_per_s']}/s)",
                    f"≥ {least}",
                    lambda f, least=least: f["ratio"] >= least,
                ),
                Row(
                    f"placing on {name}, the slowest of a hundred",
                    lambda f: f"{f['p99_ms']} ms",
                    "≤ 80 ms",
                    lambda f: f["p99_ms"] <= 80,
                ),
            ),
        )
        for engine, name, by, least in (
            ("postgresql", "PostgreSQL", "pgbench", 0.4),
            ("mysql", "MariaDB", "PyMySQL", 0.3),
        )
    ),
    (
        ["bench/menu.py"],
        (
            Row(
                "menu of 200 items, 32 clients, against a bare WSGI function with the same bytes",
                lambda f: _menu(f["large"]),
                "≥ 0.5",
                lambda f: f["large"]["ratio"] >= 0.5,
            ),
            Row(
                "menu of 100 KB, the same; the slowest of a hundred",
                lambda f: f"{_menu(f['small'])}; {f['small']['p99_ms']} ms",
                "≥ 7,000/s, ≤ 10 ms, 304 faster",
                lambda f: (
                    f["small"]["menus_per_s"] >= 7_000
                    and f["small"]["p99_ms"] <= 10
                    and f["small"]["unchanged_per_s"] > f["small"]["menus_per_s"]
                ),
            ),
        ),
    ),
    (
        ["bench/live_latency.py", "--rate", "20", "--seconds", "15"],
        (
            Row(
                "desk to phone at 20 orders a second, the slowest of a hundred",
                lambda f: f"{f['tap_to_phone_ms_p99']} ms (half: {f['tap_to_phone_ms_p50']} ms)",
                "≤ 500 ms",
                lambda f: f["tap_to_phone_ms_p99"] <= 500 and not f["failures"],
            ),
            Row(
                "sold-out tap to an open menu, the slowest of five",
                lambda f: f"{f['sold_out_to_menu_ms_worst']} ms",
                "≤ 1,000 ms",
                lambda f: f["sold_out_to_menu_ms_worst"] <= 1000,
            ),
        ),
    ),
    (
        ["bench/live_fanout.py"],
        (
            Row(
                "one hub, 1,000 sockets, a burst",
                lambda f: f"{f['deliveries_per_s_in_burst']}/s",
                "≥ 20,000/s",
                lambda f: f["deliveries_per_s_in_burst"] >= 20_000,
            ),
            Row(
                "the same at 2.5 frames a second, the slowest of a hundred",
                lambda f: f"{f['latency_ms_p99']} ms (half: {f['latency_ms_p50']} ms)",
                "≤ 80 ms",
                lambda f: f["latency_ms_p99"] <= 80,
            ),
            Row(
                "one hub, 1,000 sockets, memory of each",
                lambda f: f"{f['kb_per_socket']} KB",
                "≤ 30 KB",
                lambda f: f["kb_per_socket"] <= 30,
            ),
        ),
    ),
)


def main() -> int:
    """Run each in its own process; a failure is printed and makes the exit status 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"also write {PAGE.relative_to(REPO)}")
    options = parser.parse_args()
    status, busy = 0, os.getloadavg()[0]
    lines = ["| what | measured | target | met |", "| --- | --- | --- | --- |"]
    print("\n".join(lines), flush=True)
    for command, rows in RUNS:
        done = subprocess.run([sys.executable, *command], cwd=REPO, capture_output=True, text=True)
        if done.returncode:
            status = 1
            print(
                f"{command[0]} failed: {done.stderr.strip()[-400:]}",
                file=sys.stderr,
                flush=True,
            )
            continue
        figures = json.loads(done.stdout)
        for row in rows:
            met = "yes" if row.is_met(figures) else "no"
            lines.append(f"| {row.what} | {row.shown(figures)} | {row.target} | {met} |")
            print(lines[-1], flush=True)
    if options.write:
        before, rest = PAGE.read_text().split(BEGIN)
        PAGE.write_text(before + BEGIN + _page(lines, busy) + END + rest.split(END)[1])
    return status


def _page(lines: Sequence[str], busy: float) -> str:
    asked = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=REPO,
        capture_output=True,
        text=True,
    )
    memory_gb = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    head = (
        f"\n{datetime.now(UTC):%Y-%m-%d}, commit {asked.stdout.strip()}, {os.cpu_count()} cores, {memory_gb:.0f} GB, "
        f"{platform.system()}, Python {platform.python_version()}, load average at the start {busy:.1f}. "
        "The load generator runs on the same cores.\n\n"
    )
    return head + "\n".join(lines) + "\n\n"


if __name__ == "__main__":
    raise SystemExit(main())
