"""Complete ``place_order`` through HTTP, 32 clients, as a ratio to the raw limit in the same run.

Complete means: guest session, idempotency, price from the menu, stock, number, bill, outbox, and the order as the
guest sees it in the answer, durable (``synchronous = FULL``) before the answer leaves. The two are measured in
turns, three rounds; the ratio is the median of the rounds' ratios. ``--on`` measures on a database server.
"""

import argparse
import json
import secrets
from collections.abc import Callable
from statistics import median

import load
import raw
import servers
from shop import HOST, Shop, running

CLIENTS = 32
GUESTS_PER_CLIENT = 8


def orders_over_http(shop: Shop, *, seconds: float) -> load.Outcome:
    """Place orders for ``seconds`` with ``CLIENTS`` connections, each with several guests."""
    cart = {
        "mode": "pickup",
        "lines": [
            {
                "client_line_id": f"l{n}",
                "sku_id": sku,
                "quantity": n + 1,
                "modifier_ids": shop.made["modifiers"],
            }
            for n, sku in enumerate(shop.made["skus"])
        ],
    }
    cookies = [
        shop.ask("POST", "guest/v1/session", {"client": "h5"})[1] for _ in range(CLIENTS * GUESTS_PER_CLIENT)
    ]
    quote, _ = shop.ask("POST", f"guest/v1/stores/{shop.made['store']}/quote", cart, cookie=cookies[0])
    body = {"store_id": shop.made["store"], "cart": cart, "fingerprint": quote["fingerprint"]}

    def make(client: int) -> Callable[[], bytes]:
        mine, turn = cookies[client::CLIENTS], 0

        def following() -> bytes:
            nonlocal turn
            turn += 1
            headers = {
                "Cookie": mine[turn % len(mine)],
                "Idempotency-Key": secrets.token_hex(12),
                "Origin": f"http://{HOST}:{shop.port}",
            }
            return load.request(
                "POST", "/api/guest/v1/orders", host=f"{HOST}:{shop.port}", body=body, headers=headers
            )

        return following

    return load.run(HOST, shop.port, clients=CLIENTS, seconds=seconds, make=make)


def main() -> None:
    """Measure in turns and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--on", choices=("sqlite", *servers.USUAL), default="sqlite")
    options = parser.parse_args()
    with servers.database(options.on) as url, running(record=True, database=url) as shop:
        orders_over_http(shop, seconds=1)
        ours, limits, worst = [], [], []
        for _ in range(options.rounds):
            limits.append(_raw(options.on, url, shop, seconds=options.seconds / 2))
            outcome = orders_over_http(shop, seconds=options.seconds)
            if set(outcome.statuses) != {201}:
                raise SystemExit(f"not every order was placed: {dict(outcome.statuses)}")
            ours.append(outcome.per_second)
            worst.append(outcome.percentile_ms(0.99))
    result = {
        "orders_per_s": round(median(ours)),
        "raw_per_s": round(median(limits)),
        "ratio": round(median(one / raw for one, raw in zip(ours, limits, strict=True)), 2),
        "p99_ms": round(median(worst)),
    }
    print(json.dumps(result))


def _raw(on: str, url: str, shop: Shop, *, seconds: float) -> float:
    if on == "sqlite":
        return raw.orders_per_second(shop.folder / "diandan.sqlite3", shop.made["sql"], seconds=seconds)
    return servers.orders_per_second(url, shop.made["sql"], clients=CLIENTS, seconds=seconds)


if __name__ == "__main__":
    main()
