"""The shop under measurement: started as a shop starts it, on free ports, with a data folder on disk."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REPO = Path(__file__).resolve().parents[1]
BACKEND = REPO / "backend"
HOST = "127.0.0.1"


@dataclass(frozen=True)
class Shop:
    """A running shop."""

    port: int
    hub_port: int
    folder: Path
    made: dict[str, Any]
    environment: dict[str, str]
    process: "subprocess.Popen[bytes]"

    def ask(
        self, method: str, path: str, body: Any = None, *, cookie: str = "", key: str = ""
    ) -> tuple[Any, str]:
        """Call the API once; return the answer and the cookie it set."""
        headers = {"Content-Type": "application/json", "Origin": f"http://{HOST}:{self.port}"}
        headers |= {"Cookie": cookie} if cookie else {}
        headers |= {"Idempotency-Key": key} if key else {}
        call = urllib.request.Request(
            f"http://{HOST}:{self.port}/api/{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers=headers,
        )
        with urllib.request.urlopen(call, timeout=20) as answer:
            set_cookie = (answer.headers.get("Set-Cookie") or "").split(";")[0]
            return json.load(answer), set_cookie


@contextmanager
def running(
    *, record: bool = False, items: int = 200, sizes: int = 1, accepts: bool = True, database: str = ""
) -> Iterator[Shop]:
    """Build a shop in a throw-away folder and serve it for the length of a ``with`` block.

    ``accepts`` says whether the shop accepts by itself what is paid. ``database`` is the URL of a database on
    a server; without one the shop has SQLite in its folder.
    """
    with tempfile.TemporaryDirectory(prefix="diandan-bench-", dir=on_disk()) as folder:
        port, hub_port = free_port(), free_port()
        environment = {
            **os.environ,
            "DIANDAN_DATA": folder,
            "DIANDAN_HOST": HOST,
            "DIANDAN_PORT": str(port),
            "DIANDAN_HUB_PORT": str(hub_port),
            "DIANDAN_LOG_LEVEL": "ERROR",
            "DIANDAN_THROTTLE": "0",
            "DJANGO_SETTINGS_MODULE": "diandan.settings",
        }
        environment |= {"DIANDAN_DATABASE_URL": database} if database else {}
        _call(["-m", "diandan", "migrate"], environment)
        flags = ["--items", str(items), "--sizes", str(sizes), *(["--record"] if record else [])]
        flags += [] if accepts else ["--by-hand"]
        made = json.loads(_call([str(REPO / "bench/build.py"), *flags], environment))
        process = subprocess.Popen(
            [sys.executable, "-m", "diandan", "serve"],
            cwd=BACKEND,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(port)
            wait_for(hub_port)
            yield Shop(port, hub_port, Path(folder), made, environment, process)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)


def _call(arguments: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=BACKEND, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout


def wait_for(port: int) -> None:
    """Return once something listens on ``port``."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"nothing listens on {port}")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def on_disk() -> Path:
    """A folder on a real disk: a RAM disk would flatter every commit."""
    folder = REPO / "var" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
