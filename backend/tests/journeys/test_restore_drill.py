"""The drill: a shop at work is backed up, lost, restored; everything it had told anyone is there."""

import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from tests.factories.sandbox import BACKEND
from tests.journeys import shop as shops

pytestmark = [pytest.mark.network, pytest.mark.slow]

LATTE = ("latte/large", 1, ("oat", "hot"))
STAYS_AFTER_A_BACKUP = 5


@pytest.fixture
def folder():
    with tempfile.TemporaryDirectory(prefix="diandan-drill-") as name:
        yield Path(name)


def command(folder, *words):
    return subprocess.run(
        [sys.executable, "-m", "diandan", *words],
        cwd=BACKEND, env=shops.environment_of(folder), capture_output=True, text=True, check=False,
    )  # fmt: skip


def keep_ordering(shop, told, enough):
    """A guest who orders and pays until told to stop; each order is noted once the shop has confirmed it."""
    guest = shop.guest()
    while not enough.is_set():
        order = guest.place(shop.made["automatic"], guest.cart(LATTE))
        paid = guest.pay(order["id"])
        told.append((paid["id"], paid["number"], paid["paid_fen"]))


def test_a_lost_shop_comes_back_with_everything_it_had_told(folder):
    data, file = folder / "data", folder / "shop.tar"
    data.mkdir()
    shop = shops.start(data)
    told, enough = [], threading.Event()
    crowd = [threading.Thread(target=keep_ordering, args=(shop, told, enough)) for _ in range(3)]
    for guest in crowd:
        guest.start()
    shops.until(lambda: len(told), lambda count: count >= 4)

    before = list(told)
    backed_up = command(data, "backup", str(file))
    shops.until(lambda: len(told), lambda count: count >= len(before) + STAYS_AFTER_A_BACKUP)
    enough.set()
    for guest in crowd:
        guest.join()
    assert backed_up.returncode == 0, backed_up.stderr
    assert "The keys are not inside" in backed_up.stdout
    assert file.stat().st_mode & 0o077 == 0

    refused = command(data, "restore", str(file), "--replace")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "a server is running" in refused.stderr

    shop.process.kill()
    shop.process.wait(10)
    keys = {path.name: path.read_bytes() for path in (data / "keys").iterdir()}
    # The web process ends by itself when its parent is killed.
    shops.until(lambda: destroyed(data), bool)
    data.mkdir()
    (data / "keys").mkdir(mode=0o700)
    for name, content in keys.items():
        (data / "keys" / name).write_bytes(content)

    restored = command(data, "restore", str(file))
    assert restored.returncode == 0, restored.stderr
    again = shops.start(data, shop.made)
    try:
        staff = again.staff()
        for order_id, number, paid_fen in before:
            order = staff.ask("GET", f"merchant/v1/orders/{order_id}")
            assert (order["number"], order["paid_fen"]) == (number, paid_fen)
        # The encrypted gateway account opens, so the shop sells on.
        guest = again.guest()
        order = guest.place(shop.made["automatic"], guest.cart(LATTE))
        assert guest.pay(order["id"])["paid_fen"] == order["total_fen"]
        assert order["number"] not in [number for _, number, _ in before]
    finally:
        shops.stop(again.process)


def destroyed(data):
    """Whether nobody serves from the folder any more; then it is gone."""
    from diandan.infra import occupied

    try:
        with occupied.alone(data):
            pass
    except occupied.Occupied:
        return False
    shutil.rmtree(data)
    return True
