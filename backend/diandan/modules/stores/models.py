"""Tables of the stores room: brand, store, area, table. Read by others through ``queries`` only."""

from django.db import models


class Brand(models.Model):
    """A tenant: owner of a menu and of stores."""

    public_id = models.CharField(max_length=30, unique=True)
    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80, default="", blank=True)
    logo_url = models.CharField(max_length=200, default="", blank=True)
    accent = models.CharField(max_length=7, default="#7a4b2a")
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Store(models.Model):
    """One place of sale. ``version`` grows with every change a guest can see."""

    public_id = models.CharField(max_length=30, unique=True)
    brand = models.ForeignKey(Brand, on_delete=models.PROTECT, related_name="stores")
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80, default="", blank=True)
    address = models.CharField(max_length=200, default="", blank=True)
    phone = models.CharField(max_length=40, default="", blank=True)
    latitude_e6 = models.IntegerField(null=True, blank=True)
    longitude_e6 = models.IntegerField(null=True, blank=True)
    time_zone = models.CharField(max_length=40, default="Asia/Shanghai")
    day_starts_at = models.TimeField()
    modes = models.JSONField(default=list)
    auto_accept = models.BooleanField(default=True)
    auto_accept_rules = models.JSONField(default=list, blank=True)
    takes_cash = models.BooleanField(default=True)
    pay_first = models.BooleanField(default=True)
    prep_min_minutes = models.PositiveSmallIntegerField(default=5)
    prep_max_minutes = models.PositiveSmallIntegerField(default=12)
    hours = models.JSONField(default=dict)
    holidays = models.JSONField(default=dict, blank=True)
    pause_until = models.DateTimeField(null=True, blank=True)
    pause_reason = models.CharField(max_length=120, default="", blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "name"], name="stores_store_name_once"),
            models.CheckConstraint(
                condition=models.Q(prep_max_minutes__gte=models.F("prep_min_minutes")),
                name="stores_store_prep_range",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Area(models.Model):
    """A part of a store with tables: hall, terrace, upstairs.

    ``is_live`` is true, or null once it is archived: so names are taken once among those in use, on every
    database.
    """

    public_id = models.CharField(max_length=30, unique=True)
    store = models.ForeignKey(Store, on_delete=models.CASCADE, related_name="areas")
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=40, default="", blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    is_live = models.BooleanField(null=True, default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["store", "name", "is_live"], name="stores_live_area_name_once")
        ]

    def __str__(self) -> str:
        return self.name


class Table(models.Model):
    """A table and the code printed on it. A new code makes the old one worthless.

    ``is_live`` as with areas; an archived table stays for the orders that were eaten at it.
    """

    public_id = models.CharField(max_length=30, unique=True)
    store = models.ForeignKey(Store, on_delete=models.CASCADE, related_name="tables")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="tables")
    label = models.CharField(max_length=20)
    seats = models.PositiveSmallIntegerField(default=2)
    code = models.CharField(max_length=32, unique=True)
    code_issued_at = models.DateTimeField()
    is_live = models.BooleanField(null=True, default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["store", "label", "is_live"], name="stores_live_table_label_once")
        ]

    def __str__(self) -> str:
        return self.label
