"""Make the journeys' shop in the data folder of this process and print how to reach it, as JSON.

Run beside the servers, as an owner's commands are: ``python -m tests.journeys.build``.
"""

import json
import urllib.request

import django
from django.conf import settings

django.setup()

from diandan.infra.ticker import Timer  # noqa: E402, F401 - proves that the house imports without its servers
from diandan.kernel.actor import Actor  # noqa: E402
from diandan.modules.kitchen import service as kitchen  # noqa: E402
from diandan.modules.payments import service as payments  # noqa: E402
from tests.factories.accounts import PASSWORD, make_staff  # noqa: E402
from tests.factories.catalog import make_menu  # noqa: E402
from tests.factories.stores import make_brand, make_store, make_table  # noqa: E402

OWNER = Actor.system("journey")


def enrol(name: str) -> dict[str, str]:
    """Open a play-money merchant account at the sandbox."""
    request = urllib.request.Request(
        f"{settings.SANDBOX_URL}/sandbox/merchants",
        data=json.dumps({"name": name}).encode(),
        headers={"content-type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def main() -> None:
    """One brand, two stores (automatic and manual acceptance), two stations, a table, an owner."""
    brand = make_brand(slug="journey")
    automatic = make_store(brand=brand, modes=["pickup", "dine_in"], auto_accept=True)
    manual = make_store(brand=brand, modes=["pickup"], auto_accept=False)
    menu = make_menu(brand)
    bar = kitchen.create_station(store=automatic, name="吧台", name_en="Bar", by=OWNER)
    pastry = kitchen.create_station(store=automatic, name="烘焙", name_en="Pastry", by=OWNER)
    kitchen.route(store=automatic, ref=menu.item("croissant"), station_id=pastry.public_id, by=OWNER)
    papers = enrol("山丘咖啡")
    payments.save_account(
        brand=brand, store=None, provider="wechatpay", merchant_no=papers["mchid"], values=papers,
        is_sandbox=True, by=OWNER,
    )  # fmt: skip
    owner = make_staff(brand, username="journey-owner")
    print(  # noqa: T201
        json.dumps(
            {
                "automatic": automatic.public_id,
                "manual": manual.public_id,
                "bar": bar.public_id,
                "pastry": pastry.public_id,
                "table_code": make_table(store=automatic, label="A12").code,
                "skus": menu.skus,
                "modifiers": menu.modifiers,
                "username": owner.username,
                "password": PASSWORD,
                "mchid": papers["mchid"],
            }
        )
    )


if __name__ == "__main__":
    main()
