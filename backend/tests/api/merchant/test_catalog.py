"""The catalogue editor over HTTP."""

import io
import json

import pytest
from django.test import Client
from PIL import Image

from diandan.flows import subscriptions
from diandan.infra import outbox
from diandan.modules.accounts.roles import Role
from diandan.modules.catalog import queries as catalog
from diandan.modules.catalog.models import Category, Item, ModifierGroup, Picture, Sku
from diandan.modules.inventory import queries as stock
from tests.factories.accounts import make_staff, sign_in
from tests.factories.catalog import make_menu
from tests.factories.inventory import make_hold
from tests.factories.stores import make_brand, make_store

pytestmark = pytest.mark.django_db

JSON = "application/json"


class Desk:
    """A signed-in person and the addresses they use."""

    def __init__(self, store, role=Role.OWNER, username="owner"):
        self.client = Client()
        self.client.cookies["dd_staff"] = sign_in(make_staff(store.brand, username=username, role=role))
        self.brand = f"/api/merchant/v1/brands/{store.brand.public_id}"
        self.store = f"/api/merchant/v1/stores/{store.public_id}"
        self.keys = 0

    def send(self, method, url, body=None, key=None):
        self.keys += 1
        headers = {"Idempotency-Key": key or f"key-{self.keys:08d}"}
        return getattr(self.client, method)(url, body, content_type=JSON, headers=headers)


@pytest.fixture
def store(clock):
    subscriptions.install()
    return make_store()


@pytest.fixture
def menu(store):
    return make_menu(store.brand)


@pytest.fixture
def desk(store):
    return Desk(store)


def shown(desk, item_id):
    tree = desk.client.get(f"{desk.store}/catalog").json()
    return next(item for item in tree["items"] if item["id"] == item_id)


def test_the_tree_shows_everything_as_this_store_has_it(desk, store, menu):
    desk.send(
        "put",
        f"{desk.store}/items/{menu.item('latte')}/override",
        {"sku_prices": {menu.sku("latte/large"): 2500}},
    )
    desk.send("put", f"{desk.store}/quotas/{menu.sku('latte/large')}", {"portions": 7})
    desk.send("post", f"{desk.store}/sold-out", {"ref_id": menu.modifier("oat"), "is_sold_out": True})

    tree = desk.client.get(f"{desk.store}/catalog").json()

    latte = next(item for item in tree["items"] if item["id"] == menu.item("latte"))
    large = latte["skus"][1]
    assert (large["price_fen"], large["store_price_fen"], large["quota"], large["quota_left"]) == (
        2200,
        2500,
        7,
        7,
    )
    milk = next(group for group in tree["modifier_groups"] if group["id"] == menu.groups["milk"])
    assert [(m["is_sold_out"], m["sold_out_by"]) for m in milk["modifiers"]] == [
        (False, []),
        (True, ["hand"]),
    ]
    assert tree["version"] == catalog.menu_version(store)
    breakfast = next(item for item in tree["items"] if item["kind"] == "combo")
    assert [part["quantity"] for part in breakfast["combo"]["parts"]] == [1, 2]


def test_the_tree_costs_a_fixed_number_of_queries(desk, store, menu, django_assert_num_queries):
    with django_assert_num_queries(16):
        desk.client.get(f"{desk.store}/catalog")


def test_an_item_is_created_once_however_often_it_is_sent(desk, store):
    category = desk.send("post", f"{desk.brand}/categories", {"name": "咖啡", "name_en": "Coffee"}).json()
    body = {
        "category_id": category["id"],
        "name": "拿铁",
        "name_en": "Latte",
        "badges": ["signature", {"name": "new", "ends_on": "2026-04-01"}],
        "specs": [
            {"name": "杯型", "values": [{"id": "new-1", "name": "中杯"}, {"id": "new-2", "name": "大杯"}]}
        ],
        "skus": [
            {"spec_value_ids": ["new-1"], "price_fen": 1900},
            {"spec_value_ids": ["new-2"], "price_fen": 2200, "is_default": True},
        ],
    }

    first = desk.send("post", f"{desk.brand}/items", body, key="create-latte-1")
    second = desk.send("post", f"{desk.brand}/items", body, key="create-latte-1")

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    made = first.json()
    assert (made["name"], made["badges"], made["is_on_shelf"]) == ("拿铁", ["signature", "new"], True)
    assert [(sku["price_fen"], sku["is_default"]) for sku in made["skus"]] == [(1900, False), (2200, True)]
    assert Item.objects.count() == 1
    public = json.loads(catalog.snapshot(store, "pickup").bytes)
    assert [item["id"] for item in public["items"]] == [made["id"]]


def test_the_same_key_for_another_wish_is_a_mistake(desk):
    desk.send("post", f"{desk.brand}/categories", {"name": "咖啡"}, key="key-of-coffee")
    other = desk.send("post", f"{desk.brand}/categories", {"name": "茶"}, key="key-of-coffee")

    assert (other.status_code, other.json()["code"]) == (422, "idempotency.key_reused")
    assert Category.objects.count() == 1


def test_a_refused_item_leaves_no_claim(desk):
    category = desk.send("post", f"{desk.brand}/categories", {"name": "咖啡"}).json()["id"]
    wrong = {"category_id": category, "name": "拿铁", "skus": []}

    refused = desk.send("post", f"{desk.brand}/items", wrong, key="create-latte-1")
    right = desk.send(
        "post", f"{desk.brand}/items", {**wrong, "skus": [{"price_fen": 1900}]}, key="create-latte-1"
    )

    assert (refused.status_code, refused.json()["code"]) == (422, "catalog.invalid_menu")
    assert refused.json()["details"]["problems"] == [{"path": "", "field": "skus", "reason": "empty"}]
    assert right.status_code == 201


def test_fields_left_out_stay_as_they_are(desk, menu):
    before = shown(desk, menu.item("latte"))

    response = desk.send("patch", f"{desk.brand}/items/{menu.item('latte')}", {"name_en": "Caffè latte"})

    assert response.status_code == 200
    after = shown(desk, menu.item("latte"))
    assert after == {**before, "name_en": "Caffè latte", "version": before["version"] + 1}


def test_null_is_a_wish_where_it_can_be_one(desk, menu):
    bagel = f"{desk.brand}/items/{menu.item('bagel')}"

    assert desk.send("patch", bagel, {"available": None, "kcal": 280}).json()["available"] is None
    assert desk.send("patch", bagel, {"kcal": None}).json()["kcal"] is None


def test_a_price_change_keeps_the_sku(desk, menu):
    latte = shown(desk, menu.item("latte"))
    skus = [{**sku, "price_fen": sku["price_fen"] + 100} for sku in latte["skus"]]

    changed = desk.send("patch", f"{desk.brand}/items/{latte['id']}", {"skus": skus}).json()

    assert [(s["id"], s["price_fen"]) for s in changed["skus"]] == [
        (menu.sku("latte/medium"), 2000),
        (menu.sku("latte/large"), 2300),
    ]


def test_values_can_be_renamed_and_added(desk, menu):
    latte = shown(desk, menu.item("latte"))
    [spec] = latte["specs"]
    spec["values"][1]["name"] = "超大杯"
    spec["values"].append({"id": "new-1", "name": "小杯"})
    skus = [*latte["skus"], {"spec_value_ids": ["new-1"], "price_fen": 1600}]

    changed = desk.send("patch", f"{desk.brand}/items/{latte['id']}", {"specs": [spec], "skus": skus}).json()

    assert [value["name"] for value in changed["specs"][0]["values"]] == ["中杯", "超大杯", "小杯"]
    assert [s["price_fen"] for s in changed["skus"]] == [1900, 2200, 1600]
    assert changed["skus"][1]["id"] == menu.sku("latte/large")


def test_two_people_do_not_overwrite_each_other(desk, menu):
    url = f"{desk.brand}/items/{menu.item('latte')}"
    version = shown(desk, menu.item("latte"))["version"]

    first = desk.send("patch", url, {"name": "拿铁咖啡", "version": version})
    second = desk.send("patch", url, {"name": "牛奶咖啡", "version": version})

    assert first.status_code == 200
    assert (second.status_code, second.json()["code"]) == (409, "catalog.stale")
    assert Item.objects.get(public_id=menu.item("latte")).name == "拿铁咖啡"


def test_a_dated_badge_keeps_its_days_when_only_named(desk, menu):
    url = f"{desk.brand}/items/{menu.item('latte')}"
    desk.send("patch", url, {"badges": [{"name": "new", "ends_on": "2026-04-01"}]})

    desk.send("patch", url, {"badges": ["new", "hot"]})

    assert shown(desk, menu.item("latte"))["badge_days"] == [
        {"name": "new", "starts_on": None, "ends_on": "2026-04-01"}
    ]


def test_a_tag_keeps_its_english_word_when_only_named(desk, menu):
    url = f"{desk.brand}/items/{menu.item('latte')}"
    desk.send("patch", url, {"tags": [{"name": "下午茶", "name_en": "Afternoon"}]})
    assert shown(desk, menu.item("latte"))["tag_names"] == {"下午茶": "Afternoon"}

    desk.send("patch", url, {"tags": ["下午茶", "新"]})
    assert shown(desk, menu.item("latte"))["tag_names"] == {"下午茶": "Afternoon"}
    desk.send("patch", url, {"tags": [{"name": "下午茶"}]})
    assert shown(desk, menu.item("latte"))["tag_names"] == {}


def test_groups_are_made_changed_and_removed(desk, menu):
    made = desk.send(
        "post",
        f"{desk.brand}/modifier-groups",
        {
            "name": "糖",
            "min_select": 1,
            "max_select": 1,
            "modifiers": [{"name": "全糖", "is_default": True}, {"name": "无糖"}],
        },
    ).json()
    url = f"{desk.brand}/modifier-groups/{made['id']}"
    kept = [{**made["modifiers"][1], "name": "零糖"}, {"id": "new-1", "name": "少糖"}]

    changed = desk.send("patch", url, {"modifiers": kept}).json()

    assert [(m["id"] == made["modifiers"][1]["id"], m["name"]) for m in changed["modifiers"]] == [
        (True, "零糖"),
        (False, "少糖"),
    ]
    assert desk.send("delete", url).status_code == 200
    assert (
        desk.send("delete", f"{desk.brand}/modifier-groups/{menu.groups['milk']}").json()["code"]
        == "catalog.still_used"
    )
    assert ModifierGroup.objects.filter(archived_at__isnull=True).count() == 3


def test_order_and_removal_of_categories_and_items(desk, menu):
    tree = desk.client.get(f"{desk.store}/catalog").json()
    ids = [category["id"] for category in tree["categories"]]
    bakery = tree["categories"][1]["item_ids"]

    assert desk.send("post", f"{desk.brand}/categories/order", {"ids": ids[::-1]}).status_code == 200
    assert desk.send("post", f"{desk.brand}/items/order", {"ids": bakery[::-1]}).status_code == 200
    assert desk.send("delete", f"{desk.brand}/items/{menu.item('bagel')}").status_code == 200
    assert desk.send("delete", f"{desk.brand}/categories/{ids[0]}").json()["code"] == "catalog.still_used"

    after = desk.client.get(f"{desk.store}/catalog").json()
    assert [category["id"] for category in after["categories"]] == ids[::-1]
    assert after["categories"][1]["item_ids"] == [menu.item("croissant")]
    assert (
        desk.send("post", f"{desk.brand}/items/order", {"ids": []}).json()["code"] == "catalog.invalid_menu"
    )


def test_an_override_takes_an_item_off_this_store(desk, store, menu):
    url = f"{desk.store}/items/{menu.item('croissant')}/override"

    assert desk.send("put", url, {"is_available": False}).status_code == 200
    assert shown(desk, menu.item("croissant"))["is_available"] is False
    assert (
        desk.send("put", url, {"sku_prices": {menu.sku("latte/large"): 1}}).json()["code"]
        == "catalog.not_found"
    )
    assert (
        desk.send("put", url, {"sku_prices": {menu.sku("croissant"): -5}}).json()["code"]
        == "catalog.invalid_menu"
    )


@pytest.mark.parametrize(
    ("until", "back_at"),
    [
        (None, None),
        ("tomorrow", "2026-03-12T20:00:00Z"),
        ("close", "2026-03-12T20:00:00Z"),  # never closes: the trading day's end
        ("2026-03-12T12:00:00+08:00", "2026-03-12T04:00:00Z"),
    ],
)
def test_sold_out_in_two_taps(desk, menu, until, back_at):
    body = {"ref_id": menu.sku("croissant"), "is_sold_out": True, "until": until}

    response = desk.send("post", f"{desk.store}/sold-out", body)
    again = desk.send("post", f"{desk.store}/sold-out", body)

    sku = shown(desk, menu.item("croissant"))["skus"][0]
    assert (sku["is_sold_out"], sku["back_at"]) == (True, back_at)
    assert response.json() == again.json()
    desk.send("post", f"{desk.store}/sold-out", {**body, "is_sold_out": False})
    assert shown(desk, menu.item("croissant"))["skus"][0]["is_sold_out"] is False


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"until": "soon"}, 422, "request.invalid"),
        ({"until": "2026-03-12T12:00:00"}, 422, "request.invalid"),
        ({"until": "2020-01-01T00:00:00Z"}, 422, "catalog.invalid_menu"),
        ({"ref_id": "sku_nonsense"}, 404, "catalog.not_found"),
        ({"is_sold_out": "perhaps"}, 422, "request.invalid"),
    ],
)
def test_a_senseless_sold_out_changes_nothing(desk, store, menu, change, status, code):
    before = catalog.menu_version(store)
    body = {"ref_id": menu.sku("croissant"), "is_sold_out": True, "until": None, **change}

    response = desk.send("post", f"{desk.store}/sold-out", body)

    assert (response.status_code, response.json()["code"]) == (status, code)
    assert catalog.menu_version(store) == before


def test_portions_are_set_and_run_out(desk, store, menu):
    sku = menu.sku("croissant")

    assert desk.send("put", f"{desk.store}/quotas/{sku}", {"portions": 1}).json() == {
        "ref_id": sku,
        "portions": 1,
        "free": 1,
        "held": 0,
        "consumed": 0,
    }
    make_hold(store=store, **{sku: 1})
    outbox.drain()
    assert shown(desk, menu.item("croissant"))["skus"][0]["sold_out_by"] == ["stock"]
    back = desk.send("post", f"{desk.store}/sold-out", {"ref_id": sku, "is_sold_out": False})
    assert (back.status_code, back.json()["code"]) == (409, "catalog.portions_gone")
    assert desk.send("put", f"{desk.store}/quotas/{sku}", {"left_today": 4}).json()["free"] == 4
    assert desk.send("put", f"{desk.store}/quotas/{sku}", {"portions": None}).json()["portions"] is None
    assert stock.free(store, sku) is None
    assert (
        desk.send("put", f"{desk.store}/quotas/{sku}", {"portions": -1}).json()["code"]
        == "inventory.invalid_quota"
    )


def test_the_kitchen_may_sell_out_but_not_edit(desk, store, menu):
    cook = Desk(store, role=Role.KITCHEN, username="cook")

    sold_out = cook.send(
        "post", f"{cook.store}/sold-out", {"ref_id": menu.sku("croissant"), "is_sold_out": True}
    )
    edited = cook.send("patch", f"{cook.brand}/items/{menu.item('latte')}", {"name": "x"})

    assert sold_out.status_code == 200
    assert (edited.status_code, edited.json()["code"]) == (403, "accounts.not_permitted")
    assert Item.objects.get(public_id=menu.item("latte")).name == "拿铁"


def test_another_brands_menu_does_not_exist(desk, store, menu):
    other = make_store(brand=make_brand())
    foreign = make_menu(other.brand)
    theirs = f"/api/merchant/v1/brands/{other.brand.public_id}"

    answers = [
        desk.client.get(f"/api/merchant/v1/stores/{other.public_id}/catalog"),
        desk.send("patch", f"{theirs}/items/{foreign.item('latte')}", {"name": "x"}),
        desk.send("patch", f"{desk.brand}/items/{foreign.item('latte')}", {"name": "x"}),
        desk.send("put", f"{desk.store}/items/{foreign.item('latte')}/override", {"is_available": False}),
        desk.send(
            "post", f"{desk.store}/sold-out", {"ref_id": foreign.sku("croissant"), "is_sold_out": True}
        ),
        desk.send("put", f"{desk.store}/quotas/{foreign.sku('croissant')}", {"portions": 1}),
    ]

    assert [answer.status_code for answer in answers] == [404] * 6
    assert Sku.objects.filter(item__brand=other.brand, price_fen=2200).count() == 1


# --- pictures ----------------------------------------------------------------------------------------


def jpeg() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (1200, 900), (90, 60, 30)).save(out, "JPEG")
    return out.getvalue()


def upload(desk, content, name="latte.jpg"):
    file = io.BytesIO(content)
    file.name = name
    return desk.client.post(f"{desk.brand}/pictures", {"file": file})


def test_a_picture_is_uploaded_and_shown(desk, menu):
    made = upload(desk, jpeg())
    again = upload(desk, jpeg())

    assert made.status_code == 201
    assert made.json() == again.json()
    assert made.json()["small"].startswith("/media/")
    desk.send("patch", f"{desk.brand}/items/{menu.item('latte')}", {"picture": {"id": made.json()["id"]}})
    assert shown(desk, menu.item("latte"))["picture"] == made.json()
    assert (
        desk.send("patch", f"{desk.brand}/items/{menu.item('latte')}", {"picture": None}).json()["picture"]
        is None
    )


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [(b"no picture", 422, "files.not_a_picture"), (b"", 422, "files.not_a_picture")],
)
def test_what_is_no_picture_is_refused(desk, menu, content, status, code):
    response = upload(desk, content)

    assert (response.status_code, response.json()["code"]) == (status, code)
    assert Picture.objects.count() == 0


def test_an_oversize_upload_is_refused(desk, settings):
    settings.UPLOAD_LIMIT_BYTES = 2000

    little_too_large = upload(desk, jpeg())
    far_too_large = upload(desk, b"x" * 200_000)

    assert (little_too_large.status_code, little_too_large.json()["code"]) == (422, "files.too_large")
    assert (far_too_large.status_code, far_too_large.json()["code"]) == (413, "request.too_large")
    assert Picture.objects.count() == 0
