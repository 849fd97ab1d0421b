"""What a topic still knows, and when it says that it does not."""

import json

import pytest

from diandan.infra.live.frames import body_of
from diandan.infra.live.rings.memory import Cursor, MemoryRing
from diandan.kernel import clock


def filled(ring: MemoryRing, count: int) -> None:
    for number in range(1, count + 1):
        ring.append("order:ord_1", body_of(type="order", id="ord_1", version=number, data={}))


def numbers(frames: list[bytes] | None) -> list[int] | None:
    return None if frames is None else [json.loads(frame)["seq"] for frame in frames]


def test_a_frame_is_what_the_screens_read():
    ring = MemoryRing()

    frame = ring.append("order:ord_1", body_of(type="order", id="ord_1", version=3, data={"名": "拿铁"}))

    assert json.loads(frame) == {
        "topic": "order:ord_1",
        "epoch": ring.epoch,
        "seq": 1,
        "type": "order",
        "id": "ord_1",
        "version": 3,
        "data": {"名": "拿铁"},
    }


def test_a_place_in_the_ring_gets_exactly_what_follows():
    ring = MemoryRing(frames_max=4)
    filled(ring, 6)

    assert numbers(ring.since(Cursor(ring.epoch, 6))) == []
    assert numbers(ring.since(Cursor(ring.epoch, 4))) == [5, 6]
    assert numbers(ring.since(Cursor(ring.epoch, 2))) == [3, 4, 5, 6]


def test_a_place_before_the_ring_or_after_it_or_in_another_epoch_is_gone():
    ring = MemoryRing(frames_max=4)
    filled(ring, 6)

    assert ring.since(Cursor(ring.epoch, 1)) is None
    assert ring.since(Cursor(ring.epoch, 7)) is None
    assert ring.since(Cursor(ring.epoch, -1)) is None
    assert ring.since(Cursor("another", 5)) is None


def test_old_frames_are_let_go(monkeypatch: pytest.MonkeyPatch):
    now = 1000.0
    monkeypatch.setattr(clock, "monotonic", lambda: now)
    ring = MemoryRing(age_max_s=180)
    filled(ring, 1)
    now += 100
    filled(ring, 1)
    now += 100

    assert ring.since(Cursor(ring.epoch, 0)) is None
    assert numbers(ring.since(Cursor(ring.epoch, 1))) == [2]
    assert not ring.is_idle()
    now += 100
    assert ring.since(Cursor(ring.epoch, 1)) is None
    assert ring.since(Cursor(ring.epoch, 2)) == []
    assert ring.is_idle()


def test_a_new_epoch_forgets_all_places():
    ring = MemoryRing()
    filled(ring, 3)
    before = ring.head

    ring.renew()

    assert ring.since(before) is None
    assert ring.since(Cursor(before.epoch, 0)) is None
    assert ring.head.seq == 0
    assert ring.head.epoch != before.epoch
