"""Telling a platform of hand-overs: what was tried, and what it said. The calls themselves are a flow's."""

from diandan.infra import tx
from diandan.kernel import clock
from diandan.kernel.actor import Actor
from diandan.modules.payments.models import HandOverReport, Payment
from diandan.modules.payments.states import HandOverState


def begin_hand_over(payment: Payment, *, by: Actor) -> HandOverReport:
    """Count a try before it is made, and return how the report stands."""

    def unit() -> HandOverReport:
        found, _ = HandOverReport.objects.get_or_create(payment=payment, defaults={"asked_at": clock.now()})
        if found.state == HandOverState.WAITING:
            found.tries += 1
            found.save(update_fields=["tries"])
        return found

    return tx.run(unit)


def record_hand_over(report: HandOverReport, *, by: Actor) -> None:
    """The platform knows."""
    _end(report, HandOverState.TOLD, failure="")


def record_hand_over_refused(report: HandOverReport, *, failure: str, by: Actor) -> None:
    """The platform said no; somebody has to look into it."""
    _end(report, HandOverState.REFUSED, failure=failure)


def record_hand_over_unclear(report: HandOverReport, *, failure: str, by: Actor) -> None:
    """No clear answer came: remember why, and ask before the next try."""
    tx.run(lambda: HandOverReport.objects.filter(pk=report.pk).update(failure=failure[:40]))


def _end(report: HandOverReport, state: HandOverState, *, failure: str) -> None:
    waiting = HandOverReport.objects.filter(pk=report.pk, state=HandOverState.WAITING)
    tx.run(lambda: waiting.update(state=state, failure=failure[:40], ended_at=clock.now()))
