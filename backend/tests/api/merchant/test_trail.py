"""Reading the audit trail: who, what, when and from where."""

from datetime import timedelta

import pytest
from django.test import Client

from diandan.infra.audit.models import AuditRow
from diandan.kernel import clock as kernel_clock
from diandan.modules.accounts.roles import Role
from tests.factories.accounts import make_staff, sign_in
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db
JSON = "application/json"
V1 = "/api/merchant/v1"
CHROME = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/131.0 Safari/537.36"


@pytest.fixture
def store(clock):
    return make_store()


@pytest.fixture
def owner(store):
    client = Client(headers={"User-Agent": CHROME})
    client.cookies["dd_staff"] = sign_in(make_staff(store.brand, username="zhou", role=Role.OWNER))
    return client


def trail(client, store, **filters):
    return client.get(f"{V1}/brands/{store.brand.public_id}/trail", filters).json()


def test_an_act_says_who_what_when_from_where_and_from_what_to_what(store, owner):
    kim = make_staff(store.brand, username="kim", role=Role.WAITER)
    staff = f"{V1}/brands/{store.brand.public_id}/staff/{kim.public_id}"

    owner.put(f"{staff}/grant", {"role": "manager", "scope": "brand"}, JSON)

    newest = trail(owner, store)["items"][0]
    assert {key: newest[key] for key in ("actor_name", "action", "origin", "name", "changes")} == {
        "actor_name": "Zhou",
        "action": "accounts.grant_role",
        "origin": "127.0.0.1 Chrome · Windows",
        "name": "Kim",
        "changes": {"role": ["waiter", "manager"]},
    }
    assert newest["target"] == kim.public_id
    assert newest["at"] == kernel_clock.now().isoformat().replace("+00:00", "Z")


def test_filters_by_person_kind_thing_and_day(store, owner, clock):
    kim = make_staff(store.brand, username="kim", role=Role.WAITER)
    staff = f"{V1}/brands/{store.brand.public_id}/staff/{kim.public_id}"
    owner.put(f"{staff}/grant", {"role": "manager", "scope": "brand"}, JSON)
    clock.advance(days=1)
    owner = Client()
    zhou = make_staff(store.brand, username="zhao", role=Role.OWNER)
    owner.cookies["dd_staff"] = sign_in(zhou)
    owner.post(f"{V1}/stores/{store.public_id}/pause", {"minutes": 30, "reason": "rush"}, JSON)
    today = (kernel_clock.now() + timedelta(hours=8)).date()

    def acts(**filters):
        return [row["action"] for row in trail(owner, store, **filters)["items"]]

    assert acts(who=f"staff:{zhou.public_id}") == ["stores.pause_orders", "accounts.sign_in"]
    assert acts(kind="stores")[0] == "stores.pause_orders"
    assert acts(kind="stores.pause_orders") == ["stores.pause_orders"]
    assert acts(target=kim.public_id)[0] == "accounts.grant_role"
    assert "stores.pause_orders" in acts(since=str(today), until=str(today))
    assert "stores.pause_orders" not in acts(until=str(today - timedelta(days=1)))


def test_another_brands_acts_are_not_there(store, owner):
    other = make_store()
    client = Client()
    client.cookies["dd_staff"] = sign_in(make_staff(other.brand, username="other", role=Role.OWNER))
    client.post(f"{V1}/stores/{other.public_id}/pause", {"minutes": 30, "reason": "rush"}, JSON)

    assert trail(owner, store, kind="stores.pause_orders")["items"] == []
    assert len(trail(client, other, kind="stores.pause_orders")["items"]) == 1


def test_what_staff_do_to_the_menu_belongs_to_the_brand(store, owner):
    brand = store.brand.public_id

    owner.post(
        f"{V1}/brands/{brand}/categories",
        {"name": "咖啡"},
        JSON,
        headers={"Idempotency-Key": "a" * 20},
    )

    row = AuditRow.objects.get(action="catalog.save_category")
    assert row.brand_id == brand
    assert trail(owner, store, kind="catalog")["items"][0]["actor_name"] == "Zhou"


def test_the_trail_comes_in_pages_without_gaps(store, owner, monkeypatch):
    monkeypatch.setattr("diandan.api.merchant.trail.PAGE", 2)
    for _ in range(5):
        owner.post(f"{V1}/stores/{store.public_id}/pause", {"minutes": 30, "reason": "rush"}, JSON)

    seen, cursor = [], ""
    while cursor is not None:
        page = trail(owner, store, kind="stores.pause_orders", **({"cursor": cursor} if cursor else {}))
        seen += [row["id"] for row in page["items"]]
        cursor = page["next_cursor"]

    acts = AuditRow.objects.filter(action="stores.pause_orders").order_by("-id")
    assert seen == list(acts.values_list("public_id", flat=True))
    assert len(seen) == 5


def test_a_manager_reads_the_store_and_the_owner_who_did_anything(store, owner):
    manager = Client()
    mei = make_staff(store.brand, username="mei", role=Role.MANAGER)
    manager.cookies["dd_staff"] = sign_in(mei)
    manager.post(f"{V1}/stores/{store.public_id}/pause", {"minutes": 30, "reason": "rush"}, JSON)

    rows = manager.get(f"{V1}/stores/{store.public_id}/trail").json()["items"]
    actors = owner.get(f"{V1}/brands/{store.brand.public_id}/trail/actors").json()["items"]

    assert rows[0]["action"] == "stores.pause_orders"
    assert {"actor": f"staff:{mei.public_id}", "name": "Mei"} in actors
