"""Commands of the analytics room."""

import secrets
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from diandan.infra import sql, tx
from diandan.kernel import clock
from diandan.modules.analytics.models import ShareOpening, ShareOrder, ShareTarget

if TYPE_CHECKING:
    from diandan.modules.accounts.models import Guest
    from diandan.modules.stores.models import Store

# How long after an opening an order is still counted for it.
FOLLOWS_WITHIN = timedelta(days=7)
# An order of the last moment may be paid a little later.
KNOWN_FOR = FOLLOWS_WITHIN + timedelta(days=1)

# Without letters and digits that look alike: somebody may have to read a code aloud.
CODE_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
CODE_LENGTH = 10

# Asked for every order that is paid, so the ORM writes it once.
_last_opened = sql.Select(
    lambda: (
        ShareOpening.objects.filter(guest_id=0)
        .filter(target__store_id=0)
        .filter(opened_at__lte=clock.now())
        .filter(opened_at__gte=clock.now())
        .order_by("-opened_at", "-id")
        .values_list("target_id")
    )
)


def share_target(store: "Store", *, item_id: str = "") -> ShareTarget:
    """Return the row of what is passed on, made when nobody did so before; no item means the store's menu."""

    def unit() -> ShareTarget:
        wanted = {"store_id": store.pk, "item_ref": item_id}
        found = ShareTarget.objects.filter(**wanted).first()
        if found is None:
            # Two phones at once: one row is made, both read it.
            ShareTarget.objects.bulk_create([ShareTarget(**wanted, code=_new_code())], ignore_conflicts=True)
            found = ShareTarget.objects.get(**wanted)
        return found

    return tx.run(unit)


def note_opening(target: ShareTarget, *, guest: "Guest", business_date: date) -> None:
    """Count that a guest came by what was passed on; the second time on a day changes nothing."""

    def unit() -> None:
        wanted = {"target_id": target.pk, "guest_id": guest.pk, "business_date": business_date}
        if not ShareOpening.objects.filter(**wanted).exists():
            # Twice at once, one of the two is kept.
            row = ShareOpening(**wanted, opened_at=clock.now())
            ShareOpening.objects.bulk_create([row], ignore_conflicts=True)

    tx.run(unit)


def note_order(
    *, order_id: str, store_pk: int, guest_pk: int, ordered_at: datetime, business_date: date
) -> bool:
    """Count an order for what its guest opened last in this store before it; say whether there was any.

    An order is counted once, for one thing.
    """

    def unit() -> bool:
        last = _last_opened.one(guest_pk, store_pk, ordered_at, ordered_at - FOLLOWS_WITHIN)
        if last is None:
            return False
        row = ShareOrder(target_id=last[0], order_ref=order_id, business_date=business_date)
        ShareOrder.objects.bulk_create([row], ignore_conflicts=True)
        return True

    return tx.run(unit)


def drop_order(order_id: str) -> None:
    """Count an order no longer: it was cancelled."""
    tx.run(lambda: ShareOrder.objects.filter(order_ref=order_id).delete())


def change_guest(*, of: "Guest", to: "Guest") -> None:
    """Let what a passing guest opened be the known one's; what both opened on a day counts once."""

    def unit() -> None:
        same = ("target_id", "business_date")
        theirs = set(ShareOpening.objects.filter(guest_id=to.pk).values_list(*same))
        for opening in ShareOpening.objects.filter(guest_id=of.pk):
            row = ShareOpening.objects.filter(pk=opening.pk)
            if (opening.target_id, opening.business_date) in theirs:
                row.delete()
            else:
                row.update(guest_id=to.pk)

    tx.run(unit)


def part_with_guest(guest_pk: int) -> None:
    """Leave how often, forget who."""
    tx.run(lambda: ShareOpening.objects.filter(guest_id=guest_pk).update(guest=None))


def forget_openers() -> None:
    """Forget who came when no order of theirs can be counted for it any more."""
    old = ShareOpening.objects.filter(guest__isnull=False, opened_at__lt=clock.now() - KNOWN_FOR)
    tx.run(lambda: old.update(guest=None))


def _new_code() -> str:
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
