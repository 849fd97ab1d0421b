"""A new owner opens a shop over HTTP: the guide follows what is there, papers go in and never come out."""

import json

import pytest
from django.test import Client

from diandan.adapters.wechatpay.keys import keys_of
from diandan.flows import gateways
from diandan.kernel import clock
from diandan.modules.accounts.roles import Role
from diandan.modules.payments import queries as payments
from diandan.modules.payments.models import GatewayAccount
from diandan.modules.stores.service import EVERY_DAY
from diandan.sandbox import crypto
from tests.factories import sandbox as sandboxes
from tests.factories.accounts import make_guest, make_staff, sign_in
from tests.factories.catalog import make_menu
from tests.factories.keys import SOME_KEYS
from tests.factories.ordering import make_order
from tests.factories.payments import make_account
from tests.factories.stores import make_store, make_table

pytestmark = pytest.mark.django_db

JSON = "application/json"


@pytest.fixture
def store(clock, settings):
    settings.SANDBOX = True
    return make_store(name="一号店", hours=EVERY_DAY)


@pytest.fixture
def owner(store):
    return signed_in(store, Role.OWNER)


def signed_in(store, role: Role) -> Client:
    client = Client()
    client.cookies["dd_staff"] = sign_in(make_staff(store.brand, username=role.value, role=role))
    return client


def of_store(store, rest: str) -> str:
    return f"/api/merchant/v1/stores/{store.public_id}/{rest}"


def of_brand(store, rest: str) -> str:
    return f"/api/merchant/v1/brands/{store.brand.public_id}/{rest}"


def left(owner, store):
    guide = owner.get(of_store(store, "guide")).json()
    assert guide["is_complete"] is all(step["is_done"] for step in guide["steps"])
    return [(step["name"], step["done"], step["of"]) for step in guide["steps"] if not step["is_done"]]


def test_the_guide_follows_what_is_there(owner, store):
    assert left(owner, store) == [
        ("details", 0, 2), ("hours", 0, 1), ("items", 0, 1), ("pictures", 0, 0), ("payment", 0, 1),
        ("tables", 0, 1), ("order", 0, 1),
    ]  # fmt: skip

    settings = {"address": "武康路 1 号", "phone": "021 5555", "hours": {"mon": [["08:00", "20:00"]]}}
    owner.patch(of_store(store, "").rstrip("/"), settings, content_type=JSON)
    make_menu(store.brand)
    make_account(brand=store.brand)
    make_table(store=store)
    assert [name for name, _, _ in left(owner, store)] == ["pictures", "order"]

    make_order(store, make_guest())
    assert [name for name, _, _ in left(owner, store)] == ["pictures"]
    owner.patch(of_store(store, "").rstrip("/"), {"modes": ["pickup"]}, content_type=JSON)
    steps = [step["name"] for step in owner.get(of_store(store, "guide")).json()["steps"]]
    assert "tables" not in steps


def test_a_sample_menu_is_put_on_and_taken_off(owner, store):
    before = owner.get(of_brand(store, "sample-menus")).json()["items"]
    assert [(row["name"], row["in_use"]) for row in before] == [("cafe", 0), ("noodles", 0), ("tea", 0)]
    assert before[0]["examples"] == ["拿铁", "美式", "卡布奇诺", "摩卡"]

    put = owner.put(of_brand(store, "sample-menus"), {"name": "noodles"}, content_type=JSON).json()["items"]
    assert put[1]["in_use"] == put[1]["items"] == 8
    gone = owner.delete(of_brand(store, "sample-menus") + "?name=noodles").json()["items"]
    assert gone == before
    assert owner.put(of_brand(store, "sample-menus"), {"name": "x"}, content_type=JSON).status_code == 422


def test_papers_go_in_encrypted_and_never_come_out(owner, store):
    accounts = of_brand(store, "payment-accounts")
    assert owner.get(accounts).json() == {"items": [], "is_play": True}

    kept = owner.put(accounts, {"provider": "wechatpay", "papers": SOME_KEYS}, content_type=JSON)

    [account] = kept.json()["items"]
    assert (account["merchant_no"], account["store_id"], account["is_sandbox"]) == (
        SOME_KEYS["mchid"],
        None,
        True,
    )
    secrets = [SOME_KEYS["private_key"], SOME_KEYS["api_v3_key"]]
    row = GatewayAccount.objects.get()
    raw = GatewayAccount.objects.values_list("keys", flat=True)
    assert payments.keys_of(row).values == {name: text.strip() for name, text in SOME_KEYS.items()}
    assert [text for text in secrets if json.dumps(text)[1:-1] in kept.content.decode()] == []
    assert len(raw) == 1

    assert owner.delete(f"{accounts}/{account['id']}").json()["items"] == []
    assert owner.delete(f"{accounts}/{account['id']}").status_code == 404


def test_a_store_may_collect_by_itself_but_not_another_brands(owner, store):
    accounts = of_brand(store, "payment-accounts")
    papers = {"provider": "wechatpay", "papers": SOME_KEYS}

    own = owner.put(accounts, {**papers, "store_id": store.public_id}, content_type=JSON).json()
    foreign = owner.put(accounts, {**papers, "store_id": make_store().public_id}, content_type=JSON)

    assert [row["store_id"] for row in own["items"]] == [store.public_id]
    assert foreign.status_code == 404
    assert GatewayAccount.objects.count() == 1


def test_papers_that_cannot_work_are_refused_by_field(owner, store):
    accounts = of_brand(store, "payment-accounts")
    broken = {**SOME_KEYS, "private_key": "-----BEGIN PRIVATE KEY-----\nno\n-----END PRIVATE KEY-----"}

    refused = owner.put(accounts, {"provider": "wechatpay", "papers": broken}, content_type=JSON)

    assert (refused.status_code, refused.json()["code"]) == (422, "payments.invalid_account_keys")
    assert refused.json()["details"] == {"field": "private_key"}
    assert GatewayAccount.objects.count() == 0


def test_a_certificate_says_its_number_and_must_be_about_the_key(owner, store):
    accounts = of_brand(store, "payment-accounts")
    papers = {name: text for name, text in SOME_KEYS.items() if name != "serial_no"}
    pem, serial_no = crypto.self_signed_certificate(SOME_KEYS["private_key"], name="商户", at=clock.now())
    strange, _ = crypto.self_signed_certificate(crypto.new_key_pair().private_pem, name="x", at=clock.now())

    def keep(**more):
        wish = {"provider": "wechatpay", "papers": {**papers, **more}}
        return owner.put(accounts, wish, content_type=JSON)

    assert keep().json()["details"] == {"field": "serial_no"}
    assert keep(certificate="no").json()["details"] == {"field": "certificate"}
    assert keep(certificate=strange).json()["details"] == {"field": "certificate"}
    assert keep(certificate=pem).status_code == 200
    _, account = gateways.of(GatewayAccount.objects.get())
    assert keys_of(account).serial_no == serial_no


def test_managers_do_not_see_where_the_money_goes(store):
    manager = signed_in(store, Role.MANAGER)

    assert manager.get(of_brand(store, "payment-accounts")).status_code == 403
    assert manager.get(of_store(store, "guide")).status_code == 200


def test_a_shop_without_cash_says_so_and_takes_none(owner, store):
    make_account(brand=store.brand)
    card = f"/api/guest/v1/stores/{store.public_id}"
    assert owner.get(card).json()["means"] == ["wechatpay", "cash"]

    owner.patch(of_store(store, "").rstrip("/"), {"takes_cash": False}, content_type=JSON)
    order = make_order(store, make_guest())
    refused = owner.post(
        f"/api/merchant/v1/orders/{order.public_id}/cash",
        {"received_fen": 10_000},
        content_type=JSON,
        headers={"Idempotency-Key": "cash-of-a-guest-1"},
    )

    assert owner.get(card).json()["means"] == ["wechatpay"]
    assert (refused.status_code, refused.json()["code"]) == (409, "payments.means_not_offered")


@pytest.mark.network
@pytest.mark.django_db(transaction=True)
def test_play_money_is_taken_and_checked_at_the_gateway(owner, store, settings):
    settings.SANDBOX_URL = sandboxes.running().url

    taken = owner.post(of_brand(store, "play-money"), {"provider": "wechatpay"}, content_type=JSON).json()

    check = of_brand(store, f"payment-accounts/{taken['items'][0]['id']}/check")
    assert (taken["items"][0]["checked_at"], taken["items"][0]["has_passed"]) == (None, None)
    answer = owner.post(check, {}, content_type=JSON)
    assert (answer.status_code, answer.json().get("code")) == (200, None)
    [asked] = owner.get(of_brand(store, "payment-accounts")).json()["items"]
    assert (asked["checked_at"], asked["has_passed"]) == (f"{clock.now():%Y-%m-%dT%H:%M:%SZ}", True)

    # Well-formed papers of somebody the gateway does not know.
    stranger = make_account(brand=store.brand)
    check = of_brand(store, f"payment-accounts/{stranger.public_id}/check")
    refused = owner.post(check, {}, content_type=JSON)
    assert (refused.status_code, refused.json()["code"]) == (409, "payments.gateway_refused")
    [asked] = owner.get(of_brand(store, "payment-accounts")).json()["items"]
    assert (asked["id"], asked["has_passed"]) == (stranger.public_id, False)


@pytest.mark.network
@pytest.mark.django_db(transaction=True)
def test_silence_is_no_answer_about_papers(owner, store, settings):
    settings.SANDBOX_URL = "http://127.0.0.1:9"
    account = make_account(brand=store.brand)
    check = of_brand(store, f"payment-accounts/{account.public_id}/check")

    assert owner.post(check, {}, content_type=JSON).status_code == 503

    [asked] = owner.get(of_brand(store, "payment-accounts")).json()["items"]
    assert (asked["checked_at"], asked["has_passed"]) == (None, None)
