"""The whole set-up at scale on one machine: every role twice, every server real, nginx before it.

Web processes, hubs, relays, consumers and tickers are processes of their own on a database server, Redis,
RabbitMQ and a bucket. Redis and the bucket are this run's own; on the database server and the broker it has
names of its own, which go with it.
"""

import getpass
import json
import os
import re
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import SplitResult, quote, urlsplit
from urllib.request import urlopen

import psycopg
import pymysql
from kombu import Connection
from minio import Minio

from tests.factories.sandbox import BACKEND, Sandbox
from tests.factories.servers import RedisServer, free_port, must_have, redis_server, wait_for_port
from tests.infra.facts.conftest import Wire
from tests.journeys.shop import Shop

DATABASES = {
    "PostgreSQL": ("DIANDAN_TEST_POSTGRESQL_URL", "postgresql://postgres@127.0.0.1:5432/diandan"),
    "MariaDB": ("DIANDAN_TEST_MYSQL_URL", "mysql://root@127.0.0.1:3306/diandan"),
}
NGINX_CONF = BACKEND.parent / "deploy/nginx/diandan.conf"
TWO_OF_EACH = ("web", "hub", "relay", "consume", "tick")


class Town:
    """All processes, by role; each may be killed and is then started again by the test."""

    def __init__(
        self, folder: Path, *, database_url: str, redis: RedisServer, wire: Wire, s3_url: str
    ) -> None:
        self.folder = folder
        self.redis = redis
        self.wire = wire
        self.port, self._sandbox_port, self._smtp_port = free_port(), free_port(), free_port()
        self._ports = {role: [free_port(), free_port()] for role in ("web", "hub")}
        self.running: dict[str, list[subprocess.Popen[bytes]]] = {role: [] for role in TWO_OF_EACH}
        self._others: list[subprocess.Popen[bytes]] = []
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "diandan.settings",
            "DIANDAN_DATA": str(folder),
            "DIANDAN_HOST": "127.0.0.1",
            "DIANDAN_LOG_LEVEL": "WARNING",
            "DIANDAN_DATABASE_URL": database_url,
            "DIANDAN_REDIS_URL": redis.url,
            "DIANDAN_AMQP_URL": f"amqp://guest:guest@127.0.0.1:{wire.port}//",
            "DIANDAN_AMQP_PREFIX": f"diandan-scale-{secrets.token_hex(4)}",
            "DIANDAN_FILES_URL": s3_url,
            "DIANDAN_TRUST_PROXY": "1",
            # Play money's notices come to this port: nginx', as everybody's calls do.
            "DIANDAN_PORT": str(self.port),
            "DIANDAN_LIVE_URL": f"ws://127.0.0.1:{self.port}/live",
            "DIANDAN_SANDBOX": "1",
            "DIANDAN_SANDBOX_TIME_SCALE": "100",
            "DIANDAN_SANDBOX_PORT": str(self._sandbox_port),
            "DIANDAN_SANDBOX_SMTP_PORT": str(self._smtp_port),
            # The bucket speaks to one at a time; a handful of threads is plenty for a handful of people.
            "DIANDAN_WEB_THREADS": "8",
        }

    def open(self) -> Shop:
        """Start everything and make the journeys' shop in it."""
        self.command("migrate")
        self._others.append(self._start("sandbox"))
        wait_for_port(self._sandbox_port, within_s=60)
        for role in TWO_OF_EACH:
            for number in range(2):
                self.start(role, number)
        for ports in self._ports.values():
            for port in ports:
                wait_for_port(port, within_s=60)
        self._start_nginx()
        made = subprocess.run(
            [sys.executable, "-m", "tests.journeys.build"],
            cwd=BACKEND, env=self.environment, check=True, capture_output=True,
        ).stdout  # fmt: skip
        return Shop(
            base=f"http://127.0.0.1:{self.port}",
            hub=f"ws://127.0.0.1:{self.port}/live",
            sandbox=Sandbox(f"http://127.0.0.1:{self._sandbox_port}", self._smtp_port),
            made=json.loads(made),
            folder=self.folder,
            process=self._others[0],
        )

    def hub_url(self, number: int) -> str:
        """The address of one hub itself, past nginx."""
        return f"ws://127.0.0.1:{self._ports['hub'][number]}/live"

    def web_url(self, number: int) -> str:
        """The address of one web process itself, past nginx."""
        return f"http://127.0.0.1:{self._ports['web'][number]}"

    def start(self, role: str, number: int) -> None:
        """Start a process of a role, or start it again."""
        port = ("--port", str(self._ports[role][number])) if role in self._ports else ()
        process = self._start(role, *port)
        if number < len(self.running[role]):
            self.running[role][number] = process
        else:
            self.running[role].append(process)

    def kill(self, role: str, number: int) -> None:
        """End a process as the power does, and whatever it has started."""
        process = self.running[role][number]
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)

    def wait_for(self, role: str, number: int) -> None:
        """Wait until a process with a port takes calls."""
        wait_for_port(self._ports[role][number], within_s=60)

    def command(self, *arguments: str) -> None:
        """Run a command of ours to its end."""
        subprocess.run(
            [sys.executable, "-m", "diandan", *arguments], cwd=BACKEND, env=self.environment, check=True
        )

    def close(self) -> None:
        """Stop everything."""
        everybody = [process for role in self.running.values() for process in role] + self._others
        for process in everybody:
            process.terminate()
        for process in everybody:
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait(5)

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        log = (self.folder / f"{arguments[0]}.log").open("ab")
        with log:
            return subprocess.Popen(
                [sys.executable, "-m", "diandan", *arguments],
                cwd=BACKEND, env=self.environment, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip

    def _start_nginx(self) -> None:
        """Our own file, with the ports of this run where it names the containers."""
        text = NGINX_CONF.read_text()
        for role, ports in self._ports.items():
            line = re.search(rf"^.*# {role}$", text, re.MULTILINE)
            assert line
            lines = [re.sub(rf"{role}:\d+", f"127.0.0.1:{port}", line.group()) for port in ports]
            text = text.replace(line.group(), "\n".join(lines))
        text = text.replace("listen 80;", f"listen 127.0.0.1:{self.port};")
        text = text.replace("/tmp/diandan-media", str(self.folder / "media-cache"))
        temporary = "".join(
            f"{kind}_temp_path {self.folder}/nginx-{kind};\n"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        conf = self.folder / "nginx.conf"
        conf.write_text(
            f"user {getpass.getuser()}; daemon off; pid {self.folder}/nginx.pid; error_log stderr warn;\n"
            f"events {{ worker_connections 4096; }}\nhttp {{ access_log off;\n{temporary}{text}\n}}\n"
        )
        with (self.folder / "nginx.log").open("ab") as log:
            self._others.append(
                subprocess.Popen(
                    [must_have("nginx"), "-c", str(conf)], stdout=log, stderr=log, start_new_session=True
                )
            )
        wait_for_port(self.port)


@contextmanager
def a_town(folder: Path, database: str) -> Iterator[tuple[Town, Shop]]:
    """Servers, processes, a shop; all gone afterwards."""
    with (
        own_database(database) as url,
        redis_server(folder) as redis,
        own_bucket() as s3_url,
        a_wire() as wire,
    ):
        town = Town(folder, database_url=url, redis=redis, wire=wire, s3_url=s3_url)
        try:
            yield town, town.open()
        finally:
            town.close()
            forget_queues(town.environment["DIANDAN_AMQP_PREFIX"])


@contextmanager
def a_wire() -> Iterator[Wire]:
    """A way to the broker that can be cut."""
    wait_for_port(5672, within_s=1)
    wire = Wire()
    wire.mend()
    yield wire
    wire.cut()


def forget_queues(prefix: str) -> None:
    with Connection("amqp://guest:guest@127.0.0.1:5672//") as broker:
        for name in ("facts", "errands"):
            broker.default_channel.queue_delete(f"{prefix}.{name}")


@contextmanager
def own_database(kind: str) -> Iterator[str]:
    """A fresh database on a server of this kind."""
    variable, usual = DATABASES[kind]
    server = urlsplit(os.environ.get(variable, usual))
    name = f"diandan_scale_{os.getpid()}"
    letters = " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin" if kind == "MariaDB" else ""
    say(kind, server, f"CREATE DATABASE {name}{letters}")
    try:
        yield server._replace(path=f"/{name}").geturl()
    finally:
        say(kind, server, f"DROP DATABASE {name}" + (" WITH (FORCE)" if kind == "PostgreSQL" else ""))


def say(kind: str, server: SplitResult, statement: str) -> None:
    """Say one statement to a database server, outside any database of ours."""
    where = {"host": server.hostname, "port": server.port, "user": server.username}
    where["password"] = server.password or ""
    if kind == "PostgreSQL":
        there = psycopg.connect(**where, dbname="postgres", autocommit=True)
    else:
        there = pymysql.connect(**where)
    with closing(there):
        there.cursor().execute(statement)


@contextmanager
def own_bucket() -> Iterator[str]:
    """A bucket on a server that speaks S3 and checks signatures."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.infra.s3_server", str(port)],
        cwd=BACKEND, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_for_port(port)
        key, secret = urlopen(f"http://127.0.0.1:{port}/papers").read().decode().split()
        Minio(endpoint=f"127.0.0.1:{port}", access_key=key, secret_key=secret, secure=False).make_bucket(
            bucket_name="shop"
        )
        yield f"s3://{key}:{quote(secret, safe='')}@127.0.0.1:{port}/shop?tls=0"
    finally:
        server.terminate()
        server.wait(10)
