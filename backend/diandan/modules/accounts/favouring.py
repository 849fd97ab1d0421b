"""What a guest marks to find again. Re-exported by ``service``.

Whether there is such an item, and whether it can be had today, is the catalog's to say.
"""

from diandan.infra import tx
from diandan.kernel import clock
from diandan.modules.accounts.errors import TooManyFavourites
from diandan.modules.accounts.models import Favourite, Guest

# More than anybody scrolls through; it bounds what one phone may store.
FAVOURITES_MAX = 200


def add_favourite(guest: Guest, *, item_id: str) -> None:
    """Keep an item; one that is kept already stays where it is in the list.

    Raises:
        TooManyFavourites: the list is full.
    """

    def unit() -> None:
        # Two taps at once wait here for each other, so that neither passes the limit nor fails.
        Guest.objects.select_for_update().get(pk=guest.pk)
        kept = Favourite.objects.filter(guest_id=guest.pk)
        if kept.filter(item_ref=item_id).exists():
            return
        if kept.count() >= FAVOURITES_MAX:
            raise TooManyFavourites(most=FAVOURITES_MAX)
        Favourite.objects.create(guest_id=guest.pk, item_ref=item_id, created_at=clock.now())

    tx.run(unit)


def drop_favourite(guest: Guest, *, item_id: str) -> None:
    """Keep an item no longer; one that was not kept is no matter."""
    tx.run(lambda: Favourite.objects.filter(guest_id=guest.pk, item_ref=item_id).delete())


def inherit_favourites(*, of: Guest, to: Guest) -> None:
    """Let what a passing guest marked be the known one's; inside a unit.

    What both marked stays as the known one has it. Nobody loses a mark here, so the list may for once be
    longer than it may grow.
    """
    kept = Favourite.objects.filter(guest_id=to.pk).values_list("item_ref", flat=True)
    Favourite.objects.filter(guest_id=of.pk).exclude(item_ref__in=list(kept)).update(guest_id=to.pk)
    Favourite.objects.filter(guest_id=of.pk).delete()
