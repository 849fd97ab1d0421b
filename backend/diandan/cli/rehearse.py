"""Replay a real day of sales through the public API and check that everything adds up.

Without an address a shop of its own is started for it and thrown away afterwards. To rehearse against a
server that is already running, run ``--prepare`` in its installation first: it makes the brand and leaves
user name and password in rehearsal.json in the data folder.
"""

import argparse
import getpass
import os
import sys
from datetime import date, time
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from diandan.kernel.errors import DomainError
from diandan.rehearsal import books, checks, figures, report, shop
from diandan.rehearsal import day as days
from diandan.rehearsal.cast import NotOnTheMenu
from diandan.rehearsal.course import Course, Outcome, Plan
from diandan.rehearsal.day import Day
from diandan.rehearsal.line import OutOfPatience, Refused
from diandan.rehearsal.report import Findings
from diandan.rehearsal.server import DidNotStart, Server

PASSWORD_FROM = "DIANDAN_REHEARSAL_PASSWORD"  # noqa: S105 - the name of a variable


def run(name: str, arguments: list[str]) -> int:
    """Rehearse; 0 when every check holds."""
    options = _parser(name).parse_args(arguments)
    console = Console(highlight=False)
    if options.kill and options.base_url:
        print("--kill needs a shop of its own: leave --base-url out.", file=sys.stderr)
        return 2
    try:
        day = days.read(options.file, day=options.day, until=options.until)
    except (OSError, days.UnreadableDay) as wrong:
        print(f"{options.file}: {wrong}", file=sys.stderr)
        return 2
    if options.prepare:
        return _prepare(day)
    try:
        return _rehearse(options, day, console)
    except (DidNotStart, NotOnTheMenu, OutOfPatience, Refused) as failed:
        print(f"The rehearsal could not begin. {failed}", file=sys.stderr)
        return 1


def _prepare(day: Day) -> int:
    call_command("migrate", verbosity=0, interactive=False)
    try:
        card = shop.prepare(day)
    except DomainError as refused:
        print(f"Nothing was made: {refused}", file=sys.stderr)
        return 1
    print(
        f"Brand {shop.SLUG}: {len(day.products)} items, {len(day.places)} stores, sign in as {card.username}"
    )
    return 0


def _rehearse(options: argparse.Namespace, day: Day, console: Console) -> int:
    console.print(
        f"[bold]{options.file.name}[/] · {day.date} · {len(day.orders)} orders from {day.line_count} lines"
    )
    if options.base_url:
        plan = _plan(options, options.base_url.rstrip("/"), options.sandbox_url, options.user, _password())
        return _play(options, day, plan, console, merchant_no="")
    server = Server(keep=options.keep)
    try:
        with console.status("Opening a shop for it"):
            server.prepare(["rehearse", str(options.file.resolve()), "--day", str(day.date), "--prepare"])
            server.start()
        card = shop.read_card(server.folder)
        plan = _plan(options, server.base_url, server.sandbox_url, card.username, card.password)
        return _play(options, day, plan, console, merchant_no=card.merchant_no, server=server)
    finally:
        server.stop()
        if options.keep:
            console.print(f"Kept: {server.folder}")


def _play(
    options: argparse.Namespace,
    day: Day,
    plan: Plan,
    console: Console,
    *,
    merchant_no: str,
    server: Server | None = None,
) -> int:
    course = Course(day, plan, server=server)
    with _progress(console) as bars:
        lines = _Bars(bars, len(day.orders))
        outcome = course.run(lines.show)
    with console.status("Reading the books"):
        found = books.read(
            plan.base_url,
            plan.sandbox_url,
            username=plan.username,
            password=plan.password,
            store_ids=[crew.store_id for crew in course.crews],
            merchant_no=merchant_no,
        )
    findings = Findings(
        day=day,
        source=options.file.name,
        manner=_manner(plan),
        outcome=outcome,
        books=found,
        checks=checks.all_of(day, outcome, found),
        waits=figures.waits(found, outcome),
        answers=figures.answers(outcome.log.times_s),
    )
    _tell(findings, console)
    if options.report:
        options.report.write_text(report.page(findings))
        console.print(f"\nPage: {options.report}")
    return 0 if findings.holds else 1


class _Bars:
    """Three bars: placed, paid, handed over."""

    def __init__(self, bars: Progress, total: int) -> None:
        self._bars = bars
        self._tasks: list[TaskID] = [
            bars.add_task(name, total=total) for name in ("placed", "paid", "handed over")
        ]

    def show(self, course: Course) -> None:
        outcome: Outcome = course.outcome
        reached = (len(outcome.receipts), len(outcome.paid), course.handed_over)
        for task, count in zip(self._tasks, reached, strict=True):
            self._bars.update(task, completed=count)


def _progress(console: Console) -> Progress:
    return Progress(
        TextColumn("  {task.description:<12}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
    )


def _tell(found: Findings, console: Console) -> None:
    console.print()
    for figure, name in found.tiles:
        console.print(f"  [bold]{figure:>10}[/]  {name}")
    console.print()
    for each in found.waits:
        at = "  ".join(f"{name} {report.span(s)}" for name, s in zip(figures.NAMES, each.at_s, strict=True))
        console.print(f"  {each.name:<34} {at}", soft_wrap=True)
    for killing in report.killings(found.outcome):
        console.print(f"  {killing}")
    console.print()
    for check in found.checks:
        mark = "[green]✓[/]" if check.holds else "[bold red]✗[/]"
        console.print(f"  {mark} {check.text}: [dim]{check.found}[/]", soft_wrap=True)


def _plan(options: argparse.Namespace, base_url: str, sandbox_url: str, username: str, password: str) -> Plan:
    return Plan(
        base_url=base_url,
        sandbox_url=sandbox_url.rstrip("/"),
        brand=shop.SLUG,
        username=username,
        password=password,
        workers=options.workers,
        speed=options.speed,
        kills=options.kill,
    )


def _manner(plan: Plan) -> str:
    pace = f"{plan.speed:g} times as fast" if plan.speed else "as fast as it goes"
    return f"{plan.workers} phones at a time, {pace}"


def _password() -> str:
    return os.environ.get(PASSWORD_FROM) or getpass.getpass("Password of the rehearsal: ")


def _parser(name: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"diandan {name}", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "file", type=Path, help="sales as CSV, plain or gzip; columns: docs/howto/rehearse-a-day.md"
    )
    parser.add_argument(
        "--day", type=date.fromisoformat, help="which day (default: the last one of the file)"
    )
    parser.add_argument("--until", type=time.fromisoformat, metavar="HH:MM", help="only what was sold before")
    parser.add_argument(
        "--speed", type=float, help="so many seconds of the day in one (default: as fast as it goes)"
    )
    parser.add_argument("--workers", type=int, default=32, help="phones at the same time")
    parser.add_argument(
        "--kill", type=int, default=0, metavar="N", help="kill -9 the web process N times meanwhile"
    )
    parser.add_argument("--report", type=Path, metavar="FILE.html", help="write the page here")
    parser.add_argument(
        "--keep", action="store_true", help="keep the folder of the shop that was opened for it"
    )
    parser.add_argument(
        "--prepare", action="store_true", help="make the brand in this installation, and stop"
    )
    parser.add_argument("--base-url", help="a running server that was prepared")
    parser.add_argument("--sandbox-url", default=settings.SANDBOX_URL, help="its sandbox gateway")
    parser.add_argument(
        "--user", default=shop.USERNAME, help=f"its user; the password comes from {PASSWORD_FROM}"
    )
    return parser
