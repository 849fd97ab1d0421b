"""Yesterday and today, played through the real flows at their own times, so that no screen starts empty.

Each order is a guest who looks, orders, pays (most on the phone, some in cash) and is served. The clock is
frozen at each moment; nobody else may use this process meanwhile. What would lie in the future is left
undone, so the last orders stand where they would stand now: waiting, being made, ready.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from diandan.demo import saying
from diandan.demo.building import Made
from diandan.demo.menus import BrandPlan, StorePlan
from diandan.demo.saying import Served
from diandan.demo.till import Till
from diandan.flows import cancel_order, hand_over_order, pay_order, place_order, quote_cart
from diandan.infra import outbox
from diandan.kernel import clock
from diandan.kernel.actor import Actor
from diandan.kernel.clock import FrozenClock
from diandan.modules.accounts import service as accounts
from diandan.modules.catalog import dayparts
from diandan.modules.catalog.drafts import GroupDraft, ItemDraft
from diandan.modules.catalog.queries import CartLine
from diandan.modules.kitchen import queries as tickets
from diandan.modules.kitchen import service as kitchen
from diandan.modules.ordering import queries as orders
from diandan.modules.ordering import service as ordering
from diandan.modules.stores import queries as stores

CASHIER = Actor.system("demo_cashier")
COOK = Actor.system("demo_cook")

# Hours of the wall clock and how many of the day's guests come in them.
RUSH = {7: 4, 8: 9, 9: 8, 10: 5, 11: 5, 12: 8, 13: 6, 14: 5, 15: 6, 16: 4, 17: 4, 18: 5, 19: 4, 20: 2, 21: 1}
NOTES = ("", "", "", "", "", "少放冰，谢谢", "麻烦快一点", "打包好一点", "杯子上写阿宁")
GUESTS_A_DAY = 12
# The last guests before now, so that every column of the desk has something to show.
LATE_GUESTS_S = (840, 660, 480, 330, 210, 120, 50)


@dataclass(frozen=True, slots=True)
class Visit:
    """One guest at one moment."""

    at: datetime
    plan: StorePlan
    store: Any


def play(plan: BrandPlan, made: Made, till: Till) -> int:
    """Play yesterday and today of a brand; return how many orders were placed."""
    dice = random.Random(plan.slug)  # noqa: S311 - believable, not secret
    now = clock.now()
    placed, served = 0, list[Served]()
    visits = sorted(_visits(plan, made, now, dice), key=lambda visit: visit.at)
    with clock.frozen_at(now) as frozen:
        for visit in visits:
            frozen.move_to(visit.at)
            if stores.open_state(visit.store, visit.at).kind == "open":
                placed += _Order(plan, made, visit, till, dice, frozen, now, served).play()
        saying.play(plan, made.brand, served, frozen, now)
    return placed


def _visits(plan: BrandPlan, made: Made, now: datetime, dice: random.Random) -> Iterator[Visit]:
    for store_plan in plan.stores:
        store = made.stores[store_plan.code]
        today = stores.business_date(store, now)
        for day in (today - timedelta(days=1), today):
            midnight = clock.start_of(day, zone=store.time_zone, day_starts_at=datetime.min.time())
            for hour in dice.choices(
                list(RUSH), weights=list(RUSH.values()), k=GUESTS_A_DAY // len(plan.stores) + 4
            ):
                at = midnight + timedelta(hours=hour, seconds=dice.randrange(3600))
                if at < now - timedelta(seconds=max(LATE_GUESTS_S)):
                    yield Visit(at, store_plan, store)
        for before_s in LATE_GUESTS_S:
            yield Visit(now - timedelta(seconds=before_s), store_plan, store)


@dataclass(slots=True)
class _Order:
    """The way of one order, as far as the present moment allows."""

    plan: BrandPlan
    made: Made
    visit: Visit
    till: Till
    dice: random.Random
    frozen: FrozenClock
    now: datetime
    served: list[Served]
    order_id: str = ""

    def play(self) -> bool:
        """Place the order and take it along its road."""
        guest = accounts.welcome_guest(token=None, client="h5").guest
        cart = self._cart()
        if not cart.lines:
            return False
        quote = quote_cart.quote(cart)
        placed = place_order.place_order(
            guest=guest, cart=cart, fingerprint=quote.fingerprint, key=f"demo-{guest.public_id}"
        )
        self.order_id = placed.order_id
        outbox.drain()
        if self.dice.random() < 0.04:
            self._after(90, lambda: cancel_order.by_guest(guest=guest, order_id=self.order_id))
            return True
        if self._after(self.dice.randint(8, 40), self._pay):
            self._make(guest)
        return True

    def _make(self, guest: Any) -> None:
        if not self.visit.store.auto_accept and not self._after(
            self.dice.randint(70, 150), lambda: ordering.accept(self.order_id, by=CASHIER)
        ):
            return
        waiting = tickets.tickets_of(self.order_id)
        begun = [
            self._after(self.dice.randint(20, 90), lambda t=ticket: kitchen.start(t.public_id, by=COOK))  # type: ignore[misc]
            for ticket in waiting
        ]
        done = all(begun) and all(
            self._after(self.dice.randint(60, 150), lambda t=ticket: kitchen.bump(t.public_id, by=COOK))  # type: ignore[misc]
            for ticket in waiting
        )
        if done and self._after(
            self.dice.randint(40, 260),
            lambda: hand_over_order.hand_over(order_id=self.order_id, by=CASHIER),
        ):
            self.served.append(Served(self.order_id, guest, self.frozen.instant))

    def _pay(self) -> None:
        order = orders.order(self.order_id)
        if order.total_fen == 0:
            return
        if self.dice.random() < 0.16:
            note = -(-order.total_fen // 1000) * 1000
            pay_order.take_cash(
                order=order, received_fen=note, key=f"demo-{self.order_id}", request_hash="demo", by=CASHIER
            )
        else:
            self.till.pay(order)

    def _after(self, seconds: int, step: Callable[[], object]) -> bool:
        """Do a step so much later, unless that has not come yet; say whether it was done."""
        at = self.frozen.instant + timedelta(seconds=seconds)
        if at > self.now:
            return False
        self.frozen.move_to(at)
        step()
        outbox.drain()
        return True

    def _cart(self) -> quote_cart.Cart:
        store = self.visit.store
        seats = [table for _, tables in stores.areas(store) for table in tables]
        mode = self.dice.choice(store.modes)
        if mode == "dine_in" and not seats:
            mode = "pickup" if "pickup" in store.modes else "takeaway"
        wanted = [item for item in self.plan.items if self._is_on_sale(item, mode)]
        weights = [6 if item.badges else 2 for item in wanted]
        chosen = (
            self.dice.choices(wanted, weights=weights, k=self.dice.choice((1, 1, 2, 2, 3))) if wanted else []
        )
        return quote_cart.Cart(
            store_id=store.public_id,
            mode=mode,
            table_code=self.dice.choice(seats).code if mode == "dine_in" else None,
            people=self.dice.randint(1, 4) if mode == "dine_in" else None,
            note=self.dice.choice(NOTES),
            lines=tuple(
                self._line(place, item) for place, item in enumerate({i.code: i for i in chosen}.values())
            ),
        )

    def _is_on_sale(self, item: ItemDraft, mode: str) -> bool:
        plan = self.visit.plan
        if (
            item.code in plan.sold_out
            or item.code in plan.not_sold
            or (item.modes and mode not in item.modes)
        ):
            return False
        wall = clock.local(self.visit.at, self.visit.store.time_zone)
        return dayparts.covers(dayparts.parse(item.available), wall.hour * 60 + wall.minute)

    def _line(self, place: int, item: ItemDraft) -> CartLine:
        sku = self.dice.choice(item.skus)
        groups = [group for group in self.plan.groups if group.code in item.groups]
        return CartLine(
            client_line_id=f"line-{place}",
            sku_id=self.made.refs[sku.code],
            quantity=self.dice.choice((1, 1, 1, 1, 2)),
            modifier_ids=tuple(self.made.refs[code] for group in groups for code in self._answers(group)),
            note="",
        )

    def _answers(self, group: GroupDraft) -> list[str]:
        possible = [answer for answer in group.modifiers if answer.code not in self.visit.plan.sold_out]
        usual = [answer.code for answer in possible if answer.is_default]
        if usual and self.dice.random() < 0.6:
            return usual
        if group.min_select == 0 and self.dice.random() < 0.75:
            return []
        return [self.dice.choice(possible).code]
