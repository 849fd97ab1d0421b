"""The long tier: ``make faults``. Seeded, resumable, with a ledger of what has run and a table of it all.

Every seed that has run is one line in ``.faults/ledger.jsonl`` with the state of the code it ran on; a run
that is broken off goes on where it was, and code that has changed starts anew. ``--only kills histories``
runs some suites, ``--share 0.1`` a tenth of each; ``--ledger FILE`` knows what another clone has run on the
same code; ``--write`` puts the table of all that is known of this code into docs/measured/faults.md.
"""

import argparse
import os
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

_DATA = tempfile.mkdtemp(prefix="diandan-faults-")
os.environ |= {"DIANDAN_DATA": _DATA, "DIANDAN_LOG_LEVEL": "CRITICAL", "DIANDAN_THROTTLE": "0"}
os.environ |= {"DIANDAN_PUBLIC_URL": "", "DIANDAN_SANDBOX": "1"}
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "diandan.settings")

import django  # noqa: E402
import pytest  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from diandan.kernel import clock  # noqa: E402
from tests.faults import (  # noqa: E402
    crashing,
    engines,
    full_disk,
    hung_gateway,
    jumping_clock,
    payment_histories,
    reconnecting,
    stampede,
    voyage,
)
from tests.faults.ledger import REPO, Ledger, Suite, line_of  # noqa: E402
from tests.faults.local_gateway import LocalGateway, connected  # noqa: E402
from tests.faults.report import Line, table, write  # noqa: E402
from tests.faults.shipyard import Shipyard  # noqa: E402

LEDGER = REPO / ".faults" / "ledger.jsonl"
VOYAGES, HISTORIES, FORGERIES, HERD, CROWD = 200, 10_000, 5_000, 10_000, 2_000
# So many histories are one seed of the ledger.
A_BATCH = 100


def main() -> int:
    """Run what has not run, print the table, end with 1 when anything is broken."""
    parser = argparse.ArgumentParser(prog="faults", description=__doc__)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--ledger", nargs="*", type=Path, default=[])
    parser.add_argument("--write", action="store_true")
    everything = suites()
    options = parser.parse_args()
    if unknown := set(options.only) - {suite.name for suite in everything}:
        parser.error(f"no suite {sorted(unknown)[0]!r}: {', '.join(suite.name for suite in everything)}")
    ledger = Ledger(LEDGER, others=options.ledger)
    wanted = [suite for suite in everything if not options.only or suite.name in options.only]
    try:
        for suite in wanted:
            _run(suite, suite.seeds[: max(1, int(len(suite.seeds) * options.share))], ledger)
    finally:
        if _YARD:
            _YARD[0].close()
    lines = [line for suite in wanted if (line := line_of(suite, ledger))]
    print(table(lines))  # noqa: T201
    if options.write:
        write(table([line for suite in everything if (line := line_of(suite, ledger))]), REPO)
    return 0 if all(line.holds for line in lines) else 1


def suites() -> list[Suite]:
    """Everything the long tier does, cheapest first."""
    return [
        Suite("points", sorted(crashing.POINTS), _die_at, _points),
        Suite("kills", list(range(1, VOYAGES + 1)), _kill, _kills),
        Suite("histories", list(range(HISTORIES // A_BATCH)), _play_histories, _histories),
        Suite("forgeries", [1], _forge, _forgeries),
        Suite("stampede", [1], _stampede, _stampedes),
        Suite("hung", [1], lambda _: _hang(), _hung),
        Suite("disk", [1, 2, 3], _fill, _disks),
        Suite("clock", sorted(jumping_clock.JUMPS), _jump, _clocks),
        Suite("engines", list(engines.DATABASES), _lose_engines, _engines),
        Suite("herd", [1], lambda _: _reconnect(), _herds),
    ]


def _run(suite: Suite, seeds: list[Any], ledger: Ledger) -> None:
    known = ledger.results(suite.name)
    for seed in seeds:
        if str(seed) in known:
            continue
        started = clock.monotonic()
        try:
            found = suite.play(seed)
        except Exception:
            found = {"broken": [traceback.format_exc(limit=3)[-600:]]}
        found["took_s"] = round(clock.monotonic() - started, 1)
        ledger.add(suite.name, str(seed), **found)
        sys.stderr.write(f"{suite.name} {seed}: {found['took_s']} s {found['broken'] or ''}\n")


_YARD: list[Shipyard] = []


def _yard() -> Shipyard:
    if not _YARD:
        _YARD.append(Shipyard())
    return _YARD[0]


# --- deaths


def _die_at(point: str) -> dict[str, Any]:
    outcome = voyage.die_at(_yard(), point, seed=1)
    return {**_told(outcome), "reached": outcome.reached}


def _kill(seed: int) -> dict[str, Any]:
    return _told(voyage.random_kills(_yard(), seed))


def _told(outcome: voyage.Outcome) -> dict[str, Any]:
    return {
        "broken": [str(one) for one in outcome.broken] + outcome.errors,
        "deaths": outcome.deaths,
        "orders": outcome.orders,
        "charges": outcome.charges,
        "events": outcome.events,
        "back_s": outcome.slowest_return_s,
        "rest_s": outcome.rest_s,
    }


def _points(rows: list[dict[str, Any]]) -> Line:
    reached = sum(row.get("reached", False) for row in rows)
    found = f"{reached} of {len(rows)} points reached, {_broken(rows)} invariants broken"
    return Line("named crash points, each once", found, "all, 0", reached == len(rows) and not _broken(rows))


def _kills(rows: list[dict[str, Any]]) -> Line:
    deaths = sum(row.get("deaths", 0) for row in rows)
    slowest = max((row.get("back_s", 0) for row in rows), default=0)
    orders, events = (sum(row.get(name, 0) for row in rows) for name in ("orders", "events"))
    found = f"{deaths} kills, {orders} orders, {events} answers checked: {_broken(rows)} broken"
    bound = f"; bound {300 / deaths:.2f} % a kill" if deaths and not _broken(rows) else ""
    return Line(
        "random SIGKILL, web and gateway",
        f"{found}{bound}; back after {slowest:.1f} s at most",
        "1,000 kills, 0 broken, back in 5 s",
        not _broken(rows) and slowest <= 5,
    )


# --- notices


@contextmanager
def _inside() -> Iterator[tuple[LocalGateway, clock.FrozenClock]]:
    """A database of this process, emptied by rolling back."""
    if not (Path(_DATA) / "diandan.sqlite3").exists():
        call_command("migrate", verbosity=0, interactive=False)
    gateway = LocalGateway()
    connection.ensure_connection()
    with clock.frozen_at(payment_histories.A_MORNING) as frozen, connected(gateway), transaction.atomic():
        yield gateway, frozen
        transaction.set_rollback(True)


def _play_histories(batch: int) -> dict[str, Any]:
    broken: list[str] = []
    steps = 0
    with _inside() as (gateway, frozen):
        till = payment_histories.Till(gateway, frozen)
        for seed in range(batch * A_BATCH, (batch + 1) * A_BATCH):
            try:
                steps += payment_histories.play(till, seed)
            except payment_histories.Differs as differs:
                broken.append(str(differs)[:400])
                till.gateway.forget()
    return {"broken": broken, "histories": A_BATCH, "steps": steps}


def _histories(rows: list[dict[str, Any]]) -> Line:
    played, steps = (sum(row.get(name, 0) for row in rows) for name in ("histories", "steps"))
    found = f"{played} histories, {steps} steps: {_broken(rows)} differ"
    return Line("payment-notice histories against a model", found, "10,000, 0 differ", not _broken(rows))


def _forge(seed: int) -> dict[str, Any]:
    with _inside() as (gateway, frozen):
        answers, heard = payment_histories.forgeries(payment_histories.Till(gateway, frozen), seed, FORGERIES)
    wrong = [f"{count} answered {status}" for status, count in answers.items() if status != 401]
    return {"broken": wrong + ([] if heard else ["the truth was not heard"]), "forgeries": FORGERIES}


def _forgeries(rows: list[dict[str, Any]]) -> Line:
    tried = sum(row.get("forgeries", 0) for row in rows)
    return Line("forged notices", f"{tried} tried, {_broken(rows)} believed", "5,000, 0", not _broken(rows))


# --- races


def _stampede(_: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        found = stampede.run(_yard(), Path(folder), CROWD)
    broken = [str(one) for one in found.broken] + found.others
    if found.sold != 100:
        broken.append(f"{found.sold} sold")
    return {
        "broken": broken,
        "sold": found.sold,
        "clients": CROWD,
        "p99_s": found.at(0.99),
        "p50_s": found.at(0.5),
    }


def _stampedes(rows: list[dict[str, Any]]) -> Line:
    row = rows[0] if rows else {}
    half_s, slow_s = row.get("p50_s", 0), row.get("p99_s", 0)
    sold = f"{row.get('sold')} of 100 sold to {row.get('clients')} clients"
    found = f"{sold}; half answered in {half_s:.2f} s, 99 % in {slow_s:.2f} s"
    return Line("a hundred portions, through HTTP", found, "exactly 100", bool(rows) and not _broken(rows))


def _hang() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        found = hung_gateway.run(_yard(), Path(folder))
    broken = [] if not found.failed and found.most_calls <= 8 else ["ordering suffered"]
    slowest = sorted(found.placing_s)[-1]
    return {"broken": broken, "calls": found.most_calls, "placed": found.placed, "slowest_s": slowest}


def _hung(rows: list[dict[str, Any]]) -> Line:
    row = rows[0] if rows else {}
    placed = f"{row.get('placed')} orders placed meanwhile, the slowest in {row.get('slowest_s', 0):.2f} s"
    found = f"{placed}; {row.get('calls')} calls held"
    return Line("the gateway hangs under 40 payers", found, "all placed, ≤ 8 calls", not _broken(rows))


def _fill(seed: int) -> dict[str, Any]:
    found = full_disk.run(_yard(), seed)
    told = _told(found.outcome)
    if not found.statuses <= {200, 503} or not found.could_read:
        told["broken"].append(f"answered {sorted(found.statuses)}")
    return {**told, "back_s": found.back_after_s}


def _disks(rows: list[dict[str, Any]]) -> Line:
    slowest = max((row.get("back_s", 0) for row in rows), default=0)
    found = f"{len(rows)} times full: {_broken(rows)} broken, writing again after {slowest:.2f} s, no restart"
    return Line("disk full under load", found, "0 broken, ≤ 60 s", not _broken(rows) and slowest <= 60)


def _jump(name: str) -> dict[str, Any]:
    return _told(jumping_clock.run(_yard(), 1, jumping_clock.JUMPS[name]))


def _clocks(rows: list[dict[str, Any]]) -> Line:
    found = f"{len(rows)} jumps (from two days back to a year ahead): {_broken(rows)} broken"
    return Line("the clock jumps under load", found, "0 broken", not _broken(rows))


def _reconnect() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        found = reconnecting.run(Path(folder), HERD)
    broken = [] if found.live == found.reached == HERD else [f"{found.live} live, {found.reached} reached"]
    return {"broken": broken, "live": found.live, "within_s": found.within_s, "hub_kb": found.hub_kb}


def _herds(rows: list[dict[str, Any]]) -> Line:
    row = rows[0] if rows else {}
    live = f"{row.get('live')} live again after {row.get('within_s', 0):.1f} s"
    found = f"{live}, the hub at {row.get('hub_kb', 0) // 1024} MB"
    holds = not _broken(rows) and row.get("within_s", 99) <= 60
    return Line("10,000 sockets reconnect after the hub died", found, "all in 60 s", holds)


def _lose_engines(database: str) -> dict[str, Any]:
    try:
        found = engines.run(database)
    except (pytest.skip.Exception, pytest.fail.Exception) as wanting:
        raise RuntimeError(str(wanting)) from wanting
    wrong = [str(one) for one in found.broken] + found.errors
    for name, absence in found.absences.items():
        if name == "database":
            if absence.healed_after_s > 5:
                wrong.append(f"errors {absence.healed_after_s} s after the database was back")
        elif absence.error_share > 0.01 or not absence.placed:
            wrong.append(f"{absence.errors} errors of {absence.calls} calls without {name}")
    absences = {name: asdict(absence) for name, absence in found.absences.items()}
    return {
        "broken": wrong, "orders": found.orders, "rest_s": found.rest_s,
        "usual_p95_s": found.usual_p95_s, "absences": absences,
    }  # fmt: skip


def _engines(rows: list[dict[str, Any]]) -> Line:
    told = []
    for name in ("Redis", "RabbitMQ"):
        felt = [row["absences"][name] for row in rows if "absences" in row]
        calls, errors, placed = (sum(one[key] for one in felt) for key in ("calls", "errors", "placed"))
        told.append(f"{name}: {errors} errors of {calls} calls, {placed} orders meanwhile")
    healed_s = max(
        (row["absences"]["database"]["healed_after_s"] for row in rows if "absences" in row), default=0
    )
    found = (
        f"{'; '.join(told)}; database: last error {healed_s:.1f} s after its return; {_broken(rows)} broken"
    )
    return Line(
        "each server away for 60 s under load, two of each role",
        found,
        "≤ 1 % errors, database back in 5 s, 0 broken",
        not _broken(rows),
    )


def _broken(rows: list[dict[str, Any]]) -> int:
    return sum(len(row["broken"]) for row in rows)


if __name__ == "__main__":
    sys.exit(main())
