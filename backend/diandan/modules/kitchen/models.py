"""Tables of the kitchen room. Private: other rooms ask ``queries``."""

from django.db import models

from diandan.modules.kitchen.states import TicketState


class Station(models.Model):
    """A place where things are made: bar, hot kitchen, pastry.

    ``is_live`` is true, or null once it was taken away: names are taken once among those in use.
    """

    public_id = models.CharField(max_length=30, unique=True)
    store = models.ForeignKey("stores.Store", on_delete=models.PROTECT)
    # Filled for the one station of a store that gets what is routed nowhere: unique, and many may be empty.
    default_of = models.OneToOneField("stores.Store", on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=40, default="", blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    # From when on a ticket is late; and from when on it wants looking at, null: from two thirds of that.
    target_s = models.PositiveIntegerField(default=300)
    warn_s = models.PositiveIntegerField(null=True)
    is_live = models.BooleanField(null=True, default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["store", "name", "is_live"], name="kitchen_live_station_name_once"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_default(self) -> bool:
        """Whether it gets what is routed nowhere."""
        return self.default_of_id is not None

    @property
    def warns_after_s(self) -> int:
        """From when on a ticket wants looking at."""
        return self.target_s * 2 // 3 if self.warn_s is None else min(self.warn_s, self.target_s)


class Routing(models.Model):
    """Where an item, or everything of a category, is made. The item's own routing goes first."""

    store = models.ForeignKey("stores.Store", on_delete=models.CASCADE, db_index=False)
    ref = models.CharField(max_length=30)
    station = models.ForeignKey(Station, on_delete=models.CASCADE, related_name="routings")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["store", "ref"], name="kitchen_routing_once")]


class KitchenOrder(models.Model):
    """An order as the kitchen has it. Every command about it takes this row first: it is the lock."""

    order_ref = models.CharField(max_length=30, unique=True)
    number = models.CharField(max_length=12, default="")
    mode = models.CharField(max_length=16, default="")
    table_label = models.CharField(max_length=40, default="")
    note = models.CharField(max_length=200, default="")
    promised_at = models.DateTimeField(null=True)
    paid_at = models.DateTimeField(null=True)
    undone = models.IntegerField(default=0)
    # Set also for an order that was cancelled before its tickets came: they then never come.
    is_void = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(name="kitchen_undone_not_negative", condition=models.Q(undone__gte=0))
        ]


class Ticket(models.Model):
    """What one station makes for one round of one order."""

    public_id = models.CharField(max_length=30, unique=True)
    store = models.ForeignKey("stores.Store", on_delete=models.PROTECT, db_index=False)
    kitchen_order = models.ForeignKey(
        KitchenOrder, on_delete=models.CASCADE, related_name="tickets", db_index=False
    )
    station = models.ForeignKey(Station, on_delete=models.PROTECT, related_name="tickets", db_index=False)
    round = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=8, default=TicketState.QUEUED)
    version = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    served_at = models.DateTimeField(null=True)
    voided_at = models.DateTimeField(null=True)

    def keep_items(self, items: "list[TicketItem]") -> None:
        """Remember what is on it, so that nobody asks the database for it."""
        self._prefetched_objects_cache = {"items": items}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kitchen_order", "station", "round"], name="kitchen_ticket_once")
        ]
        indexes = [
            models.Index(fields=["store", "state"], name="kitchen_ticket_screen"),
            models.Index(fields=["station", "state"], name="kitchen_ticket_station"),
        ]


class TicketItem(models.Model):
    """One thing on a ticket, with all the maker must know, and how long it took."""

    public_id = models.CharField(max_length=30, unique=True)
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="items")
    line_ref = models.CharField(max_length=30)
    item_ref = models.CharField(max_length=30)
    sku_ref = models.CharField(max_length=30)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=120, default="")
    part_of = models.CharField(max_length=80, default="")
    part_of_en = models.CharField(max_length=120, default="")
    quantity = models.PositiveSmallIntegerField()
    spec_text = models.CharField(max_length=120, default="")
    spec_text_en = models.CharField(max_length=160, default="")
    modifiers = models.JSONField(default=list)
    allergens = models.JSONField(default=list)
    note = models.CharField(max_length=200, default="")
    state = models.CharField(max_length=8, default=TicketState.QUEUED)
    opened_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
