"""Sold out and back: by hand or by stock, for a while or until somebody says otherwise.

A mark with an end needs nobody to lift it: menus and carts look at the clock. The delayed fact only makes the
version grow at that moment, so that open screens hear of it.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from diandan.infra import audit, outbox, tx
from diandan.kernel import clock
from diandan.kernel.actor import Actor
from diandan.modules.catalog.errors import InvalidMenu, PortionsGone
from diandan.modules.catalog.events import BackOnSale, MenuChanged, SoldOut, SoldOutEnds
from diandan.modules.catalog.models import ComboPart, ItemGroup, SoldOutMark
from diandan.modules.catalog.service import finding
from diandan.modules.catalog.service.versions import raise_versions
from diandan.modules.catalog.words import Cause

if TYPE_CHECKING:
    from diandan.modules.stores.models import Store


def mark_sold_out(
    *, store: "Store", ref_id: str, by: Actor, until: datetime | None = None, cause: str = Cause.HAND
) -> int | None:
    """Mark an item, SKU or modifier as sold out in a store.

    Returns the new menu version, None if it was so already.

    Raises:
        ThingNotFound: not of the store's brand; InvalidMenu: ``until`` is not in the future.
    """
    if until is not None and until <= clock.now():
        raise InvalidMenu(problems=[{"path": "", "field": "until", "reason": "not_in_the_future"}])

    def unit() -> int | None:
        finding.must_be_sellable(store.brand_id, ref_id)
        mine = SoldOutMark.objects.filter(store_id=store.pk, ref_id=ref_id, cause=cause)
        if mine.filter(back_at=until).exists():
            return None
        if not mine.update(back_at=until, marked_at=clock.now()):
            SoldOutMark.objects.create(
                store_id=store.pk, ref_id=ref_id, cause=cause, back_at=until, marked_at=clock.now()
            )
        version = raise_versions([store])[store.pk]
        _note(store, ref_id, "catalog.mark_sold_out", by, back_at=until)
        _record_wider_effects(store, ref_id, version)
        back_at = until.strftime("%Y-%m-%dT%H:%M:%SZ") if until else None
        outbox.record(SoldOut(store_id=store.public_id, ref_id=ref_id, version=version, back_at=back_at))
        if until is not None:
            ends = SoldOutEnds(store_id=store.public_id, ref_id=ref_id, back_at=until.isoformat())
            outbox.record(ends, after=until - clock.now())
        return version

    return tx.run(unit)


def back_on_sale(*, store: "Store", ref_id: str, by: Actor, cause: str = Cause.HAND) -> int | None:
    """Lift a mark; return the new menu version, None when there was none to lift.

    Raises:
        PortionsGone: a person lifts it while the day's portions are gone; raise the quota instead.
    """

    def unit() -> int | None:
        marks = SoldOutMark.objects.filter(store_id=store.pk, ref_id=ref_id)
        gone_by_stock = [
            mark for mark in marks.filter(cause=Cause.STOCK) if not mark.back_at or mark.back_at > clock.now()
        ]
        if cause == Cause.HAND and gone_by_stock:
            raise PortionsGone(ref_id=ref_id)
        if not marks.filter(cause=cause).delete()[0]:
            return None
        _note(store, ref_id, "catalog.back_on_sale", by)
        return _say_back(store, ref_id)

    return tx.run(unit)


def lift_ended_marks(*, store: "Store", ref_id: str) -> int | None:
    """Forget marks of a ref that have run out, and say so; repeating it changes nothing."""

    def unit() -> int | None:
        marks = SoldOutMark.objects.filter(store_id=store.pk, ref_id=ref_id)
        if not marks.filter(back_at__lte=clock.now()).delete()[0]:
            return None
        return _say_back(store, ref_id)

    return tx.run(unit)


def _say_back(store: "Store", ref_id: str) -> int:
    version = raise_versions([store])[store.pk]
    _record_wider_effects(store, ref_id, version)
    if not SoldOutMark.objects.filter(store_id=store.pk, ref_id=ref_id).exists():
        outbox.record(BackOnSale(store_id=store.public_id, ref_id=ref_id, version=version))
    return version


def _record_wider_effects(store: "Store", ref_id: str, version: int) -> None:
    """Say that the menu changed as a whole when the mark reaches more than the thing it names.

    First in line: a phone that reads the menu anew at this version needs no second frame.
    """
    in_combo = ComboPart.objects.filter(sku__public_id=ref_id) | ComboPart.objects.filter(
        sku__item__public_id=ref_id
    )
    in_question = ItemGroup.objects.filter(group__modifiers__public_id=ref_id, group__min_select__gte=1)
    if in_combo.exists() or in_question.exists():
        outbox.record(MenuChanged(store_id=store.public_id, version=version))


def _note(store: "Store", ref_id: str, action: str, by: Actor, *, back_at: datetime | None = None) -> None:
    details = {"back_at": back_at.isoformat()} if back_at else {}
    audit.write(by=by, action=action, target=ref_id, store_id=store.public_id, details=details)
