"""A shop inside the process, and its gateway, for the fault tests that need no processes of their own."""

from collections.abc import Iterator

import pytest

from tests.faults.inside import Inside
from tests.faults.local_gateway import LocalGateway, connected
from tests.faults.shipyard import Shipyard


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is the fault tier: ``pytest -m faults``."""
    for item in items:
        if "tests/faults/" in item.path.as_posix():
            item.add_marker(pytest.mark.faults)


@pytest.fixture(scope="session")
def shipyard() -> Iterator[Shipyard]:
    """A yard of processes, made once for all tests of this worker."""
    yard = Shipyard()
    yield yard
    yard.close()


@pytest.fixture(scope="session")
def local_gateway() -> LocalGateway:
    """One set of keys and books for all tests of a process; each test starts with empty books."""
    return LocalGateway()


@pytest.fixture
def gateway(local_gateway, settings):
    """The gateway, with empty books and an adapter that talks to it."""
    settings.SANDBOX = True
    local_gateway.forget()
    with connected(local_gateway):
        yield local_gateway


@pytest.fixture
def inside(db, clock, gateway) -> Inside:
    """The shop; its clock stands."""
    return Inside(gateway)
