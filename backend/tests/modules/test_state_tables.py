"""What may be asked of a state, answered for every state there is; what a refused step says."""

from datetime import UTC, datetime, timedelta

import pytest

from diandan.modules.feedback import states as feedback
from diandan.modules.kitchen import states as kitchen
from diandan.modules.kitchen.errors import IllegalStep
from diandan.modules.ledger import states as ledger
from diandan.modules.ledger.errors import UnknownAccountKind
from diandan.modules.notifications import states as notifications
from diandan.modules.notifications.errors import IllegalMessageMove
from diandan.modules.ordering import states as ordering
from diandan.modules.ordering.errors import IllegalMove
from diandan.modules.payments import states as payments
from diandan.modules.payments.errors import IllegalMoneyMove


@pytest.mark.parametrize(
    ("question", "states", "yes"),
    [
        (ordering.is_final, ordering.OrderState, {"completed", "cancelled"}),
        (ordering.guest_may_cancel, ordering.OrderState, {"awaiting_payment", "placed"}),
        (ordering.is_in_the_shop, ordering.OrderState, {"placed", "accepted", "preparing", "ready"}),
        (kitchen.is_undone, kitchen.TicketState, {"queued", "cooking"}),
        (kitchen.is_on_screen, kitchen.TicketState, {"queued", "cooking", "done"}),
        (
            notifications.is_out_of_hand,
            notifications.MessageState,
            {"sent", "delivered", "failed", "dropped"},
        ),
        (notifications.may_have_news, notifications.MessageState, {"sent", "unknown"}),
        (payments.is_live, payments.PaymentState, {"opened", "pending"}),
        (payments.is_underway, payments.RefundState, {"asked", "sent"}),
        (payments.takes_money, payments.BillState, {"open"}),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_question_has_an_answer_for_every_state(question, states, yes):
    assert {state.value for state in states if question(state)} == yes
    assert {question(state) for state in states} == {True, False}


def test_where_a_step_may_start():
    assert {step.value: {s.value for s in payments.sources(step)} for step in payments.PaymentStep} == {
        "start": {"opened"},
        "pay": {"opened", "pending", "failed", "closed"},
        "fail": {"opened", "pending"},
        "close": {"opened", "pending"},
    }
    assert {step.value: {s.value for s in payments.refund_sources(step)} for step in payments.RefundStep} == {
        "send": {"asked", "failed"},
        "finish": {"asked", "sent", "failed"},
        "fail": {"asked", "sent"},
    }


def test_what_may_be_done_to_an_order_is_what_its_table_says():
    assert {
        state.value: {step.value for step in ordering.Step if ordering.may(state, step)}
        for state in ordering.OrderState
    } == {
        "awaiting_payment": {"settle", "cancel"},
        "placed": {"accept", "reject", "cancel"},
        "accepted": {"start", "finish", "cancel"},
        "preparing": {"finish", "cancel"},
        "ready": {"hand_over", "cancel"},
        "completed": set(),
        "cancelled": set(),
    }


@pytest.mark.parametrize(
    ("take", "error", "details"),
    [
        (
            lambda: ordering.after(ordering.OrderState.READY, ordering.Step.ACCEPT),
            IllegalMove,
            {"state": "ready", "step": "accept"},
        ),
        (
            lambda: kitchen.after(kitchen.TicketState.VOID, kitchen.Step.BUMP),
            IllegalStep,
            {"state": "void", "step": "bump"},
        ),
        (
            lambda: notifications.after(notifications.MessageState.FAILED, notifications.MessageStep.BEGIN),
            IllegalMessageMove,
            {"state": "failed", "step": "begin"},
        ),
        (
            lambda: payments.after_payment_step(payments.PaymentState.PAID, payments.PaymentStep.CLOSE),
            IllegalMoneyMove,
            {"what": "payment", "state": "paid", "step": "close"},
        ),
        (
            lambda: payments.after_refund_step(payments.RefundState.DONE, payments.RefundStep.FAIL),
            IllegalMoneyMove,
            {"what": "refund", "state": "done", "step": "fail"},
        ),
    ],
)
def test_a_step_that_is_not_in_the_table_is_refused_by_name(take, error, details):
    with pytest.raises(error) as refusal:
        take()

    assert refusal.value.details == details


def test_a_payment_and_a_refund_move_as_their_tables_say():
    for state, moves in payments.PAYMENT_MOVES.items():
        for step, to in moves.items():
            assert payments.after_payment_step(state, step) is to
    for state, moves in payments.REFUND_MOVES.items():
        for step, to in moves.items():
            assert payments.after_refund_step(state, step) is to


@pytest.mark.parametrize(
    ("total", "count", "hundredths"),
    [(0, 0, 0), (5, 1, 500), (9, 2, 450), (14, 3, 467), (13, 3, 433), (1, 8, 13)],
)
def test_an_average_is_rounded_half_up(total, count, hundredths):
    assert feedback.average_hundredths(total, count) == hundredths


def test_a_low_score_is_seen_to_once():
    follow_up = feedback.follow_up_after
    assert [follow_up("none", stars).value for stars in feedback.STARS] == [
        "open",
        "open",
        "none",
        "none",
        "none",
    ]
    assert [follow_up("open", stars).value for stars in (1, 5)] == ["open", "none"]
    assert [follow_up("done", stars).value for stars in (1, 5)] == ["done", "done"]


def test_an_order_may_be_reviewed_for_so_many_days():
    done = datetime(2026, 3, 12, tzinfo=UTC)
    assert feedback.open_until(done, days=7) - done == timedelta(days=7)


@pytest.mark.parametrize("account", ["cash", "asset", "asset:", ":cash", "assets:cash", "asset:" + "x" * 35])
def test_an_account_is_named_by_its_kind_and_no_longer_than_its_column(account):
    with pytest.raises(UnknownAccountKind) as refusal:
        ledger.kind_of(account)

    assert refusal.value.args == (account,)


def test_the_rest_of_an_accounts_name_is_its_own_business():
    assert ledger.kind_of("asset:" + "x" * 34) is ledger.AccountKind.ASSET
    assert ledger.kind_of("liability:owed:to") is ledger.AccountKind.LIABILITY
