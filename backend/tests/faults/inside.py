"""A shop inside the test's process, with the gateway beside it and a history of what everybody was told.

Everything goes through the flows, as the API does; the clock is frozen and moves when told. What clients
learn is written down as a phone would know it, so that the checker can hold the rows against it.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from itertools import count
from typing import Any

from django.db import connection

from diandan import boot
from diandan.flows import cancel_order, hand_over_order, pay_order, quote_cart, refund_order
from diandan.flows.place_order import place_order
from diandan.flows.quote_cart import Cart
from diandan.infra import outbox
from diandan.kernel import clock
from diandan.kernel.actor import Actor
from diandan.kernel.errors import DomainError
from diandan.modules.inventory import service as inventory
from diandan.modules.kitchen import queries as screens
from diandan.modules.kitchen import service as kitchen
from diandan.modules.ordering import queries as orders
from diandan.modules.ordering import service as ordering
from diandan.modules.payments import queries as money
from diandan.modules.payments.ports import Channel
from tests.factories.accounts import make_guest
from tests.factories.catalog import make_menu
from tests.factories.inventory import make_quota
from tests.factories.kitchen import make_station
from tests.factories.payments import make_account
from tests.factories.stores import make_brand, make_store
from tests.faults.checker.check import broken
from tests.faults.checker.findings import Broken
from tests.faults.checker.sources import Row, Sources, gathered, read_rows
from tests.faults.local_gateway import LocalGateway, forget_failures

LIN = Actor.staff("stf_lin")
COOK = Actor.staff("stf_cook")


class Inside:
    """Two stores (one accepts by itself), a menu with counted things, guests, and everybody's history."""

    def __init__(self, gateway: LocalGateway, *, guests: int = 2, portions: int = 6) -> None:
        boot.listen()
        self.gateway = gateway
        self.brand = make_brand()
        self.stores = [
            make_store(brand=self.brand, modes=["pickup"], auto_accept=accepts, takes_cash=True)
            for accepts in (True, False)
        ]
        self.menu = make_menu(self.brand)
        for store in self.stores:
            make_station(store, "吧台")
            pastry = make_station(store, "烘焙", name_en="Pastry")
            kitchen.route(store=store, ref=self.menu.item("croissant"), station_id=pastry.public_id, by=COOK)
            make_quota(store=store, ref_id=self.menu.sku("croissant"), portions=portions)
        self.papers = gateway.enrol()
        self.mchid = self.papers["mchid"]
        self.account = make_account(brand=self.brand, values=self.papers)
        self.guests = [make_guest() for _ in range(guests)]
        self.history: list[Row] = []
        self.kitchen_log: list[Row] = []
        self.orders: list[str] = []
        self._numbers = count(1)

    # --- what is written down

    def note(self, op: str, who: Any, result: str = "ok", **told: Any) -> None:
        """One line of the history."""
        self.history.append(
            {"at": clock.now().timestamp(), "op": op, "who": str(who), "result": result, **told}
        )

    def tell(self, op: str, who: Any, order_id: str) -> None:
        """Note how an order stands, as an answer shows it."""
        order, figures = orders.order(order_id), money.figures_of(order_id)
        self.note(
            op,
            who,
            order_id=order_id,
            state=order.state,
            version=order.version,
            number=order.number,
            total_fen=order.total_fen,
            paid_fen=figures.paid_fen,
            refunded_fen=figures.refunded_fen,
        )

    def attempt(self, op: str, who: Any, order_id: str, work: Callable[[], Any]) -> DomainError | None:
        """Do something with an order and note what came of it; return the refusal, if it was one."""
        try:
            work()
        except DomainError as refusal:
            self.note(op, who, "refused", order_id=order_id, code=refusal.code)
            return refusal
        self.tell(op, who, order_id)
        return None

    # --- guests

    def place(
        self,
        *,
        guest: int = 0,
        store: int = 0,
        croissants: int = 1,
        lattes: int = 0,
        key: str = "",
        wish: str = "",
    ) -> str | None:
        """Order; return the order's id, or nothing when it was refused."""
        number = next(self._numbers)
        wish, key = wish or f"wish-{number:05d}", key or f"key-{number:07d}"
        lines = [self.menu.croissant(croissants)] if croissants else []
        lines += [self.menu.latte(lattes)] if lattes else []
        cart = Cart(store_id=self.stores[store].public_id, mode="pickup", lines=tuple(lines), note=wish)
        who = Actor.guest(self.guests[guest].public_id)
        try:
            placed = place_order(
                guest=self.guests[guest], cart=cart, fingerprint=quote_cart.quote(cart).fingerprint, key=key
            )
        except DomainError as refusal:
            told = {"code": refusal.code, "wish": wish, "key": key, "store": cart.store_id}
            if refusal.code == "inventory.sold_out":
                told |= {
                    "ref": refusal.details["ref_id"],
                    "free": refusal.details["free"],
                    "wanted": croissants,
                }
            self.note("place", who, "refused", **told)
            return None
        order = orders.order(placed.order_id)
        self.note(
            "place",
            who,
            order_id=order.public_id,
            wish=wish,
            key=key,
            number=order.number,
            total_fen=order.total_fen,
            state=order.state,
            version=order.version,
        )
        if order.public_id not in self.orders:
            self.orders.append(order.public_id)
        return order.public_id

    def start(self, order_id: str, *, channel: Channel = Channel.H5, key: str = "") -> str | None:
        """Go to the cashier; return the payment's id, or nothing when the gateway or the shop says no."""
        order = orders.order(order_id)
        try:
            paying = pay_order.start(
                order=order,
                means="wechatpay",
                channel=channel,
                client_ip="127.0.0.1",
                key=key or f"pay-{next(self._numbers):07d}",
                request_hash=f"{order_id} {channel}",
                by=Actor.guest(order.guest.public_id),
            )
        except DomainError as refusal:
            self.note("start", order_id, "refused", code=refusal.code)
            return None
        return paying.payment_id

    def cancel(self, order_id: str) -> DomainError | None:
        """The guest does not want it any more."""
        order = orders.order(order_id)
        who = Actor.guest(order.guest.public_id)
        return self.attempt(
            "cancel", who, order_id, lambda: cancel_order.by_guest(guest=order.guest, order_id=order_id)
        )

    # --- the shop

    def step(self, order_id: str, name: str) -> DomainError | None:
        """A step of the counter: accept, start, finish, hand_over, reject, cancel."""
        works: dict[str, Callable[[], Any]] = {
            "accept": lambda: ordering.accept(order_id, by=LIN),
            "start": lambda: ordering.start(order_id, by=LIN),
            "finish": lambda: hand_over_order.finish_by_hand(order_id=order_id, by=LIN),
            "hand_over": lambda: hand_over_order.hand_over(order_id=order_id, by=LIN),
            "reject": lambda: cancel_order.reject(order_id=order_id, reason="没有了", by=LIN),
            "cancel": lambda: cancel_order.by_staff(order_id=order_id, reason="没有了", by=LIN),
        }
        return self.attempt(name, LIN, order_id, works[name])

    def cash(self, order_id: str, *, key: str) -> DomainError | None:
        """The counter takes cash."""
        order = orders.order(order_id)
        return self.attempt(
            "cash",
            LIN,
            order_id,
            lambda: pay_order.take_cash(
                order=order, received_fen=50_000, key=key, request_hash=order_id, by=LIN
            ),
        )

    def refund(self, order_id: str, *, amount_fen: int | None, key: str) -> DomainError | None:
        """The counter gives money back."""
        order = orders.order(order_id)
        return self.attempt(
            "refund",
            LIN,
            order_id,
            lambda: refund_order.by_staff(
                order=order,
                amount_fen=amount_fen,
                reason="凉了",
                key=key,
                request_hash=f"{order_id} {amount_fen}",
                by=LIN,
            ),
        )

    def count_stock(self, *, store: int, free: int) -> None:
        """Somebody counts what is left."""
        ref = self.menu.sku("croissant")
        inventory.set_left_today(store=self.stores[store], ref_id=ref, free=free, by=LIN)
        self.note("count_stock", LIN, ref=ref, free=free)

    def tickets(self) -> list[Any]:
        """What the kitchen's screens show, and the consumer's log of it."""
        found = [ticket for store in self.stores for ticket in screens.on_screen(store.pk)]
        for ticket in found:
            shown = screens.view(ticket)
            self.kitchen_log.append(
                {
                    "ticket_id": shown["id"],
                    "order_id": shown["order_id"],
                    "station_id": shown["station"]["id"],
                    "at": clock.now().timestamp(),
                }
            )
        return found

    # --- time, and coming to rest

    def hand_on(self) -> None:
        """The relay takes what is due; the kitchen looks at its screens."""
        outbox.drain()
        self.tickets()

    def line(self, state: str) -> None:
        """Cut or mend the line to the gateway."""
        self.gateway.line = state
        forget_failures()

    def sweep(self) -> None:
        """The timers that ask the gateway."""
        pay_order.ask_about_pending()
        refund_order.ask_about_refunds()

    def come_to_rest(self, frozen: clock.FrozenClock) -> None:
        """Faults are over: the gateway answers, refunds end, everything due is handed on."""
        self.line("up")
        for _ in range(12):
            self.hand_on()
            self.gateway.settle()
            frozen.advance(minutes=10)
            self.sweep()
            self.hand_on()
            if not money.payments_to_ask(1) and not money.refunds_to_ask(1) and not _due():
                break
        for order_id in self.orders:
            with suppress(DomainError):
                self.tell("final", "guest", order_id)

    def found(self, *, at_rest: bool = True) -> Sources:
        """Everything the checker looks at. Before all has come to rest the gateway is not asked."""
        with connection.cursor() as cursor:
            rows = read_rows(cursor, vendor=connection.vendor)
        return gathered(
            rows,
            history=self.history,
            statement=self.gateway.statement(self.mchid) if at_rest else None,
            kitchen=self.kitchen_log if at_rest else None,
            now=clock.now().timestamp() if at_rest else 0,
        )

    def broken(self, *, at_rest: bool = True) -> list[Broken]:
        """What does not hold: now that all has come to rest, or at any moment."""
        return broken(self.found(at_rest=at_rest), at_rest=at_rest)


def _due() -> bool:
    from diandan.infra.outbox import deliver

    at = deliver.next_due_at()
    return at is not None and at <= clock.now() + timedelta(hours=2)
