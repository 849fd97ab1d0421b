"""A shop to which anything may happen in any order: the rules Hypothesis draws from.

After every step what must hold always is checked, and at the end, when the faults are over and all has come
to rest, everything. A failing run is shrunk to the few steps that matter.
"""

from collections import Counter
from typing import Any, ClassVar

from django.db import connection
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from diandan.flows import pay_order, refund_order
from diandan.infra import outbox
from diandan.infra.outbox import deliver
from diandan.kernel.clock import FrozenClock
from diandan.kernel.errors import DomainError
from diandan.modules.kitchen import service as kitchen
from diandan.modules.ordering import queries as orders
from diandan.modules.ordering import service as ordering
from diandan.modules.payments import queries as money
from diandan.modules.payments.ports import Channel
from diandan.sandbox.wechatpay.errors import ApiError
from tests.factories.inventory import make_quota
from tests.faults.checker.findings import Broken
from tests.faults.checker.sources import TABLES
from tests.faults.inside import COOK, LIN, Inside
from tests.faults.local_gateway import LocalGateway

KEPT = {"stores_store", "accounts_guest", "kitchen_station", "kitchen_routing", "payments_gatewayaccount"}
NTH = st.integers(0, 7)
# How Hypothesis marks a rule.
RULE_MARK = "hypothesis_stateful_rule"
FORGERIES = st.sampled_from(["bad_signature", "stale_timestamp", "tampered_body", "foreign_key", "truncated"])
TICKET_STEPS = st.sampled_from(["start", "bump", "recall", "serve"])


class ShopMachine(RuleBasedStateMachine):
    """Two stores, two guests, six croissants each, a gateway, a kitchen and a clock."""

    gateway: LocalGateway
    clock: FrozenClock
    # (state, step) of orders taken by all examples together, and how often each rule was drawn.
    visited: ClassVar[Counter[tuple[str, str]]] = Counter()

    @initialize(paid=st.integers(0, 4))
    def open(self, paid: int) -> None:
        """A fresh shop, in which some have paid already."""
        self.gateway.forget()
        self.shop = Inside(self.gateway)
        self.last: dict[str, Any] = {}
        self.quotas = 6
        for number in range(paid):
            self._place(guest=0, store=number % 2, croissants=1)
            self.start_pay_and_tell(0)
        self.shop.hand_on()

    def teardown(self) -> None:
        """Faults end; all comes to rest; everything must hold. Then the rows go."""
        if not hasattr(self, "shop"):
            return
        try:
            self.shop.come_to_rest(self.clock)
            must_be_whole(self.shop.broken())
            self._count_visits()
        finally:
            with connection.cursor() as cursor:
                for table in ("kitchen_ticketitem", "outbox_receipt", *TABLES):
                    if table not in KEPT:
                        cursor.execute(f"DELETE FROM {table}")

    @invariant()
    def holds(self) -> None:
        """What must be true at every moment."""
        if hasattr(self, "shop"):
            must_be_whole(self.shop.broken(at_rest=False))

    def has_orders(self) -> bool:
        """Whether anything was ordered yet."""
        return hasattr(self, "shop") and bool(self.shop.orders)

    def has_notices(self) -> bool:
        """Whether the gateway has anything to tell."""
        return hasattr(self, "shop") and bool(self.gateway.notice_ids())

    # --- ordering

    @rule(guest=st.integers(0, 1), store=st.integers(0, 1), croissants=st.integers(1, 3))
    def order_croissants(self, guest: int, store: int, croissants: int) -> None:
        self._place(guest=guest, store=store, croissants=croissants)

    @rule(guest=st.integers(0, 1), store=st.integers(0, 1))
    def order_coffee(self, guest: int, store: int) -> None:
        self._place(guest=guest, store=store, croissants=0, lattes=1)

    @rule(guest=st.integers(0, 1), store=st.integers(0, 1))
    def order_both(self, guest: int, store: int) -> None:
        self._place(guest=guest, store=store, croissants=1, lattes=2)

    @precondition(lambda self: bool(getattr(self, "last", None)))
    @rule()
    def repeat_the_last_order(self) -> None:
        before = list(self.shop.orders)
        again = self.shop.place(**self.last["wish"])
        assert again in (self.last["order_id"], None)
        assert self.shop.orders == before

    @precondition(lambda self: bool(getattr(self, "last", None)))
    @rule()
    def use_a_key_for_something_else(self) -> None:
        assert self.shop.place(**{**self.last["wish"], "lattes": 9, "wish": "wish-other"}) is None

    # --- paying

    @precondition(has_orders)
    @rule(nth=NTH, channel=st.sampled_from(list(Channel)))
    def start_to_pay(self, nth: int, channel: Channel) -> None:
        self.shop.start(self._order(nth), channel=channel)

    @precondition(has_orders)
    @rule(nth=NTH)
    def pay_at_the_gateway(self, nth: int) -> None:
        self._pay(self._order(nth))

    @precondition(has_orders)
    @rule(nth=NTH)
    def start_pay_and_tell(self, nth: int) -> None:
        self.shop.start(self._order(nth))
        if (notice_id := self._pay(self._order(nth))) is not None:
            self.gateway.post(self.gateway.letter(notice_id))

    @precondition(has_notices)
    @rule(nth=NTH)
    def tell(self, nth: int) -> None:
        self._tell(nth)

    @precondition(has_notices)
    @rule(nth=NTH)
    def tell_three_times(self, nth: int) -> None:
        for _ in range(3):
            self._tell(nth)

    @precondition(has_notices)
    @rule()
    def tell_everything_backwards(self) -> None:
        for notice_id in reversed(self.gateway.notice_ids()):
            self.gateway.post(self.gateway.letter(notice_id))

    @precondition(has_notices)
    @rule(nth=NTH, variant=FORGERIES)
    def forge(self, nth: int, variant: str) -> None:
        assert self._tell(nth, variant=variant) == 401

    @precondition(has_notices)
    @rule(nth=NTH)
    def tell_a_wrong_amount(self, nth: int) -> None:
        assert self._tell(nth, variant="wrong_amount", amount=1) in (204, 409)

    @rule()
    def sweep_payments(self) -> None:
        pay_order.ask_about_pending()

    @rule()
    def sweep_refunds(self) -> None:
        refund_order.ask_about_refunds()

    @precondition(has_orders)
    @rule(nth=NTH)
    def guest_asks_how_it_stands(self, nth: int) -> None:
        pay_order.status(subject=self._order(nth), check=True)

    @precondition(has_orders)
    @rule(nth=NTH)
    def pay_in_cash(self, nth: int) -> None:
        self.shop.cash(self._order(nth), key=f"cash-{self._order(nth)}")

    @precondition(has_orders)
    @rule(nth=NTH)
    def give_everything_back(self, nth: int) -> None:
        self.shop.refund(self._order(nth), amount_fen=None, key=f"all-{self._order(nth)}")

    @precondition(has_orders)
    @rule(nth=NTH, amount_fen=st.integers(1, 1500), key=st.integers(0, 2))
    def give_a_part_back(self, nth: int, amount_fen: int, key: int) -> None:
        self.shop.refund(self._order(nth), amount_fen=amount_fen, key=f"part-{key}-{self._order(nth)}")

    @rule()
    def refunds_end_at_the_gateway(self) -> None:
        self.gateway.settle()

    # --- ending, and the counter

    @precondition(has_orders)
    @rule(nth=NTH)
    def guest_cancels(self, nth: int) -> None:
        self.shop.cancel(self._order(nth))

    @precondition(has_orders)
    @rule(nth=NTH)
    def counter_rejects(self, nth: int) -> None:
        self.shop.step(self._order(nth), "reject")

    @precondition(has_orders)
    @rule(nth=NTH)
    def counter_cancels(self, nth: int) -> None:
        self.shop.step(self._order(nth), "cancel")

    @precondition(has_orders)
    @rule(nth=NTH)
    def counter_accepts(self, nth: int) -> None:
        self.shop.step(self._order(nth), "accept")

    @precondition(has_orders)
    @rule(nth=NTH)
    def counter_starts(self, nth: int) -> None:
        self.shop.step(self._order(nth), "start")

    @precondition(has_orders)
    @rule(nth=NTH)
    def counter_finishes(self, nth: int) -> None:
        self.shop.step(self._order(nth), "finish")

    @precondition(has_orders)
    @rule(nth=NTH)
    def counter_hands_over(self, nth: int) -> None:
        self.shop.step(self._order(nth), "hand_over")

    @precondition(has_orders)
    @rule(nth=NTH)
    def serve_the_whole_order(self, nth: int) -> None:
        for name in ("accept", "start", "finish", "hand_over"):
            self.shop.step(self._order(nth), name)

    @precondition(has_orders)
    @rule(nth=NTH)
    def counter_acts_on_an_old_version(self, nth: int) -> None:
        order = orders.order(self._order(nth))
        refusal = self.shop.attempt(
            "accept", LIN, order.public_id,
            lambda: ordering.accept(order.public_id, by=LIN, version=order.version + 1),
        )  # fmt: skip
        assert refusal is not None
        assert refusal.code == "ordering.stale"

    @precondition(has_orders)
    @rule(nth=NTH)
    def call_the_number(self, nth: int) -> None:
        self.shop.attempt("call", LIN, self._order(nth), lambda: ordering.call(self._order(nth), by=LIN))

    @precondition(has_orders)
    @rule(nth=NTH)
    def look_at_the_order(self, nth: int) -> None:
        self.shop.tell("seen", "guest", self._order(nth))

    # --- the kitchen

    @rule(nth=NTH, name=TICKET_STEPS)
    def work_on_a_ticket(self, nth: int, name: str) -> None:
        found = self.shop.tickets()
        if found:
            ticket = found[nth % len(found)]
            try:
                getattr(kitchen, name)(ticket.public_id, by=COOK)
            except DomainError as refusal:
                self.shop.note(name, COOK, "refused", code=refusal.code)

    @rule()
    def finish_all_tickets(self) -> None:
        for ticket in self.shop.tickets():
            if ticket.state in ("queued", "cooking"):
                kitchen.bump(ticket.public_id, by=COOK)

    # --- the stock

    @rule(store=st.integers(0, 1), free=st.integers(0, 4))
    def count_what_is_left(self, store: int, free: int) -> None:
        self.shop.count_stock(store=store, free=free)

    @rule(store=st.integers(0, 1))
    def bake_more_every_day(self, store: int) -> None:
        self.quotas += 1
        ref = self.shop.menu.sku("croissant")
        make_quota(store=self.shop.stores[store], ref_id=ref, portions=self.quotas)
        self.shop.note("count_stock", LIN, ref=ref, free=self.quotas)

    # --- the relay, the line and the clock

    @rule()
    def relay_hands_on_everything(self) -> None:
        self.shop.hand_on()

    @rule(count=st.integers(1, 3))
    def relay_hands_on_a_little(self, count: int) -> None:
        batch = deliver.due_messages(count)
        if batch:
            deliver.hand_on(batch)

    @rule()
    def an_errand_runs_twice(self) -> None:
        """The process died after the errand and before it was crossed off."""
        for delivery in deliver.due_deliveries(1):
            deliver.attempt(delivery)
            deliver.attempt(delivery)

    @rule(state=st.sampled_from(["down", "deaf", "up", "up"]))
    def the_line_changes(self, state: str) -> None:
        self.shop.line(state)

    @rule(seconds=st.sampled_from([1, 61, 300]))
    def time_passes(self, seconds: int) -> None:
        self.clock.advance(seconds=seconds)

    @rule()
    def the_time_to_pay_is_over(self) -> None:
        self.clock.advance(minutes=16)
        outbox.drain()

    @rule()
    def a_night_passes(self) -> None:
        self.clock.advance(hours=18)

    @rule()
    def the_clock_is_set_back(self) -> None:
        self.clock.advance(hours=-1)

    # --- small things

    def _place(self, **wish: Any) -> None:
        number = len(self.shop.history)
        wish |= {"key": f"key-{number:07d}", "wish": f"wish-{number:05d}"}
        order_id = self.shop.place(**wish)
        if order_id is not None:
            self.last = {"wish": wish, "order_id": order_id}

    def _order(self, nth: int) -> str:
        return self.shop.orders[-1 - nth % len(self.shop.orders)]

    def _pay(self, order_id: str) -> str | None:
        for payment in reversed(money.payments_of(order_id)):
            if payment.account_id:
                try:
                    return self.gateway.pay(self.shop.mchid, payment.public_id)
                except ApiError:
                    return None
        return None

    def _tell(self, nth: int, **how: Any) -> int:
        found = self.gateway.notice_ids()
        return self.gateway.post(self.gateway.letter(found[-1 - nth % len(found)], **how))

    def _count_visits(self) -> None:
        for order_id in self.shop.orders:
            state = ""
            for move in orders.history(orders.order(order_id).pk):
                self.visited[state, move.step] += 1
                state = move.state


def must_be_whole(found: list[Broken]) -> None:
    """Fail with what is broken.

    Raises:
        AssertionError.
    """
    if found:
        raise AssertionError("\n".join(str(one) for one in found))


def rules_of(machine: type[RuleBasedStateMachine]) -> list[str]:
    """The names of a machine's rules."""
    return sorted(name for name, one in vars(machine).items() if hasattr(one, RULE_MARK))
