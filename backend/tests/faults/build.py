"""Make the fault tests' shop in the data folder of this process: ``python -m tests.faults.build``.

Prints how to reach it, as JSON. Two stores, one of which accepts by itself; two stations; croissants are
counted, coffee is not.
"""

import json

import django
from django.conf import settings
from django.core.management import call_command

django.setup()

from diandan.kernel.actor import Actor  # noqa: E402
from diandan.modules.kitchen import service as kitchen  # noqa: E402
from diandan.modules.payments import service as payments  # noqa: E402
from diandan.sandbox import merchants  # noqa: E402
from tests.factories.accounts import make_staff, sign_in  # noqa: E402
from tests.factories.catalog import make_menu  # noqa: E402
from tests.factories.inventory import make_quota  # noqa: E402
from tests.factories.stores import make_brand, make_store  # noqa: E402

OWNER = Actor.system("faults")
PORTIONS = 100


def main() -> None:
    """Build, and say what was built."""
    call_command("migrate", verbosity=0, interactive=False)
    brand = make_brand(slug="faults")
    stores = [make_store(brand=brand, modes=["pickup"], auto_accept=accepts) for accepts in (True, False)]
    menu = make_menu(brand)
    for store in stores:
        kitchen.create_station(store=store, name="吧台", name_en="Bar", by=OWNER)
        pastry = kitchen.create_station(store=store, name="烘焙", name_en="Pastry", by=OWNER)
        kitchen.route(store=store, ref=menu.item("croissant"), station_id=pastry.public_id, by=OWNER)
        make_quota(store=store, ref_id=menu.sku("croissant"), portions=PORTIONS)
    papers = merchants.enrol(settings.DATA_DIR / "sandbox.sqlite3", name="faults").as_dict()
    payments.save_account(
        brand=brand, store=None, provider="wechatpay", merchant_no=papers["mchid"], values=papers,
        is_sandbox=True, by=OWNER,
    )  # fmt: skip
    owner = make_staff(brand, username="faults-owner")
    made = {
        "automatic": stores[0].public_id,
        "manual": stores[1].public_id,
        "skus": menu.skus,
        "modifiers": menu.modifiers,
        # Signed in before anything dies: a sign-in that is cut off counts as a guess, and five lock the door.
        "token": sign_in(owner),
        "mchid": papers["mchid"],
    }
    print(json.dumps(made))  # noqa: T201


if __name__ == "__main__":
    main()
