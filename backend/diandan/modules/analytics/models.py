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
