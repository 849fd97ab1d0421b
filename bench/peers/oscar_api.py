"""django-oscar with django-oscar-api: gunicorn, two processes; four requests an order, the last one pays.

Three times a product into the basket, then the checkout of a guest; a receiver of the API's own signal books
the payment (``oscar_shop/shop_urls.py``). Only an answer with the status ``Paid`` counts.
"""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from client import Connection, NotAsExpected
from serving import HOME, HOST, copied, free_port, process

NAME = "django-oscar 4.2.1 with its API 3.3.0"
DOES = "4 requests: add three times, check out and pay; 2 gunicorn processes, SQLite WAL, synchronous NORMAL"
HERE = Path(__file__).resolve().parent / "oscar_shop"
PLACE = HOME / "oscar"
GUESTS = 256


@dataclass
class Oscar:
    """The running server and what it sells."""

    port: int
    products: list[str]
    paid: int = 0

    def connect(self) -> Connection:
        """A line to one of the processes."""
        return Connection(HOST, self.port)

    async def order(self, line: Connection, chance: random.Random) -> None:
        """One guest orders three things and pays."""
        line.cookies.clear()
        api = f"http://{HOST}:{self.port}/api"
        for product in chance.sample(self.products, 3):
            wish = {"url": f"{api}/products/{product}/", "quantity": 1}
            basket = await line.ask("POST", "/api/basket/add-product/", wish)
        wish = {
            "basket": basket["url"],
            "guest_email": f"guest{chance.randrange(GUESTS)}@example.com",
            "shipping_address": {
                "country": f"{api}/countries/CN/",
                "first_name": "A",
                "last_name": "Guest",
                "line1": "1 Main Street",
                "line4": "Shanghai",
                "postcode": "200000",
            },
        }
        done = await line.ask("POST", "/api/checkout/", wish)
        if done["status"] != "Paid" or float(done["paid"]) != float(done["total_incl_tax"]):
            raise NotAsExpected(str(done)[:400])
        self.paid += 1

    async def finish(self) -> None:
        """Nothing follows an answer."""

    def check(self) -> str:
        """What every order's last answer said."""
        return f"{self.paid} orders paid in full"


def set_up() -> None:
    """Install what requirements.txt names and fill a database, once; both stay in the ignored folder."""
    python = PLACE / "bin/python"
    if not (PLACE / "installed").exists():
        subprocess.run([sys.executable, "-m", "venv", PLACE], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "-r", HERE / "requirements.txt"], check=True)
        (PLACE / "installed").touch()
    for file in HERE.iterdir():
        if file.is_file():
            shutil.copyfile(file, PLACE / file.name)
    seeded = PLACE / "seeded.sqlite"
    if not seeded.exists():
        fresh = PLACE / "new.sqlite"
        fresh.unlink(missing_ok=True)
        environment = {**os.environ, "PEER_DATABASE": str(fresh), "DJANGO_SETTINGS_MODULE": "shop_settings"}
        done = subprocess.run(
            [python, "seed.py"], cwd=PLACE, env=environment, check=True, stdout=subprocess.PIPE, text=True
        )
        (PLACE / "products.txt").write_text(done.stdout)
        fresh.rename(seeded)


@contextmanager
def running() -> Iterator[Oscar]:
    """Serve a fresh copy of the filled database for the length of a ``with`` block."""
    with copied(PLACE / "seeded.sqlite") as database:
        port = free_port()
        environment = {
            **os.environ,
            "PEER_DATABASE": str(database),
            "DJANGO_SETTINGS_MODULE": "shop_settings",
        }
        command = [str(PLACE / "bin/gunicorn"), "--workers", "2", "--bind", f"{HOST}:{port}"]
        command.append("django.core.wsgi:get_wsgi_application()")
        with process(command, cwd=PLACE, environment=environment, port=port):
            products = (PLACE / "products.txt").read_text().split()
            if len(products) != 600:
                raise NotAsExpected(f"{len(products)} sizes in the catalogue")
            yield Oscar(port, products)
