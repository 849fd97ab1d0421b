"""The line to the server as phones and screens have it: it breaks, it is slow, one tries again.

A call that may be repeated is repeated with the same key after a lost connection, a 5xx, or a request to
wait, until patience ends. What came of every call is counted.
"""

import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import requests

from diandan.kernel import clock

PATIENCE_S = 60.0
TIMEOUT_S = (5.0, 20.0)
FIRST_PAUSE_S = 0.1
LONGEST_PAUSE_S = 2.0


class Refused(Exception):
    """The server said no, and saying it again would not help."""

    def __init__(self, operation: str, status: int, body: Any) -> None:
        code = body.get("code", "") if isinstance(body, dict) else ""
        super().__init__(f"{operation}: {status} {code or body}")
        self.status = status
        self.code = code


class OutOfPatience(Exception):
    """Nothing but silence and excuses for longer than anybody waits."""


@dataclass(slots=True)
class Log:
    """What the lines of a rehearsal have seen, all threads together."""

    times_s: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    retries: Counter[str] = field(default_factory=Counter)
    refusals: Counter[str] = field(default_factory=Counter)
    frames: Counter[str] = field(default_factory=Counter)
    in_flight: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def call(self, operation: str) -> Iterator[None]:
        """Count a call while it is in the air, and how long it took when it was answered."""
        with self.lock:
            self.in_flight += 1
        began = clock.monotonic()
        try:
            yield
            took = clock.monotonic() - began
            with self.lock:
                self.times_s[operation].append(took)
        finally:
            with self.lock:
                self.in_flight -= 1

    def note_retry(self, why: str) -> None:
        """Count a call that has to be made again."""
        with self.lock:
            self.retries[why] += 1

    def note_refusal(self, what: str) -> None:
        """Count a no that nobody waits for."""
        with self.lock:
            self.refusals[what] += 1

    def note_frame(self, kind: str) -> None:
        """Count a frame of a live socket."""
        with self.lock:
            self.frames[kind] += 1


class Line:
    """One browser's connection; not shared between threads."""

    def __init__(self, base_url: str, log: Log) -> None:
        self.base_url = base_url
        self.log = log
        self.browser = requests.Session()
        # Neither proxies nor .netrc of whoever runs this: the server is the one that was named.
        self.browser.trust_env = False
        self.browser.headers.update({"Origin": base_url, "Accept-Language": "zh"})

    def ask(self, operation: str, method: str, path: str, body: Any = None, *, key: str | None = None) -> Any:
        """Call the API until it answers and return the answer.

        Raises:
            Refused: a 4xx other than "too many"; OutOfPatience.
        """
        headers = {"Idempotency-Key": key} if key else {}
        until = clock.monotonic() + PATIENCE_S
        pause_s = FIRST_PAUSE_S
        while True:
            why, wait_s, answer = self._try(operation, method, f"{self.base_url}/api/{path}", body, headers)
            if answer is not None:
                return answer.json() if answer.content else None
            self.log.note_retry(why)
            if clock.monotonic() > until:
                raise OutOfPatience(f"{operation}: {why}")
            time.sleep(wait_s or pause_s)
            pause_s = min(pause_s * 2, LONGEST_PAUSE_S)

    def forget(self) -> None:
        """Become another guest: cookies go, the connection stays."""
        self.browser.cookies.clear()

    def _try(
        self, operation: str, method: str, url: str, body: Any, headers: dict[str, str]
    ) -> tuple[str, float, requests.Response | None]:
        try:
            with self.log.call(operation):
                answer = self.browser.request(method, url, json=body, headers=headers, timeout=TIMEOUT_S)
        except requests.Timeout:
            return "timeout", 0.0, None
        except requests.RequestException:
            return "connection lost", 0.0, None
        if answer.status_code == 429 or answer.status_code >= 500:
            wait_s = float(answer.headers.get("Retry-After", "0") or 0)
            return f"{answer.status_code}", min(wait_s, LONGEST_PAUSE_S), None
        if not answer.ok:
            raise Refused(operation, answer.status_code, _body(answer))
        return "", 0.0, answer


def _body(answer: requests.Response) -> Any:
    try:
        return answer.json()
    except ValueError:
        return answer.text[:200]
