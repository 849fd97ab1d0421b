"""Make two demo brands, unless they are there already, and serve them with play money."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from rich.console import Console

from diandan import boot
from diandan.cli.serve import base_url, children, supervise
from diandan.demo import folder, town
from diandan.demo.building import PASSWORD
from diandan.demo.menus import BrandPlan
from diandan.modules.stores import queries as stores

TABLES_SHOWN = 2


def run(name: str, arguments: list[str]) -> int:
    """Build what is missing, serve, and say where everything is."""
    options = _parser(name).parse_args(arguments)
    _settle_in(options, arguments)
    console = Console(soft_wrap=True, highlight=False)
    if not options.no_build and not _build_clients(console):
        return 1
    try:
        if options.reset or not folder.is_finished(settings.DATA_DIR):
            folder.clear(settings.DATA_DIR)
            boot.listen()
            town.build(with_past=not options.fast, say=lambda text: console.print(f"  [dim]·[/] {text}"))
        elif days := folder.age_days(settings.DATA_DIR):
            console.print(f"  [dim]·[/] The demo's orders are {days} days old; --reset makes fresh ones")
    except folder.NotADemo as found:
        print(f"{found} holds a shop that is not a demo. Name another folder with --data.", file=sys.stderr)
        return 1
    if options.only_build:
        return 0
    return supervise(children(with_sandbox=True), greet=lambda: _show_around(console))


def _settle_in(options: argparse.Namespace, arguments: list[str]) -> None:
    """Start this command again with the environment of a demo: settings are read once per process."""
    folder_given = options.data or os.environ.get("DIANDAN_DATA") or settings.REPO_DIR / "var" / "demo"
    port = options.port or settings.PORT
    wanted = {
        "DIANDAN_DATA": str(Path(folder_given).resolve()),
        "DIANDAN_PORT": str(port),
        "DIANDAN_SANDBOX": "1",
        "DIANDAN_LOG_LEVEL": os.environ.get("DIANDAN_LOG_LEVEL", "WARNING"),
        "DIANDAN_LOG_FORMAT": os.environ.get("DIANDAN_LOG_FORMAT", "console"),
    }
    if options.port:
        wanted["DIANDAN_HUB_PORT"] = os.environ.get("DIANDAN_HUB_PORT", str(port + 1))
        wanted["DIANDAN_SANDBOX_PORT"] = os.environ.get("DIANDAN_SANDBOX_PORT", str(port + 2))
    if options.fast:
        # Notices that are lost on purpose come again within seconds.
        wanted["DIANDAN_SANDBOX_TIME_SCALE"] = os.environ.get("DIANDAN_SANDBOX_TIME_SCALE", "30")
    # Never a demo in somebody's database server.
    unwanted = {"DIANDAN_DATABASE_URL"} & os.environ.keys()
    if unwanted or any(os.environ.get(key) != value for key, value in wanted.items()):
        environment = {key: value for key, value in os.environ.items() if key not in unwanted} | wanted
        command = [sys.executable, "-m", "diandan", "demo", *arguments]
        os.execve(sys.executable, command, environment)  # noqa: S606 - ourselves again


def _build_clients(console: Console) -> bool:
    """Build the clients when they never have been; the Makefile knows how."""
    is_built = all(
        (Path(dist) / "index.html").exists() for dist in (settings.GUEST_DIST, settings.CONSOLE_DIST)
    )
    if is_built or not (settings.REPO_DIR / "Makefile").exists():
        return True
    console.print("  [dim]·[/] Building the guest's pages and the console, once")
    return subprocess.run(["make", "build"], cwd=settings.REPO_DIR, check=False).returncode == 0  # noqa: S607


def _show_around(console: Console) -> None:
    base = base_url()
    local = f"http://localhost:{settings.PORT}"
    console.print(
        f"\n[bold]The demo is open.[/] On this machine {local}, on phones in the same network {base}\n"
    )
    console.print(f"  {'Staff':<12} {base}/console/")
    console.print(f"  {'Kitchen':<12} {base}/kitchen/")
    console.print(f"  {'Board':<12} {base}/board/")
    for plan in town.BRANDS:
        _show_brand(console, plan, base)
    console.print(f"\nEvery password is [bold]{PASSWORD}[/]. Money is play money. Ctrl-C stops everything.\n")


def _show_brand(console: Console, plan: BrandPlan, base: str) -> None:
    console.print(f"\n[bold]{plan.name} {plan.name_en}[/]  {base}/m/?brand={plan.slug}")
    places: list[tuple[str, str, str]] = []
    for store in stores.stores_of_brand(plan.slug):
        how = "takes orders by itself" if store.auto_accept else "orders wait for a tap"
        places.append((store.name_en, f"{base}/m/?store={store.public_id}", how))
        for area, tables in stores.areas(store):
            places += [
                (f"  {area.name_en}, table {table.label}", f"{base}/m/?code={table.code}", "")
                for table in tables[:TABLES_SHOWN]
            ]
    width = max(len(place) for place, _, _ in places)
    for place, address, how in places:
        console.print(f"  {place:<{width}}  {address}  [dim]{how}[/]")
    people = "   ".join(f"{person.username} [dim]({person.role})[/]" for person in plan.people)
    console.print(f"  {'Sign in as':<{width}}  {people}")


def _parser(name: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"diandan {name}", description=__doc__)
    parser.add_argument("--port", type=int, help="port of the web process; hub and sandbox take the next two")
    parser.add_argument("--data", help="data folder of the demo (default: ./var/demo)")
    parser.add_argument("--reset", action="store_true", help="throw the earlier demo away and start anew")
    parser.add_argument(
        "--fast",
        action="store_true",
        help="without the orders of yesterday and today; quick repeats of notices",
    )
    parser.add_argument(
        "--no-build", action="store_true", help="do not build the clients when they are missing"
    )
    parser.add_argument(
        "--only-build", action="store_true", help="make the demo and stop, without serving it"
    )
    return parser
