"""A `consume` process with handlers of a test's own; it can be told where to die, and what to leave out.

Run as a program with the names of queues, or ``relay`` or ``inline`` to be one of these instead. Each crash
happens once per flag file; a cup of poison kills each time.
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
    if fact.cup == "poison for a reaction":
        os.kill(os.getpid(), signal.SIGKILL)
    die_at("inside")


def run_errand(fact: CupFilled) -> None:
    from diandan.infra import audit, tx
    from diandan.kernel.actor import Actor

    if fact.cup == "poison for an errand":
        os.kill(os.getpid(), signal.SIGKILL)
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


def without_rows() -> None:
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


def without_counting() -> None:
    """Whatever killed somebody is taken up like anything else."""
    from diandan.infra.outbox import deliver

    deliver.BEGUN_AT_MOST = 10**6


def without_heirs() -> None:
    """What a relay had that died waits until its lease ends."""
    from diandan.infra.outbox import leasing

    leasing.give_back_of = lambda dead: 0


WITHOUT = {"rows": without_rows, "counting": without_counting, "heirs": without_heirs, "": lambda: None}


def consume(queues: list[str]) -> None:
    from diandan import boot
    from diandan.infra.outbox.transports import celery

    on_disk = celery._hand_on

    def hand_on(pks: list[int]) -> None:
        on_disk(pks)
        die_at("before the acknowledgement")

    celery._hand_on = hand_on
    boot.start_role("consume")
    celery.work(queues or celery.QUEUES, threads=4)


def relay() -> None:
    from diandan import boot
    from diandan.infra.outbox.transports import celery

    send = celery.Line.send

    def send_or_die(*given: object) -> None:
        die_at("taken and not sent")
        send(*given)

    celery.Line.send = send_or_die
    boot.start_role("relay")
    signal.pause()


def inline() -> None:
    """What the web process runs beside its requests where there is no broker."""
    from django.conf import settings

    from diandan import boot
    from diandan.infra import outbox

    boot.listen()
    boot.committer(settings.DATABASE_UNITS).start()
    outbox.Relay().start()
    signal.pause()


def main() -> None:
    import django

    django.setup()
    from diandan import boot

    boot.listen = subscribe
    WITHOUT[os.environ.get("CREW_WITHOUT", "")]()
    roles = {"relay": relay, "inline": inline}
    wanted = sys.argv[1:]
    roles[wanted[0]]() if wanted and wanted[0] in roles else consume(wanted)


if __name__ == "__main__":
    main()
