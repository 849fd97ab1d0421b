"""doctor asks the real servers beside the database."""

import pytest
from django.db import connection

from diandan.cli import doctor_neighbours
from diandan.cli.doctor_finding import Verdict
from diandan.infra.redis_link import RedisLink
from tests.factories.servers import free_port
from tests.infra.conftest import redis  # noqa: F401 - a Redis of this test's own
from tests.infra.facts.conftest import wire  # noqa: F401 - the way to RabbitMQ

pytestmark = pytest.mark.network


def found() -> list[tuple[str, str]]:
    return [(finding.verdict.value, finding.words("en")) for finding in doctor_neighbours.look()]


def test_one_web_process_needs_nobody_beside_it():
    assert found() == [("good", "limits are counted in the memory of 1 web process")]


def test_two_web_processes_without_redis_are_unwise(settings):
    settings.WEB_WORKERS = 2

    assert [verdict for verdict, _ in found()] == [Verdict.UNWISE]


def test_a_redis_that_answers_is_good_and_one_that_throws_things_out_unwise(settings, redis):  # noqa: F811
    settings.REDIS_URL = redis.url
    assert [verdict for verdict, _ in found()] == ["good", "good"]

    client = RedisLink(redis.url).client
    client.config_set("maxmemory", "100mb")
    client.config_set("maxmemory-policy", "allkeys-lru")

    answers = found()
    assert [verdict for verdict, _ in answers] == ["good", "unwise"]
    assert "throws out topics that screens follow (allkeys-lru)" in answers[1][1]


def test_a_redis_that_is_away_is_wrong(settings):
    settings.REDIS_URL = f"redis://127.0.0.1:{free_port()}/0"

    ((verdict, what),) = found()

    assert (verdict, what.startswith("Redis does not answer")) == ("wrong", True)


def test_a_broker_is_asked_and_does_not_go_with_sqlite(settings, wire):  # noqa: F811
    answers = found()

    wanted = "wrong" if connection.vendor == "sqlite" else "good"
    assert [verdict for verdict, _ in answers] == ["good", wanted, "good"]
    assert answers[2][1].startswith("RabbitMQ ")

    wire.cut()
    assert found()[2][0] == "wrong"


def test_a_bucket_that_is_away_is_wrong(settings):
    settings.FILES_URL = f"s3://key:secret@127.0.0.1:{free_port()}/shop?tls=0"

    assert [verdict for verdict, _ in found()] == ["good", "wrong"]
