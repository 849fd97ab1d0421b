"""When a session or a screen was last used, to a few minutes: enough to know a forgotten tablet again."""

from datetime import timedelta

from diandan.infra import tx
from diandan.kernel import clock
from diandan.kernel.errors import Unavailable
from diandan.modules.accounts.models import Screen, StaffSession

SESSION_STEP = timedelta(minutes=5)
SCREEN_STEP = timedelta(minutes=1)


def note_session(session: StaffSession) -> None:
    """Remember that somebody is here; writes once in five minutes."""
    _note(session, SESSION_STEP)


def note_screen(screen: Screen) -> None:
    """Remember that a screen is on; writes once a minute."""
    _note(screen, SCREEN_STEP)


def _note(row: StaffSession | Screen, step: timedelta) -> None:
    now = clock.now()
    if row.last_seen_at is not None and now - row.last_seen_at < step:
        return
    row.last_seen_at = now
    try:
        tx.run(lambda: type(row).objects.filter(pk=row.pk).update(last_seen_at=now))
    except Unavailable:
        return  # the writer is full: orders matter more than this
