"""Servers that several tests of the infrastructure share."""

from collections.abc import Iterator

import pytest

from tests.factories.servers import RedisServer, redis_server


@pytest.fixture
def redis(tmp_path) -> Iterator[RedisServer]:
    """A Redis of this test's own."""
    with redis_server(tmp_path) as server:
        yield server
