"""What doctor asks of the servers beside the database: are they there, and will they do?"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from diandan.infra.places.bucket import Bucket, FilesAway
from diandan.infra.redis_link import RedisAway, RedisLink

INSTALL = "install what is in requirements-scale.lock"


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether something is as it should be, and what to do otherwise; some things are only unwise."""

    is_good: bool
    what: str
    otherwise: str = ""
    is_unwise: bool = False


def look() -> Iterator[Answer]:
    """Ask every server that the settings name."""
    yield from _redis()
    yield from _broker()
    yield from _bucket()


def _redis() -> Iterator[Answer]:
    if not settings.REDIS_URL:
        yield Answer(
            settings.WEB_WORKERS == 1,
            f"limits are counted in the memory of {settings.WEB_WORKERS} web process",
            "each counts for itself: set DIANDAN_REDIS_URL",
            is_unwise=True,
        )
        return
    try:
        link = RedisLink(settings.REDIS_URL)
        told = link.ask(link.client.info)
    except ImportError:
        yield Answer(False, "DIANDAN_REDIS_URL is set", INSTALL)
    except (RedisAway, ValueError) as away:
        yield Answer(False, "Redis", f"it does not answer: {away.__cause__ or away}")
    else:
        yield Answer(True, f"Redis {told['redis_version']} answers")
        yield Answer(
            not told["maxmemory"] or told["maxmemory_policy"] == "noeviction",
            "Redis keeps what it was given",
            f"{told['maxmemory_policy']} throws out topics that screens follow: set noeviction",
            is_unwise=True,
        )


def _broker() -> Iterator[Answer]:
    if not settings.AMQP_URL:
        return
    yield Answer(
        connection.vendor != "sqlite",
        "facts go by RabbitMQ to other processes",
        "SQLite has one writer: use a database server, or leave DIANDAN_AMQP_URL out",
    )
    try:
        # Here, because only an installation with RabbitMQ has the library.
        from diandan.infra.outbox.transports import celery  # noqa: PLC0415
    except ImportError:
        yield Answer(False, "DIANDAN_AMQP_URL is set", INSTALL)
        return
    try:
        yield Answer(True, f"RabbitMQ {celery.version()} answers")
    except OSError as away:
        yield Answer(False, "RabbitMQ", f"it does not answer: {away}")


def _bucket() -> Iterator[Answer]:
    if not settings.FILES_URL:
        return
    try:
        Bucket(settings.FILES_URL).look()
    except ImportError:
        yield Answer(False, "DIANDAN_FILES_URL is set", INSTALL)
    except (FilesAway, ImproperlyConfigured) as trouble:
        yield Answer(False, "the bucket for pictures", f"it cannot be used: {trouble.__cause__ or trouble}")
    else:
        yield Answer(True, "the bucket for pictures is there")
