"""The raw limit of a database server: the SQL of our own ``place_order``, replayed at 32 connections.

One order per transaction, no HTTP, no checks, no Python of ours between the statements. PostgreSQL is driven by
its own pgbench; MariaDB, which has no such program, by its driver from two processes of sixteen threads. Ids
and keys differ from order to order as they must; rows that hang on an order name the key the server gave it.
"""

import os
import re
import secrets
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

USUAL = {
    "postgresql": ("DIANDAN_TEST_POSTGRESQL_URL", "postgresql://postgres@127.0.0.1:5432/diandan"),
    "mysql": ("DIANDAN_TEST_MYSQL_URL", "mysql://root@127.0.0.1:3306/diandan"),
}
PROCESSES = 2
# Ids of things that stay, as in raw.py.
_FRESH = re.compile(r"(?!sto_|gst_|brd_|sku_|itm_|cat_|mod_|mdg_|tbl_)[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}")
_KEY = "recorded-key-1"

Statements = list[tuple[str, list[tuple[str, str]]]]


@contextmanager
def database(on: str) -> Iterator[str]:
    """Make a database for one run, give its URL, and drop it."""
    if on == "sqlite":
        yield ""
        return
    variable, usual = USUAL[on]
    at = urlsplit(os.environ.get(variable, usual))
    name = f"diandan_bench_{os.getpid()}"
    _tell(at, f"CREATE DATABASE {name}")
    try:
        yield at._replace(path=f"/{name}").geturl()
    finally:
        _tell(at, f"DROP DATABASE {name}" + (" WITH (FORCE)" if on == "postgresql" else ""))


def orders_per_second(url: str, statements: Statements, *, clients: int, seconds: float) -> float:
    """Replay orders for about ``seconds``; return orders per second."""
    if url.startswith("postgres"):
        return _pgbench(url, statements, clients=clients, seconds=seconds)
    with ProcessPoolExecutor(PROCESSES) as pool:
        runs = [
            pool.submit(_drive, url, statements, clients // PROCESSES, seconds) for _ in range(PROCESSES)
        ]
        return sum(run.result() for run in runs)


def _pgbench(url: str, statements: Statements, *, clients: int, seconds: float) -> float:
    fresh = "lpad((:u::bigint * 100 + {n})::text, 26, '0')"
    lines = ["\\set u random(1, 90000000000000000)", "BEGIN;"]
    texts = _filled(
        statements,
        fresh=lambda old, n: f"('{old[:4]}' || {fresh.format(n=n)})",
        order=":o_id",
        number="('A' || :n_last)",
    )
    for text in texts:
        kept = "n_" if _draws(text) else "o_" if _makes_order(text) else ""
        lines.append(f"{text} \\gset {kept}" if kept else f"{text};")
    at = urlsplit(url)
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
        script.write("\n".join([*lines, "COMMIT;", ""]))
        script.flush()
        command = ["pgbench", "-n", "-f", script.name, "-c", str(clients), "-j", "2"]
        command += ["-T", str(max(1, round(seconds))), "-h", at.hostname or "", "-p", str(at.port or 5432)]
        done = subprocess.run(
            [*command, "-U", at.username or "postgres", at.path[1:]],
            env={**os.environ, "PGPASSWORD": at.password or ""},
            capture_output=True,
            text=True,
            check=False,
        )
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    if found is None or done.returncode:
        raise SystemExit(f"pgbench: {done.stderr[:1500]}")
    return float(found[1])


def _drive(url: str, statements: Statements, clients: int, seconds: float) -> float:
    """Replay orders on MariaDB from this process's threads."""
    done, ready, span = [0] * clients, threading.Barrier(clients), [0.0] * clients
    mark = secrets.token_hex(4)
    texts = list(
        _filled(statements, fresh=lambda old, n: f"'{old[:4]}«u»{n:02d}'", order="«o»", number="'A«n»'")
    )

    def work(number: int) -> None:
        server = _connect(urlsplit(url), database=urlsplit(url).path[1:])
        cursor = server.cursor()
        ready.wait(timeout=60)
        started = time.perf_counter()
        while time.perf_counter() < started + seconds:
            unique, drawn, order = f"{mark}{number:02d}{done[number]:014d}", "", ""
            cursor.execute("START TRANSACTION")
            for text in texts:
                cursor.execute(text.replace("«u»", unique).replace("«n»", drawn).replace("«o»", order))
                cursor.fetchall()
                if _draws(text):
                    drawn = str(cursor.lastrowid)
                elif _makes_order(text):
                    order = str(cursor.lastrowid)
            server.commit()
            done[number] += 1
        span[number] = time.perf_counter() - started
        server.close()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if not all(span):
        raise SystemExit("a connection of the raw run failed")
    return sum(done) / max(span)


def _draws(text: str) -> bool:
    return text.startswith("UPDATE") and "numberseries" in text


def _makes_order(text: str) -> bool:
    return re.match(r'INSERT INTO ["`]ordering_order["`]', text) is not None


def _filled(
    statements: Statements, *, fresh: Callable[[str, int], str], order: str, number: str
) -> Iterator[str]:
    """The texts with their values: recorded ids made fresh, the order's key and number by what is given."""
    ids = sorted({said for _, values in statements for said, _ in values if _FRESH.fullmatch(said)})
    for text, values in statements:
        written = [
            fresh(said, ids.index(said))
            if said in ids
            else fresh("key-", 98)
            if said == _KEY
            else literal.replace("%", "%%")
            for said, literal in values
        ]
        names = re.findall(r'["`](\w+)["`]', text.split("VALUES")[0].split("(", 1)[-1])
        if text.startswith("INSERT") and "order_id" in names and re.match(r'INSERT INTO ["`]ordering_', text):
            written[names.index("order_id") :: len(names)] = [order] * (len(written) // len(names))
        if _makes_order(text):
            written[names.index("number")] = number
        parts = text.split("%s")
        yield "".join(p + w for p, w in zip(parts, [*written, ""], strict=True)).replace("%%", "%")


def _tell(at: Any, text: str) -> None:
    server = _connect(at)
    server.cursor().execute(text)
    server.close()


def _connect(at: Any, *, database: str = "") -> Any:
    if at.scheme.startswith("postgres"):
        import psycopg

        return psycopg.connect(
            host=at.hostname, port=at.port, user=at.username, password=at.password, dbname="postgres", autocommit=True
        )
    import pymysql

    return pymysql.connect(
        host=at.hostname,
        port=at.port or 3306,
        user=at.username,
        password=at.password or "",
        database=database or None,
        charset="utf8mb4",
        init_command="SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
    )
