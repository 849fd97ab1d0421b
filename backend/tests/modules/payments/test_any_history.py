"""Whatever happens to a bill, in whatever order: money is conserved and nothing goes back."""

from datetime import timedelta

from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from diandan.infra.outbox.models import Message
from diandan.kernel import clock
from diandan.kernel.errors import DomainError
from diandan.kernel.fact import Fact
from diandan.modules.ledger import queries as ledger
from diandan.modules.payments import queries
from diandan.modules.payments import service as payments
from diandan.modules.payments.events import PaidTooLate
from diandan.modules.payments.models import Bill, Payment, Refund
from diandan.modules.payments.ports import PaymentOutcome, RefundOutcome, RefundReport
from diandan.modules.payments.states import PAYMENT_MOVES, REFUND_MOVES, PaymentState, RefundState
from tests.factories.payments import TEST, a_report, make_account, make_bill
from tests.factories.stores import make_store

CHANNELS = st.sampled_from(["h5", "native", "jsapi"])
ENDS = st.sampled_from([PaymentOutcome.CLOSED, PaymentOutcome.FAILED])


class Till(RuleBasedStateMachine):
    """One bill; the gateway is played by ``charges`` and ``given``, which are the truth about its money."""

    begun = Bundle("begun")
    promised = Bundle("promised")

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.store = make_store()
        self.account = make_account(store=self.store)
        self.bill = make_bill(store=self.store)
        self.charges: dict[str, int] = {}
        self.given: dict[str, int] = {}
        self.seen: dict[str, str] = {}
        self.handled = 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    @rule(target=begun, channel=CHANNELS)
    def begin(self, channel):
        try:
            started = payments.start_payment(
                subject=self.bill.subject,
                account=self.account,
                channel=channel,
                expires_at=clock.now() + timedelta(minutes=15),
                by=TEST,
            )
        except DomainError:
            return multiple()
        return multiple() if started.replaces else started.payment.public_id

    @rule(payment_id=begun, repeats=st.integers(1, 3))
    def told_paid(self, payment_id, repeats):
        payment = queries.payment(payment_id)
        self.charges[payment_id] = payment.amount_fen
        for _ in range(repeats):
            self.tell(a_report(payment))

    @rule(payment_id=begun, outcome=ENDS)
    def told_ended(self, payment_id, outcome):
        self.tell(a_report(queries.payment(payment_id), outcome=outcome))

    @rule(payment_id=begun, amount_fen=st.integers(0, 5000).filter(lambda fen: fen != 2700))
    def told_a_wrong_amount(self, payment_id, amount_fen):
        self.tell(a_report(queries.payment(payment_id), amount_fen=amount_fen))

    @rule(received_fen=st.integers(0, 5000))
    def take_cash(self, received_fen):
        self.attempt(payments.take_cash, received_fen=received_fen)

    @rule()
    def close(self):
        payments.close_bill(subject=self.bill.subject, by=TEST)

    @rule()
    def cancel(self):
        payments.close_or_refund(subject=self.bill.subject, reason="cancelled", by=TEST)

    @rule(target=promised, amount_fen=st.none() | st.integers(1, 3000))
    def give_back(self, amount_fen):
        made = self.attempt(payments.ask_refund, amount_fen=amount_fen, reason="cold")
        return multiple(*(refund.public_id for refund in made or []))

    @rule(target=promised)
    def handle_late_money(self):
        rows = Message.objects.filter(name=PaidTooLate.name).order_by("id")[self.handled :]
        facts = [Fact.from_json(row.name, row.body) for row in rows]
        self.handled += len(facts)
        return multiple(
            *(payments.refund_late(payment_id=fact.payment_id, by=TEST).public_id for fact in facts)
        )

    @rule(refund_id=promised, outcome=st.sampled_from(list(RefundOutcome)))
    def told_about_a_refund(self, refund_id, outcome):
        self.tell_refund(refund_id, outcome)

    @rule(refund_id=consumes(promised))
    def refund_is_done(self, refund_id):
        self.tell_refund(refund_id, RefundOutcome.DONE)
        self.tell_refund(refund_id, RefundOutcome.FAILED)

    def tell(self, report):
        payments.apply_report(report, account_id=self.account.public_id, source="notice", by=TEST)

    def tell_refund(self, refund_id, outcome):
        refund = queries.refund(refund_id)
        if refund.payment.account is None:
            return
        if outcome is RefundOutcome.DONE:
            self.given[refund_id] = refund.amount_fen
        elif refund_id in self.given:
            return
        report = RefundReport(
            refund_id=refund_id,
            payment_id=refund.payment.public_id,
            outcome=outcome,
            amount_fen=refund.amount_fen,
        )
        payments.apply_refund_report(report, account_id=self.account.public_id, source="query", by=TEST)

    def attempt(self, command, **wish):
        try:
            with transaction.atomic():
                return command(subject=self.bill.subject, by=TEST, **wish)
        except DomainError:
            return None

    @invariant()
    def the_books_balance(self):
        assert sum(ledger.balances().values()) == 0
        assert ledger.unbalanced() == []

    @invariant()
    def the_books_know_what_the_gateway_knows(self):
        truth = sum(self.charges.values()) - sum(self.given.values())
        assert ledger.balance("asset:wechatpay") == truth

    @invariant()
    def the_bill_says_what_its_payments_say(self):
        bill = Bill.objects.get(pk=self.bill.pk)
        paid = Payment.objects.filter(bill=bill, state="paid", is_late=False)
        assert bill.paid_fen == sum(payment.amount_fen for payment in paid)
        assert (bill.state == "settled") == (bill.paid_fen == bill.total_fen)
        assert len(paid) <= 1

    @invariant()
    def every_charge_pays_the_bill_or_is_owed_back(self):
        owed = ledger.balance("liability:owed_to_guests") + ledger.balance("liability:refunds_due")
        promised = Refund.objects.filter(bill=self.bill).exclude(state="done")
        unhandled = Payment.objects.filter(bill=self.bill, is_late=True, refunds=None)
        assert -owed == sum(r.amount_fen for r in promised) + sum(p.amount_fen for p in unhandled)

    @invariant()
    def never_more_back_than_came_in(self):
        for payment in Payment.objects.filter(bill=self.bill):
            asked = sum(refund.amount_fen for refund in payment.refunds.all())
            assert asked == payment.refunded_fen <= payment.amount_fen

    @invariant()
    def at_most_one_payment_is_underway(self):
        underway = Payment.objects.filter(bill=self.bill, state__in=("opened", "pending"))
        assert len(underway) <= 1

    @invariant()
    def states_only_move_along_their_tables(self):
        for payment in Payment.objects.filter(bill=self.bill):
            self.must_follow(payment.public_id, payment.state, PaymentState, PAYMENT_MOVES)
        for refund in Refund.objects.filter(bill=self.bill):
            self.must_follow(refund.public_id, refund.state, RefundState, REFUND_MOVES)

    def must_follow(self, thing, state, states, moves):
        earlier = self.seen.get(thing)
        self.seen[thing] = state
        if earlier not in (None, state):
            reachable, frontier = set(), {states(earlier)}
            while frontier:
                step = {to for one in frontier for to in moves[one].values()} - reachable
                reachable |= step
                frontier = step
            assert states(state) in reachable


def test_in_any_history_money_is_conserved(db, clock, settings):
    settings.SANDBOX = True
    run_state_machine_as_test(Till, settings=MACHINE)


# On a server each step asks over a socket, and what is asked there is whether the statements say the same.
MACHINE = settings(
    max_examples=40 if connection.vendor == "sqlite" else 10,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
