"""The disk is full under a shop at work, and then it is not: nothing is lost, and nobody has to help."""

import resource
import time
from dataclasses import dataclass, field

import requests

from diandan.kernel import clock
from tests.faults.shipyard import Shipyard
from tests.faults.voyage import DIES_WITHIN_S, Outcome, setting_out

FULL_S = 1.5
ROOM = 64 * 1024
BACK_WITHIN_S = 60.0


@dataclass
class Full:
    """What was seen while it was full."""

    outcome: Outcome = field(default_factory=Outcome)
    statuses: set[int] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)
    could_read: bool = False
    back_after_s: float = 0.0


def run(yard: Shipyard, seed: int, *, within_s: float = BACK_WITHIN_S, until_confirmed: int = 0) -> Full:
    """Let the process write no more than it has, while people order; then let it write again.

    ``until_confirmed``: it stays full until so many orders were confirmed all the same, however busy the
    machine is.
    """
    found = Full()
    with setting_out(yard, seed) as voyage:
        voyage.back_again()
        voyage.crowd.come()
        time.sleep(1.0)
        # Nothing beyond the first pages of any file: the log of writes may begin anew at its start, and what
        # the process says of it all has room.
        _limit(yard.web, ROOM)
        voyage.note_fault("disk full")
        until, enough = clock.monotonic() + FULL_S, len(voyage.crowd.orders) + until_confirmed
        while clock.monotonic() < until or (
            len(voyage.crowd.orders) < enough and clock.monotonic() < until + DIES_WITHIN_S
        ):
            status, code = _try_to_enter(yard)
            found.statuses.add(status)
            found.codes.add(code)
            time.sleep(0.05)
        found.could_read = _get(yard, f"guest/v1/stores/{yard.made['automatic']}/menu?mode=pickup") == 200
        _limit(yard.web, resource.RLIM_INFINITY)
        voyage.crowd.history.write(op="recovered", who="disk", result="ok")
        started = clock.monotonic()
        while _try_to_enter(yard)[0] not in (200, 201):
            if clock.monotonic() - started > BACK_WITHIN_S:
                break
            time.sleep(0.02)
        found.back_after_s = clock.monotonic() - started
        time.sleep(0.5)
        found.outcome = voyage.end(within_s)
    return found


def _limit(pid: int, most: int) -> None:
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


def _try_to_enter(yard: Shipyard) -> tuple[int, str]:
    """Open a session, which is one small write."""
    answer = requests.post(
        f"{yard.base}/api/guest/v1/session", json={"client": "h5"}, headers={"Origin": yard.base}, timeout=10
    )
    return answer.status_code, "" if answer.ok else str(answer.json().get("code"))


def _get(yard: Shipyard, path: str) -> int:
    return requests.get(f"{yard.base}/api/{path}", timeout=10).status_code
