"""The whole demo: both brands in one data folder, with or without a past."""

from collections.abc import Callable

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from diandan.demo import building, folder, history
from diandan.demo.building import Made
from diandan.demo.hillside import HILLSIDE
from diandan.demo.menus import BrandPlan
from diandan.demo.paddy import PADDY
from diandan.demo.till import open_till
from diandan.flows import rank_items
from diandan.infra import outbox

BRANDS = (HILLSIDE, PADDY)


def build(*, with_past: bool, say: Callable[[str], None]) -> None:
    """Build the demo in the data folder of this process, from nothing."""
    folder.begin(settings.DATA_DIR)
    call_command("migrate", verbosity=0, interactive=False)
    if connection.vendor == "sqlite":
        # Half a demo is thrown away anyhow, so it need not survive a power cut.
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous = OFF")
    made: list[tuple[BrandPlan, Made]] = []
    for plan in BRANDS:
        say(f"{plan.name} {plan.name_en}: {len(plan.items)} items, {len(plan.stores)} stores")
        made.append((plan, building.build(plan)))
    outbox.drain()
    orders = _play(made, say) if with_past else 0
    rank_items.count_anew()
    connection.close()
    folder.finish(settings.DATA_DIR, orders=orders)


def _play(made: list[tuple[BrandPlan, Made]], say: Callable[[str], None]) -> int:
    say("Yesterday and today, order by order")
    with open_till() as till:
        return sum(history.play(plan, world, till) for plan, world in made)
