"""Tables of the analytics room. Private: other rooms ask ``queries``."""

from django.db import models


class ShareTarget(models.Model):
    """What guests pass on: one item of a store, or, with no ``item_ref``, the store's menu.

    ``code`` is short enough for the 32 characters that a mini-program's code can hand over; two ids are not.
    """

    store = models.ForeignKey("stores.Store", on_delete=models.CASCADE, db_index=False)
    item_ref = models.CharField(max_length=30, default="", blank=True)
    code = models.CharField(max_length=10, unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["store", "item_ref"], name="analytics_share_target_once"),
        ]


class ShareOpening(models.Model):
    """A guest came by what another one passed on: once a trading day, however often they open it.

    ``guest`` is empty when the guest is no longer known, and for all when nothing can follow any more.
    """

    target = models.ForeignKey(ShareTarget, on_delete=models.CASCADE, db_index=False)
    guest = models.ForeignKey("accounts.Guest", on_delete=models.PROTECT, null=True, db_index=False)
    business_date = models.DateField()
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            # Many may be empty, on every database: those are counted, and nobody's.
            models.UniqueConstraint(
                fields=["guest", "target", "business_date"], name="analytics_opening_once_a_day"
            ),
        ]
        indexes = [models.Index(fields=["target", "business_date"], name="analytics_opening_day")]


class ShareOrder(models.Model):
    """An order whose guest had come by what was passed on, counted for what they opened last."""

    target = models.ForeignKey(ShareTarget, on_delete=models.CASCADE, db_index=False)
    order_ref = models.CharField(max_length=30, unique=True)
    business_date = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["target", "business_date"], name="analytics_share_order_day")]
