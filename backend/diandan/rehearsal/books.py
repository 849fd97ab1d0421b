"""What the shop says afterwards, read through the merchant's API: every order with its money and tickets."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import requests

from diandan.rehearsal.line import Line, Log

READERS = 8


@dataclass(frozen=True, slots=True)
class Books:
    """The shop's own account of the day, and the gateway's; each order carries its ``store_id``."""

    orders: list[dict[str, Any]]
    reported_fen: int
    reported_orders: int
    charges: list[dict[str, Any]]
    refunds: list[dict[str, Any]]


def read(
    base_url: str, sandbox_url: str, *, username: str, password: str, store_ids: list[str], merchant_no: str
) -> Books:
    """Read everything as the owner may."""
    front = Line(base_url, Log())
    front.ask("sign in", "POST", "merchant/v1/session", {"username": username, "password": password})
    listed = [(store_id, order["id"]) for store_id in store_ids for order in _listed(front, store_id)]
    with ThreadPoolExecutor(READERS) as pool:
        parts = [listed[start::READERS] for start in range(READERS)]
        orders = [
            order for part in pool.map(lambda ids: _details(base_url, front, ids), parts) for order in part
        ]
    today = [
        front.ask("today", "GET", f"merchant/v1/stores/{store_id}/reports/today") for store_id in store_ids
    ]
    statement = requests.get(
        f"{sandbox_url}/sandbox/statement", params={"mchid": merchant_no}, timeout=60
    ).json()
    return Books(
        orders=orders,
        reported_fen=sum(report["revenue_fen"] for report in today),
        reported_orders=sum(report["paid_orders"] for report in today),
        charges=statement["charges"],
        refunds=statement["refunds"],
    )


def _listed(line: Line, store_id: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    cursor = ""
    while True:
        page = line.ask("orders", "GET", f"merchant/v1/stores/{store_id}/orders{cursor}")
        found += page["items"]
        if page["next_cursor"] is None:
            return found
        cursor = f"?cursor={page['next_cursor']}"


def _details(base_url: str, front: Line, ids: list[tuple[str, str]]) -> list[dict[str, Any]]:
    line = Line(base_url, Log())
    line.browser.cookies.update(front.browser.cookies)
    return [
        {"store_id": store_id, **line.ask("order", "GET", f"merchant/v1/orders/{order_id}")}
        for store_id, order_id in ids
    ]
