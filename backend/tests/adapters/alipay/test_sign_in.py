"""Guests sign in by Alipay, against the live sandbox: the port, and who they are to the shop."""

from types import SimpleNamespace

import pytest
from django.test import Client

from diandan import boot
from diandan.flows import pay_order, payment_accounts
from diandan.infra import outbox
from diandan.infra.plugins import load
from diandan.kernel.actor import Actor
from diandan.modules.accounts import queries as people
from diandan.modules.accounts.errors import CodeRefused, InvalidAppKeys, PlatformRefused
from diandan.modules.accounts.models import Guest
from diandan.modules.accounts.ports import SIGN_IN, AppKeys
from diandan.modules.ordering import queries as orders
from diandan.modules.payments import queries as money
from diandan.modules.payments.errors import PayerNeeded
from diandan.modules.payments.ports import Channel
from diandan.testing.conformance.sign_in import SignInConformance
from tests.factories import sandbox as play
from tests.factories.accounts import SETUP, make_guest_with_token
from tests.factories.ordering import make_order
from tests.factories.payments import make_bill
from tests.factories.stores import make_store
from tests.factories.web import web_server

pytestmark = [pytest.mark.network, pytest.mark.django_db(transaction=True)]


def app_of(number: int = 0) -> AppKeys:
    papers = play.alipay_papers(number)
    values = {name: papers[name] for name in ("private_key", "public_key")}
    return AppKeys(provider="alipay", app_id=papers["appid"], is_sandbox=True, values=values)


def auth_code(app_id: str, persona: str = "lin") -> str:
    """What ``my.getAuthCode`` gives a person in an app."""
    return play.running().ask("POST", "alipay/auth-code", appid=app_id, persona=persona)["authCode"]


class Harness:
    """The sandbox, moved as the conformance tests wish."""

    def __init__(self) -> None:
        self.sign_in = load(SIGN_IN, "alipay")
        self.app, self.sister_app = app_of(), app_of(1)
        values = self.app.values
        self.wrong_values = {
            "app_id": {**values, "app_id": "wx0123456789abcdef"},
            "private_key": {**values, "private_key": "none"},
            "public_key": {**values, "public_key": "none"},
        }

    def login_code(self, app: AppKeys, persona: str) -> str:
        return auth_code(app.app_id, persona)

    def fail(self, deed: str) -> None:
        play.running().misbehave("code2session", {"error": "error_500"}.get(deed, deed))


@pytest.fixture(autouse=True)
def _well_behaved(settings):
    settings.SANDBOX, settings.SANDBOX_URL = True, play.running().url
    play.running().behave()
    load(SIGN_IN, "alipay").calls.forget_failures()
    yield
    play.running().behave()
    load(SIGN_IN, "alipay").calls.forget_failures()


@pytest.fixture
def harness():
    return Harness()


class TestAlipay(SignInConformance):
    """What there is at Alipay: a key in the place of a secret, no numbers, no apps bound together."""

    def test_apps_that_are_bound_share_the_unionid_only(self, harness):
        here = harness.sign_in.identify(harness.app, harness.login_code(harness.app, "lin"))
        there = harness.sign_in.identify(harness.sister_app, harness.login_code(harness.sister_app, "lin"))

        assert here.openid != there.openid
        assert here.unionid == there.unionid == ""

    def test_a_number_is_told_with_its_country(self, harness):
        with pytest.raises(PlatformRefused):
            harness.sign_in.phone_number(harness.app, "any")

    def test_a_login_code_tells_no_number(self, harness):
        with pytest.raises(PlatformRefused):
            harness.sign_in.sealed_phone_number(harness.app, code="any", sealed="x", iv="y")

    def test_a_wrong_secret_is_a_clear_no(self, harness):
        values = {**harness.app.values, "private_key": harness.sister_app.values["private_key"]}
        stranger = AppKeys(provider="alipay", app_id=harness.app.app_id, is_sandbox=True, values=values)

        for call in (
            lambda: harness.sign_in.identify(stranger, harness.login_code(harness.app, "lin")),
            lambda: harness.sign_in.prove(stranger),
        ):
            with pytest.raises(PlatformRefused) as refusal:
                call()
            assert refusal.value.details["reason"] == "isv.invalid-signature"
        harness.sign_in.prove(harness.app)

    def test_nothing_secret_shows_when_printed(self, harness):
        told = harness.sign_in.identify(harness.app, harness.login_code(harness.app, "lin"))

        assert "BEGIN" not in repr(harness.app)
        assert told.openid not in repr(told)


@pytest.fixture
def shop():
    """A store whose brand took play money at Alipay: one set of papers collects and signs in."""
    boot.listen()
    store = make_store(auto_accept=False)
    account = payment_accounts.take_play_money(brand=store.brand, store_id="", provider="alipay", by=SETUP)
    return SimpleNamespace(store=store, account=account, app_id=money.keys_of(account).values["appid"])


def begin(shop, *, token=None, status=200, **changes):
    body = {
        "client": "mp-alipay",
        "app_id": shop.app_id,
        "code": changes.get("code") or auth_code(shop.app_id),
    }
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    answer = Client().post(
        "/api/guest/v1/session", {**body, **changes}, content_type="application/json", headers=headers
    )
    assert answer.status_code == status, answer.content
    return answer.json()


def test_a_guest_signs_in_and_is_the_same_next_time(shop):
    first, again = begin(shop), begin(shop)

    assert first["guest"] == again["guest"]
    assert (first["is_known"], again["is_known"]) == (True, True)


def test_a_used_code_a_foreign_client_and_a_strange_app_make_nobody(shop):
    code = auth_code(shop.app_id)
    load(SIGN_IN, "alipay").identify(people_app(shop), code)

    refusals = [
        begin(shop, code=code, status=422)["code"],
        begin(shop, client="mp-weixin", status=409)["code"],
        begin(shop, app_id="2021999999999999", status=404)["code"],
    ]

    assert refusals == ["accounts.code_refused", "accounts.sign_in_not_offered", "accounts.app_not_found"]
    assert not Guest.objects.exists()


def test_what_a_passing_guest_ordered_is_theirs_after_signing_in(shop):
    known = begin(shop)["guest"]["id"]
    passing, token = make_guest_with_token()
    order = make_order(shop.store, passing)

    assert begin(shop, token=token)["guest"]["id"] == known
    assert orders.order(order.public_id).guest.public_id == known


def test_who_signed_in_pays_by_that_name_and_who_did_not_cannot(shop, settings):
    with web_server() as port:
        settings.PORT = port
        stranger, _ = make_guest_with_token()
        with pytest.raises(PayerNeeded):
            start(an_order(shop, stranger))

        guest = Guest.objects.get(public_id=begin(shop)["guest"]["id"])
        order = an_order(shop, guest)
        paying = start(order)
        trade_no = paying.payload["trade_no"]
        told = play.running().ask("POST", "alipay/trade-pay", trade_no=trade_no)
        play.running().wait_until_told(paying.payment_id)
        outbox.drain()

    assert told == {"resultCode": "9000"}
    assert orders.order(order.public_id).state == "placed"


def test_papers_kept_for_one_store_do_not_change_who_signs_in(shop):
    papers = play.alipay_papers()

    payment_accounts.keep(
        brand=shop.store.brand,
        store_id=shop.store.public_id,
        provider="alipay",
        values={name: papers[name] for name in ("appid", "private_key", "public_key")},
        by=SETUP,
    )

    assert people.app_of_brand(shop.store.brand, "alipay").app_id == shop.app_id


def test_papers_that_cannot_sign_in_are_not_kept_for_collecting_either(shop):
    papers = {**play.alipay_papers(), "appid": "not a number"}

    with pytest.raises(InvalidAppKeys):
        payment_accounts.keep(brand=shop.store.brand, store_id="", provider="alipay", values=papers, by=SETUP)

    assert [one.public_id for one in money.accounts_of(shop.store.brand)] == [shop.account.public_id]


def test_a_code_that_never_was_is_refused(shop):
    with pytest.raises(CodeRefused):
        load(SIGN_IN, "alipay").identify(people_app(shop), "never-issued")


def people_app(shop):
    values = money.keys_of(shop.account).values
    return AppKeys(provider="alipay", app_id=shop.app_id, is_sandbox=True, values=values)


def an_order(shop, guest):
    made = make_order(shop.store, guest)
    make_bill(store=shop.store, subject=made.public_id, total_fen=made.total_fen)
    return made


def start(order):
    return pay_order.start(
        order=order,
        means="alipay",
        channel=Channel.JSAPI,
        client_ip="127.0.0.1",
        key=f"key-{order.public_id}",
        request_hash=order.public_id,
        by=Actor.guest(order.guest.public_id),
    )
