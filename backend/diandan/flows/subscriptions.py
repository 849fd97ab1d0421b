"""THE table: which fact leads to which function. The whole choreography, on one page.

A *reaction* changes our own rows, once per fact. An *errand* goes outside. An *emit* tells screens and may be
lost. A fact that nobody listens to is still recorded: it is news for those who come later.
"""

from collections.abc import Sequence

from diandan.flows import (
    alert_staff,
    bring_message,
    broadcast,
    cancel_order,
    follow_money,
    inbox_views,
    look_at_pictures,
    notify,
    pay_order,
    prepare_order,
    read_reviews,
    refund_order,
    report_hand_over,
    restock,
    review_order,
    share,
)
from diandan.infra.outbox import handlers
from diandan.infra.outbox.handlers import Handler, emit, errand, reaction
from diandan.kernel.fact import Fact
from diandan.modules.accounts import events as people
from diandan.modules.catalog import events as menu
from diandan.modules.feedback import events as review
from diandan.modules.inventory import events as stock
from diandan.modules.kitchen import events as kitchen
from diandan.modules.notifications import events as message
from diandan.modules.ordering import events as order
from diandan.modules.payments import events as money
from diandan.modules.stores import events as store

SUBSCRIPTIONS: dict[type[Fact], Sequence[Handler]] = {
    # --- an order's life
    order.OrderPlaced: [emit(broadcast.order)],
    order.PaymentDeadline: [errand(pay_order.ask_before_closing)],
    money.BillSettled: [reaction(pay_order.on_bill_settled)],
    order.OrderSettled: [
        reaction(prepare_order.accept_if_automatic),
        reaction(notify.order_paid),
        reaction(share.count_order),
        emit(broadcast.order),
    ],
    order.OrderAccepted: [
        reaction(prepare_order.open_tickets),
        reaction(restock.consume),
        reaction(notify.order_accepted),
        emit(broadcast.order),
    ],
    order.OrderStarted: [emit(broadcast.order)],
    order.OrderReady: [reaction(notify.order_ready), emit(broadcast.order)],
    order.OrderCalled: [emit(broadcast.order)],
    order.OrderAcknowledged: [emit(broadcast.order)],
    order.OrderMoneyMoved: [emit(broadcast.order)],
    order.OrderCompleted: [reaction(review_order.plan_invitation), emit(broadcast.order)],
    order.OrderCancelled: [
        reaction(cancel_order.give_back),
        reaction(notify.order_cancelled),
        reaction(share.drop_order),
        emit(broadcast.order),
    ],
    # --- the kitchen
    kitchen.TicketOpened: [emit(broadcast.ticket)],
    kitchen.TicketStarted: [reaction(prepare_order.mark_started), emit(broadcast.ticket)],
    kitchen.TicketProgressed: [emit(broadcast.ticket)],
    kitchen.TicketDone: [emit(broadcast.ticket)],
    kitchen.TicketRecalled: [emit(broadcast.ticket)],
    kitchen.TicketServed: [emit(broadcast.ticket)],
    kitchen.TicketsVoided: [emit(broadcast.tickets)],
    kitchen.TicketsDone: [reaction(prepare_order.mark_ready)],
    kitchen.StationsChanged: [emit(broadcast.stations)],
    # --- money
    money.PaidInsideApp: [errand(report_hand_over.tell)],
    money.BillPaidInPart: [reaction(follow_money.note)],
    money.PaymentAbandoned: [errand(pay_order.close_abandoned)],
    money.PaidTooLate: [reaction(refund_order.refund_late_money)],
    money.RefundAsked: [errand(refund_order.send_refund), reaction(follow_money.note)],
    money.RefundDone: [reaction(follow_money.note), reaction(notify.refund_done)],
    money.RefundFailed: [reaction(follow_money.note), reaction(alert_staff.refund_failed)],
    money.ReportRefused: [reaction(alert_staff.report_refused)],
    # --- the menu and its stock
    menu.MenuChanged: [emit(broadcast.menu)],
    menu.SoldOut: [emit(broadcast.sold_out)],
    menu.BackOnSale: [emit(broadcast.sold_out)],
    menu.ShelfTurns: [reaction(restock.turn_shelf)],
    menu.SoldOutEnds: [reaction(restock.end_marks)],
    stock.StockOut: [reaction(restock.sell_out)],
    stock.StockBack: [reaction(restock.put_back)],
    # --- what guests say
    review.ReviewDue: [reaction(review_order.invite)],
    review.ReviewLeft: [emit(review_order.tell_shop)],
    review.ReviewChanged: [emit(review_order.tell_shop)],
    review.ReviewToRead: [errand(read_reviews.ask_platform)],
    review.ReadingDue: [reaction(look_at_pictures.give_up)],
    review.ReviewAnswered: [emit(review_order.tell_shop)],
    review.ReviewWithdrawn: [emit(review_order.tell_shop)],
    review.LowRating: [emit(review_order.tell_low_rating)],
    # --- what people are told
    message.MessageQueued: [errand(bring_message.deliver)],
    message.InboxChanged: [emit(inbox_views.tell_guest)],
    message.NewsWritten: [reaction(notify.news)],
    # --- the store
    store.StorePaused: [emit(broadcast.store)],
    store.StoreResumed: [emit(broadcast.store)],
    store.StoreChanged: [emit(broadcast.store)],
    # --- the people
    people.StaffRightsChanged: [emit(broadcast.rights)],
    people.ScreenRevoked: [emit(broadcast.screen_revoked)],
}


def install() -> None:
    """Make this page the one the outbox reads."""
    handlers.subscribe(SUBSCRIPTIONS)
