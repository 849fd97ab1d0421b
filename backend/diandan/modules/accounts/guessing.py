"""Counting guesses before the secret is looked at, so that parallel ones count too.

A person has two counters, one for the password and one for the personal code: who plays with the code at the
counter does not lock the owner out of the office.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F

from diandan.infra import audit, throttle, tx
from diandan.kernel import clock
from diandan.kernel.actor import Actor
from diandan.modules.accounts.errors import SignInLocked
from diandan.modules.accounts.models import Staff

GUESSES = 5
LOCKED_FOR = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Counter:
    """The two columns a kind of guess is counted in."""

    failed: str
    locked: str
    act: str

    @property
    def fresh(self) -> dict[str, object]:
        """The columns as they are when nothing was guessed wrong."""
        return {self.failed: 0, self.locked: None}


PASSWORD = Counter("failed_sign_ins", "locked_until", "accounts.locked")
CODE = Counter("failed_codes", "code_locked_until", "accounts.code_locked")


def count(staff: Staff, counter: Counter) -> None:
    """Use up one guess.

    Raises:
        SignInLocked: none was left.
    """
    if locked_until := tx.run(lambda: _count(staff, counter)):
        raise SignInLocked(retry_after_s=max(1, int((locked_until - clock.now()).total_seconds())))


def was_wrong(staff: Staff, counter: Counter) -> None:
    """Lock the counter when this was the last guess."""
    tx.run(lambda: _lock_if_used_up(staff, counter))


def allow(scope: str, key: str, *, limit: int, per_s: int) -> None:
    """Let through so many tries of an address or a name.

    Raises:
        SignInLocked: there were more.
    """
    try:
        throttle.hit(scope, key, limit=limit, per_s=per_s)
    except throttle.TooFast as too_fast:
        raise SignInLocked(**too_fast.details) from too_fast


def _count(staff: Staff, counter: Counter) -> datetime | None:
    now = clock.now()
    row = Staff.objects.filter(pk=staff.pk)
    row.filter(**{f"{counter.locked}__lte": now}).update(**counter.fresh)
    left = row.filter(**{counter.locked: None, f"{counter.failed}__lt": GUESSES})
    if left.update(**{counter.failed: F(counter.failed) + 1}):
        return None
    row.filter(**{counter.locked: None}).update(**{counter.locked: now + LOCKED_FOR})
    locked_until: datetime = row.values_list(counter.locked, flat=True).get()
    return locked_until


def _lock_if_used_up(staff: Staff, counter: Counter) -> None:
    used_up = Staff.objects.filter(pk=staff.pk, **{f"{counter.failed}__gte": GUESSES, counter.locked: None})
    if used_up.update(**{counter.locked: clock.now() + LOCKED_FOR}):
        audit.write(
            by=Actor.system("sign_in"),
            action=counter.act,
            target=staff.public_id,
            brand_id=staff.brand.public_id,
            details={"name": staff.name},
        )
