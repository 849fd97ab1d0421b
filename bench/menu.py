"""Menus of 200 and of 100 items through HTTP, 32 clients, as a ratio to a bare WSGI function with the same bytes.

Both under the same server with the same number of threads, in turns, three rounds; medians. The bare function
knows no store, no version and no ETag: it is the most that this server could do.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import load
from shop import HOST, Shop, running, wait_for

CLIENTS = 32

BARE = """
from pathlib import Path
BODY = Path({body!r}).read_bytes()
HEADERS = [("Content-Type", "application/json"), ("Content-Length", str(len(BODY)))]
def application(environ, start_response):
    start_response("200 OK", HEADERS)
    return [BODY]
"""


@contextmanager
def bare_function(body: bytes, port: int) -> Iterator[None]:
    """Serve ``body`` by the shortest WSGI function there is."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "body.json").write_bytes(body)
        (Path(folder) / "bare.py").write_text(BARE.format(body=str(Path(folder) / "body.json")))
        command = ["-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(port)]
        command += ["--workers", "1", "--blocking-threads", "32", "--log-level", "error", "bare:application"]
        process = subprocess.Popen([sys.executable, *command], cwd=folder, stderr=subprocess.DEVNULL)
        try:
            wait_for(port)
            yield
        finally:
            process.terminate()
            process.wait(20)


def reads(port: int, path: str, *, seconds: float, headers: dict[str, str] | None = None) -> load.Outcome:
    """Read ``path`` over and over for ``seconds``."""
    asked = load.request("GET", path, host=f"{HOST}:{port}", headers=headers)
    return load.run(HOST, port, clients=CLIENTS, seconds=seconds, make=lambda _: lambda: asked)


def measure(shop: Shop, bare_port: int, *, seconds: float, rounds: int) -> dict[str, float]:
    """Read both in turns and return the figures."""
    path = f"/api/guest/v1/stores/{shop.made['store']}/menu?mode=pickup"
    with urllib.request.urlopen(f"http://{HOST}:{shop.port}{path}") as answer:
        body, tag = answer.read(), answer.headers["ETag"]
    ours, same, bare, worst = [], [], [], []
    with bare_function(body, bare_port):
        reads(shop.port, path, seconds=0.5)
        for _ in range(rounds):
            bare.append(reads(bare_port, "/", seconds=seconds).per_second)
            outcome = reads(shop.port, path, seconds=seconds)
            if set(outcome.statuses) != {200}:
                raise SystemExit(f"not every menu was served: {dict(outcome.statuses)}")
            ours.append(outcome.per_second)
            worst.append(outcome.percentile_ms(0.99))
            same.append(reads(shop.port, path, seconds=seconds, headers={"If-None-Match": tag}).per_second)
    return {
        "kb": len(body) // 1000,
        "menus_per_s": round(median(ours)),
        "bare_per_s": round(median(bare)),
        "ratio": round(median(one / limit for one, limit in zip(ours, bare, strict=True)), 2),
        "p99_ms": round(median(worst)),
        "unchanged_per_s": round(median(same)),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    found = {}
    for name, items in (("large", 200), ("small", 103)):
        with running(items=items) as shop:
            found[name] = measure(shop, shop.port + 7, seconds=options.seconds, rounds=options.rounds)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
