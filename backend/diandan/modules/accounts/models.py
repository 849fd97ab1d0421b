"""Tables of the accounts room; private to it."""

from django.db import models

from diandan.infra.secrets.fields import EncryptedTextField
from diandan.modules.accounts.roles import Role

# A grant's scope when it holds for every store of the brand, also those opened later.
WHOLE_BRAND = "brand"


class Guest(models.Model):
    """A phone that orders. No name, no number: those come only when a guest offers them."""

    public_id = models.CharField(max_length=30, unique=True)
    language = models.CharField(max_length=8, default="zh")
    text_size = models.CharField(max_length=8, default="normal")
    scheme = models.CharField(max_length=8, default="auto")
    is_elder = models.BooleanField(default=False)
    reads_aloud = models.BooleanField(default=False)
    is_calm = models.BooleanField(default=False)
    created_at = models.DateTimeField()


class GuestSession(models.Model):
    """A token given to a guest; only its digest is kept."""

    public_id = models.CharField(max_length=30, unique=True)
    guest = models.ForeignKey(Guest, on_delete=models.CASCADE, related_name="sessions")
    token_hash = models.CharField(max_length=64, unique=True)
    client = models.CharField(max_length=16)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()


class Staff(models.Model):
    """A person who works for a brand and signs in by name."""

    public_id = models.CharField(max_length=30, unique=True)
    brand = models.ForeignKey("stores.Brand", on_delete=models.PROTECT, related_name="+")
    username = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=60)
    password_hash = models.CharField(max_length=160)
    # Set with a password somebody else has seen: nothing else may be done until it is changed.
    must_change_password = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    failed_sign_ins = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)
    # The personal code for a counter that is signed in already; empty: there is none.
    code_hash = models.CharField(max_length=160, default="", blank=True)
    failed_codes = models.PositiveSmallIntegerField(default=0)
    code_locked_until = models.DateTimeField(null=True)
    # The one-time code of somebody who forgot their password; empty: they made none, or used it.
    recovery_hash = models.CharField(max_length=160, default="", blank=True)
    created_at = models.DateTimeField()

    # The session through which this person came in; set when a token is read, never stored here.
    session: "StaffSession | None" = None

    def keep_grants(self, grants: "list[Grant]") -> None:
        """Remember grants that are known already, so that nobody asks the database for them."""
        self._prefetched_objects_cache = {"grants": grants}

    @property
    def is_by_code(self) -> bool:
        """Whether this person came in by a personal code, which opens less than a password."""
        return self.session is not None and self.session.anchor != ""


class Grant(models.Model):
    """A role in one store, or in the whole brand."""

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="grants")
    # WHOLE_BRAND or the store's public id: one role per person and place, on every database.
    scope = models.CharField(max_length=30)
    role = models.CharField(max_length=16, choices=[(role, role) for role in Role])
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["staff", "scope"], name="accounts_one_role_per_place")]


class StaffSession(models.Model):
    """A sign-in; only the digest of its token is kept."""

    public_id = models.CharField(max_length=30, unique=True)
    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="sessions")
    token_hash = models.CharField(max_length=64, unique=True)
    # By code only: the session or screen it was opened at, and ends with; the one store it is good for.
    anchor = models.CharField(max_length=30, default="", blank=True, db_index=True)
    store_ref = models.CharField(max_length=30, default="", blank=True)
    # What the browser calls itself, so that its owner knows it again.
    device = models.CharField(max_length=60, default="", blank=True)
    address = models.CharField(max_length=45, default="", blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    # When it was last used, to a few minutes; null: not since this is counted.
    last_seen_at = models.DateTimeField(null=True)


class ScreenKind(models.TextChoices):
    """What a screen that nobody signs in to is there for."""

    DESK = "desk"
    KITCHEN = "kitchen"
    BOARD = "board"


class Screen(models.Model):
    """A screen on a wall or a counter, paired with one store; only the digest of its token is kept."""

    public_id = models.CharField(max_length=30, unique=True)
    store = models.ForeignKey("stores.Store", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=ScreenKind.choices)
    name = models.CharField(max_length=40)
    # A kitchen screen may be bound to one station; its room is above this one, so only its public id is kept.
    station_ref = models.CharField(max_length=30, default="", blank=True)
    # Null until the screen has fetched its token.
    token_hash = models.CharField(max_length=64, unique=True, null=True)
    device = models.CharField(max_length=60, default="", blank=True)
    address = models.CharField(max_length=45, default="", blank=True)
    created_at = models.DateTimeField()
    last_seen_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)


class Pairing(models.Model):
    """A screen that shows its code and waits for somebody to type it."""

    public_id = models.CharField(max_length=30, unique=True)
    code = models.CharField(max_length=6, unique=True)
    # What the waiting screen proves itself with; the code is seen by the whole room.
    secret_hash = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=16, choices=ScreenKind.choices)
    screen = models.ForeignKey(Screen, on_delete=models.CASCADE, null=True, related_name="+")
    device = models.CharField(max_length=60, default="", blank=True)
    address = models.CharField(max_length=45, default="", blank=True)
    expires_at = models.DateTimeField()


class PlatformApp(models.Model):
    """A brand's mini-program on a platform, with its papers.

    ``slot`` makes "one active app per brand and platform" a plain unique column: it is empty for apps put
    aside. ``token`` is the platform's access token, where all processes find it.
    """

    public_id = models.CharField(max_length=30, unique=True)
    brand = models.ForeignKey("stores.Brand", on_delete=models.PROTECT, related_name="+")
    provider = models.CharField(max_length=20)
    app_id = models.CharField(max_length=32)
    keys = EncryptedTextField()
    is_sandbox = models.BooleanField()
    slot = models.CharField(max_length=64, null=True, unique=True)
    token = EncryptedTextField(default="", blank=True)
    token_until = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)
    # The platform's word when the papers were last tried: nothing is good.
    check_failure = models.CharField(max_length=40, default="", blank=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["app_id"], name="accounts_app_id")]


class GuestIdentity(models.Model):
    """Who a guest is in one app of a platform: looked up by blind indexes, read in clear to pay or to tell.

    ``union_index`` joins the apps that a brand has bound together at the platform; it may be empty.
    """

    guest = models.ForeignKey(Guest, on_delete=models.CASCADE, related_name="identities")
    app_id = models.CharField(max_length=32)
    openid = EncryptedTextField()
    openid_index = models.CharField(max_length=88)
    union_index = models.CharField(max_length=88, default="", blank=True, db_index=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["app_id", "openid_index"], name="accounts_identity_once")
        ]


class GuestPhone(models.Model):
    """A number a guest offered, and when; gone when they take it back."""

    guest = models.OneToOneField(Guest, on_delete=models.CASCADE, related_name="phone")
    number = EncryptedTextField()
    number_index = models.CharField(max_length=88, db_index=True)
    # Of the last four digits, by which the counter finds an order.
    tail_index = models.CharField(max_length=88, db_index=True)
    given_at = models.DateTimeField()


class Favourite(models.Model):
    """An item a guest wants to find again; the catalog stands beside this room, so only its id is kept."""

    guest = models.ForeignKey(Guest, on_delete=models.CASCADE, related_name="favourites")
    item_ref = models.CharField(max_length=30)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["guest", "item_ref"], name="accounts_favourite_once")]
