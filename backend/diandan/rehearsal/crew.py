"""The people of a store: a screen that listens, a cook at each station, somebody at the counter.

They work from live frames as the real screens do: read everything once over HTTP, then frames; read again
when the hub says that something was missed, and now and then to be sure.
"""

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import structlog
from websockets.exceptions import WebSocketException

from diandan.kernel import clock
from diandan.rehearsal.line import Line, Log, OutOfPatience, Refused
from diandan.testing.live_client import Closed, LiveClient

log = structlog.get_logger(__name__)

LOOK_AGAIN_S = 10.0
FRAME_WAIT_S = 0.5
RECONNECT_S = 0.3
# Every so many numbers nobody comes, and the number is called once more.
CALL_EVERY = 10


@dataclass(slots=True)
class Work:
    """Things to do, each once; several threads put in, one takes out."""

    todo: "queue.Queue[Any]" = field(default_factory=queue.Queue)
    known: set[str] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def offer(self, key: str, thing: Any) -> None:
        """Put something in unless it was there before."""
        with self.lock:
            if key in self.known:
                return
            self.known.add(key)
        self.todo.put(thing)


class Crew:
    """Everybody who works in one store."""

    def __init__(
        self,
        base_url: str,
        notes: Log,
        *,
        store_id: str,
        cookies: Any,
        cook_s: Callable[[int], float],
        on_error: Callable[[Exception], None],
    ) -> None:
        self.store_id = store_id
        self._base_url = base_url
        self._notes = notes
        self._cookies = cookies
        self._cook_s = cook_s
        self._on_error = on_error
        self._stations: dict[str, Work] = {}
        self._counter = Work()
        self._over = threading.Event()
        self._threads: list[threading.Thread] = []
        self.handed_over = 0
        # Every ticket as its cook last saw it, by its id.
        self.made: dict[str, dict[str, Any]] = {}
        self.lost_sockets = 0
        self.reloads = 0

    def start(self) -> None:
        """Open the store."""
        stations = self._line().ask("stations", "GET", f"kitchen/v1/stores/{self.store_id}/stations")["items"]
        self._stations = {station["id"]: Work() for station in stations}
        for work in self._stations.values():
            self._run(self._cook, work)
        self._run(self._serve, self._counter)
        thread = threading.Thread(target=self._watch, daemon=True)
        thread.start()
        self._threads.append(thread)

    def stop(self) -> None:
        """Close the store."""
        self._over.set()
        for work in (*self._stations.values(), self._counter):
            work.todo.put(None)
        for thread in self._threads:
            thread.join(timeout=30)

    def _run(self, job: Callable[[Line, Any], None], work: Work) -> None:
        def turn() -> None:
            line = self._line()
            while (thing := work.todo.get()) is not None:
                try:
                    job(line, thing)
                except (Refused, OutOfPatience) as error:
                    self._on_error(error)

        thread = threading.Thread(target=turn, daemon=True)
        thread.start()
        self._threads.append(thread)

    def _cook(self, line: Line, ticket: dict[str, Any]) -> None:
        path = f"kitchen/v1/tickets/{ticket['id']}"
        if ticket["state"] == "queued":
            line.ask("start", "POST", f"{path}/start", {})
        time.sleep(self._cook_s(sum(item["quantity"] for item in ticket["items"])))
        made = line.ask("bump", "POST", f"{path}/bump", {})
        self.made[made["id"]] = made

    def _serve(self, line: Line, order_id: str) -> None:
        path = f"merchant/v1/orders/{order_id}"
        try:
            if self.handed_over % CALL_EVERY == CALL_EVERY - 1:
                line.ask("call", "POST", f"kitchen/v1/orders/{order_id}/call", {})
            line.ask("hand over", "POST", f"{path}/hand_over", {})
        except Refused:
            # Asked again after the answer was lost: the first one counted.
            if line.ask("order", "GET", path)["state"] != "completed":
                raise
        self.handed_over += 1

    # --- The screen ------------------------------------------------------------------------------------

    def _watch(self) -> None:
        line = self._line()
        topics = [f"store:{self.store_id}:{about}" for about in ("orders", "kitchen", "board", "menu")]
        places: dict[str, Any] = {}
        while not self._over.is_set():
            try:
                leave = line.ask("ticket", "POST", "live/v1/ticket", {"topics": topics})
                with LiveClient(
                    leave["live_url"], leave["ticket"], after=places, origin=self._base_url
                ) as live:
                    self._follow(line, live)
                    places = live.places
            except (Closed, OSError, TimeoutError, WebSocketException) as lost:
                self.lost_sockets += 1
                log.debug("rehearsal.socket_lost", why=str(lost))
                time.sleep(RECONNECT_S)
            except (Refused, OutOfPatience) as error:
                self._on_error(error)
                time.sleep(RECONNECT_S)

    def _follow(self, line: Line, live: LiveClient) -> None:
        looked_at = 0.0
        while not self._over.is_set():
            if live.must_load or clock.monotonic() - looked_at > LOOK_AGAIN_S:
                live.loaded(list(live.must_load))
                self._look(line)
                looked_at = clock.monotonic()
            try:
                frame = live.frame(wait_s=FRAME_WAIT_S)
            except TimeoutError:
                continue
            self._notes.note_frame(f"staff {frame['type']}")
            if frame["data"]:
                self._take(frame["type"], frame["data"])

    def _look(self, line: Line) -> None:
        """Read the kitchen and what is ready over HTTP."""
        self.reloads += 1
        for ticket in line.ask("tickets", "GET", f"kitchen/v1/stores/{self.store_id}/tickets")["items"]:
            self._take("ticket", ticket)
        for entry in line.ask("board", "GET", f"kitchen/v1/stores/{self.store_id}/board")["ready"]:
            self._counter.offer(entry["order_id"], entry["order_id"])

    def _take(self, kind: str, thing: dict[str, Any]) -> None:
        if kind == "ticket" and thing["state"] in ("queued", "cooking"):
            station = thing["station"]["id"]
            self._stations[station].offer(thing["id"], thing)
        elif kind == "order" and thing["state"] == "ready":
            self._counter.offer(thing["id"], thing["id"])

    def _line(self) -> Line:
        line = Line(self._base_url, self._notes)
        line.browser.cookies.update(self._cookies)
        return line
