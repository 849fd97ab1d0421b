"""Commands of the accounts room: welcome guests, make staff, give and take roles.

Signing in and out, passwords and codes, sessions and switching, guests whom a platform knows and a brand's
mini-programs stand in files of their own and are re-exported here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import IntegrityError

from diandan.infra import audit, outbox, sql, tx
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.accounts import passwords, tokens
from diandan.modules.accounts.codes import fresh_password as initial_password
from diandan.modules.accounts.errors import (
    InvalidName,
    InvalidPreference,
    InvalidUsername,
    LastOwner,
    UnknownRole,
    UsernameTaken,
)
from diandan.modules.accounts.events import StaffRightsChanged
from diandan.modules.accounts.favouring import add_favourite, drop_favourite
from diandan.modules.accounts.identities import Recognised, forget_phone, keep_phone, recognise_guest
from diandan.modules.accounts.keeping import (
    change_own_password,
    drop_code,
    give_code,
    reset_password,
    set_own_code,
)
from diandan.modules.accounts.models import WHOLE_BRAND, Grant, Guest, GuestSession, Staff
from diandan.modules.accounts.pairing import (
    ask_to_pair,
    change_screen,
    fetch_token,
    pair_screen,
    revoke_screen,
)
from diandan.modules.accounts.parting import end_guest_sessions, erase_guest, nobody
from diandan.modules.accounts.platforms import (
    hears_of,
    is_sealed,
    note_check,
    open_app,
    plays,
    put_app_aside,
    save_app,
)
from diandan.modules.accounts.recovering import make_recovery_code, recover
from diandan.modules.accounts.roles import Role
from diandan.modules.accounts.seen import note_screen, note_session
from diandan.modules.accounts.sessions import (
    end_other_sessions,
    end_session,
    end_sessions,
    end_sessions_at,
    end_sessions_of,
)
from diandan.modules.accounts.signing import forget_ended_sessions, sign_in, sign_out
from diandan.modules.accounts.switching import Anchor, anchor_of, anchor_of_screen, switch_person

if TYPE_CHECKING:
    from diandan.modules.stores.models import Brand, Store

__all__ = [
    "Anchor",
    "Recognised",
    "Welcome",
    "add_favourite",
    "anchor_of",
    "anchor_of_screen",
    "ask_to_pair",
    "change_own_password",
    "change_screen",
    "create_staff",
    "drop_code",
    "drop_favourite",
    "end_guest_sessions",
    "end_other_sessions",
    "end_session",
    "end_sessions_at",
    "end_sessions_of",
    "erase_guest",
    "fetch_token",
    "forget_ended_sessions",
    "forget_phone",
    "give_code",
    "grant_role",
    "hears_of",
    "initial_password",
    "is_sealed",
    "keep_phone",
    "make_recovery_code",
    "nobody",
    "note_check",
    "note_screen",
    "note_session",
    "open_app",
    "pair_screen",
    "plays",
    "put_app_aside",
    "recognise_guest",
    "recover",
    "reinstate",
    "rename_staff",
    "reset_password",
    "retire",
    "revoke_role",
    "revoke_screen",
    "save_app",
    "set_own_code",
    "set_preferences",
    "sign_in",
    "sign_out",
    "switch_person",
    "welcome_guest",
]

LANGUAGES = ("zh", "en")
TEXT_SIZES = ("normal", "large", "x-large")
SCHEMES = ("auto", "light", "dark")
USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,31}")


@dataclass(frozen=True, slots=True)
class Welcome:
    """A guest, and the token when a new session was needed."""

    guest: Guest
    token: str | None
    expires_in_s: int


def welcome_guest(*, token: str | None, client: str, language: str | None = None) -> Welcome:
    """Greet a phone: keep the guest it was, or make a new one when its token is worth nothing.

    A session past half of its life is prolonged, so whoever keeps coming keeps their orders.

    Raises:
        InvalidPreference: a language we do not speak.
    """
    if language is not None and language not in LANGUAGES:
        raise InvalidPreference(field="language", value=language[:16])
    now = clock.now()
    life = timedelta(days=settings.GUEST_SESSION_DAYS)
    session = None
    if token:
        session = (
            GuestSession.objects.select_related("guest")
            .filter(token_hash=tokens.digest(token), expires_at__gt=now)
            .first()
        )
    if session is not None:
        known, expires_at = session, session.expires_at
        if expires_at - now < life / 2:
            expires_at = now + life
            tx.run(lambda: GuestSession.objects.filter(pk=known.pk).update(expires_at=expires_at))
        return Welcome(known.guest, None, int((expires_at - now).total_seconds()))

    fresh = tokens.fresh()

    def unit() -> Guest:
        guest = Guest.objects.create(public_id=ids.new_id("gst"), language=language or "zh", created_at=now)
        GuestSession.objects.create(
            public_id=ids.new_id("ses"),
            guest=guest,
            token_hash=tokens.digest(fresh),
            client=client,
            created_at=now,
            expires_at=now + life,
        )
        return guest

    return Welcome(tx.run(unit), fresh, int(life.total_seconds()))


def set_preferences(
    guest: Guest,
    *,
    language: str | None = None,
    text_size: str | None = None,
    scheme: str | None = None,
    **switches: bool | None,
) -> Guest:
    """Remember how a guest wants to read; ``switches`` are ``is_elder``, ``reads_aloud`` and ``is_calm``.

    Raises:
        InvalidPreference: a language, size or scheme we do not offer.
    """
    changes: dict[str, Any] = {name: is_on for name, is_on in switches.items() if is_on is not None}
    for field, value, offered in (
        ("language", language, LANGUAGES),
        ("text_size", text_size, TEXT_SIZES),
        ("scheme", scheme, SCHEMES),
    ):
        if value is not None:
            if value not in offered:
                raise InvalidPreference(field=field, value=value[:16])
            changes[field] = value
    for field, value in changes.items():
        setattr(guest, field, value)
    if changes:
        tx.run(lambda: Guest.objects.filter(pk=guest.pk).update(**changes))
    return guest


def create_staff(
    brand: "Brand",
    *,
    username: str,
    name: str,
    password: str,
    by: Actor,
    role: str | None = None,
    store: "Store | None" = None,
    must_change_password: bool = False,
) -> Staff:
    """Make a staff account, with a role in a store or in the whole brand, or with none yet.

    A password that somebody else has seen must be changed before anything else is done with it.

    Raises:
        InvalidUsername, WeakPassword, UsernameTaken, UnknownRole.
    """
    username = username.strip().lower()
    if not USERNAME.fullmatch(username):
        raise InvalidUsername
    passwords.must_be_good(password, username=username)
    password_hash = passwords.hashed(password)

    def unit() -> Staff:
        if Staff.objects.filter(username=username).exists():
            raise UsernameTaken(username=username)
        staff = Staff.objects.create(
            public_id=ids.new_id("stf"),
            brand=brand,
            username=username,
            name=name.strip()[:60] or username,
            password_hash=password_hash,
            must_change_password=must_change_password,
            created_at=clock.now(),
        )
        _note(staff, "accounts.create_staff", by, username=username)
        return grant_role(staff, role=role, store=store, by=by) if role else staff

    try:
        return tx.run(unit)
    except IntegrityError as raced:
        raise UsernameTaken(username=username) from raced


def grant_role(staff: Staff, *, role: str, store: "Store | None", by: Actor) -> Staff:
    """Give a role in one store, or in the whole brand when no store is named; it replaces the one there.

    Raises:
        UnknownRole, LastOwner.
    """
    if role not in set(Role):
        raise UnknownRole(role=role[:16])
    scope = store.public_id if store else WHOLE_BRAND

    def change() -> None:
        Grant.objects.update_or_create(
            staff=staff,
            scope=scope,
            defaults={"role": role},
            create_defaults={"role": role, "created_at": clock.now()},
        )

    return _change_rights(staff, "accounts.grant_role", change, by=by, store=store)


def revoke_role(staff: Staff, *, store: "Store | None", by: Actor) -> Staff:
    """Take the role in one store, or in the whole brand, away again.

    Raises:
        LastOwner.
    """
    scope = store.public_id if store else WHOLE_BRAND

    def change() -> None:
        Grant.objects.filter(staff=staff, scope=scope).delete()

    return _change_rights(staff, "accounts.revoke_role", change, by=by, store=store)


def retire(staff: Staff, *, by: Actor) -> Staff:
    """Close an account: its sessions end now, its history stays.

    Raises:
        LastOwner.
    """

    def change() -> None:
        Staff.objects.filter(pk=staff.pk).update(is_active=False)
        end_sessions(staff)

    return _change_rights(staff, "accounts.retire", change, by=by)


def reinstate(staff: Staff, *, by: Actor) -> Staff:
    """Open a closed account again, with the roles it had."""

    def change() -> None:
        Staff.objects.filter(pk=staff.pk).update(is_active=True, failed_sign_ins=0, locked_until=None)

    return _change_rights(staff, "accounts.reinstate", change, by=by)


def rename_staff(staff: Staff, *, name: str, by: Actor) -> Staff:
    """Call a person something else.

    Raises:
        InvalidName.
    """
    wanted = name.strip()
    if not 0 < len(wanted) <= 60:
        raise InvalidName

    def unit() -> Staff:
        if wanted != staff.name:
            Staff.objects.filter(pk=staff.pk).update(name=wanted)
            _note(staff, "accounts.rename_staff", by, changes={"name": [staff.name, wanted]})
        staff.name = wanted
        return staff

    return tx.run(unit)


def _change_rights(
    staff: Staff, action: str, change: Callable[[], None], *, by: Actor, store: "Store | None" = None
) -> Staff:
    """Change what a person may do, and refuse to leave the brand without an owner."""
    scope = store.public_id if store else WHOLE_BRAND

    def unit() -> Staff:
        # Two owners who retire each other meet here.
        sql.hold(staff.brand)
        had_owner = _has_owner(staff.brand_id)
        before = _role_of(staff, scope)
        change()
        if had_owner and not _has_owner(staff.brand_id):
            raise LastOwner
        after = _role_of(staff, scope)
        moved = {"changes": {"role": [before, after]}, "scope": scope} if before != after else {}
        _note(staff, action, by, place=store.name if store else "", **moved)
        outbox.record(StaffRightsChanged(staff_id=staff.public_id))
        return Staff.objects.select_related("brand").prefetch_related("grants").get(pk=staff.pk)

    return tx.run(unit)


def _note(staff: Staff, action: str, by: Actor, **details: Any) -> None:
    told = {"name": staff.name, **{key: value for key, value in details.items() if value}}
    audit.write(by=by, action=action, target=staff.public_id, brand_id=staff.brand.public_id, details=told)


def _role_of(staff: Staff, scope: str) -> str | None:
    return Grant.objects.filter(staff=staff, scope=scope).values_list("role", flat=True).first()


def _has_owner(brand_pk: int) -> bool:
    return Grant.objects.filter(
        staff__brand_id=brand_pk, staff__is_active=True, scope=WHOLE_BRAND, role=Role.OWNER
    ).exists()
