"""Histories of one payment, made from a seed: notices delayed, repeated, reordered, lost, forged, untrue.

Every step is done to the shop and to the model, and then both are compared: the answer, the order, the bill,
the payments, the refunds, the notices kept. At the end the faults stop, and what the gateway has truly kept
must be what the model says.
"""

import random
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from diandan import boot
from diandan.flows import cancel_order, pay_order, refund_order
from diandan.infra import outbox
from diandan.kernel.actor import Actor
from diandan.kernel.clock import FrozenClock
from diandan.kernel.errors import DomainError
from diandan.modules.ordering import queries as orders
from diandan.modules.payments import queries as money
from diandan.modules.payments.models import Notice
from diandan.modules.payments.ports import Channel
from diandan.sandbox.wechatpay.errors import ApiError
from diandan.sandbox.wechatpay.notices import Letter
from tests.factories.accounts import make_guest
from tests.factories.ordering import make_order
from tests.factories.payments import make_account, make_bill
from tests.factories.stores import make_store
from tests.faults.local_gateway import LocalGateway, forget_failures
from tests.faults.payment_model import FORGED, TAKEN, UNKNOWN, Model

A_MORNING = datetime(2026, 3, 12, 2, 30, tzinfo=UTC)
SIGNED = ("wechatpay-signature", "wechatpay-nonce", "wechatpay-timestamp", "wechatpay-serial")
FORGERIES = (
    "bad_signature", "no_signature", "signtest", "stale_timestamp", "wrong_serial", "tampered_body",
    "tampered_nonce", "truncated", "other_merchant", "other_app", "foreign_key", "other_key", "garbage",
)  # fmt: skip
STEPS = (
    ("pay", 16),
    ("notice", 20),
    ("repeat", 8),
    ("forge", 14),
    ("wrong_amount", 6),
    ("contradict", 4),
    ("stranger", 4),
    ("replay", 6),
    ("mixed_nonce", 4),
    ("misdirected", 4),
    ("ask", 6),
    ("start_otherwise", 5),
    ("cancel", 4),
    ("deadline", 3),
    ("silent_deadline", 3),
    ("wait", 6),
)


class Differs(AssertionError):
    """The shop and the model do not say the same."""


@dataclass
class Till:
    """A store with two merchants' accounts, in which histories are played one after another."""

    gateway: LocalGateway
    clock: FrozenClock

    def __post_init__(self) -> None:
        boot.listen()
        self.store = make_store(auto_accept=False)
        self.guest = make_guest()
        self.papers = self.gateway.enrol()
        self.account = make_account(store=self.store, values=self.papers)
        self.other = make_account(store=make_store(), values=self.gateway.enrol("别家"))
        self.taken: set[str] = set()


class History:
    """One order's story; ``play`` tells it to the end."""

    def __init__(self, till: Till, seed: int) -> None:
        self.till, self.seed, self.chance = till, seed, random.Random(seed)
        self.mchid = till.papers["mchid"]
        self.gateway = till.gateway
        self.order = make_order(till.store, till.guest)
        make_bill(store=till.store, subject=self.order.public_id, total_fen=self.order.total_fen)
        self.model = Model(self.order.total_fen, taken=till.taken)
        self.told: list[str] = []
        self.letters: list[tuple[Any, str, str, float]] = []

    def play(self) -> None:
        """Begin to pay, let anything happen, let all come to rest.

        Raises:
            Differs: with the seed and what was done.
        """
        self._start(Channel.H5)
        names, weights = [name for name, _ in STEPS], [weight for _, weight in STEPS]
        for name in self.chance.choices(names, weights, k=self.chance.randint(3, 12)):
            self.told.append(name)
            getattr(self, f"_{name}")()
            outbox.drain()
            self._compare()
        self._rest()

    # --- steps

    def _start(self, channel: Channel) -> None:
        for payment_id in self.model.pending:
            if self.model.payments[payment_id].state == "pending" and self.model.order == "awaiting_payment":
                self.model.retire(payment_id)
        try:
            paying = pay_order.start(
                order=orders.order(self.order.public_id), means="wechatpay", channel=channel,
                client_ip="127.0.0.1", key=f"{self.order.public_id}-{len(self.told)}", request_hash="",
                by=Actor.guest(self.till.guest.public_id),
            )  # fmt: skip
        except DomainError as refusal:
            self._must(self.model.bill != "open", f"refused to start: {refusal}")
            return
        self._must(self.model.bill == "open" or paying.payment_id in self.model.payments, "started in vain")
        if paying.payment_id not in self.model.payments:
            self.model.begin(paying.payment_id)

    def _start_otherwise(self) -> None:
        last = money.payment(next(reversed(self.model.payments)))
        self._start(Channel.NATIVE if last.channel == Channel.H5 else Channel.H5)

    def _pay(self) -> None:
        payment_id = self.chance.choice(list(self.model.payments))
        try:
            self.gateway.pay(self.mchid, payment_id)
        except ApiError:
            return
        trade = self.gateway.trade(self.mchid, payment_id)
        self.model.charge(payment_id, trade["transaction_id"])

    def _notice(self) -> None:
        if (chosen := self._some_notice()) is None:
            return
        notice_id, payment_id, ref = chosen
        letter = self.gateway.letter(notice_id)
        self.letters.append((letter, notice_id, payment_id, self.till.clock.instant.timestamp()))
        self._expect(self.gateway.post(letter), self.model.notice(notice_id, payment_id, ref))

    def _repeat(self) -> None:
        for _ in range(self.chance.randint(2, 4)):
            self._notice()

    def _forge(self) -> None:
        if (chosen := self._some_notice()) is not None:
            variant = self.chance.choice(FORGERIES)
            self._expect(self.gateway.post(self.gateway.letter(chosen[0], variant=variant)), FORGED)

    def _wrong_amount(self) -> None:
        if (chosen := self._some_notice()) is not None:
            amount_fen = self.chance.choice((1, self.order.total_fen - 1, self.order.total_fen * 100))
            letter = self.gateway.letter(chosen[0], variant="wrong_amount", amount=amount_fen)
            self._expect(self.gateway.post(letter), self.model.notice(*chosen, amount_fen))

    def _contradict(self) -> None:
        """A genuine notice under another transaction: one nobody has heard of, or another payment's."""
        if (chosen := self._some_notice()) is not None:
            notice_id, payment_id, _ = chosen
            ref = self.chance.choice((f"4299{self.seed:024d}", f"4299{0:024d}"))
            letter = self.gateway.letter(notice_id, transaction_id=ref)
            self._expect(self.gateway.post(letter), self.model.notice(notice_id, payment_id, ref))

    def _stranger(self) -> None:
        """A genuine notice about a payment nobody here has begun, under a number longer than ours are."""
        if (chosen := self._some_notice()) is not None and self.model.kept.get(chosen[0]) != TAKEN:
            letter = self.gateway.letter(chosen[0], out_trade_no="pay_01M8J0QA0000000000000NOBODY")
            self._expect(self.gateway.post(letter), UNKNOWN)
            self.model.kept[chosen[0]] = UNKNOWN

    def _replay(self) -> None:
        """The very bytes of an earlier letter, soon or much later."""
        if not self.letters:
            return
        letter, notice_id, payment_id, sent_at = self.chance.choice(self.letters)
        if self.till.clock.instant.timestamp() - sent_at > 300:
            self._expect(self.gateway.post(letter), FORGED)
        else:
            ref = self.model.charged[payment_id]
            self._expect(self.gateway.post(letter), self.model.notice(notice_id, payment_id, ref))

    def _mixed_nonce(self) -> None:
        """The nonce of one letter over the body of another."""
        if (chosen := self._some_notice()) is None:
            return
        one, other = self.gateway.letter(chosen[0]), self.gateway.letter(chosen[0])
        one.headers["wechatpay-nonce"] = other.headers["wechatpay-nonce"]
        self._expect(self.gateway.post(one), FORGED)

    def _misdirected(self) -> None:
        """A genuine notice at another merchant's door."""
        if (chosen := self._some_notice()) is not None:
            letter = self.gateway.letter(chosen[0])
            self._expect(self.gateway.post(letter, to=self.till.other.public_id), FORGED)

    def _ask(self) -> None:
        self.till.clock.advance(seconds=61)
        pay_order.ask_about_pending()
        for payment_id in self.model.pending:
            if money.payment(payment_id).times_asked or self.model.charged.get(payment_id):
                self.model.ask(payment_id)

    def _cancel(self) -> None:
        try:
            cancel_order.by_guest(guest=self.till.guest, order_id=self.order.public_id)
        except DomainError as refusal:
            raise Differs(f"{self.seed}: refused to cancel: {refusal}") from refusal
        self.model.cancel()
        self._abandon()

    def _deadline(self) -> None:
        self._pass_the_deadline()
        outbox.drain()
        for payment_id in self.model.pending:
            self.model.ask(payment_id)
        if self.model.order == "awaiting_payment":
            self.model.cancel()
        self._abandon()

    def _silent_deadline(self) -> None:
        """The gateway does not answer when the time is over; the order is closed all the same."""
        self._line("down")
        self._pass_the_deadline(after=pay_order.PATIENCE)
        outbox.drain()
        if self.model.order == "awaiting_payment":
            self.model.cancel()
        if self.chance.random() < 0.5:
            self._notice()
            outbox.drain()
        self._line("up")
        self.till.clock.advance(seconds=10)
        self._abandon()

    def _wait(self) -> None:
        self.till.clock.advance(seconds=self.chance.choice((1, 30, 200, 301)))
        if self.till.clock.instant > self.order.pay_by:
            self._deadline()

    # --- what follows

    def _pass_the_deadline(self, after: timedelta = timedelta()) -> None:
        due = self.order.pay_by + after + timedelta(seconds=1)
        self.till.clock.move_to(max(due, self.till.clock.instant))

    def _abandon(self) -> None:
        """What nobody wants any more is asked about and closed, once its errands have run."""
        if self.model.bill == "open":
            return
        outbox.drain()
        for payment_id in self.model.pending:
            self.model.ask(payment_id)

    def _rest(self) -> None:
        self.told.append("rest")
        self._deadline()
        for _ in range(3):
            outbox.drain()
            self.gateway.settle()
            for notice_id in self.gateway.notice_ids():
                if self.chance.random() < 0.3:
                    self.gateway.post(self.gateway.letter(notice_id))
            self.till.clock.advance(minutes=3)
            pay_order.ask_about_pending()
            refund_order.ask_about_refunds()
        outbox.drain()
        for notice_id, outcome in list(self.model.kept.items()):
            if outcome != TAKEN:
                del self.model.kept[notice_id]
        for payment_id, ref in self.model.charged.items():
            self.model.hear(payment_id, ref)
        self._compare(at_rest=True)
        books = self.gateway.statement(self.mchid)
        charged = {row["out_trade_no"]: row["amount_fen"] for row in books["charges"]}
        back_fen = sum(row["amount_fen"] for row in books["refunds"] if row["status"] == "SUCCESS")
        self._must(set(charged) == set(self.model.charged), "charged otherwise")
        kept_fen = sum(charged.values()) - back_fen
        self._must(kept_fen == self.model.kept_fen, f"keeps {kept_fen} instead of {self.model.kept_fen}")
        self._must(
            kept_fen == (self.order.total_fen if self.model.order == "placed" else 0), "keeps too much"
        )
        self.gateway.forget()

    def _compare(self, *, at_rest: bool = False) -> None:
        bill = money.bill_of(self.order.public_id)
        stands = {
            "order": orders.order(self.order.public_id).state,
            "bill": bill.state,
            "payments": {one.public_id: one.state for one in money.payments_of(self.order.public_id)},
            "late": {one.public_id for one in money.payments_of(self.order.public_id) if one.is_late},
            "back": sorted(one.amount_fen for one in money.refunds_of(self.order.public_id)),
        }
        model = {
            "order": self.model.order,
            "bill": self.model.bill,
            "payments": {name: one.state for name, one in self.model.payments.items()},
            "late": {name for name, one in self.model.payments.items() if one.is_late},
            "back": sorted(one.amount_fen for one in self.model.payments.values() if one.goes_back),
        }
        self._must(stands == model, f"stands {stands}, must be {model}")
        if at_rest:
            states = {one.state for one in money.refunds_of(self.order.public_id)}
            self._must(states <= {"done"}, f"refunds {states}")
            return
        known = Notice.objects.filter(account=self.till.account, notice_id__in=self.gateway.notice_ids())
        kept = set(known.values_list("notice_id", flat=True))
        self._must(kept == set(self.model.kept), f"kept {kept}, must be {set(self.model.kept)}")

    # --- small things

    def _some_notice(self) -> tuple[str, str, str] | None:
        """A true notice about one of the charges: its id, the payment, the transaction."""
        if not self.model.charged:
            return None
        payment_id = self.chance.choice(list(self.model.charged))
        return self.gateway.notice_ids(payment_id)[0], payment_id, self.model.charged[payment_id]

    def _line(self, state: str) -> None:
        self.gateway.line = state
        forget_failures()

    def _expect(self, answered: int, expected: int) -> None:
        self._must(answered == expected, f"answered {answered}, must be {expected}")

    def _must(self, holds: bool, what: str) -> None:
        if not holds:
            raise Differs(f"seed {self.seed}, after {self.told}: {what}")


def play(till: Till, seed: int) -> int:
    """Play one history to its end; return how many steps it had."""
    history = History(till, seed)
    history.play()
    return len(history.told)


def forgeries(till: Till, seed: int, count: int) -> tuple[Counter[int], bool]:
    """Send so many false letters about one charge; return how they were answered, and whether truth is heard.

    A payment that has moved, or a letter that was kept, is a difference.

    Raises:
        Differs.
    """
    chance, history = random.Random(seed), History(till, seed)
    history._start(Channel.H5)
    (payment_id,) = history.model.payments
    notice_id = till.gateway.pay(history.mchid, payment_id)
    answers: Counter[int] = Counter()
    for _ in range(count):
        answers[till.gateway.post(_forged(till, notice_id, chance))] += 1
        if answers[FORGED] == answers.total() and money.notices_about(payment_id):
            raise Differs(f"seed {seed}: a forged letter was kept")
    is_untouched = money.payment(payment_id).state == "pending"
    heard = till.gateway.post(till.gateway.letter(notice_id)) == TAKEN
    return answers, heard and is_untouched


def _forged(till: Till, notice_id: str, chance: random.Random) -> Letter:
    """A letter that is false in one way: a known one, or a changed byte anywhere."""
    if chance.random() < 0.4:
        return till.gateway.letter(notice_id, variant=chance.choice(FORGERIES))
    letter = till.gateway.letter(notice_id)
    name = chance.choice(("body", *SIGNED))
    if name == "body":
        body = bytearray(letter.body)
        body[chance.randrange(len(body))] ^= chance.randrange(1, 128)
        return Letter(letter.url, letter.headers, bytes(body))
    text = letter.headers[name]
    # The last letters of a signature may say the same in two ways; the first never do.
    at = chance.randrange(min(len(text), 300))
    other = chance.choice([c for c in "0123456789ABCDEF" if c != text[at]])
    letter.headers[name] = text[:at] + other + text[at + 1 :]
    return letter
