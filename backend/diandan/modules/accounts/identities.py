"""Guests a platform knows: greeted by who they are there, one guest across the apps of a brand.

Nothing here asks the platform; a flow did, and brings its word.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings

from diandan.infra import audit, tx
from diandan.infra.secrets import blind_index, blind_indexes
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.accounts import tokens
from diandan.modules.accounts.favouring import inherit_favourites
from diandan.modules.accounts.models import Guest, GuestIdentity, GuestPhone, GuestSession
from diandan.modules.accounts.ports import Identity

# The digits of a number a guest says at the counter.
TAIL = 4


@dataclass(frozen=True, slots=True)
class Recognised:
    """Who signed in; the token when a new session was needed; the passing guest who turned out to be them."""

    guest: Guest
    token: str | None
    expires_in_s: int
    merged: Guest | None = None


def recognise_guest(
    *, identity: Identity, app_id: str, token: str | None, client: str, language: str
) -> Recognised:
    """Greet whoever a platform says is here.

    Known in this app, or by the unionid in another one of the brand: that guest. Else whoever the phone was
    so far, unless that is somebody else in this app already; else a new guest. A passing guest, known
    nowhere, is merged into the known one: their sessions and number go along, and the caller moves what other
    rooms keep in the same unit.
    """
    return tx.run(lambda: _recognise(identity, app_id, token, client, language))


def keep_phone(guest: Guest, *, number: str, by: Actor) -> GuestPhone:
    """Keep the number a guest offered; it replaces the one before."""

    def unit() -> GuestPhone:
        GuestPhone.objects.filter(guest=guest).delete()
        kept = GuestPhone.objects.create(
            guest=guest,
            number=number,
            number_index=blind_index(number),
            tail_index=blind_index(number[-TAIL:]),
            given_at=clock.now(),
        )
        audit.write(by=by, action="accounts.keep_phone", target=guest.public_id)
        return kept

    return tx.run(unit)


def forget_phone(guest: Guest, *, by: Actor) -> None:
    """Forget the number; there being none is no error."""

    def unit() -> None:
        if GuestPhone.objects.filter(guest=guest).delete()[0]:
            audit.write(by=by, action="accounts.forget_phone", target=guest.public_id)

    tx.run(unit)


def _recognise(identity: Identity, app_id: str, token: str | None, client: str, language: str) -> Recognised:
    now = clock.now()
    life = timedelta(days=settings.GUEST_SESSION_DAYS)
    session = (
        GuestSession.objects.select_related("guest")
        .filter(token_hash=tokens.digest(token), expires_at__gt=now)
        .first()
        if token
        else None
    )
    here = session.guest if session else None
    guest = _known(identity, app_id) or _whoever_is_here(here, app_id) or _new_guest(language)
    guest = _remember(guest, identity, app_id)
    merged = here if here and here.pk != guest.pk and not here.identities.exists() else None
    if merged:
        _merge(merged, guest)
    if session and (merged or here == guest):
        GuestSession.objects.filter(pk=session.pk).update(expires_at=now + life)
        return Recognised(guest, None, int(life.total_seconds()), merged)
    fresh = tokens.fresh()
    GuestSession.objects.create(
        public_id=ids.new_id("ses"),
        guest=guest,
        token_hash=tokens.digest(fresh),
        client=client,
        created_at=now,
        expires_at=now + life,
    )
    return Recognised(guest, fresh, int(life.total_seconds()), merged)


def _known(identity: Identity, app_id: str) -> Guest | None:
    known = GuestIdentity.objects.select_related("guest").order_by("id")
    found = known.filter(app_id=app_id, openid_index__in=blind_indexes(identity.openid)).first()
    if found is None and identity.unionid:
        found = known.filter(union_index__in=blind_indexes(identity.unionid)).first()
    return found.guest if found else None


def _whoever_is_here(here: Guest | None, app_id: str) -> Guest | None:
    is_somebody_else = here is not None and here.identities.filter(app_id=app_id).exists()
    return None if is_somebody_else else here


def _new_guest(language: str) -> Guest:
    return Guest.objects.create(public_id=ids.new_id("gst"), language=language, created_at=clock.now())


def _remember(guest: Guest, identity: Identity, app_id: str) -> Guest:
    """Keep who the guest is in this app, under the newest key; whoever was faster decides who they are."""
    indexes = {
        "openid_index": blind_index(identity.openid),
        "union_index": blind_index(identity.unionid) if identity.unionid else "",
    }
    here = GuestIdentity.objects.filter(app_id=app_id, openid_index__in=blind_indexes(identity.openid))
    if found := here.select_related("guest").first():
        here.exclude(**indexes).update(**indexes)
        # Another phone of theirs may have been faster since we looked.
        return guest if found.guest.pk == guest.pk else found.guest
    row = GuestIdentity(guest=guest, app_id=app_id, openid=identity.openid, created_at=clock.now(), **indexes)
    GuestIdentity.objects.bulk_create([row], ignore_conflicts=True)
    owner = here.select_for_update().get().guest
    return guest if owner.pk == guest.pk else owner


def _merge(passing: Guest, known: Guest) -> None:
    """Let a passing guest be the known one from now on."""
    GuestSession.objects.filter(guest=passing).update(guest=known)
    if not GuestPhone.objects.filter(guest=known).exists():
        GuestPhone.objects.filter(guest=passing).update(guest=known)
    inherit_favourites(of=passing, to=known)
    audit.write(
        by=Actor.guest(known.public_id),
        action="accounts.merge_guest",
        target=passing.public_id,
        details={"into": known.public_id},
    )
