"""The closed lists of the catalogue: kinds of item, badges, allergens, nutrients."""

from enum import StrEnum


class ItemKind(StrEnum):
    """Whether an item is one thing or a fixed set of things."""

    SINGLE = "single"
    COMBO = "combo"


class HomeTarget(StrEnum):
    """Where a tap on a banner of the home page leads."""

    NONE = "none"
    ITEM = "item"
    CATEGORY = "category"


class Badge(StrEnum):
    """Marks on an item's card."""

    SIGNATURE = "signature"
    RECOMMENDED = "recommended"
    NEW = "new"
    HOT = "hot"
    LIMITED = "limited"
    SEASONAL = "seasonal"
    SPICY = "spicy"
    VEGETARIAN = "vegetarian"
    VEGAN = "vegan"


class Allergen(StrEnum):
    """What may endanger a guest: the eight of GB 7718 and the rest of the fourteen of EU 1169/2011."""

    GLUTEN = "gluten"
    CRUSTACEANS = "crustaceans"
    FISH = "fish"
    EGGS = "eggs"
    PEANUTS = "peanuts"
    SOY = "soy"
    MILK = "milk"
    NUTS = "nuts"
    CELERY = "celery"
    MUSTARD = "mustard"
    SESAME = "sesame"
    SULPHITES = "sulphites"
    LUPIN = "lupin"
    MOLLUSCS = "molluscs"


class Cause(StrEnum):
    """Why something is sold out: somebody said so, or the day's portions are gone."""

    HAND = "hand"
    STOCK = "stock"


# Whole numbers in the unit the name ends with, per SKU as served.
NUTRIENTS = (
    "fat_mg",
    "saturated_fat_mg",
    "trans_fat_mg",
    "cholesterol_mg",
    "sodium_mg",
    "carbohydrates_mg",
    "fibre_mg",
    "sugars_mg",
    "protein_mg",
    "caffeine_mg",
)

# An item made within so many days is new by itself.
NEW_DAYS = 14
# Best sellers are those of so many past business days; so many are shown, of each so many pieces at least.
HOT_DAYS = 30
HOT_SHOWN = 8
HOT_PIECES = 3

# Gathered from badges, given by hand or computed, and shown before the merchant's own categories:
# badge, id, name, English name.
VIRTUAL_CATEGORIES = (
    (Badge.RECOMMENDED, "virtual_recommended", "店长推荐", "Our picks"),
    (Badge.HOT, "virtual_hot", "人气热销", "Popular"),
    (Badge.NEW, "virtual_new", "新品上市", "New"),
)
