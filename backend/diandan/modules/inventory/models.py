"""Tables of the inventory: the standing quota, each day's level, and what orders hold of it."""

from django.db import models


class DailyQuota(models.Model):
    """So many portions of a SKU or modifier each trading day in a store."""

    store = models.ForeignKey("stores.Store", on_delete=models.CASCADE, related_name="+", db_index=False)
    ref_id = models.CharField(max_length=30)
    portions = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["store", "ref_id"], name="inventory_quota_once")]


class StockLevel(models.Model):
    """What is left of a quota on one trading day; kept afterwards as that day's count."""

    quota = models.ForeignKey(DailyQuota, on_delete=models.CASCADE, related_name="levels", db_index=False)
    business_date = models.DateField()
    free = models.IntegerField()
    held = models.IntegerField(default=0)
    consumed = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["quota", "business_date"], name="inventory_level_once_a_day"),
            models.CheckConstraint(condition=models.Q(free__gte=0), name="inventory_level_free_is_real"),
            models.CheckConstraint(condition=models.Q(held__gte=0), name="inventory_level_held_is_real"),
            models.CheckConstraint(condition=models.Q(consumed__gte=0), name="inventory_level_used_is_real"),
        ]


class HoldState(models.TextChoices):
    """A hold ends once, one way or the other."""

    HELD = "held"
    CONSUMED = "consumed"
    RELEASED = "released"


class Hold(models.Model):
    """An order's claim on portions of one level."""

    order_id = models.CharField(max_length=30)
    level = models.ForeignKey(StockLevel, on_delete=models.CASCADE, related_name="+", db_index=False)
    # Again here, so that ending holds takes them in the order in which they were made.
    ref_id = models.CharField(max_length=30)
    portions = models.PositiveIntegerField()
    state = models.CharField(max_length=10, default=HoldState.HELD)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["order_id", "level"], name="inventory_hold_once")]
