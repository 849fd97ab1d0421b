"""THE table: when → function. Only what belongs to the calendar; the rest are delayed facts."""

from diandan.flows import bring_message, pay_order, rank_items, refund_order
from diandan.infra.outbox import tidy
from diandan.infra.ticker import Timer
from diandan.modules.accounts import service as accounts
from diandan.modules.analytics import service as analytics
from diandan.modules.feedback import service as feedback
from diandan.modules.kitchen import service as kitchen
from diandan.modules.notifications import service as notifications
from diandan.modules.ordering import service as ordering

TIMERS: tuple[Timer, ...] = (
    # Notices get lost: whatever is pending for a minute is asked about.
    Timer(every_s=15, run=pay_order.ask_about_pending),
    # Refunds the gateway took but never reported back.
    Timer(every_s=30, run=refund_order.ask_about_refunds),
    # Only where a business day has turned since the last count.
    Timer(every_s=600, run=rank_items.count_anew),
    Timer(every_s=24 * 3600, run=rank_items.forget_old_misses),
    # Messages: those nobody was heard of again, and those nobody needs any more.
    Timer(every_s=20, run=bring_message.ask_providers),
    Timer(every_s=60, run=notifications.drop_overdue),
    Timer(every_s=3600, run=notifications.forget_old),
    Timer(every_s=3600, run=tidy.forget_old),
    Timer(every_s=3600, run=accounts.forget_ended_sessions),
    Timer(every_s=3600, run=feedback.sweep_photos),
    Timer(every_s=24 * 3600, run=feedback.forget_verdicts),
    Timer(every_s=3600, run=analytics.forget_openers),
    # What guests wrote beside orders is not kept longer than it is of use.
    Timer(every_s=3600, run=ordering.forget_old_notes),
    Timer(every_s=3600, run=kitchen.forget_old_notes),
)
