"""What was given up, for a person to look at."""

from dataclasses import dataclass

from diandan.infra.outbox.models import Delivery

SHOWN = 200


@dataclass(frozen=True, slots=True)
class GivenUp:
    """How many deliveries are parked, whose they are, and why the last one is; the error may be empty."""

    count: int
    handlers: list[str]
    last_error: str


def given_up() -> GivenUp:
    """Return what is parked."""
    rows = Delivery.objects.exclude(parked_at=None)
    last = rows.order_by("-parked_at").values_list("error", flat=True).first()
    handlers = rows.order_by().values_list("handler", flat=True).distinct()
    return GivenUp(rows.count(), sorted(handlers), (last or "")[:SHOWN])
