"""Outgoing calls are bounded in time, in number and in stubbornness."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from diandan.infra import http, tx
from diandan.infra.http import CircuitOpen, Outgoing, TooManyCalls, Unreachable

pytestmark = pytest.mark.network


class Other:
    """The other side: answers as it is told, and counts."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.calls = 0
        self.hold = threading.Event()
        self.hold.set()
        self.body = b"ok"
        other = self

        class Answering(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                other.calls += 1
                other.hold.wait(10)
                self.send_response(other.statuses.pop(0) if other.statuses else 200)
                self.send_header("content-length", str(len(other.body)))
                self.send_header("X-Mixed", "kept")
                self.end_headers()
                self.wfile.write(other.body)

            do_POST = do_GET  # noqa: N815

            def log_message(self, *_: object) -> None: ...

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.hold.set()
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def other() -> Iterator[Other]:
    running = Other()
    yield running
    running.close()


@pytest.fixture
def outgoing() -> Outgoing:
    return Outgoing("test", read_timeout_s=0.2)


def test_an_answer_comes_back_as_it_is(other, outgoing):
    other.statuses = [404]

    answer = outgoing.send("GET", other.url, is_repeatable=True)

    assert (answer.status, answer.body, answer.headers["x-mixed"]) == (404, b"ok", "kept")
    assert other.calls == 1


def test_what_may_be_repeated_is_tried_three_times(other, outgoing):
    other.statuses = [500, 503]

    assert outgoing.send("GET", other.url, is_repeatable=True).status == 200
    assert other.calls == 3


def test_what_may_not_be_repeated_is_tried_once(other, outgoing):
    other.statuses = [500]

    assert outgoing.send("POST", other.url, body=b"{}", is_repeatable=False).status == 500
    assert other.calls == 1


def test_a_silent_side_is_unreachable_in_time(other, outgoing):
    other.hold.clear()

    with pytest.raises(Unreachable) as refusal:
        outgoing.send("POST", other.url, is_repeatable=False)

    assert refusal.value.details == {"service": "test", "retry_after_s": 3}


def test_an_answer_without_end_is_cut_off(other, outgoing):
    other.body = b"x" * 2000

    with pytest.raises(Unreachable):
        outgoing.send("GET", other.url, is_repeatable=False, max_bytes=1000)


def test_after_five_failures_nobody_waits_any_more(other, outgoing):
    other.statuses = [500] * 5
    for _ in range(5):
        assert outgoing.send("POST", other.url, is_repeatable=False).status == 500

    with pytest.raises(CircuitOpen):
        outgoing.send("GET", other.url, is_repeatable=True)

    assert other.calls == 5
    outgoing.forget_failures()
    assert outgoing.send("GET", other.url, is_repeatable=True).status == 200


def test_the_circuit_closes_again_after_a_rest(other, outgoing, monkeypatch):
    monkeypatch.setattr(http, "OPEN_FOR_S", 0.2)
    outgoing.forget_failures()
    other.statuses = [500] * 5
    for _ in range(5):
        outgoing.send("POST", other.url, is_repeatable=False)
    with pytest.raises(CircuitOpen):
        outgoing.send("GET", other.url, is_repeatable=True)

    threading.Event().wait(0.3)

    assert [outgoing.send("GET", other.url, is_repeatable=True).status for _ in range(3)] == [200] * 3


def test_at_most_eight_wait_for_a_hanging_side(other):
    outgoing = Outgoing("test", read_timeout_s=5)
    other.hold.clear()
    done: list[int] = []
    threads = [
        threading.Thread(
            target=lambda: done.append(outgoing.send("GET", other.url, is_repeatable=True).status)
        )
        for _ in range(http.AT_MOST)
    ]
    for thread in threads:
        thread.start()
    while other.calls < http.AT_MOST:
        threading.Event().wait(0.01)

    with pytest.raises(TooManyCalls) as refusal:
        outgoing.send("GET", other.url, is_repeatable=True)

    other.hold.set()
    for thread in threads:
        thread.join()
    assert refusal.value.details == {"service": "test", "retry_after_s": 2}
    assert done == [200] * http.AT_MOST
    assert outgoing.send("GET", other.url, is_repeatable=True).status == 200


def test_many_failing_at_once_are_all_told_the_same(other, outgoing):
    """The breaker's counting is not safe between threads by itself; ours makes it so."""
    other.statuses = [500] * 400
    seen: list[str] = []

    def call() -> None:
        for _ in range(20):
            try:
                seen.append(str(outgoing.send("POST", other.url, is_repeatable=False).status))
            except (CircuitOpen, TooManyCalls, Unreachable) as refusal:
                seen.append(type(refusal).__name__)

    threads = [threading.Thread(target=call) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(seen) == 160
    # On a machine that is busy an answer may also come too late.
    assert set(seen) <= {"500", "CircuitOpen", "Unreachable"}


def test_nobody_is_called_while_a_unit_is_open(other, outgoing):
    with pytest.raises(tx.MustBeOutside):
        tx.open_and_call(lambda: outgoing.send("GET", other.url, is_repeatable=True))

    assert other.calls == 0
