"""A guest leaves: signed out everywhere, or forgotten. Re-exported by ``service``."""

from diandan.infra import outbox, tx
from diandan.kernel import clock
from diandan.modules.accounts.events import GuestErased
from diandan.modules.accounts.models import Guest, GuestSession

# Whose the orders of forgotten guests are. It has no session, and so nobody ever is it.
NOBODY = "gst_" + 26 * "0"


def nobody() -> Guest:
    """Return the guest who is nobody, made at the first need; inside a unit."""
    tx.must_be_inside()
    found, _ = Guest.objects.get_or_create(public_id=NOBODY, defaults={"created_at": clock.now()})
    return found


def end_guest_sessions(guest_pk: int) -> int:
    """Sign a guest out on every device; return on how many."""
    return tx.run(lambda: GuestSession.objects.filter(guest_id=guest_pk).delete()[0])


def erase_guest(guest_pk: int) -> None:
    """Delete a guest and their sessions, after every other room has parted with them."""

    def unit() -> None:
        guest = Guest.objects.get(pk=guest_pk)
        outbox.record(GuestErased(guest_id=guest.public_id))
        guest.delete()

    tx.run(unit)
