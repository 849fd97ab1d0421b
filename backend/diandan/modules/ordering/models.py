"""Tables of the ordering room. Private: other rooms ask ``queries``."""

from collections.abc import Sequence

from django.db import models

from diandan.modules.ordering.states import OrderState


class Order(models.Model):
    """What a guest ordered, at the prices of that moment, and where it stands."""

    public_id = models.CharField(max_length=30, unique=True)
    store = models.ForeignKey("stores.Store", on_delete=models.PROTECT, db_index=False)
    guest = models.ForeignKey("accounts.Guest", on_delete=models.PROTECT, db_index=False)
    table = models.ForeignKey("stores.Table", on_delete=models.PROTECT, null=True, db_index=False)
    table_label = models.CharField(max_length=40, default="", blank=True)
    mode = models.CharField(max_length=16)
    number = models.CharField(max_length=12)
    business_date = models.DateField()

    state = models.CharField(max_length=20, default=OrderState.AWAITING_PAYMENT)
    version = models.PositiveIntegerField(default=1)

    items_fen = models.BigIntegerField()
    fees_fen = models.BigIntegerField()
    discount_fen = models.BigIntegerField()
    total_fen = models.BigIntegerField()
    fees = models.JSONField(default=list)
    note = models.CharField(max_length=200, default="", blank=True)
    people = models.PositiveSmallIntegerField(null=True)

    created_at = models.DateTimeField()
    pay_by = models.DateTimeField()
    promised_from = models.DateTimeField(null=True)
    promised_to = models.DateTimeField(null=True)
    placed_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    preparing_at = models.DateTimeField(null=True)
    ready_at = models.DateTimeField(null=True)
    completed_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    acknowledged_at = models.DateTimeField(null=True)
    called_at = models.DateTimeField(null=True)
    cancel_reason = models.CharField(max_length=200, default="", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="ordering_order_adds_up",
                condition=models.Q(
                    total_fen=models.F("items_fen") - models.F("discount_fen") + models.F("fees_fen")
                ),
            ),
            models.CheckConstraint(name="ordering_order_not_negative", condition=models.Q(total_fen__gte=0)),
            models.UniqueConstraint(
                fields=["store", "business_date", "number"], name="ordering_number_once_a_day"
            ),
        ]
        indexes = [models.Index(fields=["guest", "id"], name="ordering_order_guest")]

    @property
    def known_lines(self) -> "Sequence[OrderLine] | None":
        """Its lines, when they are known already."""
        known: dict[str, Sequence[OrderLine]] = getattr(self, "_prefetched_objects_cache", {})
        return known.get("lines")

    def keep_lines(self, lines: "list[OrderLine]") -> None:
        """Remember lines that are known already, so that nobody asks the database for them."""
        self._prefetched_objects_cache = {"lines": lines}


class OrderLine(models.Model):
    """One line, with names and prices as they were."""

    public_id = models.CharField(max_length=30)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    item_id = models.CharField(max_length=30)
    sku_id = models.CharField(max_length=30)
    category_id = models.CharField(max_length=30, default="", blank=True)
    item_name = models.CharField(max_length=80)
    item_name_en = models.CharField(max_length=120, default="", blank=True)
    spec_text = models.CharField(max_length=120, default="", blank=True)
    spec_text_en = models.CharField(max_length=160, default="", blank=True)
    modifiers = models.JSONField(default=list)
    parts = models.JSONField(default=list)
    allergens = models.JSONField(default=list)
    note = models.CharField(max_length=200, default="", blank=True)
    picture_url = models.CharField(max_length=200, default="", blank=True)
    unit_price_fen = models.BigIntegerField()
    quantity = models.PositiveSmallIntegerField()
    amount_fen = models.BigIntegerField()
    discount_fen = models.BigIntegerField()
    net_fen = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="ordering_line_adds_up",
                condition=models.Q(
                    amount_fen=models.F("unit_price_fen") * models.F("quantity"),
                    net_fen=models.F("amount_fen") - models.F("discount_fen"),
                ),
            )
        ]


class OrderMove(models.Model):
    """One step an order took: which, when, who, and why."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="moves")
    step = models.CharField(max_length=16)
    state = models.CharField(max_length=20)
    at = models.DateTimeField()
    by = models.CharField(max_length=40)
    note = models.CharField(max_length=200, default="", blank=True)


class NumberSeries(models.Model):
    """The last pickup number drawn in a store on a business day, per series."""

    store = models.ForeignKey("stores.Store", on_delete=models.CASCADE, db_index=False)
    business_date = models.DateField()
    series = models.CharField(max_length=2)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["store", "business_date", "series"], name="ordering_number_series_once"
            )
        ]
