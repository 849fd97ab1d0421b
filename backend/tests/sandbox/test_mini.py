"""The sandbox's mini-program server refuses what the real one refuses, by its own numbers."""

import http.client
import json
from urllib.parse import urlencode, urlsplit

import pytest

from tests.factories import mini
from tests.factories import sandbox as play

pytestmark = pytest.mark.network
LOGIN = "/sns/jscode2session"
TOKEN = "/cgi-bin/stable_token"


def call(method, path, body=None, **query):
    """A call made by hand, from the protocol alone."""
    connection = http.client.HTTPConnection(urlsplit(play.running().url).netloc, timeout=10)
    raw = None if body is None else json.dumps(body)
    connection.request(method, f"{path}?{urlencode(query)}" if query else path, raw)
    answer = connection.getresponse()
    told = json.loads(answer.read())
    connection.close()
    assert answer.status == 200
    return told


def login(**changes):
    papers = mini.papers()
    given = {
        "appid": papers["app_id"],
        "secret": papers["secret"],
        "js_code": "none",
        "grant_type": "authorization_code",
    }
    return call("GET", LOGIN, **{**given, **changes})


def token(papers, *, force=False):
    body = {"grant_type": "client_credential", "appid": papers["app_id"], "secret": papers["secret"]}
    return call("POST", TOKEN, body | {"force_refresh": force})


def test_a_sign_in_answers_as_the_real_one_does():
    told = login(js_code=mini.login_code(mini.papers()["app_id"]))

    assert sorted(told) == ["openid", "session_key", "unionid"]


@pytest.mark.parametrize(
    ("change", "errcode"),
    [
        ({"appid": ""}, 41002),
        ({"appid": "wxffffffffffffffff"}, 40013),
        ({"secret": "0" * 32}, 40125),
        ({"grant_type": "password"}, 40002),
        ({"js_code": "nobody issued this"}, 40029),
    ],
)
def test_a_sign_in_that_breaks_a_rule_is_refused(change, errcode):
    told = login(**change)

    assert told["errcode"] == errcode
    assert "rid: " in told["errmsg"]


def test_a_code_is_used_up_even_by_a_risky_person_and_ends_after_five_minutes():
    app_id = mini.papers()["app_id"]
    code, late = mini.login_code(app_id, "risky"), mini.login_code(app_id)

    assert login(js_code=code)["errcode"] == 40226
    assert login(js_code=code)["errcode"] == 40163
    play.running().ask("POST", "clock", offset_s=301)
    assert login(js_code=late)["errcode"] == 40029
    play.running().behave()


def test_the_stable_token_is_the_same_until_it_is_forced():
    papers = mini.enrol()
    first = token(papers)

    assert len(first["access_token"]) > 100
    assert first["expires_in"] in (7199, 7200)
    assert token(papers)["access_token"] == first["access_token"]
    forced = token(papers, force=True)
    assert forced["access_token"] != first["access_token"]
    assert token(papers, force=True)["errcode"] == 45011
    phone = "/wxa/business/getuserphonenumber"
    assert call("POST", phone, {"code": "x"}, access_token=first["access_token"])["errcode"] == 40001
    assert call("POST", phone, {"code": "x"}, access_token=forced["access_token"])["errcode"] == 40029
    assert call("POST", phone, {"code": "x"})["errcode"] == 41001


def test_shortly_before_its_end_old_and_new_are_good_and_then_the_old_one_is_expired():
    papers = mini.enrol()
    phone = "/wxa/business/getuserphonenumber"
    old = token(papers)["access_token"]
    play.running().ask("POST", "clock", offset_s=7200 - 200)
    new = token(papers)["access_token"]

    codes = [call("POST", phone, {"code": "x"}, access_token=each)["errcode"] for each in (old, new)]
    play.running().ask("POST", "clock", offset_s=7201)
    late = [call("POST", phone, {"code": "x"}, access_token=each)["errcode"] for each in (old, new)]
    play.running().behave()

    assert new != old
    assert (codes, late) == ([40029, 40029], [42001, 40029])


def test_a_token_is_forced_twenty_times_a_day():
    papers = mini.enrol()
    told = []
    for number in range(21):
        play.running().ask("POST", "clock", offset_s=number * 31)
        told.append(token(papers, force=True).get("errcode", 0))
    play.running().behave()

    assert told == [0] * 20 + [45009]
