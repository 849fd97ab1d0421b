"""Screens as the clients keep them, and the question put to each: do frames lead to what a reload would show?

    with live_equals_reload(desk(client, store), order_page(phone, order)):
        ordering.accept(…)

A screen is loaded, frames are recorded while something happens, and at the end the loaded screen with the
frames applied must equal a fresh load: in the order they came, each twice, and the newest first, because
sockets repeat themselves and loads overtake frames.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.test import Client

from diandan.infra import outbox
from diandan.infra.live import outlet

Frame = dict[str, Any]
Thing = tuple[int, Any]
Things = dict[tuple[str, str], Thing]


@dataclass(frozen=True)
class Screen:
    """What a page loads, and which topics it follows."""

    name: str
    topics: tuple[str, ...]
    load: Callable[[], Things]
    # Frames that carry no thing of this page: they say that another one, open beside it, is to be read anew.
    hints: tuple[str, ...] = ()

    def apply(self, things: Things, frames: list[Frame]) -> Things:
        """Apply frames as the clients do: newer versions only, nothing means gone."""
        shown = deepcopy(things)
        known = {key: version for key, (version, _) in things.items()}
        for frame in frames:
            key = (frame["type"], frame["id"])
            if frame["topic"] not in self.topics or frame["type"] in self.hints:
                continue
            if frame["version"] <= known.get(key, -1):
                continue
            known[key] = frame["version"]
            if frame["data"] is None:
                shown.pop(key, None)
            else:
                shown[key] = (frame["version"], frame["data"])
        return shown


@contextmanager
def live_equals_reload(*screens: Screen) -> Iterator[list[Frame]]:
    """Check each screen over a ``with`` block; yields the frames, complete once the block has ended."""
    before = [screen.load() for screen in screens]
    with recorded_frames() as frames:
        yield frames
        outbox.drain()
    for screen, things in zip(screens, before, strict=True):
        reloaded = screen.load()
        for way, told in (("once", frames), ("twice", frames + frames), ("backwards", frames[::-1])):
            where = _difference(screen.apply(things, told), reloaded)
            assert where is None, f"{screen.name}: frames, {way}, are not a reload at {where}"


def _difference(shown: Any, reloaded: Any, at: str = "") -> str | None:
    """Name the first place where two things differ."""
    if isinstance(shown, dict) and isinstance(reloaded, dict):
        for key in {**shown, **reloaded}:
            if key not in shown or key not in reloaded:
                return f"{at}.{key}: {'not shown' if key in reloaded else 'shown still'}"
            if where := _difference(shown[key], reloaded[key], f"{at}.{key}"):
                return where
        return None
    if isinstance(shown, list | tuple) and isinstance(reloaded, list | tuple) and len(shown) == len(reloaded):
        pairs = zip(shown, reloaded, strict=True)
        found = (_difference(one, other, f"{at}[{index}]") for index, (one, other) in enumerate(pairs))
        return next((where for where in found if where), None)
    return None if shown == reloaded else f"{at}: {shown!r} instead of {reloaded!r}"


@contextmanager
def recorded_frames() -> Iterator[list[Frame]]:
    """Collect the frames that would go out."""
    frames: list[Frame] = []

    def note(topic: str, body: bytes) -> None:
        frames.append({"topic": topic, **json.loads(b"{" + body)})

    earlier = outlet.send_to(note)
    try:
        yield frames
    finally:
        outlet.send_to(earlier)


def order_page(client: Client, order_id: str) -> Screen:
    """The guest's page of one order."""

    def load() -> Things:
        order = _get(client, f"/api/guest/v1/orders/{order_id}")
        return {("order", order_id): (order["version"], order)}

    return Screen("order page", (f"order:{order_id}",), load)


def desk(client: Client, store_id: str) -> Screen:
    """The counter's list of orders."""

    def load() -> Things:
        rows = _get(client, f"/api/merchant/v1/stores/{store_id}/orders/desk")["items"]
        return {("order", row["id"]): (row["version"], row) for row in rows}

    return Screen("desk", (f"store:{store_id}:orders",), load, hints=("ticket_changed",))


def kitchen(client: Client, store_id: str) -> Screen:
    """The kitchen's tickets."""

    def load() -> Things:
        rows = _get(client, f"/api/kitchen/v1/stores/{store_id}/tickets")["items"]
        return {("ticket", row["id"]): (row["version"], row) for row in rows}

    return Screen("kitchen", (f"store:{store_id}:kitchen",), load)


def board(client: Client, store_id: str) -> Screen:
    """The calling screen."""

    def load() -> Things:
        numbers = _get(client, f"/api/kitchen/v1/stores/{store_id}/board")
        rows = numbers["ready"] + numbers["preparing"]
        return {("board_entry", row["order_id"]): (row["version"], row) for row in rows}

    return Screen("board", (f"store:{store_id}:board",), load)


def _get(client: Client, path: str, **query: str) -> Any:
    answer = client.get(path, query)
    assert answer.status_code == 200, answer.content
    return answer.json()
