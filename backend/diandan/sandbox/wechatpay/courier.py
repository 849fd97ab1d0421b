"""The clockwork: settles refunds, posts notices, repeats what was not taken."""

import sqlite3
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol

import requests
import structlog

from diandan.kernel import clock
from diandan.sandbox import faults
from diandan.sandbox.store import Store
from diandan.sandbox.wechatpay import notices, refunds

log = structlog.get_logger(__name__)

# The real gateway gives a merchant five seconds.
ANSWER_WITHIN_S = 5
TICK_S = 0.02
CARRIERS = 8
# A notice that is to be overtaken leaves at the latest after this.
HELD_AT_MOST_S = 2.0


class Form(Protocol):
    """How the notices of one gateway are written, answered and repeated."""

    WAITS_S: tuple[int, ...]

    def is_theirs(self, notice: sqlite3.Row) -> bool:
        """Whether a queued notice is of this gateway."""

    def is_taken(self, answer: dict[str, Any]) -> bool:
        """Whether a merchant's answer ends a notice."""

    def write_letter(
        self, store: Store, notice: sqlite3.Row, *, variant: str = "plain", amount: int = 0
    ) -> notices.Letter:
        """Sign a notice; ``variant`` names a way in which it is false."""


class Courier:
    """Carries notices to merchants, several at a time, in no promised order."""

    def __init__(self, store: Store, *, time_scale: float, others: Sequence[Form] = ()) -> None:
        self._store = store
        self._time_scale = time_scale
        self._others = others
        self._pool = ThreadPoolExecutor(CARRIERS, thread_name_prefix="carrier")
        self._local = threading.local()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._loop, name="courier", daemon=True)

    def start(self) -> None:
        """Begin the round; what was on its way in an earlier life goes out again."""
        notices.after_a_crash(self._store)
        self._thread.start()

    def stop(self) -> None:
        """End the round."""
        self._stop.set()
        self._thread.join(timeout=ANSWER_WITHIN_S + 1)
        self._pool.shutdown(wait=False)

    def deliver_now(self) -> int:
        """Post what is due and come back when no notice is on its way, not one the round had taken either.

        Returns:
            How many wait for a later repetition.
        """
        refunds.settle_due(self._store)
        for notice in notices.take_due(self._store, 64):
            self._pool.submit(self._carry, notice)
        self.wait_until_idle()
        return notices.count(self._store, notices.WAITING)

    def wait_until_idle(self, *, patience_s: float = 10) -> None:
        """Come back when no notice is on its way."""
        deadline = clock.monotonic() + patience_s
        while notices.count(self._store, notices.SENDING) and clock.monotonic() < deadline:
            self._stop.wait(TICK_S / 4)

    def post(self, notice: sqlite3.Row, *, variant: str, amount: int = 0) -> dict[str, Any]:
        """Post one form of a notice at once, outside the schedule; return the merchant's answer."""
        letter = self._form_of(notice).write_letter(self._store, notice, variant=variant, amount=amount)
        try:
            answer = self._session().post(
                letter.url, data=letter.body, headers=letter.headers, timeout=ANSWER_WITHIN_S
            )
        except requests.RequestException as error:
            return {"status": 0, "body": type(error).__name__}
        return {"status": answer.status_code, "body": answer.text[:2000]}

    def _loop(self) -> None:
        while not self._stop.wait(TICK_S):
            try:
                refunds.settle_due(self._store)
                for notice in notices.take_due(self._store, 64):
                    self._pool.submit(self._carry, notice)
            except sqlite3.Error:
                log.exception("sandbox.courier_stumbled")

    def _carry(self, notice: sqlite3.Row) -> None:
        fault = faults.take(self._store, "notice", notice["out_trade_no"])
        deed = fault.does if fault else ""
        seconds = fault.seconds if fault else 0
        if deed == "lose":
            notices.put(self._store, notice, state=notices.LOST)
            return
        if deed == "delay":
            notices.put(self._store, notice, state=notices.WAITING, after_s=seconds)
            return
        if deed == "reorder":
            notices.put(self._store, notice, state=notices.HELD)
            threading.Timer(seconds or HELD_AT_MOST_S, notices.release_held, [self._store]).start()
            return
        copies = max(1, fault.amount) if fault and deed == "repeat" else 1
        variant = deed if deed in faults.NOTICE_FORGERIES else "plain"
        amount = fault.amount if fault and variant != "plain" else 0
        answers = [self.post(notice, variant=variant, amount=amount)]
        if copies > 1:
            answers += self._post_copies(notice, copies - 1)
        status = max(answer["status"] for answer in answers)
        form = self._form_of(notice)
        notices.answered(
            self._store,
            notice,
            status=status,
            time_scale=self._time_scale,
            is_taken=form.is_taken(max(answers, key=lambda answer: answer["status"])),
            waits_s=form.WAITS_S,
        )
        notices.release_held(self._store)

    def _post_copies(self, notice: sqlite3.Row, copies: int) -> list[dict[str, Any]]:
        answers: list[dict[str, Any]] = []
        threads = [
            threading.Thread(target=lambda: answers.append(self.post(notice, variant="plain")))
            for _ in range(copies)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return answers

    def _form_of(self, notice: sqlite3.Row) -> Form:
        return next((form for form in self._others if form.is_theirs(notice)), notices)

    def _session(self) -> requests.Session:
        if not hasattr(self._local, "session"):
            self._local.session = requests.Session()
            self._local.session.trust_env = False
        session: requests.Session = self._local.session
        return session
