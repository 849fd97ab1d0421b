"""Children are kept alive, and ended for certain."""

import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from diandan.cli import children
from diandan.cli.children import Child, Supervisor
from diandan.kernel import clock

pytestmark = [pytest.mark.network, pytest.mark.slow]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def eventually(question: Callable[[], object], *, within_s: float = 20.0) -> bool:
    until = clock.monotonic() + within_s
    while clock.monotonic() < until:
        if question():
            return True
        threading.Event().wait(0.02)
    return False


@pytest.fixture
def hub() -> Child:
    port = free_port()
    return Child("hub", ("hub", "--host", "127.0.0.1", "--port", str(port)), port=port)


@pytest.fixture
def running(hub) -> Iterator[Supervisor]:
    supervisor = Supervisor([hub])
    thread = threading.Thread(target=supervisor.run)
    thread.start()
    yield supervisor
    supervisor.ask_to_stop()
    thread.join(20)
    assert not thread.is_alive()
    assert not hub.is_alive()
    assert not hub.is_listening()


def test_a_child_that_is_killed_comes_back_and_everything_stops_when_asked(hub, running, capfd):
    assert running.wait_until_ready(20)
    first = hub.process
    assert first

    os.kill(first.pid, signal.SIGKILL)

    assert eventually(lambda: hub.process is not first and hub.is_listening())
    running.ask_to_stop()
    assert eventually(lambda: not hub.is_alive())
    assert "serve   | hub ended with -9; starting it again in 0.2 s" in capfd.readouterr().out


def test_a_child_that_never_starts_stops_everything(monkeypatch, hub, capfd):
    monkeypatch.setattr(children, "FIRST_PAUSE_S", 0.0)
    monkeypatch.setattr(children, "GIVE_UP_AFTER", 2)
    broken = Child("sandbox", ("no-such-command",), port=free_port())

    assert Supervisor([hub, broken]).run() == 1

    assert not hub.is_alive()
    said = capfd.readouterr().out
    assert "sandbox | There is no command 'no-such-command'." in said
    assert "sandbox ended with 2; it does not start, so everything stops" in said


def test_a_child_that_does_not_want_to_stop_is_made_to(monkeypatch, hub, capfd):
    monkeypatch.setattr(children, "STOP_WITHIN_S", 0.3)
    hub.start()
    assert eventually(hub.is_listening)
    assert hub.process
    os.kill(hub.process.pid, signal.SIGSTOP)

    hub.stop()

    assert hub.process.returncode == -signal.SIGKILL
    assert "hub did not stop in 0 s and is killed" in capfd.readouterr().out
