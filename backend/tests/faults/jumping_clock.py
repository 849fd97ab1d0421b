"""The clock of a shop at work is set forwards or backwards, and later it is right again."""

import time
from dataclasses import dataclass, field

from tests.faults.shipyard import Shipyard
from tests.faults.voyage import Outcome, setting_out

JUMPS = {
    "five minutes ahead": 300.0,
    "five minutes back": -300.0,
    "a day ahead": 86_400.0,
    "two days back": -2 * 86_400.0,
    "a year ahead": 366 * 86_400.0,
}
WRONG_FOR_S = 1.5


@dataclass
class Jumped(Outcome):
    """A voyage through a wrong time."""

    business_dates: int = 0
    stuck: list[str] = field(default_factory=list)


def run(yard: Shipyard, seed: int, offset_s: float) -> Jumped:
    """Let people order while the clock jumps, and after it is right again."""
    with setting_out(yard, seed) as voyage:
        voyage.back_again()
        voyage.crowd.come()
        time.sleep(0.7)
        _set_clock(yard, offset_s)
        # Times in the rows and times in the logs are not of one clock any more.
        voyage.crowd.history.write(op="clock", who="clock", result="ok", offset_s=offset_s)
        time.sleep(WRONG_FOR_S)
        voyage.go_on()
        _set_clock(yard, 0.0)
        time.sleep(0.7)
        voyage.go_on()
        ended = voyage.end()
        dates = {str(order["business_date"]) for order in yard.rows()["ordering_order"]}
        return Jumped(**{name: getattr(ended, name) for name in Outcome.__dataclass_fields__},
                      business_dates=len(dates))  # fmt: skip


def _set_clock(yard: Shipyard, offset_s: float) -> None:
    waiting = yard.folder / "clock.new"
    waiting.write_text(str(offset_s))
    waiting.replace(yard.folder / "clock")
