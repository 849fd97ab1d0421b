"""Tables of the accounts room; private to it."""

from django.db import models

from diandan.modules.accounts.roles import Role

# A grant's scope when it holds for every store of the brand, also those opened later.
WHOLE_BRAND = "brand"


class Guest(models.Model):
    """A phone that orders. No name, no number: those come only when a guest offers them."""

    public_id = models.CharField(max_length=30, unique=True)
    language = models.CharField(max_length=8, default="zh")
    text_size = models.CharField(max_length=8, default="normal")
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
    is_active = models.BooleanField(default=True)
    failed_sign_ins = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    def keep_grants(self, grants: "list[Grant]") -> None:
        """Remember grants that are known already, so that nobody asks the database for them."""
        self._prefetched_objects_cache = {"grants": grants}


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
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
