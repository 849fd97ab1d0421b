"""Who a token belongs to, and what they may do where."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Max

from diandan.infra import rows, sql
from diandan.infra.rows import Rows
from diandan.infra.secrets import blind_indexes
from diandan.kernel import clock
from diandan.modules.accounts import tokens
from diandan.modules.accounts.errors import (
    AppNotFound,
    GuestSessionNeeded,
    NotPermitted,
    PasswordChangeNeeded,
    PasswordNeeded,
    ScreenNotFound,
    ScreenNotPaired,
    SignInNeeded,
    StaffNotFound,
)
from diandan.modules.accounts.models import (
    WHOLE_BRAND,
    Favourite,
    Grant,
    Guest,
    GuestIdentity,
    GuestPhone,
    GuestSession,
    PlatformApp,
    Screen,
    Staff,
    StaffSession,
)
from diandan.modules.accounts.roles import MAY, NEVER_BY_CODE, Permission, Role
from diandan.modules.stores import queries as stores
from diandan.modules.stores.errors import BrandNotFound, StoreNotFound

if TYPE_CHECKING:
    from diandan.modules.stores.models import Brand, Store


_SWITCHES = ("is_elder", "reads_aloud", "is_calm")
_OF_GUEST = ("public_id", "language", "text_size", "scheme", *_SWITCHES)
_guest_of_token = sql.Select(
    lambda: (
        GuestSession.objects.filter(token_hash="")
        .filter(expires_at__gt=clock.now())
        .values_list("guest_id", *(f"guest__{name}" for name in _OF_GUEST))
    )
)
_guest = Rows(lambda: Guest.objects.filter(public_id=""))
_staff_session = Rows(
    lambda: (
        StaffSession.objects.select_related("staff__brand")
        .filter(token_hash="")
        .filter(expires_at__gt=clock.now(), revoked_at=None)
    )
)
_screen = Rows(
    lambda: Screen.objects.select_related("store__brand").filter(token_hash="").filter(revoked_at=None)
)
_grants = Rows(lambda: Grant.objects.filter(staff=0).order_by("id"))


@dataclass(frozen=True, slots=True)
class Workplace:
    """A store as one member of staff has it."""

    store: "Store"
    role: Role
    permissions: frozenset[Permission]


def guest_by_token(token: str | None) -> Guest:
    """Return the guest a token belongs to; one look-up, as every request of a guest asks this.

    Raises:
        GuestSessionNeeded: no token, an unknown one, or one that has ended.
    """
    row = _guest_of_token.one(tokens.digest(token), clock.now()) if token else None
    if row is None:
        raise GuestSessionNeeded
    known = dict(zip(_OF_GUEST, row[1:], strict=True))
    known.update({name: bool(known[name]) for name in _SWITCHES})
    return rows.at_hand(Guest, row[0], known)


def staff_by_token(token: str | None) -> Staff:
    """Return the signed-in staff, with brand and grants at hand.

    Raises:
        SignInNeeded: no token, an unknown, ended or revoked one, or a person who left.
    """
    session = _staff_session.one(tokens.digest(token), clock.now()) if token else None
    if session is None or not session.staff.is_active:
        raise SignInNeeded
    staff: Staff = session.staff
    staff.session = session
    staff.keep_grants(_grants.all(session.staff_id))
    return staff


def screen_by_token(token: str | None) -> Screen:
    """Return the paired screen a token belongs to, with its store at hand.

    Raises:
        ScreenNotPaired: no token, an unknown one, or a screen that was taken away.
    """
    screen = _screen.one(tokens.digest(token)) if token else None
    if screen is None:
        raise ScreenNotPaired
    return screen


def screen_store(screen: Screen, store_id: str, permission: Permission, kinds: Collection[str]) -> "Store":
    """Return the store for this screen to do this in; a screen has one store and one purpose.

    Raises:
        StoreNotFound: it is not the screen's; NotPermitted: the screen hangs there for something else.
    """
    if screen.store.public_id != store_id:
        raise StoreNotFound
    if screen.kind not in kinds:
        raise NotPermitted(permission=permission.value)
    return screen.store


def must_be_by_password(staff: Staff) -> "StaffSession":
    """Return the session of a person who signed in by password, for what concerns the account itself.

    Raises:
        PasswordNeeded: they came in by code.
    """
    if staff.session is None or staff.is_by_code:
        raise PasswordNeeded
    return staff.session


def staff_store(staff: Staff, store_id: str, permission: Permission) -> "Store":
    """Return the store for this person to do this in: look-up and permission in one step.

    Raises:
        StoreNotFound: there is none, or it is not theirs.
        NotPermitted: it is theirs, but not for this.
        PasswordChangeNeeded: the password somebody gave them comes first.
    """
    store = stores.store(store_id)
    roles = roles_at(staff, store)
    if not roles:
        raise StoreNotFound
    _must_be_ready(staff)
    if permission not in allowed(staff, roles):
        raise NotPermitted(permission=permission.value)
    return store


def staff_brand(staff: Staff, brand_id: str, permission: Permission) -> "Brand":
    """Return the brand for this person to do this in, which needs a role in the whole brand.

    Raises:
        BrandNotFound: there is none, or it is not theirs.
        NotPermitted: it is theirs, but not for this.
    """
    if staff.brand.public_id != brand_id:
        raise BrandNotFound
    _must_be_ready(staff)
    if permission not in brand_permissions(staff):
        raise NotPermitted(permission=permission.value)
    return staff.brand


def brand_permissions(staff: Staff) -> frozenset[Permission]:
    """What a person may do with the brand as a whole: its catalogue, its people. By code: nothing."""
    if staff.is_by_code:
        return frozenset()
    return permitted(Role(grant.role) for grant in staff.grants.all() if grant.scope == WHOLE_BRAND)


def roles_at(staff: Staff, store: "Store") -> list[Role]:
    """The roles a person has in a store, the one that may most first; none in another brand's.

    A code is good for the store it was typed in.
    """
    if store.brand_id != staff.brand_id:
        return []
    if staff.session is not None and staff.session.store_ref not in {"", store.public_id}:
        return []
    places = {WHOLE_BRAND, store.public_id}
    held = {Role(grant.role) for grant in staff.grants.all() if grant.scope in places}
    return [role for role in Role if role in held]


def permitted(roles: Iterable[Role]) -> frozenset[Permission]:
    """All that any of these roles may do."""
    return frozenset().union(*(MAY[role] for role in roles))


def allowed(staff: Staff, roles: Iterable[Role]) -> frozenset[Permission]:
    """What these roles allow this person, as they came in."""
    return permitted(roles) - NEVER_BY_CODE if staff.is_by_code else permitted(roles)


def workplaces(staff: Staff) -> list[Workplace]:
    """The stores of a member of staff, with the role and the permissions there."""
    places = []
    for store in stores.stores_of_brand(staff.brand.public_id):
        if roles := roles_at(staff, store):
            places.append(Workplace(store=store, role=roles[0], permissions=allowed(staff, roles)))
    return places


def colleagues(brand: "Brand") -> list[Staff]:
    """Everyone who works for the brand, with their grants, by name."""
    return list(Staff.objects.filter(brand=brand).prefetch_related("grants").order_by("username"))


def names_of(actors: Iterable[str]) -> dict[str, str]:
    """Return the names of staff and screens among actors, as they are written down ("staff:stf_…").

    For histories that people read; guests and programs have no names here.
    """
    names: dict[str, str] = {}
    written = set(actors)
    for kind, table in (("staff", Staff), ("screen", Screen)):
        wanted = [actor.partition(":")[2] for actor in written if actor.startswith(f"{kind}:")]
        if wanted:
            rows = table.objects.filter(public_id__in=wanted).values_list("public_id", "name")
            names |= {f"{kind}:{public_id}": name for public_id, name in rows}
    return names


def sessions(staff: Staff) -> list[StaffSession]:
    """Where a person is signed in by password, the newest first."""
    rows = StaffSession.objects.filter(staff=staff, anchor="", revoked_at=None, expires_at__gt=clock.now())
    return list(rows.order_by("-id"))


def last_seen(brand: "Brand") -> dict[int, datetime]:
    """When each person of a brand was last here, by primary key; those never seen are left out."""
    rows = StaffSession.objects.filter(staff__brand=brand).values_list("staff_id")
    seen = rows.annotate(seen=Max("last_seen_at"))
    return {pk: at for pk, at in seen.values_list("staff_id", "seen") if at is not None}


def screens(store: "Store") -> list[Screen]:
    """The screens paired with a store, the newest last."""
    return list(Screen.objects.filter(store=store, revoked_at=None).order_by("id"))


def screen(store: "Store", screen_id: str) -> Screen:
    """One paired screen of a store.

    Raises:
        ScreenNotFound.
    """
    found = (
        Screen.objects.select_related("store__brand")
        .filter(store=store, public_id=screen_id, revoked_at=None)
        .first()
    )
    if found is None:
        raise ScreenNotFound
    return found


def by_code_at(store: "Store") -> list[Staff]:
    """Who may take over a signed-in device of this store by a personal code, by name."""
    people = Staff.objects.filter(brand_id=store.brand_id, is_active=True, must_change_password=False)
    known = people.exclude(code_hash="").prefetch_related("grants").order_by("name", "id")
    return [person for person in known if roles_at(person, store)]


def colleague(brand: "Brand", staff_id: str) -> Staff:
    """One person of the brand.

    Raises:
        StaffNotFound: there is none of that id in this brand.
    """
    staff = (
        Staff.objects.filter(brand=brand, public_id=staff_id)
        .select_related("brand")
        .prefetch_related("grants")
        .first()
    )
    if staff is None:
        raise StaffNotFound
    return staff


def platform_app(app_id: str) -> PlatformApp:
    """Return the active app of this number on its platform, with its brand.

    Raises:
        AppNotFound.
    """
    active = PlatformApp.objects.filter(app_id=app_id, slot__isnull=False).select_related("brand")
    return _found_app(active.order_by("-id").first())


def app_of_brand(brand: "Brand", provider: str) -> PlatformApp:
    """Return a brand's active app on a platform.

    Raises:
        AppNotFound.
    """
    active = PlatformApp.objects.filter(slot=f"{brand.public_id}:{provider}").select_related("brand")
    return _found_app(active.first())


def working_app(brand_pk: int, provider: str) -> PlatformApp | None:
    """Return a brand's active app on a platform, or nothing when it has none of this installation's kind."""
    return PlatformApp.objects.filter(
        brand_id=brand_pk, provider=provider, slot__isnull=False, is_sandbox=settings.SANDBOX
    ).first()


def has_app(app_id: str) -> bool:
    """Whether guests can sign in by the app of this number."""
    return PlatformApp.objects.filter(app_id=app_id, slot__isnull=False).exists()


def has_app_of(brand_pk: int) -> bool:
    """Whether a brand has an app on any platform."""
    return PlatformApp.objects.filter(brand_id=brand_pk, slot__isnull=False).exists()


def openid_of(guest_pk: int, app_id: str) -> str:
    """Return who a guest is in an app, in clear, to pay or to be told something; empty when unknown there."""
    found = GuestIdentity.objects.filter(guest_id=guest_pk, app_id=app_id).order_by("-id").first()
    return found.openid if found else ""


def guest(guest_id: str) -> Guest | None:
    """Return a guest by their public id, or nothing when they were forgotten."""
    return _guest.one(guest_id)


def is_known(guest: Guest) -> bool:
    """Whether a platform has told who this guest is."""
    return GuestIdentity.objects.filter(guest=guest).exists()


def phone_of(guest: Guest) -> GuestPhone | None:
    """Return the number a guest has offered."""
    return GuestPhone.objects.filter(guest=guest).first()


def guests_by_phone_tail(tail: str) -> list[int]:
    """Return the row numbers of the guests whose number ends in these four digits."""
    return list(
        GuestPhone.objects.filter(tail_index__in=blind_indexes(tail)).values_list("guest_id", flat=True)
    )


def favourite_items(guest: Guest) -> list[str]:
    """Return the ids of the items a guest has marked, the latest first."""
    kept = Favourite.objects.filter(guest_id=guest.pk).order_by("-created_at", "-id")
    return list(kept.values_list("item_ref", flat=True))


def masked(number: str) -> str:
    """Return a number as it may be shown: +86 138****8000."""
    country, local = (number[:3], number[3:]) if number.startswith("+86") else ("", number)
    shown = f"{local[:3]}****{local[-4:]}" if len(local) > 7 else f"****{local[-2:]}"
    return f"{country} {shown}".strip()


def _found_app(found: PlatformApp | None) -> PlatformApp:
    if found is None:
        raise AppNotFound
    return found


def _must_be_ready(staff: Staff) -> None:
    if staff.must_change_password:
        raise PasswordChangeNeeded
