"""An order is paid through the real protocol: begun, told, told again, told late, never told."""

import uuid
from datetime import timedelta
from types import SimpleNamespace

import pytest

from diandan import boot
from diandan.flows import cancel_order, pay_order, refund_order
from diandan.infra import outbox, plugins
from diandan.infra.outbox import handlers
from diandan.kernel import clock
from diandan.kernel.actor import Actor
from diandan.modules.ledger import queries as ledger
from diandan.modules.ordering import queries as orders
from diandan.modules.ordering.events import PaymentDeadline
from diandan.modules.payments import queries as money
from diandan.modules.payments.errors import AlreadyPaid, GatewayRefused, GatewayUnavailable
from diandan.modules.payments.events import PaidTooLate
from diandan.modules.payments.ports import Channel
from diandan.modules.payments.states import REFUND_MOVES, RefundState, RefundStep
from tests.factories import sandbox as play
from tests.factories.accounts import make_guest
from tests.factories.ordering import make_order
from tests.factories.payments import make_account, make_bill
from tests.factories.stores import make_store
from tests.factories.web import web_server

pytestmark = [pytest.mark.network, pytest.mark.django_db(transaction=True)]

LIN = Actor.staff("stf_lin")
PAID = "placed"


@pytest.fixture
def sandbox():
    """The gateway, well behaved before and after."""
    running = play.running()
    running.behave()
    play.forget_failures()
    yield running
    running.behave()
    play.forget_failures()


@pytest.fixture
def port(transactional_db):
    """Where our own web process listens."""
    with web_server() as port:
        yield port


@pytest.fixture
def shop(sandbox, port, settings):
    """A store that waits for the desk, a guest, and an account at the sandbox."""
    settings.SANDBOX = True
    settings.SANDBOX_URL = sandbox.url
    settings.PORT = port
    boot.listen()
    store = make_store(auto_accept=False)
    papers = sandbox.enrol()
    account = make_account(store=store, values=papers)
    return SimpleNamespace(store=store, guest=make_guest(), account=account, mchid=papers["mchid"])


@pytest.fixture
def order(shop):
    """An order of 25.00 that awaits its payment."""
    made = make_order(shop.store, shop.guest)
    make_bill(store=shop.store, subject=made.public_id, total_fen=made.total_fen)
    return made


def start(order, *, channel=Channel.H5, key=None):
    return pay_order.start(
        order=order,
        means="wechatpay",
        channel=channel,
        client_ip="127.0.0.1",
        key=key or uuid.uuid4().hex,
        request_hash=f"{order.public_id} {channel}",
        by=Actor.guest(order.guest.public_id),
    )


def state_of(order):
    return orders.order(order.public_id).state


def payment_states(order):
    return [payment.state for payment in money.payments_of(order.public_id)]


def nothing_is_owed():
    return ledger.balance("liability:owed_to_guests") == ledger.balance("liability:refunds_due") == 0


def test_the_notice_settles_the_order(sandbox, order):
    paying = start(order)
    assert paying.state == "pending"
    assert set(paying.payload) == {"h5_url"}

    sandbox.pay(paying.payment_id)
    (notice,) = sandbox.wait_until_told(paying.payment_id)
    outbox.drain()

    assert (notice["state"], notice["last_answer"], notice["attempts"]) == ("taken", "204", 1)
    assert state_of(order) == PAID
    assert payment_states(order) == ["paid"]
    assert ledger.balance("asset:wechatpay") == 2500
    assert [kept.outcome for kept in money.notices_about(paying.payment_id)] == ["settled"]


@pytest.mark.parametrize("channel", list(Channel))
def test_each_channel_leads_to_the_same_end(sandbox, order, channel):
    paying = start(order, channel=channel)

    sandbox.pay(paying.payment_id)
    sandbox.wait_until_told(paying.payment_id)
    outbox.drain()

    assert state_of(order) == PAID


def test_the_same_notice_ten_times_in_parallel_settles_once(sandbox, order):
    """D4, over HTTP."""
    paying = start(order)
    sandbox.misbehave("notice", "repeat", amount=10)

    sandbox.pay(paying.payment_id)
    sandbox.wait_until_told(paying.payment_id)
    again = sandbox.tell(paying.payment_id, copies=10)
    outbox.drain()

    assert again == [204] * 10
    assert len(orders.history(order.pk)) == 2
    assert ledger.balance("asset:wechatpay") == 2500
    assert len(money.notices_about(paying.payment_id)) == 1


@pytest.mark.parametrize("lie", [{"variant": "wrong_amount"}, {"variant": "wrong_currency"}])
def test_a_true_notice_of_a_wrong_amount_is_refused_and_recorded(sandbox, order, lie):
    paying = start(order)
    sandbox.misbehave("notice", "lose")
    sandbox.pay(paying.payment_id)
    sandbox.wait_until_told(paying.payment_id)

    assert sandbox.tell(paying.payment_id, **lie) == [409]
    outbox.drain()

    assert state_of(order) == "awaiting_payment"
    assert ledger.balances() == {}
    assert [kept.outcome for kept in money.notices_about(paying.payment_id)] == ["wrong_amount"]
    # The truth, told again under the same id, is still heard.
    assert sandbox.tell(paying.payment_id) == [204]
    assert [kept.outcome for kept in money.notices_about(paying.payment_id)] == ["settled"]


@pytest.mark.parametrize("variant", ["bad_signature", "signtest", "stale_timestamp", "foreign_key"])
def test_forged_notices_change_nothing(sandbox, order, variant):
    paying = start(order)
    sandbox.misbehave("notice", "lose")
    sandbox.pay(paying.payment_id)
    sandbox.wait_until_told(paying.payment_id)

    assert sandbox.tell(paying.payment_id, variant=variant) == [401]

    assert payment_states(order) == ["pending"]
    assert money.notices_about(paying.payment_id) == []


def test_a_notice_that_comes_before_the_answer_is_heard(sandbox, order):
    sandbox.misbehave("prepay", "pay_before_answer")

    paying = start(order)
    outbox.drain()

    assert (paying.state, paying.payload) == ("paid", None)
    assert state_of(order) == PAID


def lost(sandbox, order):
    """A payment whose notice never comes."""
    paying = start(order)
    sandbox.misbehave("notice", "lose")
    sandbox.pay(paying.payment_id)
    sandbox.wait_until_told(paying.payment_id)
    return paying


def test_a_lost_notice_is_healed_by_asking(sandbox, order):
    lost(sandbox, order)

    with clock.frozen_at(clock.now() + timedelta(seconds=61)):
        assert pay_order.ask_about_pending() == 1
        outbox.drain()

    assert state_of(order) == PAID


def test_control_without_the_sweeper_a_lost_notice_stays_lost(sandbox, order):
    lost(sandbox, order)

    assert pay_order.ask_about_pending() == 0
    outbox.drain()

    assert state_of(order) == "awaiting_payment"


def test_the_guest_may_ask_without_waiting_for_the_sweeper(sandbox, order):
    lost(sandbox, order)

    assert pay_order.status(subject=order.public_id, check=False).state == "pending"
    assert pay_order.status(subject=order.public_id, check=True).state == "paid"


def past_the_deadline(order):
    """The deadline is long over and the gateway has been silent: its answers are stale by our clock."""
    with clock.frozen_at(order.pay_by + pay_order.PATIENCE + timedelta(minutes=1)):
        pay_order.ask_before_closing(PaymentDeadline(order_id=order.public_id))


def test_money_that_comes_after_the_deadline_goes_back(sandbox, order, shop):
    """D5: never silent."""
    paying = lost(sandbox, order)
    past_the_deadline(order)
    outbox.drain()
    play.forget_failures()
    # The errand that closes the abandoned payment may have asked already; the notice comes all the same.
    assert sandbox.tell(paying.payment_id) == [204]
    outbox.drain()
    sandbox.settle()
    outbox.drain()

    assert state_of(order) == "cancelled"
    assert payment_states(order) == ["paid"]
    assert [(refund.state, refund.amount_fen) for refund in money.refunds_of(order.public_id)] == [
        ("done", 2500)
    ]
    assert nothing_is_owed()
    assert [one["amount_fen"] for one in sandbox.statement(shop.mchid)["refunds"]] == [2500]


def test_control_without_its_listener_late_money_stays_owed(sandbox, order, monkeypatch):
    monkeypatch.setitem(handlers._by_fact, PaidTooLate.name, ())
    paying = lost(sandbox, order)
    past_the_deadline(order)
    outbox.drain()
    play.forget_failures()
    sandbox.tell(paying.payment_id)
    outbox.drain()

    assert not nothing_is_owed()


def test_the_deadline_asks_first_and_finds_what_was_paid(sandbox, order):
    lost(sandbox, order)

    pay_order.ask_before_closing(PaymentDeadline(order_id=order.public_id))
    outbox.drain()

    assert state_of(order) == PAID


def test_the_deadline_closes_an_unpaid_order_here_and_at_the_gateway(sandbox, order):
    paying = start(order)

    pay_order.ask_before_closing(PaymentDeadline(order_id=order.public_id))
    outbox.drain()

    assert state_of(order) == "cancelled"
    assert payment_states(order) == ["closed"]
    with pytest.raises(AssertionError, match="ORDER_CLOSED"):
        sandbox.pay(paying.payment_id)


def test_a_silent_gateway_at_the_deadline_is_asked_again(sandbox, order):
    start(order)
    sandbox.misbehave("query", "error_500", times=3)

    with pytest.raises(GatewayUnavailable):
        pay_order.ask_before_closing(PaymentDeadline(order_id=order.public_id))

    assert state_of(order) == "awaiting_payment"


def test_a_deadline_after_payment_changes_nothing(sandbox, order):
    paying = start(order)
    sandbox.pay(paying.payment_id)
    sandbox.wait_until_told(paying.payment_id)

    pay_order.ask_before_closing(PaymentDeadline(order_id=order.public_id))
    outbox.drain()

    assert state_of(order) == PAID


def test_the_same_key_gives_the_same_payment(order):
    first, again = start(order, key="key-00000001"), start(order, key="key-00000001")

    assert again == first
    assert len(money.payments_of(order.public_id)) == 1


def test_a_lapsing_link_is_made_anew_for_the_same_payment(order):
    first = start(order)

    with clock.frozen_at(clock.now() + timedelta(minutes=4, seconds=40)):
        again = start(order)

    assert again.payment_id == first.payment_id
    assert again.payload != first.payload


def test_another_way_of_paying_closes_the_first_at_the_gateway(sandbox, order):
    first = start(order, channel=Channel.H5)

    second = start(order, channel=Channel.NATIVE)

    assert second.payment_id != first.payment_id
    assert set(second.payload) == {"code_url"}
    assert payment_states(order) == ["closed", "pending"]
    with pytest.raises(AssertionError, match="ORDER_CLOSED"):
        sandbox.pay(first.payment_id)


def test_another_way_of_paying_finds_out_that_the_first_was_paid(sandbox, order, shop):
    lost(sandbox, order)

    with pytest.raises(AlreadyPaid):
        start(order, channel=Channel.NATIVE)
    outbox.drain()

    assert state_of(order) == PAID
    assert len(sandbox.statement(shop.mchid)["charges"]) == 1


def test_a_gateway_that_is_down_leaves_the_payment_pending_and_the_key_good(sandbox, order):
    sandbox.misbehave("prepay", "error_500_after_commit", times=3)
    with pytest.raises(GatewayUnavailable):
        start(order, key="key-00000002")
    assert payment_states(order) == ["pending"]

    paying = start(order, key="key-00000002")
    sandbox.pay(paying.payment_id)
    sandbox.wait_until_told(paying.payment_id)
    outbox.drain()

    assert state_of(order) == PAID
    assert payment_states(order) == ["paid"]


def test_a_gateway_that_says_no_fails_the_payment_and_another_may_be_tried(sandbox, order, monkeypatch):
    gateway = plugins.load("diandan.payment_gateways", "wechatpay")
    with monkeypatch.context() as patch:
        patch.setattr(type(gateway), "start", refuse)
        with pytest.raises(GatewayRefused):
            start(order)

    paying = start(order)

    assert paying.state == "pending"
    assert payment_states(order) == ["failed", "pending"]


def refuse(*_):
    raise GatewayRefused(reason="PARAM_ERROR")


def take_cash(order, received_fen=3000, key="cash-0000001"):
    return pay_order.take_cash(order=order, received_fen=received_fen, key=key, request_hash="cash", by=LIN)


def test_cash_closes_the_payment_on_the_phone(sandbox, order):
    paying = start(order)

    payment = take_cash(order)
    again = take_cash(order)
    outbox.drain()

    assert (payment.change_fen, again.public_id) == (500, payment.public_id)
    assert state_of(order) == PAID
    assert sorted(payment_states(order)) == ["closed", "paid"]
    with pytest.raises(AssertionError, match="ORDER_CLOSED"):
        sandbox.pay(paying.payment_id)


def test_cash_is_refused_when_the_phone_was_faster(sandbox, order):
    lost(sandbox, order)

    with pytest.raises(AlreadyPaid):
        take_cash(order)
    outbox.drain()

    assert state_of(order) == PAID
    assert ledger.balance("asset:cash") == 0


def test_cash_beside_a_silent_gateway_goes_on_and_the_phones_money_goes_back(sandbox, order):
    paying = lost(sandbox, order)
    sandbox.misbehave("close", "error_500", times=3)

    take_cash(order)
    play.forget_failures()
    sandbox.tell(paying.payment_id)
    outbox.drain()
    sandbox.settle()
    outbox.drain()

    assert state_of(order) == PAID
    assert ledger.balance("asset:cash") == 2500
    assert ledger.balance("asset:wechatpay") == 0
    assert nothing_is_owed()


def test_a_guest_who_cancels_while_paying_pays_nothing(sandbox, order, shop):
    paying = start(order)

    cancel_order.by_guest(guest=shop.guest, order_id=order.public_id)
    outbox.drain()

    assert payment_states(order) == ["closed"]
    with pytest.raises(AssertionError, match="ORDER_CLOSED"):
        sandbox.pay(paying.payment_id)


def test_a_guest_who_pays_and_cancels_gets_everything_back(sandbox, order, shop):
    lost(sandbox, order)

    cancel_order.by_guest(guest=shop.guest, order_id=order.public_id)
    outbox.drain()
    sandbox.settle()
    outbox.drain()

    assert state_of(order) == "cancelled"
    assert [refund.state for refund in money.refunds_of(order.public_id)] == ["done"]
    assert nothing_is_owed()


def paid(sandbox, order):
    paying = start(order)
    sandbox.pay(paying.payment_id)
    sandbox.wait_until_told(paying.payment_id)
    outbox.drain()
    return order


def give_back(order, *, amount_fen=None, key="back-0000001"):
    refund_order.by_staff(
        order=order, amount_fen=amount_fen, reason="冷了", key=key, request_hash="back", by=LIN
    )


def refunds(order):
    return [(refund.state, refund.amount_fen) for refund in money.refunds_of(order.public_id)]


def test_a_refund_is_sent_and_followed_to_its_end(sandbox, order):
    paid(sandbox, order)

    give_back(order)
    give_back(order)
    outbox.drain()
    assert refunds(order) == [("sent", 2500)]
    sandbox.settle()

    assert refunds(order) == [("done", 2500)]
    assert nothing_is_owed()
    assert ledger.balance("asset:wechatpay") == 0


@pytest.mark.parametrize(("moves", "ends"), [({}, "done"), ({RefundStep.SEND: RefundState.SENT}, "sent")])
def test_the_slow_answer_undoes_a_fast_notice_only_without_the_table(
    sandbox, order, monkeypatch, moves, ends
):
    monkeypatch.setitem(REFUND_MOVES, RefundState.DONE, moves)
    paid(sandbox, order)
    sandbox.misbehave("refund", "notice_before_answer")

    give_back(order)
    outbox.drain()
    assert refunds(order) == [(ends, 2500)]


def test_a_refund_whose_notice_is_lost_is_asked_about(sandbox, order):
    paid(sandbox, order)
    sandbox.misbehave("notice", "lose")
    give_back(order)
    outbox.drain()
    sandbox.settle()
    assert refunds(order) == [("sent", 2500)]

    with clock.frozen_at(clock.now() + timedelta(seconds=62)):
        assert refund_order.ask_about_refunds() == 1

    assert refunds(order) == [("done", 2500)]


def test_a_refund_that_stumbles_is_sent_again_under_its_number(sandbox, order, shop):
    paid(sandbox, order)
    sandbox.misbehave("refund", "error_500_after_commit", times=3)
    give_back(order, amount_fen=700)
    outbox.drain()
    assert refunds(order) == [("asked", 700)]
    play.forget_failures()

    with clock.frozen_at(clock.now() + timedelta(seconds=62)):
        refund_order.ask_about_refunds()
    sandbox.settle()

    assert refunds(order) == [("done", 700)]
    assert [one["amount_fen"] for one in sandbox.statement(shop.mchid)["refunds"]] == [700]


def test_a_refund_that_never_arrived_is_sent_by_the_sweeper(sandbox, order):
    paid(sandbox, order)
    sandbox.misbehave("refund", "error_500", times=3)
    give_back(order)
    outbox.drain()
    play.forget_failures()

    with clock.frozen_at(clock.now() + timedelta(seconds=62)):
        refund_order.ask_about_refunds()

    assert refunds(order) == [("sent", 2500)]


def test_an_abnormal_refund_is_told_and_not_forgotten(sandbox, order):
    paid(sandbox, order)
    sandbox.misbehave("refund", "abnormal")
    give_back(order)
    outbox.drain()
    sandbox.settle()

    assert refunds(order) == [("failed", 2500)]
    assert ledger.balance("liability:refunds_due") == -2500


def test_notices_out_of_order_end_the_same(sandbox, order):
    """The refund is told before the payment it gives back."""
    lost(sandbox, order)
    pay_order.ask_gateway(money.payments_of(order.public_id)[0].public_id)
    outbox.drain()
    give_back(order)
    outbox.drain()
    sandbox.settle()

    assert sandbox.tell(money.payments_of(order.public_id)[0].public_id) == [204]
    outbox.drain()

    assert refunds(order) == [("done", 2500)]
    assert state_of(order) == PAID
    assert nothing_is_owed()


def test_our_books_are_the_gateways_statement(sandbox, shop):
    """After a busy hour with losses, repeats and refunds, every fen stands on both sides."""
    for number in range(6):
        one = make_order(shop.store, shop.guest, total_fen=2500 + number, items_fen=2500 + number)
        make_bill(store=shop.store, subject=one.public_id, total_fen=one.total_fen)
        if number % 3 == 1:
            lost(sandbox, one)
        else:
            paid(sandbox, one)
        if number % 2:
            pay_order.status(subject=one.public_id, check=True)
            outbox.drain()
            give_back(one, amount_fen=100 * number, key=f"back-{number:08d}")
        outbox.drain()
    sandbox.settle()
    with clock.frozen_at(clock.now() + timedelta(seconds=62)):
        pay_order.ask_about_pending()
        refund_order.ask_about_refunds()
    outbox.drain()

    theirs = sandbox.statement(shop.mchid)
    ours = money.movements(
        shop.account, since=clock.now() - timedelta(hours=1), until=clock.now() + timedelta(hours=1)
    )
    assert sorted((row.payment_id, row.amount_fen) for row in ours if not row.refund_id) == sorted(
        (row["out_trade_no"], row["amount_fen"]) for row in theirs["charges"]
    )
    assert sorted((row.refund_id, row.amount_fen) for row in ours if row.refund_id) == sorted(
        (row["out_refund_no"], row["amount_fen"]) for row in theirs["refunds"] if row["status"] == "SUCCESS"
    )
    assert ledger.balance("asset:wechatpay") == sum(row["amount_fen"] for row in theirs["charges"]) - sum(
        row["amount_fen"] for row in theirs["refunds"]
    )
    assert ledger.unbalanced() == []
    assert nothing_is_owed()


def test_an_order_of_nothing_is_settled_without_a_gateway(shop):
    free = make_order(shop.store, shop.guest, items_fen=0, total_fen=0, lines=[])
    make_bill(store=shop.store, subject=free.public_id, total_fen=0)

    outbox.drain()

    assert state_of(free) == PAID
