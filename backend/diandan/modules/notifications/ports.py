"""What this room needs of the outside world: someone who brings a message to a person.

Calls happen outside any unit. An answer that did not come is *unknown* (``OutcomeUnknown``), never a no:
many providers send twice when asked twice, so an unknown outcome is looked up before anything is repeated.
Adapters are found by the entry point group ``diandan.messengers``;
``diandan.testing.conformance.messenger`` says what all of them must do.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from urllib.parse import urlsplit

from django.conf import settings

from diandan.modules.accounts.ports import AppKeys
from diandan.modules.notifications.errors import PlayMessagesMixed

ENTRY_POINTS = "diandan.messengers"


class Channel(StrEnum):
    """A way to reach a person."""

    SUBSCRIPTION = "subscription"
    SMS = "sms"
    MAIL = "mail"


@dataclass(frozen=True, slots=True)
class MessengerKeys:
    """A brand's account at a provider, with its secrets in clear. Never logged, never kept.

    ``app`` is the brand's app on a platform, for messengers that write through it.
    """

    account_id: str
    provider: str
    is_sandbox: bool
    values: Mapping[str, str] = field(repr=False)
    app: AppKeys | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class MessageToSend:
    """What the provider is asked to bring. ``message_id`` is our number for it.

    Providers that want wordings approved beforehand get ``provider_template`` and the ``values`` for its
    places, in order and by name; the others get ``title`` and ``body``. ``page`` is what a tap opens.
    """

    message_id: str
    address: str = field(repr=False)
    title: str = ""
    body: str = field(default="", repr=False)
    provider_template: str = ""
    values: Mapping[str, str] = field(default_factory=dict, repr=False)
    page: str = ""
    language: str = "zh"
    sent_at: datetime | None = None
    provider_ref: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """The provider took it; ``provider_ref`` is its own number."""

    provider_ref: str = ""


class DeliveryOutcome(StrEnum):
    """How a message stands at the provider."""

    UNDERWAY = "underway"
    ARRIVED = "arrived"
    FAILED = "failed"
    NOT_KNOWN = "not_known"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """What the provider says about a message."""

    outcome: DeliveryOutcome
    provider_ref: str = ""
    reason: str = ""


class Messenger(Protocol):
    """Someone who brings messages.

    ``has_receipts`` says that it can be asked later how a message stands. ``fields`` are the keys of an
    account in the order people enter them; ``secret`` are those that are never shown again, ``optional``
    those that may stay empty. ``wants_template`` says that wordings are approved beforehand.
    """

    name: str
    channel: Channel
    has_receipts: bool
    wants_template: bool
    fields: tuple[str, ...]
    secret: frozenset[str]
    optional: frozenset[str]

    def check_keys(self, values: Mapping[str, str]) -> None:
        """Refuse keys that cannot work, before they are kept.

        Raises:
            InvalidMessengerKeys: names the field.
        """

    def send(self, account: MessengerKeys, message: MessageToSend) -> Sent:
        """Bring a message.

        Raises:
            MessengerUnavailable: nothing was sent, later it may be.
            OutcomeUnknown: it may have been sent.
            MessengerRefused, ConsentGone: nothing was sent, and nothing will be.
        """

    def look_up(self, account: MessengerKeys, message: MessageToSend) -> DeliveryReport:
        """Ask how a message stands; ``sent_at`` says when it was handed over.

        Raises:
            MessengerUnavailable.
        """


def provider_url(account: MessengerKeys, real_url: str) -> str:
    """Return where an account's provider is: the stand-in for play accounts, the real one for real ones.

    Raises:
        PlayMessagesMixed: the account's kind is not this installation's, or the address is not safe.
    """
    if account.is_sandbox != settings.SANDBOX:
        raise PlayMessagesMixed(is_sandbox=account.is_sandbox)
    if account.is_sandbox:
        return str(settings.SANDBOX_URL).rstrip("/")
    if urlsplit(real_url).scheme != "https":
        raise PlayMessagesMixed(is_sandbox=False)
    return real_url.rstrip("/")
