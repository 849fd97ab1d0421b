"""Who commits in a running shop, for races: SQLite's one writer, or the gate before a database server."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from diandan import boot


@contextmanager
def committing() -> Iterator[None]:
    """Give all units to it, as a web process does."""
    part = boot.committer(settings.DATABASE_UNITS)
    part.start()
    try:
        yield
    finally:
        part.stop()
