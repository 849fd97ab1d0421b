"""Which key of which actor made which thing; kept for the life of the thing."""

from django.db import models


class Claim(models.Model):
    """A key, what was asked with it, and the public id of what came of it."""

    actor = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    request_hash = models.CharField(max_length=64)
    ref = models.CharField(max_length=30)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["actor", "key"], name="idempotency_claim_once")]
