"""What every call meets first: errors in one form, origins, languages, body limits."""

import json

import pytest
from django.test import Client

from diandan.api.shared import texts
from tests.factories.accounts import PASSWORD, make_staff
from tests.factories.stores import make_brand

pytestmark = pytest.mark.django_db
SESSION = "/api/merchant/v1/session"


def post(client, url, body, **headers):
    raw = body if isinstance(body, (str, bytes)) else json.dumps(body)
    return client.post(url, raw, content_type="application/json", headers=headers)


def test_a_refusal_has_a_code_a_sentence_and_a_request_id(client):
    response = client.get("/api/merchant/v1/me", headers={"X-Request-Id": "from-the-proxy-1"})

    assert response.status_code == 401
    assert response.json() == {
        "code": "accounts.sign_in_needed",
        "message": "请先登录",
        "details": {},
        "request_id": "from-the-proxy-1",
    }
    assert response.headers["X-Request-Id"] == "from-the-proxy-1"


@pytest.mark.parametrize(
    ("header", "language"),
    [("en-GB,zh;q=0.5", "en"), ("fr,en;q=0.3,zh;q=0.8", "zh"), ("fr", "zh"), ("", "zh"), ("en;q=x", "zh")],
)
def test_the_sentence_is_in_the_callers_language(client, header, language):
    response = client.get("/api/merchant/v1/me", headers={"Accept-Language": header})

    assert response.json()["message"] == texts.message("accounts.sign_in_needed", {}, language=language)


def test_details_fill_the_slots_of_a_sentence():
    said = texts.message("accounts.sign_in_locked", {"retry_after_s": 40}, language="en")

    assert said == "Too many attempts. Please sign in again in 40 seconds."


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"username": "lin"}, 422, "request.invalid"),
        ({"username": "lin", "password": 7}, 422, "request.invalid"),
        ("{not json", 400, "request.unreadable"),
        ("[" * 100_000, 400, "request.unreadable"),
        (b"\xff\xfe", 400, "request.unreadable"),
        ("x" * (1024 * 1024 + 1), 413, "request.too_large"),
    ],
)
def test_what_cannot_be_read_is_refused(client, body, status, code):
    response = post(client, SESSION, body)

    assert (response.status_code, response.json()["code"]) == (status, code)


def test_a_wrong_field_is_named_and_its_value_is_not_repeated(client):
    response = post(client, SESSION, {"username": "lin", "password": ["hunter-2-secret"]})

    assert response.json()["details"] == {
        "fields": [{"field": "body.payload.password", "reason": "string_type"}]
    }
    assert "hunter" not in response.content.decode()


@pytest.mark.parametrize("address", ["/api/guest/v1/nothing-here", "/api/guest/v1/", "/nothing"])
def test_unknown_addresses_answer_in_the_same_form(client, address):
    response = client.get(address)

    assert (response.status_code, response.json()["code"]) == (404, "request.no_such_address")


def test_a_wrong_method_is_named(client):
    response = client.put(SESSION)

    assert (response.status_code, response.json()["code"]) == (405, "request.method_not_allowed")


def test_our_own_mistake_is_a_500_without_its_story(client, monkeypatch):
    def fall(**_):
        raise RuntimeError("the story")

    monkeypatch.setattr("diandan.modules.accounts.service.welcome_guest", fall)
    client.raise_request_exception = False

    response = post(client, "/api/guest/v1/session", {"client": "h5"})

    assert (response.status_code, response.json()["code"]) == (500, "server.error")
    assert "story" not in response.content.decode()


@pytest.mark.parametrize(
    ("origin", "welcome"),
    [
        (None, True),
        ("http://testserver", True),
        ("https://evil.example", False),
        ("http://testserver.evil.example", False),
        ("null", False),
    ],
)
def test_pages_of_other_sites_may_not_act_for_their_visitors(client, origin, welcome):
    make_staff(make_brand())

    response = post(
        client, SESSION, {"username": "lin", "password": PASSWORD}, **({"Origin": origin} if origin else {})
    )

    assert response.status_code == (200 if welcome else 403)
    assert ("dd_staff" in client.cookies) is welcome


def test_further_origins_can_be_allowed(client, settings):
    settings.ALLOWED_ORIGINS = ["https://order.example.com"]
    headers = {"Origin": "https://order.example.com"}

    assert post(client, "/api/guest/v1/session", {"client": "h5"}, **headers).status_code == 200


def test_a_flood_from_one_address_is_slowed_down(client, clock, monkeypatch):
    monkeypatch.setattr("diandan.api.shared.auth.ADDRESS_PER_MINUTE", 3)
    answers = [post(client, "/api/guest/v1/session", {"client": "mp-weixin"}) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[3].headers["Retry-After"] == "20"
    assert answers[3].json()["details"] == {"retry_after_s": 20}
    clock.advance(seconds=20)
    assert post(client, "/api/guest/v1/session", {"client": "h5"}).status_code == 200


def test_a_forwarded_address_is_believed_only_behind_our_proxy(rf, settings):
    from diandan.api.shared.auth import address_of

    request = rf.get("/", headers={"X-Forwarded-For": "203.0.113.9, 198.51.100.7"})

    assert address_of(request) == "127.0.0.1"
    settings.TRUST_PROXY = True
    assert address_of(request) == "198.51.100.7"


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(settings):
    settings.COOKIES_SECURE = True
    client = Client()

    post(client, "/api/guest/v1/session", {"client": "h5"})

    cookie = client.cookies["dd_guest"]
    assert (cookie["httponly"], cookie["samesite"], cookie["secure"], cookie["path"]) == (
        True,
        "Lax",
        True,
        "/",
    )
