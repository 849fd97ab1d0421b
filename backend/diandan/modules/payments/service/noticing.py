"""Notices are kept as they came and believed once, in the unit that books what they say."""

from collections.abc import Mapping

from diandan.infra import sql, tx
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.payments.models import GatewayAccount, Notice
from diandan.modules.payments.ports import PaymentReport, RefundReport, SignedNotice
from diandan.modules.payments.service import refunding, reporting
from diandan.modules.payments.service.reporting import Applied

SOURCE = "notice"
# Our numbers fit. A true notice about a number that is not ours may carry a longer one, and is kept as well.
ABOUT_MAX = 30

_insert = sql.Insert(
    Notice,
    ("public_id", "account_id", "notice_id", "event", "about", "headers", "body", "received_at", "outcome"),
    ignore_conflicts=True,
)
_outcome = sql.Statement(Notice, "SELECT {outcome} FROM {table} WHERE {account} = %s AND {notice_id} = %s")
_set_outcome = sql.Statement(
    Notice, "UPDATE {table} SET {outcome} = %s WHERE {account} = %s AND {notice_id} = %s"
)


def take_notice(
    *, account: GatewayAccount, notice: SignedNotice, headers: Mapping[str, str], body: bytes, by: Actor
) -> Applied:
    """Keep a notice whose signature held and book what it says; the same notice again changes nothing.

    A notice that could not be booked is kept with its outcome and tried again when it is told again.
    """

    def unit() -> Applied:
        report = notice.report
        is_new = _insert.run(
            [
                {
                    "public_id": ids.new_id("ntc"),
                    "account_id": account.pk,
                    "notice_id": notice.notice_id,
                    "event": notice.event,
                    "about": _about(report)[:ABOUT_MAX],
                    "headers": dict(headers),
                    "body": body.decode("utf-8", "replace"),
                    "received_at": clock.now(),
                    "outcome": "",
                }
            ]
        )
        earlier = "" if is_new else str((_outcome.one(account.pk, notice.notice_id) or ("",))[0])
        if earlier and not Applied(earlier).is_trouble:
            return Applied.REPEATED
        applied = (
            reporting.apply_report(report, account_id=account.public_id, source=SOURCE, by=by)
            if isinstance(report, PaymentReport)
            else refunding.apply_refund_report(report, account_id=account.public_id, source=SOURCE, by=by)
        )
        # Unchanged is not written: many at once would wait for one another's shared locks for ever.
        if applied.value != earlier:
            _set_outcome.run(applied.value, account.pk, notice.notice_id)
        return applied

    return tx.run(unit)


def _about(report: PaymentReport | RefundReport) -> str:
    return report.payment_id if isinstance(report, PaymentReport) else report.refund_id
