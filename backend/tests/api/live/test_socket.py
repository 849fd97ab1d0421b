"""The whole way, over real sockets: a ticket, the hub, a fact, a frame that is what HTTP answers."""

from collections.abc import Iterator

import pytest

from diandan.flows import subscriptions
from diandan.infra import live, outbox
from diandan.modules.ordering import service as ordering
from diandan.testing.live_client import LiveClient
from tests.factories.accounts import make_guest_with_token
from tests.factories.ordering import TEST, make_order
from tests.factories.stores import make_store
from tests.infra.live.conftest import RunningHub, running_hub

pytestmark = [pytest.mark.network, pytest.mark.django_db]


@pytest.fixture
def hub() -> Iterator[RunningHub]:
    with running_hub() as hub:
        live.start_publishing(hub.publish_url)
        yield hub
        live.stop_publishing()


def test_what_happens_at_the_counter_is_on_the_phone_as_http_would_say_it(client, clock, hub):
    subscriptions.install()
    guest, token = make_guest_with_token()
    client.cookies["dd_guest"] = token
    order = make_order(make_store(auto_accept=False), guest, steps=1)
    topic = f"order:{order.public_id}"
    outbox.drain()
    answer = client.post("/api/live/v1/ticket", {"topics": [topic]}, content_type="application/json")

    with LiveClient(hub.url, answer.json()["ticket"]) as phone:
        ordering.accept(order.public_id, by=TEST)
        outbox.drain()
        frame = phone.frame()
        ordering.start(order.public_id, by=TEST)
    outbox.drain()

    assert (frame["topic"], frame["type"], frame["version"]) == (topic, "order", 3)
    assert frame["data"]["state"] == "accepted"
    with LiveClient(hub.url, answer.json()["ticket"], after=phone.places) as phone:
        missed = phone.frames_until(lambda frame: frame["data"]["state"] == "preparing")[-1]
    assert missed["data"] == client.get(f"/api/guest/v1/orders/{order.public_id}").json()
