"""Publishing never harms the one who publishes."""

import json
from collections.abc import Iterator

import pytest

from diandan.infra import live
from diandan.infra.live import outlet


@pytest.fixture
def sent() -> Iterator[list[tuple[str, dict]]]:
    frames: list[tuple[str, dict]] = []
    earlier = outlet.send_to(lambda topic, body: frames.append((topic, json.loads(b"{" + body))))
    yield frames
    outlet.send_to(earlier)


def test_a_frame_carries_its_topic_id_version_and_the_whole_small_thing(sent):
    live.publish("store:sto_1:menu", type="sold_out", id="itm_1", version=4, data={"is_sold_out": True})

    assert sent == [
        ("store:sto_1:menu", {"type": "sold_out", "id": "itm_1", "version": 4, "data": {"is_sold_out": True}})
    ]


@pytest.mark.parametrize("topic", ["", "order", "order:", 'order:x"y', "order:a\nb", "order:a b", None])
def test_a_name_that_is_no_topic_goes_nowhere(sent, topic):
    live.publish(topic, type="order", id="ord_1", version=1, data=None)

    assert sent == []


@pytest.mark.parametrize("data", [object(), {"at": [object()]}, {1.5: "a", object(): "b"}])
def test_what_is_no_json_goes_nowhere(sent, data):
    live.publish("order:ord_1", type="order", id="ord_1", version=1, data=data)

    assert sent == []


def test_without_a_hub_nothing_happens():
    assert outlet.send_to(None) is None

    live.publish("order:ord_1", type="order", id="ord_1", version=1, data=None)
