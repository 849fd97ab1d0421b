"""Vendure: one process, its shop API, its own dummy payment that settles at once; two requests an order.

The first request adds a product and brings the session's token; the second, one GraphQL document, adds two
more, names the customer, address and shipping, and pays. Only the state ``PaymentSettled`` counts.
"""

import csv
import json
import os
import random
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from client import Connection, NotAsExpected
from serving import HOME, HOST, copied, free_port, process

NAME = "Vendure 3.7.3"
DOES = "2 requests: add, then add twice, customer, address, shipping, pay; better-sqlite3 WAL, synchronous NORMAL"
HERE = Path(__file__).resolve().parent / "vendure_shop"
PLACE = HOME / "vendure"
CUSTOMERS = 256

_ADD = """mutation($one: ID!) { addItemToOrder(productVariantId: $one, quantity: 1) {
  __typename ... on Order { code } ... on ErrorResult { errorCode message } } }"""
_PAY = """mutation($two: ID!, $three: ID!, $email: String!, $shipping: [ID!]!, $method: String!) {
  two: addItemToOrder(productVariantId: $two, quantity: 1) { __typename }
  three: addItemToOrder(productVariantId: $three, quantity: 1) { __typename }
  who: setCustomerForOrder(input: {emailAddress: $email, firstName: "A", lastName: "Guest"}) { __typename }
  where: setOrderShippingAddress(input: {streetLine1: "1 Main Street", countryCode: "CN"}) { __typename }
  how: setOrderShippingMethod(shippingMethodId: $shipping) { __typename }
  ready: transitionOrderToState(state: "ArrangingPayment") { __typename }
  paid: addPaymentToOrder(input: {method: $method, metadata: {}}) {
    __typename ... on Order { state totalQuantity lines { id } } ... on ErrorResult { errorCode message } } }"""
_VARIANTS = "{ products(options: {take: 200}) { items { variants { id } } } }"
_METHODS = "{ eligibleShippingMethods { id } eligiblePaymentMethods { code } }"


@dataclass
class Vendure:
    """The running server and what it sells."""

    port: int
    variants: list[str]
    shipping: str = ""
    method: str = ""
    paid: int = 0

    def connect(self) -> Connection:
        """A line to the server."""
        return Connection(HOST, self.port)

    async def order(self, line: Connection, chance: random.Random) -> None:
        """One guest orders three things and pays."""
        line.cookies.clear()
        one, two, three = chance.sample(self.variants, 3)
        added = await _query(line, _ADD, {"one": one})
        if added["addItemToOrder"]["__typename"] != "Order":
            raise NotAsExpected(str(added))
        session = {"Authorization": f"Bearer {line.headers['vendure-auth-token']}"}
        if not self.method:
            found = await _query(line, _METHODS, {}, session)
            self.shipping = found["eligibleShippingMethods"][0]["id"]
            self.method = found["eligiblePaymentMethods"][0]["code"]
        wish = {
            "two": two,
            "three": three,
            "email": f"guest{chance.randrange(CUSTOMERS)}@example.com",
            "shipping": [self.shipping],
            "method": self.method,
        }
        done = (await _query(line, _PAY, wish, session))["paid"]
        if done.get("state") != "PaymentSettled" or len(done["lines"]) != 3:
            raise NotAsExpected(str(done))
        self.paid += 1

    async def finish(self) -> None:
        """Nothing follows: what it would hand to its worker stays in its queue."""

    def check(self) -> str:
        """What every order's last answer said."""
        return f"{self.paid} orders in PaymentSettled with three lines"


async def _query(
    line: Connection, text: str, variables: dict[str, Any], headers: dict[str, str] | None = None
) -> dict[str, Any]:
    answer = await line.ask("POST", "/shop-api", {"query": text, "variables": variables}, headers=headers)
    if answer.get("errors"):
        raise NotAsExpected(str(answer["errors"])[:400])
    return answer["data"]


def set_up() -> None:
    """Install what package.json names and fill a database, once; both stay in the ignored folder."""
    PLACE.mkdir(parents=True, exist_ok=True)
    for file in HERE.iterdir():
        shutil.copyfile(file, PLACE / file.name)
    if not (PLACE / "node_modules/@vendure/core").exists():
        # better-sqlite3 is compiled here, against the headers that came with Node: nothing else is fetched.
        node = Path(shutil.which("node") or "node").resolve().parents[1]
        environment = {**os.environ, "npm_config_nodedir": str(node)}
        command = ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run(command, cwd=PLACE, env=environment, check=True)
    seeded = PLACE / "seeded.sqlite"
    if not seeded.exists():
        _write_products(PLACE / "products.csv")
        environment = {
            **os.environ,
            "PEER_SEEDS": "1",
            "PEER_DATABASE": str(PLACE / "new.sqlite"),
            "PEER_CSV": str(PLACE / "products.csv"),
            "PEER_PORT": str(free_port()),
        }
        (PLACE / "new.sqlite").unlink(missing_ok=True)
        subprocess.run(["node", "seed.js"], cwd=PLACE, env=environment, check=True, stdout=subprocess.DEVNULL)
        (PLACE / "new.sqlite").rename(seeded)


@contextmanager
def running() -> Iterator[Vendure]:
    """Serve a fresh copy of the filled database for the length of a ``with`` block."""
    with copied(PLACE / "seeded.sqlite") as database:
        port = free_port()
        environment = {**os.environ, "PEER_DATABASE": str(database), "PEER_PORT": str(port)}
        with process(["node", "serve.js"], cwd=PLACE, environment=environment, port=port):
            variants = [
                variant["id"]
                for product in _ask(port, _VARIANTS)["products"]["items"]
                for variant in product["variants"]
            ]
            if len(variants) != 600:
                raise NotAsExpected(f"{len(variants)} variants in the catalogue")
            yield Vendure(port, variants)


def _ask(port: int, query: str) -> dict[str, Any]:
    call = urllib.request.Request(
        f"http://{HOST}:{port}/shop-api",
        data=json.dumps({"query": query}).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(call, timeout=60) as answer:
        return json.load(answer)["data"]


def _write_products(path: Path) -> None:
    """200 products in three sizes, in the columns Vendure's importer reads."""
    columns = (
        "name", "slug", "description", "assets", "facets", "optionGroups", "optionValues", "sku", "price",
        "taxCategory", "stockOnHand", "trackInventory", "variantAssets", "variantFacets",
    )  # fmt: skip
    with path.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(columns)
        for n in range(200):
            for place, size in enumerate(("small", "medium", "large")):
                product = (f"Latte number {n}", f"latte-{n}", "Two shots under fine foam.", "", "", "size")
                first = product if place == 0 else ("",) * len(product)
                sku, price = f"latte-{n}-{size}", f"{18 + place}.00"
                rows.writerow([*first, size, sku, price, "standard", "100000", "false", "", ""])
