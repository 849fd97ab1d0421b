"""Outgoing HTTP: bounded in time, in number and in stubbornness, and never while a unit holds the database.

One ``Outgoing`` per outside system. A call that may be repeated is tried up to three times with jitter; after
five failures in a row nobody waits for that system for half a minute; and at most eight calls to it are
underway at once, so a hanging gateway never takes all request threads with it.
"""

import threading
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import purgatory
import stamina
import structlog
import urllib3
from purgatory.domain.model import OpenedState

from diandan.infra import tx
from diandan.kernel.errors import Unavailable

if TYPE_CHECKING:
    from collections.abc import Iterator

log = structlog.get_logger(__name__)

CONNECT_TIMEOUT_S = 2.0
READ_TIMEOUT_S = 3.0
TRIES = 3
FAILURES_BEFORE_OPEN = 5
OPEN_FOR_S = 30
AT_MOST = 8
# A burst passes in this time; a hanging system does not, and then nobody waits longer for it.
WAIT_FOR_A_PLACE_S = 0.25
MAX_ANSWER_BYTES = 4 * 1024 * 1024


class Unreachable(Unavailable):
    """The other side did not answer, or not within its time; what happened there is unknown."""

    code = "infra.unreachable"


class TooManyCalls(Unavailable):
    """As many calls as we allow are waiting for the other side already; this one was not made."""

    code = "infra.too_many_calls"


class CircuitOpen(Unavailable):
    """The other side failed again and again; it is left alone for a while, and this call was not made."""

    code = "infra.circuit_open"


class _Stumbled(Exception):
    """The other side answered with a fault of its own."""

    def __init__(self, answer: "Answer") -> None:
        super().__init__(answer.status)
        self.answer = answer


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; header names are lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Outgoing:
    """The calls to one outside system."""

    def __init__(self, name: str, *, at_most: int = AT_MOST, read_timeout_s: float = READ_TIMEOUT_S) -> None:
        self.name = name
        self._read_timeout_s = read_timeout_s
        self._pool = urllib3.PoolManager(maxsize=at_most, retries=False)
        self._places = threading.BoundedSemaphore(at_most)
        # The breaker counts without a lock of its own; ours is held for the counting, never for the call.
        self._counting = threading.Lock()
        self._breaker = self._new_breaker()

    def send(
        self,
        method: str,
        url: str,
        *,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        is_repeatable: bool,
        read_timeout_s: float | None = None,
        max_bytes: int = MAX_ANSWER_BYTES,
    ) -> Answer:
        """Send one request and return the answer, whatever its status.

        ``is_repeatable`` says that sending it twice does no more than once. The body is sent as it is.

        Raises:
            Unreachable, TooManyCalls, CircuitOpen; MustBeOutside when a unit is open.
        """
        tx.must_be_outside()
        with self._a_place():
            try:
                for attempt in stamina.retry_context(
                    on=(_Stumbled, Unreachable),
                    attempts=TRIES if is_repeatable else 1,
                    timeout=None,
                    wait_initial=0.1,
                    wait_max=1.0,
                    wait_jitter=0.2,
                ):
                    with attempt, self._counted():
                        return self._once(
                            method,
                            url,
                            body=body,
                            headers=headers or {},
                            read_timeout_s=read_timeout_s or self._read_timeout_s,
                            max_bytes=max_bytes,
                        )
            except _Stumbled as stumbled:
                return stumbled.answer
        raise AssertionError("unreachable")

    @contextmanager
    def one_call(self) -> "Iterator[None]":
        """Bound and count a call that is not made over HTTP; what is raised inside counts as a failure.

        Raises:
            TooManyCalls, CircuitOpen; MustBeOutside when a unit is open.
        """
        tx.must_be_outside()
        with self._a_place(), self._counted():
            yield

    def forget_failures(self) -> None:
        """Close the circuit: an operator knows that the other side is well again."""
        with self._counting:
            self._breaker = self._new_breaker()

    def _once(
        self,
        method: str,
        url: str,
        *,
        body: bytes | None,
        headers: Mapping[str, str],
        read_timeout_s: float,
        max_bytes: int,
    ) -> Answer:
        try:
            response = self._pool.request(
                method,
                url,
                body=body,
                headers=dict(headers),
                timeout=urllib3.Timeout(connect=CONNECT_TIMEOUT_S, read=read_timeout_s),
                redirect=False,
                preload_content=False,
            )
            content = response.read(max_bytes + 1)
        except urllib3.exceptions.HTTPError as error:
            host = urlsplit(url).hostname
            log.warning("http.unreachable", service=self.name, host=host, error=type(error).__name__)
            raise Unreachable(service=self.name, retry_after_s=3) from error
        if len(content) > max_bytes:
            response.close()
            raise Unreachable(service=self.name, retry_after_s=60)
        response.release_conn()
        lower = {key.lower(): value for key, value in response.headers.items()}
        answer = Answer(response.status, lower, content)
        if answer.status >= 500:
            raise _Stumbled(answer)
        return answer

    @contextmanager
    def _a_place(self) -> "Iterator[None]":
        if not self._places.acquire(timeout=WAIT_FOR_A_PLACE_S):
            raise TooManyCalls(service=self.name, retry_after_s=2)
        try:
            yield
        finally:
            self._places.release()

    @contextmanager
    def _counted(self) -> "Iterator[None]":
        breaker = self._breaker
        try:
            with self._counting:
                breaker.__enter__()
        except OpenedState:
            raise CircuitOpen(service=self.name, retry_after_s=OPEN_FOR_S) from None
        try:
            yield
        except BaseException as error:
            with self._counting:
                breaker.__exit__(type(error), error, error.__traceback__)
            raise
        with self._counting:
            breaker.__exit__(None, None, None)

    def _new_breaker(self) -> Any:
        factory = purgatory.SyncCircuitBreakerFactory(
            default_threshold=FAILURES_BEFORE_OPEN, default_ttl=OPEN_FOR_S
        )
        factory.initialize()
        return factory.get_breaker(self.name)
