"""Reading money: what is owed, what was paid, what went back, and which account collects it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, Sum

from diandan.infra import sql
from diandan.infra.rows import Rows
from diandan.kernel import clock
from diandan.modules.payments.errors import (
    AccountNotFound,
    BillNotFound,
    MeansNotOffered,
    PaymentNotFound,
    PlayMoneyMixed,
    RefundNotFound,
)
from diandan.modules.payments.models import (
    Bill,
    GatewayAccount,
    HandOverReport,
    Notice,
    Payment,
    Refund,
)
from diandan.modules.payments.ports import AccountKeys
from diandan.modules.payments.states import LIVE, UNSENT_OR_UNDERWAY, HandOverState, PaymentState

CASH = "cash"
# Between two questions to a gateway about the same thing it is never longer.
LONGEST_WAIT = timedelta(hours=6)

_bill = Rows(lambda: Bill.objects.select_related("store").filter(subject=""))
_figures = sql.Statement(
    Bill,
    "SELECT {total_fen}, {paid_fen}, {refunded_fen}, {state} FROM {table} WHERE {subject} = %s",
)
_live = Rows(
    lambda: (
        Payment.objects.filter(bill__subject="")
        .filter(state__in=LIVE, account__isnull=False)
        .select_related("bill", "bill__store", "account")
        .order_by("id")
    )
)
_any_refund = sql.Select(lambda: Refund.objects.filter(bill__subject="").values_list("pk"))


@dataclass(frozen=True, slots=True)
class Figures:
    """The money of one subject, in fen. ``refunded_fen`` counts what was asked back, done or underway."""

    total_fen: int = 0
    paid_fen: int = 0
    refunded_fen: int = 0
    is_open: bool = False

    @property
    def owed_fen(self) -> int:
        """What is still to be paid; a closed bill owes nothing."""
        return self.total_fen - self.paid_fen if self.is_open else 0


def bill_of(subject: str) -> Bill:
    """Return the bill of a subject.

    Raises:
        BillNotFound: nothing was ever owed for it.
    """
    found = _bill.one(subject)
    if found is None:
        raise BillNotFound
    return found


def owed_fen(subject: str) -> int:
    """Return what is still to be paid for a subject."""
    return figures_of(subject).owed_fen


def figures_of(subject: str) -> Figures:
    """Return the money of one subject; without a bill it shows zeros."""
    row = _figures.one(subject)
    return Figures(row[0], row[1], row[2], is_open=row[3] == "open") if row else Figures()


def figures(subjects: Sequence[str]) -> dict[str, Figures]:
    """Return the money of several subjects in one read; those without a bill show zeros."""
    found = {subject: Figures() for subject in subjects}
    rows = Bill.objects.filter(subject__in=subjects).values_list(
        "subject", "total_fen", "paid_fen", "refunded_fen", "state"
    )
    for subject, total, paid, refunded, state in rows:
        found[subject] = Figures(total, paid, refunded, is_open=state == "open")
    return found


def payments_of(subject: str) -> list[Payment]:
    """Return every payment of a subject, oldest first."""
    return list(Payment.objects.filter(bill__subject=subject).select_related("bill").order_by("id"))


def payment(payment_id: str) -> Payment:
    """Return a payment with its bill, store and account.

    Raises:
        PaymentNotFound.
    """
    found = (
        Payment.objects.select_related("bill", "bill__store", "account").filter(public_id=payment_id).first()
    )
    if found is None:
        raise PaymentNotFound
    return found


def latest_payment(subject: str) -> Payment | None:
    """Return the payment a guest would ask about: the one that is paid, else the newest."""
    found = payments_of(subject)
    paid = [one for one in found if one.state == PaymentState.PAID and not one.is_late]
    ranked = paid or found
    return ranked[-1] if ranked else None


def untold_hand_overs(brand: Any, *, since: datetime) -> dict[str, int]:
    """Count the hand-overs a platform has refused to hear of, by its own word for why."""
    rows = HandOverReport.objects.filter(
        state=HandOverState.REFUSED, asked_at__gte=since, payment__bill__store__brand=brand
    )
    return dict(rows.values_list("failure").annotate(Count("pk")).order_by("failure"))


def live_payments_of(subject: str) -> list[Payment]:
    """Return the payments of a subject that a guest may still be making at a gateway."""
    return _live.all(subject, *LIVE)


def refund(refund_id: str) -> Refund:
    """Return a refund with its payment, account and bill.

    Raises:
        RefundNotFound.
    """
    found = (
        Refund.objects.select_related("payment", "payment__account", "bill", "bill__store")
        .filter(public_id=refund_id)
        .first()
    )
    if found is None:
        raise RefundNotFound
    return found


def refunds_of(subject: str) -> list[Refund]:
    """Return every refund of a subject, oldest first."""
    return refunds([subject]).get(subject, [])


def refunds(subjects: Iterable[str]) -> dict[str, list[Refund]]:
    """Return the refunds of several subjects in one read; subjects without any are left out."""
    wanted, found = list(subjects), dict[str, list[Refund]]()
    if len(wanted) == 1 and not _has_refunds(wanted[0]):
        return found  # as good as always, and every frame of every order asks
    rows = Refund.objects.filter(bill__subject__in=wanted).select_related("bill", "payment")
    for row in rows.order_by("id"):
        found.setdefault(row.bill.subject, []).append(row)
    return found


def _has_refunds(subject: str) -> bool:
    return _any_refund.one(subject) is not None


def refunded_among(subjects: Sequence[str]) -> list[str]:
    """Return those of several subjects of which money went back, or is on its way."""
    rows = Bill.objects.filter(subject__in=subjects, refunded_fen__gt=0)
    return list(rows.values_list("subject", flat=True))


def refunded_fen(subjects: Sequence[str], *, until: datetime | None = None) -> int:
    """Return what was asked back of several subjects before ``until``, as ``Figures`` counts it.

    Money that came too late was never part of what was paid, so its way back is not counted either.
    """
    if not subjects:
        return 0
    rows = Refund.objects.filter(bill__subject__in=subjects, payment__is_late=False)
    if until:
        rows = rows.filter(asked_at__lt=until)
    return int(rows.aggregate(sum=Sum("amount_fen"))["sum"] or 0)


def payments_to_ask(limit: int) -> list[str]:
    """Return ids of payments whose gateway is to be asked now, longest waiting first."""
    return list(
        Payment.objects.filter(_is_to_be_asked(), state__in=LIVE)
        .order_by("ask_at")
        .values_list("public_id", flat=True)[:limit]
    )


def refunds_to_ask(limit: int) -> list[str]:
    """Return ids of refunds whose gateway is to be asked now, longest waiting first."""
    return list(
        Refund.objects.filter(_is_to_be_asked(), state__in=UNSENT_OR_UNDERWAY)
        .order_by("ask_at")
        .values_list("public_id", flat=True)[:limit]
    )


def account(account_id: str) -> GatewayAccount:
    """Return a gateway account, also one put aside: old payments still need it.

    Raises:
        AccountNotFound.
    """
    found = GatewayAccount.objects.filter(public_id=account_id).first()
    if found is None:
        raise AccountNotFound
    return found


def account_for(store: Any, means: str) -> GatewayAccount:
    """Return the account that collects for a store by a means: its own, else its brand's.

    Raises:
        MeansNotOffered: neither has one.
        PlayMoneyMixed: the account's kind of money is not this installation's.
    """
    found = (
        GatewayAccount.objects.filter(provider=means, slot__isnull=False, brand_id=store.brand_id)
        .filter(Q(store=store) | Q(store=None))
        .order_by("store_id")
    )
    accounts = list(found)
    own = [one for one in accounts if one.store_id is not None]
    if not accounts:
        raise MeansNotOffered(means=means)
    chosen = (own or accounts)[0]
    if chosen.is_sandbox != settings.SANDBOX:
        raise PlayMoneyMixed(is_sandbox=chosen.is_sandbox)
    return chosen


def keys_of(found: GatewayAccount) -> AccountKeys:
    """Return an account with its secrets in clear, for one call of an adapter."""
    return AccountKeys(
        account_id=found.public_id,
        provider=found.provider,
        is_sandbox=found.is_sandbox,
        values=json.loads(found.keys),
    )


def accounts_of(brand: Any) -> list[GatewayAccount]:
    """Return the accounts that collect for a brand and its stores, the brand's first."""
    active = GatewayAccount.objects.filter(brand_id=brand.pk, slot__isnull=False).select_related("store")
    return sorted(active.order_by("id"), key=lambda row: row.store_id or 0)


def account_of_brand(brand: Any, account_id: str) -> GatewayAccount:
    """Return one account that collects for a brand or a store of it.

    Raises:
        AccountNotFound: not of this brand, or put aside.
    """
    found = GatewayAccount.objects.filter(brand_id=brand.pk, public_id=account_id, slot__isnull=False)
    row = found.first()
    if row is None:
        raise AccountNotFound
    return row


def gateways_of(store: Any) -> list[str]:
    """Return through which gateways guests of a store can pay. One query."""
    active = GatewayAccount.objects.filter(slot__isnull=False, is_sandbox=settings.SANDBOX)
    rows = active.filter(Q(store=store) | Q(store=None), brand_id=store.brand_id)
    return sorted(set(rows.values_list("provider", flat=True)))


def means_of(store: Any) -> list[str]:
    """Return by what means guests of a store can pay, the counter's cash last."""
    return [*gateways_of(store), *([CASH] if store.takes_cash else [])]


def means_by_store(found: Sequence[Any]) -> dict[int, list[str]]:
    """Return the means of these stores by their primary keys. One query."""
    active = GatewayAccount.objects.filter(slot__isnull=False, is_sandbox=settings.SANDBOX)
    rows = active.filter(brand_id__in={store.brand_id for store in found})
    of_brand: dict[tuple[int, int | None], set[str]] = defaultdict(set)
    for brand_pk, store_pk, provider in rows.values_list("brand_id", "store_id", "provider"):
        of_brand[brand_pk, store_pk].add(provider)
    return {
        store.pk: [
            *sorted(of_brand[store.brand_id, None] | of_brand[store.brand_id, store.pk]),
            *([CASH] if store.takes_cash else []),
        ]
        for store in found
    }


def play_payer(guest_id: str) -> str:
    """Return who pays where no mini-program is set up: with play money anyone, known by our own id."""
    return guest_id if settings.SANDBOX else ""


def mixed_accounts() -> list[str]:
    """Return active accounts of the kind of money this installation does not use: play or real."""
    wrong = GatewayAccount.objects.filter(slot__isnull=False).exclude(is_sandbox=settings.SANDBOX)
    return list(wrong.order_by("id").values_list("public_id", flat=True))


def real_accounts() -> list[str]:
    """Return active accounts that collect real money."""
    real = GatewayAccount.objects.filter(slot__isnull=False, is_sandbox=False)
    return list(real.order_by("id").values_list("public_id", flat=True))


def notices_about(ref: str) -> list[Notice]:
    """Return the notices kept about a payment or refund, in the order they came."""
    return list(Notice.objects.filter(about=ref).order_by("id"))


@dataclass(frozen=True, slots=True)
class Movement:
    """Money that moved through a gateway by our books: in, or back."""

    payment_id: str
    provider_ref: str
    amount_fen: int
    at: datetime
    refund_id: str = ""


def movements(found: GatewayAccount, *, since: datetime, until: datetime) -> list[Movement]:
    """Return what our books say moved through an account in a span, to hold against its statement."""
    paid = Payment.objects.filter(account=found, paid_at__gte=since, paid_at__lt=until)
    given = Refund.objects.filter(payment__account=found, done_at__gte=since, done_at__lt=until)
    rows = [Movement(p.public_id, p.provider_ref or "", p.amount_fen, p.paid_at) for p in paid if p.paid_at]
    rows += [
        Movement(r.payment.public_id, r.provider_ref, r.amount_fen, r.done_at, r.public_id)
        for r in given.select_related("payment")
        if r.done_at
    ]
    return sorted(rows, key=lambda row: row.at)


def _is_to_be_asked() -> Q:
    """Whether it is time to ask: the moment has come, or was set by a clock that ran far ahead."""
    now = clock.now()
    return Q(ask_at__lte=now) | Q(ask_at__gt=now + LONGEST_WAIT)
