"""A poster's code over HTTP: drawn by the mini-program's platform where there is one, and read again."""

import base64
import io

import pytest
from django.test import Client
from PIL import Image

from diandan.kernel import ids
from diandan.modules.accounts import service as accounts
from diandan.modules.analytics import service as analytics
from diandan.modules.analytics.models import ShareTarget
from tests.factories import mini
from tests.factories import sandbox as play
from tests.factories.accounts import SETUP, make_guest_with_token
from tests.factories.catalog import make_menu
from tests.factories.stores import make_brand, make_store

pytestmark = [pytest.mark.network, pytest.mark.django_db(transaction=True)]
API = "/api/guest/v1"
MARK = "abcdefgh"


@pytest.fixture
def store(transactional_db, settings):
    mini.forget()
    settings.SANDBOX, settings.SANDBOX_URL = True, play.running().url
    yield make_store()
    mini.forget()


@pytest.fixture
def app_id(store):
    papers = mini.enrol()
    accounts.save_app(
        store.brand,
        provider="wechat_mini",
        app_id=papers["app_id"],
        values={"secret": papers["secret"]},
        is_sandbox=True,
        by=SETUP,
    )
    return papers["app_id"]


@pytest.fixture
def phone(store):
    return phone_of(make_guest_with_token()[1])


def phone_of(token):
    phone = Client()
    phone.cookies["dd_guest"] = token
    return phone


def draw(phone, store, mark=MARK, **body):
    answer = phone.post(
        f"{API}/stores/{store.public_id}/poster-code", {"mark": mark, **body}, content_type="application/json"
    )
    return answer.status_code, answer.json()


def scenes(app_id):
    return [each["scene"] for each in mini.codes_drawn() if each["appid"] == app_id]


def test_the_code_of_an_item_is_a_picture_whose_scene_leads_to_it_in_this_store(store, app_id, phone):
    latte = make_menu(store.brand).item("latte")

    status, drawn = draw(phone, store, item_id=latte)

    kind, _, text = drawn["picture"].partition(",")
    assert (status, kind) == (200, "data:image/png;base64")
    assert Image.open(io.BytesIO(base64.b64decode(text))).size == (430, 430)
    (scene,) = scenes(app_id)
    code, _, mark = scene.removeprefix("p=").partition("&v=")
    assert len(scene) <= 32
    assert mark == MARK
    shared = phone.get(f"{API}/shares/{code}").json()
    assert (shared["store"]["id"], shared["item_id"]) == (store.public_id, latte)


def test_without_an_item_it_leads_to_the_stores_menu(store, app_id, phone):
    assert draw(phone, store)[0] == 200

    code = scenes(app_id)[0][2:12]
    shared = phone.get(f"{API}/shares/{code}").json()
    assert (shared["store"]["id"], shared["item_id"]) == (store.public_id, None)


def test_the_same_thing_has_one_code_whoever_passes_it_on(store, app_id, phone):
    draw(phone, store)
    draw(phone_of(make_guest_with_token()[1]), store, mark="zzzzzzzz")

    assert ShareTarget.objects.count() == 1
    assert [scene[:12] for scene in scenes(app_id)] == [scenes(app_id)[0][:12]] * 2
    assert analytics.share_target(make_store(brand=store.brand)).code != ShareTarget.objects.first().code


def test_a_brand_without_a_mini_program_has_no_code(store, phone):
    assert draw(phone, store) == (200, {"picture": None})


@pytest.mark.parametrize("does", ["quota", "error_500", "busy"])
def test_a_platform_that_draws_none_now_costs_no_poster(store, app_id, phone, does):
    play.running().misbehave("wxacode", does, times=5)

    assert draw(phone, store) == (200, {"picture": None})


def test_what_is_not_there_cannot_be_passed_on(store, app_id, phone):
    foreign = make_menu(make_brand()).item("latte")

    assert draw(phone, store, item_id=foreign)[1]["code"] == "catalog.not_found"
    assert draw(phone, store, item_id=ids.new_id("itm"))[0] == 404
    assert draw(phone, store, mark="<script>")[0] == 422
    assert ShareTarget.objects.count() == 0
    assert phone.get(f"{API}/shares/nobodysone").json()["code"] == "analytics.share_not_found"
