"""What must hold of a payment, whatever the gateway's notices do: a pure model of one order and its money.

It knows nothing of tables, units or signatures. It is told what truly happened at the gateway and what has
reached the shop, and says how order, bill, payments and refunds must stand and what each notice is answered.
"""

from dataclasses import dataclass, field

TAKEN, TROUBLE, UNKNOWN, FORGED = 204, 409, 404, 401


@dataclass
class ModelPayment:
    """One payment as the shop must know it."""

    amount_fen: int
    state: str = "pending"
    ref: str = ""
    is_late: bool = False
    goes_back: bool = False


@dataclass
class Model:
    """One order and its payments, in the order in which they were begun."""

    total_fen: int
    order: str = "awaiting_payment"
    bill: str = "open"
    payments: dict[str, ModelPayment] = field(default_factory=dict)
    # Truly taken at the gateway: payment and its transaction.
    charged: dict[str, str] = field(default_factory=dict)
    # Genuine notices by their own id, and what each was answered last.
    kept: dict[str, int] = field(default_factory=dict)
    # The gateway's numbers under which payments are booked already, of this order or any other.
    taken: set[str] = field(default_factory=set)

    def begin(self, payment_id: str) -> None:
        """The guest goes to the cashier."""
        self.payments[payment_id] = ModelPayment(self.total_fen)

    def charge(self, payment_id: str, ref: str) -> None:
        """The guest pays there; the shop does not know yet."""
        self.charged[payment_id] = ref

    def hear(self, payment_id: str, ref: str, amount_fen: int | None = None) -> int:
        """A report about a charge reaches the shop, by notice or by asking."""
        payment = self.payments[payment_id]
        if amount_fen is not None and amount_fen != payment.amount_fen:
            return TROUBLE
        if payment.state == "paid":
            return TAKEN if payment.ref == ref else TROUBLE
        if ref in self.taken:
            return TROUBLE
        self.taken.add(ref)
        payment.state, payment.ref = "paid", ref
        if self.bill == "open":
            self.bill, self.order = "settled", "placed"
        else:
            payment.is_late = payment.goes_back = True
        return TAKEN

    def notice(self, notice_id: str, payment_id: str, ref: str, amount_fen: int | None = None) -> int:
        """A genuine notice arrives; whatever was taken once is not looked at again."""
        if self.kept.get(notice_id) != TAKEN:
            self.kept[notice_id] = self.hear(payment_id, ref, amount_fen)
        return self.kept[notice_id]

    def cancel(self) -> None:
        """The order ends: what was paid goes back, what was not can be paid no more."""
        if self.order not in ("awaiting_payment", "placed"):
            return
        self.order = "cancelled"
        self.bill = "closed" if self.bill == "open" else self.bill
        for payment in self.payments.values():
            payment.goes_back = payment.goes_back or payment.state == "paid"

    def ask(self, payment_id: str) -> None:
        """The shop asks the gateway; one that nobody wants any more is closed there."""
        payment = self.payments[payment_id]
        if payment.state != "pending":
            return
        if payment_id in self.charged:
            self.hear(payment_id, self.charged[payment_id])
        elif self.bill != "open":
            payment.state = "closed"

    def retire(self, payment_id: str) -> None:
        """Another payment is to begin: this one is closed at the gateway, or turns out paid."""
        if payment_id in self.charged:
            self.ask(payment_id)
        elif self.payments[payment_id].state == "pending":
            self.payments[payment_id].state = "closed"

    @property
    def pending(self) -> list[str]:
        """Payments the shop still waits for."""
        return [name for name, payment in self.payments.items() if payment.state == "pending"]

    @property
    def kept_fen(self) -> int:
        """What of the guest's money the shop keeps when all is over."""
        return sum(
            self.payments[name].amount_fen for name in self.charged if not self.payments[name].goes_back
        )
