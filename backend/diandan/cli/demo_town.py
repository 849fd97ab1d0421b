"""The demo in its own environment: built when it is missing, served, and shown around in."""

import argparse
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from rich.console import Console

from diandan import boot
from diandan.cli.serve import base_url, children, supervise
from diandan.demo import folder, town
from diandan.demo.building import CODE, PASSWORD
from diandan.demo.menus import BrandPlan
from diandan.modules.accounts import queries as accounts
from diandan.modules.stores import queries as stores

TABLES_SHOWN = 2


def open_town(options: argparse.Namespace) -> int:
    """Build what is missing, serve, and say where everything is."""
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
    console.print(f"\nEvery password is [bold]{PASSWORD}[/], every code at a till [bold]{CODE}[/].")
    console.print("Money is play money. Ctrl-C stops everything.\n")


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
    # A demo made by an earlier version has none.
    if app := accounts.working_app(stores.stores_of_brand(plan.slug)[0].brand.pk, "wechat_mini"):
        console.print(f"  {'Mini-program':<{width}}  {app.app_id} [dim]known to the sandbox[/]")
