"""A hub on a port of its own, in a thread of this process."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from diandan.infra.live.hub import Hub
from diandan.infra.live.publisher import Publisher
from diandan.infra.live.server import Limits, LiveServer


class RunningHub:
    """A listening hub and what a test wants to ask it."""

    def __init__(self, *, limits: Limits | None = None, port: int = 0, **options) -> None:
        self.hub = Hub()
        self.server = LiveServer(self.hub, limits=limits, **options)
        self.loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._listening = threading.Event()
        self._wanted_port = port
        self.port = 0
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self._thread.start()
        assert self._listening.wait(5)

    def stop(self) -> None:
        if self._thread.is_alive():
            self.loop.call_soon_threadsafe(self._stop.set)
            self._thread.join(10)
            assert not self._thread.is_alive()

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/live"

    @property
    def publish_url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/publish"

    def ask(self, question: Callable[[], object]) -> object:
        """Run something inside the hub's loop and return its answer."""

        async def answer() -> object:
            return question()

        return asyncio.run_coroutine_threadsafe(answer(), self.loop).result(5)

    def _run(self) -> None:
        def listening(port: int) -> None:
            self.port = port
            self._listening.set()

        with asyncio.Runner(loop_factory=lambda: self.loop) as runner:
            runner.run(self.server.run("127.0.0.1", self._wanted_port, stop=self._stop, ready=listening))


@contextmanager
def running_hub(**options) -> Iterator[RunningHub]:
    """A hub for the length of a ``with`` block."""
    hub = RunningHub(**options)
    hub.start()
    try:
        yield hub
    finally:
        hub.stop()


@pytest.fixture
def hub() -> Iterator[RunningHub]:
    with running_hub() as running:
        yield running


@pytest.fixture
def publisher(hub: RunningHub) -> Iterator[Publisher]:
    connected = Publisher(hub.publish_url)
    connected.start()
    yield connected
    connected.stop()
