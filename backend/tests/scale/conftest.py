"""Runs only when all is to be tested, and ends with one table."""

import os
import time
from collections import defaultdict

import pytest

from tests.scale import town as towns

collect_ignore = [] if os.environ.get("DIANDAN_TEST_ALL") == "1" else ["test_town.py"]

_seen: dict[str, dict[str, str]] = defaultdict(dict)


@pytest.fixture(scope="session", params=sorted(towns.DATABASES))
def everything(request, tmp_path_factory):
    """The town and its shop on one database server, then on the other."""
    begun = time.monotonic()
    with towns.a_town(tmp_path_factory.mktemp("town"), request.param) as (town, shop):
        _seen["the town is open"][request.param] = f"{time.monotonic() - begun:.1f} s"
        yield town, shop


@pytest.fixture
def town(everything):
    return everything[0]


@pytest.fixture
def shop(everything):
    return everything[1]


@pytest.fixture(autouse=True)
def no_network() -> None:
    """Sockets are what this is about."""


def pytest_runtest_logreport(report) -> None:
    """Note how each story ended on each database."""
    if report.when != "call" and report.passed:
        return
    name, _, database = report.nodeid.rpartition("::")[2].rstrip("]").partition("[")
    if report.when == "call" or name not in _seen or database not in _seen[name]:
        ended = f"{report.duration:.1f} s" if report.passed else report.outcome.upper()
        _seen[name.removeprefix("test_").replace("_", " ")][database] = ended


def pytest_terminal_summary(terminalreporter) -> None:
    """One table: what was done, on which database, how long it took."""
    databases = sorted(towns.DATABASES)
    roles = ", ".join(towns.TWO_OF_EACH)
    terminalreporter.write_sep("=", f"two of each: {roles}; nginx, Redis, RabbitMQ, a bucket")
    terminalreporter.write_line(f"{'':<78}" + "".join(f"{name:>12}" for name in databases))
    for what, ended in _seen.items():
        columns = "".join(f"{ended.get(name, '-'):>12}" for name in databases)
        terminalreporter.write_line(f"{what:<78}{columns}")
