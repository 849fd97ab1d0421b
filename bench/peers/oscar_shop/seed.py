"""Fill an empty database: a country, and 200 products in three sizes."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop_settings")

import django

django.setup()

from decimal import Decimal

from django.core.management import call_command
from django.db import transaction
from oscar.core.loading import get_model

call_command("migrate", verbosity=0)
with transaction.atomic():
    get_model("address", "Country").objects.create(
        iso_3166_1_a2="CN", iso_3166_1_a3="CHN", iso_3166_1_numeric="156", printable_name="China", name="China",
        is_shipping_country=True,
    )  # fmt: skip
    kind = get_model("catalogue", "ProductClass").objects.create(
        name="Coffee", requires_shipping=False, track_stock=False
    )
    partner = get_model("partner", "Partner").objects.create(name="Bench")
    Product = get_model("catalogue", "Product")
    for n in range(200):
        parent = Product.objects.create(
            title=f"Latte number {n}", structure="parent", product_class=kind,
            description="Two shots under fine foam.",
        )  # fmt: skip
        for place, size in enumerate(("small", "medium", "large")):
            child = Product.objects.create(
                title=f"Latte number {n}, {size}", structure="child", parent=parent
            )
            get_model("partner", "StockRecord").objects.create(
                product=child, partner=partner, partner_sku=f"latte-{n}-{size}", price_currency="CNY",
                price=Decimal(18 + place),
            )  # fmt: skip
print(*Product.objects.filter(structure="child").values_list("pk", flat=True))
