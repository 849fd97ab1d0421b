"""Tables of the catalog. Everything hangs below a brand; what a single store says differently stands apart.

``code`` is the merchant's own key of a thing, by which a menu file finds it again; without one it is the
public id.
"""

from django.db import models

from diandan.modules.catalog.words import Cause, ItemKind


class Picture(models.Model):
    """An uploaded picture in its two sizes; the names are those of ``infra.files``."""

    public_id = models.CharField(max_length=30, unique=True)
    brand = models.ForeignKey("stores.Brand", on_delete=models.CASCADE, related_name="+")
    small = models.CharField(max_length=80)
    large = models.CharField(max_length=80)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "large"], name="catalog_picture_once")]


class Category(models.Model):
    """A heading of the menu, in the merchant's order; ``available`` is a day part for all its items."""

    public_id = models.CharField(max_length=30, unique=True)
    brand = models.ForeignKey("stores.Brand", on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=80)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=120, default="", blank=True)
    available = models.JSONField(null=True, blank=True)
    position = models.PositiveIntegerField(default=0)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "code"], name="catalog_category_code_once")]


class ModifierGroup(models.Model):
    """A question about an item: which milk, how sweet, what on top."""

    public_id = models.CharField(max_length=30, unique=True)
    brand = models.ForeignKey("stores.Brand", on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=80)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=120, default="", blank=True)
    min_select = models.PositiveSmallIntegerField(default=0)
    max_select = models.PositiveSmallIntegerField(default=1)
    position = models.PositiveIntegerField(default=0)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "code"], name="catalog_group_code_once"),
            models.CheckConstraint(
                condition=models.Q(max_select__gte=models.F("min_select")), name="catalog_group_range"
            ),
        ]


class Modifier(models.Model):
    """One answer to a group's question, with its price, calories and allergens."""

    public_id = models.CharField(max_length=30, unique=True)
    group = models.ForeignKey(ModifierGroup, on_delete=models.CASCADE, related_name="modifiers")
    code = models.CharField(max_length=80)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=120, default="", blank=True)
    price_delta_fen = models.IntegerField(default=0)
    kcal = models.PositiveIntegerField(null=True, blank=True)
    allergens = models.JSONField(default=list, blank=True)
    is_default = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "code"], name="catalog_modifier_code_once")]


class Item(models.Model):
    """What a guest orders. Its prices are those of its SKUs."""

    public_id = models.CharField(max_length=30, unique=True)
    brand = models.ForeignKey("stores.Brand", on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=80)
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="items")
    kind = models.CharField(max_length=10, default=ItemKind.SINGLE)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=120, default="", blank=True)
    description = models.CharField(max_length=500, default="", blank=True)
    description_en = models.CharField(max_length=500, default="", blank=True)
    ingredients = models.CharField(max_length=500, default="", blank=True)
    ingredients_en = models.CharField(max_length=500, default="", blank=True)
    portion = models.CharField(max_length=40, default="", blank=True)
    portion_en = models.CharField(max_length=40, default="", blank=True)
    picture = models.ForeignKey(Picture, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    badges = models.JSONField(default=list, blank=True)
    tags = models.JSONField(default=list, blank=True)
    allergens = models.JSONField(default=list, blank=True)
    kcal = models.PositiveIntegerField(null=True, blank=True)
    available = models.JSONField(null=True, blank=True)
    modes = models.JSONField(null=True, blank=True)
    is_on_shelf = models.BooleanField(default=True)
    shelf_from = models.CharField(max_length=16, default="", blank=True)
    shelf_until = models.CharField(max_length=16, default="", blank=True)
    min_quantity = models.PositiveSmallIntegerField(default=1)
    purchase_limit = models.PositiveSmallIntegerField(null=True, blank=True)
    packaging_fee_fen = models.PositiveIntegerField(default=0)
    search_keys = models.CharField(max_length=500, default="", blank=True)
    version = models.PositiveIntegerField(default=1)
    position = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(null=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "code"], name="catalog_item_code_once")]


class Spec(models.Model):
    """A property that makes a SKU: size, temperature."""

    public_id = models.CharField(max_length=30, unique=True)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="specs")
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=60, default="", blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "name"], name="catalog_spec_name_once")]


class SpecValue(models.Model):
    """One value of a spec: large, iced."""

    public_id = models.CharField(max_length=30, unique=True)
    spec = models.ForeignKey(Spec, on_delete=models.CASCADE, related_name="values")
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=60, default="", blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["spec", "name"], name="catalog_spec_value_name_once")]


class Sku(models.Model):
    """A sellable combination of spec values; ``spec_value_ids`` has one public id per spec, in spec order."""

    public_id = models.CharField(max_length=30, unique=True)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="skus")
    code = models.CharField(max_length=80)
    spec_value_ids = models.JSONField(default=list, blank=True)
    price_fen = models.PositiveIntegerField()
    kcal = models.PositiveIntegerField(null=True, blank=True)
    nutrition = models.JSONField(null=True, blank=True)
    is_default = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "code"], name="catalog_sku_code_once")]


class ItemGroup(models.Model):
    """An item asks this group's question, at this place in its sheet."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="group_links")
    group = models.ForeignKey(ModifierGroup, on_delete=models.CASCADE, related_name="item_links")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "group"], name="catalog_item_group_once")]


class ComboPart(models.Model):
    """A combo contains so many of a SKU; the part goes to its own station and its own stock."""

    combo = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="parts")
    sku = models.ForeignKey(Sku, on_delete=models.PROTECT, related_name="+")
    quantity = models.PositiveSmallIntegerField(default=1)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["combo", "sku"], name="catalog_combo_part_once"),
            models.CheckConstraint(condition=models.Q(quantity__gte=1), name="catalog_combo_part_some"),
        ]


class ItemOverride(models.Model):
    """A store does not sell an item of its brand (or, said explicitly, does)."""

    store = models.ForeignKey("stores.Store", on_delete=models.CASCADE, related_name="+")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    is_available = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["store", "item"], name="catalog_item_override_once")]


class SkuOverride(models.Model):
    """A store's own price of a SKU."""

    store = models.ForeignKey("stores.Store", on_delete=models.CASCADE, related_name="+")
    sku = models.ForeignKey(Sku, on_delete=models.CASCADE, related_name="+")
    price_fen = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["store", "sku"], name="catalog_sku_override_once")]


class SoldOutMark(models.Model):
    """Something is sold out in a store until ``back_at``, or until somebody says otherwise.

    ``ref_id`` is the public id of an item, a SKU or a modifier. A person's mark and the stock's stand side by
    side: neither lifts the other.
    """

    store = models.ForeignKey("stores.Store", on_delete=models.CASCADE, related_name="+")
    ref_id = models.CharField(max_length=30)
    back_at = models.DateTimeField(null=True, blank=True)
    cause = models.CharField(max_length=10, default=Cause.HAND)
    marked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["store", "ref_id", "cause"], name="catalog_sold_out_once")
        ]


class Ranking(models.Model):
    """What sold best in a store, counted once a business day: ``[[item id, pieces], …]``, best first."""

    store = models.OneToOneField("stores.Store", on_delete=models.CASCADE, primary_key=True, related_name="+")
    business_date = models.DateField()
    sold = models.JSONField(default=list)


class SearchMiss(models.Model):
    """Guests looked for this in a store's menu and found nothing. How often on a day, never who."""

    store = models.ForeignKey("stores.Store", on_delete=models.CASCADE, related_name="+")
    business_date = models.DateField()
    text = models.CharField(max_length=40)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["store", "business_date", "text"], name="catalog_miss_once_a_day")
        ]


class MenuVersion(models.Model):
    """Grows in the same unit as any change to what a store's menu says."""

    store = models.OneToOneField("stores.Store", on_delete=models.CASCADE, primary_key=True, related_name="+")
    version = models.PositiveBigIntegerField(default=1)


class HomePage(models.Model):
    """What a brand says on its home page; ``banners`` are those of ``catalog.home``, in their order."""

    brand = models.OneToOneField("stores.Brand", on_delete=models.CASCADE, primary_key=True, related_name="+")
    greeting = models.CharField(max_length=80, default="", blank=True)
    greeting_en = models.CharField(max_length=120, default="", blank=True)
    cover = models.ForeignKey(Picture, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    banners = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=1)
