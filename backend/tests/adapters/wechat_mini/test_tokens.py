"""The access token: fetched once for all, renewed when it is worthless, shared, never hammered."""

import threading
from datetime import timedelta

import pytest

from diandan.adapters.wechat_mini.client import Client
from diandan.kernel import clock
from diandan.modules.accounts.errors import CodeRefused, PlatformUnavailable
from diandan.modules.accounts.ports import AccessToken
from tests.factories import mini
from tests.factories import sandbox as play

pytestmark = pytest.mark.network
PHONE = "/wxa/business/getuserphonenumber"


class Shelf:
    """A place both clients of a test reach."""

    def __init__(self) -> None:
        self.kept: AccessToken | None = None

    def read(self) -> AccessToken | None:
        return self.kept

    def keep(self, token: AccessToken) -> None:
        self.kept = token


@pytest.fixture
def app():
    """An app of its own, so that its tokens can be counted."""
    mini.forget()
    yield mini.keys(mini.enrol(), shelf=Shelf())
    mini.forget()


def use(client, app):
    """A call that needs the token and is answered by a plain no."""
    with pytest.raises(CodeRefused):
        client.call(app, PHONE, {"code": "nobody's"})


def test_one_token_serves_many_calls(harness, app):
    client = Client()

    for _ in range(3):
        use(client, app)

    assert mini.tokens_given(app.app_id) == [0]


def test_out_of_many_threads_one_fetches(harness, app):
    client, start = Client(), threading.Barrier(6)
    play.running().misbehave("stable_token", "hang", seconds=0.3)
    asked = []
    send = client._send
    client._send = lambda *args, **more: asked.append(args[2].partition("?")[0]) or send(*args, **more)

    def work():
        start.wait()
        use(client, app)

    crowd = [threading.Thread(target=work) for _ in range(6)]
    for thread in crowd:
        thread.start()
    for thread in crowd:
        thread.join(20)

    assert asked.count("/cgi-bin/stable_token") == 1
    assert asked.count(PHONE) == 6


def test_a_worthless_token_is_renewed_once_and_the_call_repeated_once(harness, app):
    client = Client()
    use(client, app)
    play.running().ask("POST", "mini/forget-token", appid=app.app_id)

    use(client, app)

    assert mini.tokens_given(app.app_id) == [0, 0]


def test_a_token_that_the_platform_still_swears_by_is_forced_anew(harness, app):
    client = Client()
    use(client, app)
    ours = client._tokens[app.app_id]
    # The platform refuses it all the same: its own caches disagree.
    play.running().misbehave("phone", "refuse_token")

    use(client, app)

    assert mini.tokens_given(app.app_id) == [0, 1]
    assert client._tokens[app.app_id] != ours


def test_a_call_is_repeated_once_and_not_for_ever(harness, app):
    client = Client()
    play.running().misbehave("phone", "refuse_token", times=9)

    with pytest.raises(PlatformUnavailable) as refusal:
        client.call(app, PHONE, {"code": "x"})

    assert refusal.value.details["reason"] == "errcode_40001"
    assert len(play.running().ask("GET", "faults")) == 1
    assert play.running().ask("GET", "faults")[0]["times"] == 7


def test_a_token_is_renewed_before_its_end(harness, app):
    client = Client()
    use(client, app)
    good_until = client._tokens[app.app_id].good_until

    assert timedelta(hours=1, minutes=55) < good_until - clock.now() < timedelta(minutes=116)
    with clock.frozen_at(good_until - timedelta(seconds=1)):
        use(client, app)
    assert mini.tokens_given(app.app_id) == [0]

    late = good_until + timedelta(seconds=1)
    play.running().ask("POST", "clock", offset_s=(late - clock.now()).total_seconds())
    with clock.frozen_at(late):
        use(client, app)
    assert mini.tokens_given(app.app_id) == [0, 0]


def test_an_expired_token_is_told_from_a_good_one(harness, app):
    client = Client()
    use(client, app)

    # Our clock stands, the platform's does not: it says 42001, and the call goes through with a new token.
    play.running().ask("POST", "clock", offset_s=3 * 3600)
    use(client, app)

    assert mini.tokens_given(app.app_id) == [0, 0]


def test_another_process_takes_the_token_from_the_shelf(harness, app):
    first, second = Client(), Client()
    use(first, app)
    play.running().misbehave("stable_token", "error_500", times=9)

    use(second, app)

    assert second._tokens == first._tokens
    # Without the shelf the second one has to ask, and is refused today.
    with pytest.raises(PlatformUnavailable):
        use(Client(), mini.keys({"app_id": app.app_id, **app.values}))


def test_a_shelf_with_a_worthless_token_does_not_help(harness, app):
    first, second = Client(), Client()
    use(first, app)
    use(second, app)
    play.running().ask("POST", "mini/forget-token", appid=app.app_id)

    use(first, app)
    use(second, app)

    # The second found the first one's new token on the shelf.
    assert mini.tokens_given(app.app_id) == [0, 0]
    assert second._tokens == first._tokens
