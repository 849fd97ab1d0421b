"""What this room needs of the outside world: a gateway that collects money and gives it back.

Calls happen outside any unit and may be repeated: every call carries our own id. An answer that did not come
is *unknown* (``GatewayUnavailable``), never a no. Adapters are found by the entry point group
``diandan.payment_gateways``; ``diandan.testing.conformance.payment_gateway`` says what all of them must do.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol

ENTRY_POINTS = "diandan.payment_gateways"


class Channel(StrEnum):
    """Where the guest pays."""

    H5 = "h5"
    NATIVE = "native"
    JSAPI = "jsapi"


@dataclass(frozen=True, slots=True)
class AccountKeys:
    """A merchant's account at a gateway, with its secrets in clear. Never logged, never kept."""

    account_id: str
    provider: str
    is_sandbox: bool
    values: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class PaymentToStart:
    """What the gateway is asked to collect. ``payment_id`` is its number for it.

    ``site_url`` is where the guest's browser is: some gateways want to know whose page sends it.
    """

    payment_id: str
    amount_fen: int
    description: str
    channel: Channel
    notify_url: str
    expires_at: datetime
    payer_id: str = ""
    client_ip: str = ""
    site_url: str = ""


@dataclass(frozen=True, slots=True)
class ClientPayload:
    """What the guest's phone needs to pay, and until when it works."""

    fields: Mapping[str, Any]
    valid_until: datetime


class PaymentOutcome(StrEnum):
    """How a payment stands at the gateway."""

    WAITING = "waiting"
    PAID = "paid"
    CLOSED = "closed"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PaymentReport:
    """What the gateway says about a payment. An amount is told only with ``PAID``."""

    payment_id: str
    outcome: PaymentOutcome
    amount_fen: int = 0
    currency: str = "CNY"
    provider_ref: str = ""
    paid_at: datetime | None = None


class RefundOutcome(StrEnum):
    """How a refund stands at the gateway."""

    UNDERWAY = "underway"
    DONE = "done"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class RefundToSend:
    """What the gateway is asked to give back. ``refund_id`` is its number for it."""

    refund_id: str
    payment_id: str
    amount_fen: int
    paid_fen: int
    reason: str
    notify_url: str


@dataclass(frozen=True, slots=True)
class RefundReport:
    """What the gateway says about a refund."""

    refund_id: str
    payment_id: str
    outcome: RefundOutcome
    amount_fen: int = 0
    provider_ref: str = ""
    done_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SignedNotice:
    """A notice whose signature held: its own id and what it reports.

    ``kept`` is what is kept of one that names the payer in clear; nothing: all of it, as it came.
    """

    notice_id: str
    event: str
    report: PaymentReport | RefundReport
    kept: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One movement on the gateway's statement of a day: money in, or money back."""

    at: datetime
    payment_id: str
    provider_ref: str
    amount_fen: int
    refund_id: str = ""
    is_final: bool = True

    @property
    def is_refund(self) -> bool:
        """Whether the row tells of money going back."""
        return bool(self.refund_id)


class PaymentGateway(Protocol):
    """A way to collect money outside."""

    name: str

    def check_keys(self, values: Mapping[str, str]) -> None:
        """Refuse keys that cannot work, before they are kept.

        Raises:
            InvalidAccountKeys: names the field.
        """

    def payer_app(self, account: AccountKeys) -> str:
        """Return in which app's terms ``payer_id`` names who pays inside an app; empty when in none."""

    def play_papers(self, *, name: str) -> Mapping[str, str]:
        """Return fresh papers of the stand-in gateway for a merchant of this name; play money only.

        Raises:
            GatewayUnavailable, GatewayRefused.
        """

    def start(self, account: AccountKeys, payment: PaymentToStart) -> ClientPayload:
        """Ask the gateway to collect; the same payment again gives a working payload again.

        Raises:
            GatewayUnavailable, GatewayRefused, AlreadyPaidAtGateway, NumberUsedOtherwise.
        """

    def look_up(self, account: AccountKeys, payment_id: str) -> PaymentReport:
        """Ask how a payment stands.

        Raises:
            GatewayUnavailable, GatewayRefused.
        """

    def close(self, account: AccountKeys, payment_id: str) -> None:
        """Make sure a payment can no longer be paid; closing it again, or one never started, is fine.

        Raises:
            GatewayUnavailable, GatewayRefused, AlreadyPaidAtGateway.
        """

    def read_notice(self, account: AccountKeys, headers: Mapping[str, str], body: bytes) -> SignedNotice:
        """Return what a notice says, after checking that it is theirs, fresh and about this account.

        Raises:
            ForgedNotice: anything about it does not hold.
            GatewayUnavailable: it is true, and what it is about could not be asked; it is to be told again.
        """

    def refund(self, account: AccountKeys, refund: RefundToSend) -> RefundReport:
        """Ask the gateway to give money back; the same refund again moves nothing more.

        Raises:
            GatewayUnavailable, GatewayRefused.
        """

    def look_up_refund(self, account: AccountKeys, refund_id: str, *, payment_id: str) -> RefundReport:
        """Ask how a refund of a payment stands.

        Raises:
            GatewayUnavailable, GatewayRefused.
        """

    def statement(self, account: AccountKeys, day: date) -> Iterator[StatementRow]:
        """Return the gateway's own statement of a day.

        Raises:
            NoStatement, GatewayUnavailable, GatewayRefused.
        """
