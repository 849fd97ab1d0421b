"""Named places at which a process dies by SIGKILL: between two lines, at the moment that hurts most.

The product knows none of this. The names are hung into a process of the fault tests from outside, by wrapping
what it calls: units (inside, before the commit, and after it), calls to the gateway, handlers, the writer. A
process arms itself only in a data folder that carries the mark of the fault tests; elsewhere it refuses.
"""

import functools
import os
import re
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diandan.infra import batches, tx
from diandan.infra.http import Outgoing
from diandan.infra.outbox import deliver, handlers

VARIABLE = "FAULTS_CRASH_AT"
MARK = "only-for-fault-tests"

BEFORE_COMMIT, AFTER_COMMIT = "before_commit", "after_commit"


@dataclass(frozen=True, slots=True)
class Unit:
    """In a unit of this name, before or after its commit."""

    name: str
    when: str


@dataclass(frozen=True, slots=True)
class Call:
    """At a call to the gateway: before it leaves, or when the answer is there and nobody has read it."""

    method: str
    path: str
    when: str


@dataclass(frozen=True, slots=True)
class Handled:
    """When a handler has done its work and nothing of that is on record yet."""

    name: str


@dataclass(frozen=True, slots=True)
class Wrapped:
    """After a function of a module has returned for the nth time, of those calls that count."""

    module: Any
    name: str
    counts: Callable[..., bool] = lambda *_: True


class _Receipts:
    """The receipt is written, its handler has not begun."""


RECEIPT = _Receipts()
_PREPAY, _QUERY = r"^/v3/pay/transactions/(h5|native|jsapi)$", r"^/v3/pay/transactions/out-trade-no/\w+$"
_CLOSE, _REFUND = r"^/v3/pay/transactions/out-trade-no/\w+/close$", r"^/v3/refund/domestic/refunds$"


def _around(name: str, unit: str) -> dict[str, Any]:
    return {
        f"{name}.before_commit": Unit(unit, BEFORE_COMMIT),
        f"{name}.after_commit": Unit(unit, AFTER_COMMIT),
    }


POINTS: dict[str, Any] = {
    **_around("placing", "flows.place_order:_write"),
    **_around("paying", "flows.pay_order:start.<locals>.unit"),
    "prepay.before_call": Call("POST", _PREPAY, BEFORE_COMMIT),
    "prepay.answered_and_not_kept": Call("POST", _PREPAY, AFTER_COMMIT),
    **_around("payload", "modules.payments.service.paying:record_started.<locals>.unit"),
    **_around("settling", "modules.payments.service.noticing:take_notice.<locals>.unit"),
    "query.answered_and_not_booked": Call("GET", _QUERY, AFTER_COMMIT),
    **_around("asked", "modules.payments.service.reporting:apply_report.<locals>.<lambda>"),
    **_around("relay", "infra.outbox.deliver:hand_on.<locals>.<lambda>"),
    "relay.receipt_and_nothing_done": RECEIPT,
    "settled.handled": Handled("pay_order.on_bill_settled"),
    "accepted.handled": Handled("prepare_order.accept_if_automatic"),
    "tickets.handled": Handled("prepare_order.open_tickets"),
    "stock.handled": Handled("restock.consume"),
    "ready.handled": Handled("prepare_order.mark_ready"),
    "given_back.handled": Handled("cancel_order.give_back"),
    **_around("cancelling", "flows.cancel_order:by_guest.<locals>.unit"),
    **_around("rejecting", "flows.cancel_order:reject.<locals>.unit"),
    **_around("refunding", "flows.refund_order:by_staff.<locals>.unit"),
    "refund.before_call": Call("POST", _REFUND, BEFORE_COMMIT),
    "refund.answered_and_not_booked": Call("POST", _REFUND, AFTER_COMMIT),
    "refund.sent_and_unreported": Handled("refund_order.send_refund"),
    **_around("deadline", "flows.pay_order:ask_before_closing.<locals>.unit"),
    "deadline.done_and_unreported": Handled("pay_order.ask_before_closing"),
    "close.answered_and_not_booked": Call("POST", _CLOSE, AFTER_COMMIT),
    "abandoned.closed_and_unreported": Handled("pay_order.close_abandoned"),
    **_around("bumping", "modules.kitchen.service.working:_step.<locals>.unit"),
    **_around("hand_over", "flows.hand_over_order:hand_over.<locals>.unit"),
    "writer.batch_on_disk_and_nobody_told": Wrapped(batches, "commit", lambda jobs: len(jobs) > 1),
    "writer.unit_on_disk_and_nobody_told": Wrapped(batches, "commit", lambda jobs: len(jobs) == 1),
    "writer.between_two_units_of_a_batch": Wrapped(batches, "_run_beside_others"),
}


class NotForThisShop(RuntimeError):
    """This data folder is not one of the fault tests: nobody may die here on purpose."""


class UnknownPoint(LookupError):
    """A point that is not in the table would never be reached, and its test would pass for nothing."""


def mark(folder: Path) -> None:
    """Say that a data folder belongs to the fault tests."""
    (folder / MARK).touch()


def arm_from_environment(folder: Path) -> None:
    """Arm the point that ``FAULTS_CRASH_AT`` names, as ``name`` or ``name:3`` for the third time.

    Raises:
        NotForThisShop, UnknownPoint.
    """
    wish = os.environ.get(VARIABLE, "")
    if wish:
        name, _, times = wish.partition(":")
        arm(name, folder=folder, times=int(times or 1))


def arm(name: str, *, folder: Path, times: int = 1) -> None:
    """Die at a point when it is reached for the nth time.

    Raises:
        NotForThisShop, UnknownPoint.
    """
    if not (folder / MARK).exists():
        raise NotForThisShop(str(folder))
    point = POINTS.get(name)
    if point is None:
        raise UnknownPoint(name)
    left = times

    def reach() -> None:
        nonlocal left
        left -= 1
        if left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    if isinstance(point, Unit):
        _hang_into_units(point, reach)
    elif isinstance(point, Call):
        _hang_into_calls(point, reach)
    elif isinstance(point, Handled):
        _hang_into_handler(point, reach)
    elif isinstance(point, Wrapped):
        work = getattr(point.module, point.name)
        setattr(point.module, point.name, _then(work, reach, counts=point.counts))
    else:
        _hang_between_receipt_and_work(reach)


def _then(
    work: Callable[..., Any], reach: Callable[[], None], *, counts: Callable[..., bool] = lambda *_: True
) -> Callable[..., Any]:
    @functools.wraps(work)
    def wrapped(*given: Any, **named: Any) -> Any:
        result = work(*given, **named)
        if counts(*given):
            reach()
        return result

    return wrapped


def _name_of(unit: Callable[..., Any]) -> str:
    while isinstance(unit, functools.partial):
        unit = unit.func
    return f"{unit.__module__.removeprefix('diandan.')}:{unit.__qualname__}"


def _hang_into_units(point: Unit, reach: Callable[[], None]) -> None:
    open_and_call, run = tx.open_and_call, tx.run

    def inside(unit: Callable[[], Any], *rest: Any) -> Any:
        result = open_and_call(unit, *rest)
        if _name_of(unit) == point.name:
            reach()
        return result

    def outside(unit: Callable[[], Any], **named: Any) -> Any:
        was_in_unit = tx.in_unit()
        result = run(unit, **named)
        if _name_of(unit) == point.name and was_in_unit == (point.when == BEFORE_COMMIT):
            reach()
        return result

    if point.when == BEFORE_COMMIT:
        tx.open_and_call = inside
    tx.run = outside if point.when == AFTER_COMMIT else tx.run


def _hang_into_calls(point: Call, reach: Callable[[], None]) -> None:
    once = Outgoing._once

    def wrapped(self: Outgoing, method: str, url: str, **rest: Any) -> Any:
        path = re.sub(r"^https?://[^/]+|\?.*$", "", url)
        is_it = method == point.method and re.match(point.path, path) is not None
        if is_it and point.when == BEFORE_COMMIT:
            reach()
        answer = once(self, method, url, **rest)
        if is_it:
            reach()
        return answer

    Outgoing._once = wrapped  # type: ignore[method-assign]


def _hang_into_handler(point: Handled, reach: Callable[[], None]) -> None:
    handler = handlers.named(point.name)
    if handler is None:
        raise UnknownPoint(point.name)
    object.__setattr__(handler, "take", _then(handler.take, reach))


def _hang_between_receipt_and_work(reach: Callable[[], None]) -> None:
    receipt = deliver._receipt

    class Dying:
        def run(self, rows: Any) -> int:
            written = receipt.run(rows)
            reach()
            return written

    deliver._receipt = Dying()  # type: ignore[assignment]
