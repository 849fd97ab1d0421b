"""Cart, order and payment, ours beside other open-source shops, in turns on one machine.

Every order has three random things of 200 products in three sizes, is paid by what settles inside the process,
and counts only when the last answer says that it is paid. Eight workers, each beginning its next order when
the last is paid. All servers are up all the time; one is asked at a time: A B A B, and the ratio is the median
of the rounds'.

Run: make bench-peers; bench/peers/compare.py --set-up only installs and fills
"""

import argparse
import asyncio
import importlib
import os
import platform
import random
import subprocess
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

import ours
import uvloop
import with_kitchen

REPO = Path(__file__).resolve().parents[2]
PAGE = REPO / "docs/measured/peers.md"
# What stands outside these two lines is written by people and stays.
BEGIN, END = "<!-- by make bench-peers -->\n", "<!-- by people -->\n"
WORKERS = 8
PEERS = ("vendure", "oscar_api")
LEAST, AIM = 30, 100


@dataclass
class Round:
    """What one turn of one server gave: orders a second, and every order's time in seconds."""

    per_second: float
    took: list[float] = field(default_factory=list)

    def slowest_of(self, share: float) -> float:
        """The time, in milliseconds, that this share of the orders did not exceed."""
        ordered = sorted(self.took)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000


def main() -> None:
    """Set up, start, measure in turns, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--set-up", action="store_true", help="install and fill the peers, and measure nothing"
    )
    parser.add_argument("--peers", nargs="+", choices=PEERS, default=list(PEERS))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=6, help="of each turn")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help=f"also write {PAGE.relative_to(REPO)}")
    options = parser.parse_args()
    peers = [importlib.import_module(name) for name in options.peers]
    for peer in peers:
        peer.set_up()
    if options.set_up:
        return
    busy = os.getloadavg()[0]
    chance = random.Random(options.seed)
    with ExitStack() as stack:
        running = {side.NAME: stack.enter_context(side.running()) for side in (ours, with_kitchen, *peers)}
        for side in running.values():
            uvloop.run(_turn(side, chance, seconds=2))
        rounds: dict[str, list[Round]] = {name: [] for name in running}
        for _ in range(options.rounds):
            for name, side in running.items():
                rounds[name].append(uvloop.run(_turn(side, chance, seconds=options.seconds)))
        checks = {name: side.check() for name, side in running.items()}
    lines = _table(rounds, {side.NAME: side.DOES for side in (ours, with_kitchen, *peers)}, checks)
    print("\n".join(lines))
    if options.write:
        before, rest = PAGE.read_text().split(BEGIN)
        PAGE.write_text(
            before + BEGIN + _head(options, busy) + "\n".join(lines) + "\n\n" + END + rest.split(END)[1]
        )


async def _turn(side: Any, chance: random.Random, *, seconds: float) -> Round:
    """Let eight workers order for ``seconds``; what was begun in time is finished, and its time counts."""
    took: list[float] = []
    started = time.perf_counter()

    async def work(own: random.Random) -> None:
        line = side.connect()
        while time.perf_counter() < started + seconds:
            begun = time.perf_counter()
            await side.order(line, own)
            took.append(time.perf_counter() - begun)
        line.close()

    await asyncio.gather(*(work(random.Random(chance.random())) for _ in range(WORKERS)))
    await side.finish()
    return Round(len(took) / (time.perf_counter() - started), took)


def _table(rounds: dict[str, list[Round]], does: dict[str, str], checks: dict[str, str]) -> list[str]:
    own = rounds[ours.NAME]
    lines = [
        "| | orders a second, median (each round) | half within | slowest of a hundred | ours is |",
        "| --- | --- | --- | --- | --- |",
    ]
    ratios, ours_too = {}, (ours.NAME, with_kitchen.NAME)
    for name, turns in rounds.items():
        each = ", ".join(f"{turn.per_second:.1f}" for turn in turns)
        ratio = median(a.per_second / b.per_second for a, b in zip(own, turns, strict=True))
        if name not in ours_too:
            ratios[name] = ratio
        lines.append(
            f"| {name} | **{median(turn.per_second for turn in turns):.1f}** ({each}) "
            f"| {median(turn.slowest_of(0.5) for turn in turns):.0f} ms "
            f"| {median(turn.slowest_of(0.99) for turn in turns):.0f} ms "
            f"| {'' if name in ours_too else f'**{ratio:.0f} ×**'} |"
        )
    best = max(ratios, key=lambda name: median(turn.per_second for turn in rounds[name]))
    met = "met" if ratios[best] >= LEAST else "not met"
    lines += [
        "",
        f"Against the best of them, {best}: {ratios[best]:.0f} × (at least {LEAST}: {met}; aim {AIM}).",
        "",
    ]
    return [*lines, *(f"- {name}: {does[name]}. Checked: {checks[name]}." for name in rounds)]


def _head(options: argparse.Namespace, busy: float) -> str:
    asked = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=REPO, capture_output=True, text=True)
    memory_gb = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    node = subprocess.run(["node", "--version"], capture_output=True, text=True).stdout.strip()
    return (
        f"\n{datetime.now(UTC):%Y-%m-%d}, commit {asked.stdout.strip()}, {os.cpu_count()} cores, {memory_gb:.0f} GB, "
        f"{platform.system()}, Python {platform.python_version()}, Node {node}, load average at the start {busy:.1f}; "
        f"{options.rounds} rounds of {options.seconds:g} s each in turns, {WORKERS} workers, seed {options.seed}. "
        "The client runs on the same cores.\n\n"
    )


if __name__ == "__main__":
    main()
