"""A `consume` process with handlers of a test's own; it can be told where to die, and what to leave out.

Run as a program with the name of the crash point, or nothing. Each crash happens once per flag file.
"""

import os
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from diandan.kernel.fact import Fact

TAKES_S = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class CupFilled(Fact):
    name: ClassVar[str] = "test.cup_filled_by_crew"
    cup: str


def react(fact: CupFilled) -> None:
    from diandan.infra import audit
    from diandan.kernel.actor import Actor

    audit.write(by=Actor.system("crew"), action="crew.react", target=fact.cup)
    time.sleep(TAKES_S)
    die_at("inside")


def run_errand(fact: CupFilled) -> None:
    from diandan.infra import audit, tx
    from diandan.kernel.actor import Actor

    tx.run(lambda: audit.write(by=Actor.system("crew"), action="crew.errand", target=fact.cup))


def die_at(point: str) -> None:
    """End as the power does, at this point and once."""
    flag = Path(os.environ["CREW_FLAG"])
    if point == os.environ["CREW_DIES"] and not flag.exists():
        flag.touch()
        os.kill(os.getpid(), signal.SIGKILL)


def subscribe() -> None:
    from diandan.infra.outbox import handlers

    handlers.subscribe({CupFilled: [handlers.reaction(react), handlers.errand(run_errand)]})


def without_guards() -> None:
    """What a message twice would do if rows and receipts were not there to absorb it."""
    from diandan.infra.outbox import deliver
    from diandan.infra.outbox.models import Message
    from diandan.infra.outbox.transports import celery

    def hand_on_whatever(pks: list[int]) -> None:
        rows = Message.objects.filter(pk__in=pks).values_list("pk", "name", "body")
        deliver.hand_on([deliver.Due(*row) for row in rows])

    celery._hand_on = hand_on_whatever
    deliver._close_all = lambda batch: batch
    deliver._receipt.run = lambda rows: 1


def main() -> None:
    import django

    django.setup()
    from diandan import boot
    from diandan.infra.outbox.transports import celery

    boot.listen = subscribe
    if os.environ.get("CREW_UNGUARDED"):
        without_guards()
    on_disk = celery._hand_on

    def hand_on(pks: list[int]) -> None:
        on_disk(pks)
        die_at("before the acknowledgement")

    celery._hand_on = hand_on
    boot.start_role("consume")
    celery.work(sys.argv[1:] or celery.QUEUES, threads=4)


if __name__ == "__main__":
    main()
