"""The doctor's look at the servers beside the database: are they there, and will they do?"""

from collections.abc import Iterator

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from diandan.cli.doctor_finding import Finding, Verdict, judge, wrong
from diandan.infra.places.bucket import Bucket, FilesAway
from diandan.infra.redis_link import RedisAway, RedisLink


def look() -> Iterator[Finding]:
    """Ask every server that the settings name."""
    yield from _redis()
    yield from _broker()
    yield from _bucket()


def _redis() -> Iterator[Finding]:
    if not settings.REDIS_URL:
        alone = settings.WEB_WORKERS == 1
        yield judge(alone, "limits.shared", bad=Verdict.UNWISE, workers=settings.WEB_WORKERS)
        return
    try:
        link = RedisLink(settings.REDIS_URL)
        told = link.ask(link.client.info)
    except ImportError:
        yield wrong("scale.installed", setting="DIANDAN_REDIS_URL")
    except (RedisAway, ValueError) as away:
        yield wrong("redis.answers", why=str(away.__cause__ or away))
    else:
        yield judge(True, "redis.answers", version=told["redis_version"])
        policy = told["maxmemory_policy"]
        keeps = not told["maxmemory"] or policy == "noeviction"
        yield judge(keeps, "redis.keeps", bad=Verdict.UNWISE, policy=policy)


def _broker() -> Iterator[Finding]:
    if not settings.AMQP_URL:
        return
    yield judge(connection.vendor != "sqlite", "broker.writers")
    try:
        # Here, because only an installation with RabbitMQ has the library.
        from diandan.infra.outbox.transports import celery  # noqa: PLC0415
    except ImportError:
        yield wrong("scale.installed", setting="DIANDAN_AMQP_URL")
        return
    try:
        yield judge(True, "broker.answers", version=celery.version())
    except OSError as away:
        yield wrong("broker.answers", why=str(away))


def _bucket() -> Iterator[Finding]:
    if not settings.FILES_URL:
        return
    try:
        Bucket(settings.FILES_URL).look()
    except ImportError:
        yield wrong("scale.installed", setting="DIANDAN_FILES_URL")
    except (FilesAway, ImproperlyConfigured) as trouble:
        yield wrong("bucket.usable", why=str(trouble.__cause__ or trouble))
    else:
        yield judge(True, "bucket.usable")
