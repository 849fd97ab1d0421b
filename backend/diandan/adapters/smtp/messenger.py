"""E-mail through Django's SMTP backend, bounded in time and number like every other call.

A server that took the letter has it; whether it arrives nobody tells. What is certain before the letter is
handed over (no connection, wrong password) is told apart from a line that breaks while it is.
"""

import smtplib
import ssl
from collections.abc import Mapping
from email.utils import formataddr

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from diandan.adapters.smtp.reaching import GuardedBackend, PrivateAddress, may_be_host
from diandan.infra.http import Outgoing, Unreachable
from diandan.kernel.errors import Unavailable
from diandan.modules.notifications.errors import (
    InvalidMessengerKeys,
    MessengerRefused,
    MessengerUnavailable,
    OutcomeUnknown,
    PlayMessagesMixed,
)
from diandan.modules.notifications.ports import (
    Channel,
    DeliveryOutcome,
    DeliveryReport,
    MessageToSend,
    MessengerKeys,
    Sent,
)

log = structlog.get_logger(__name__)

TIMEOUT_S = 5
SECURITY = ("starttls", "tls", "none")


class SmtpMail:
    """E-mail."""

    name = "smtp"
    channel = Channel.MAIL
    has_receipts = False
    wants_template = False
    fields = ("host", "port", "security", "username", "password", "from_address", "from_name")
    secret = frozenset({"password"})
    optional = frozenset({"username", "password", "from_name"})

    def __init__(self) -> None:
        self.outgoing = Outgoing(self.name)

    def check_keys(self, values: Mapping[str, str]) -> None:
        """Refuse keys that cannot work; names and passwords may be left out where a server wants none."""
        for field in self.fields:
            text = values.get(field, "")
            if len(text) > 200 or not text.isprintable() or (not text.strip() and field not in self.optional):
                raise InvalidMessengerKeys(field=field)
        if not settings.SANDBOX and not may_be_host(values["host"]):
            raise InvalidMessengerKeys(field="host")
        if not values["port"].isdecimal() or not 0 < int(values["port"]) < 65536:
            raise InvalidMessengerKeys(field="port")
        if values["security"] not in SECURITY:
            raise InvalidMessengerKeys(field="security")
        name, _, place = values["from_address"].partition("@")
        if not name or "." not in place or " " in values["from_address"]:
            raise InvalidMessengerKeys(field="from_address")

    def send(self, account: MessengerKeys, message: MessageToSend) -> Sent:
        """Hand one letter to the server."""
        letter, server = _letter(account.values, message), _server(account)
        try:
            with self.outgoing.one_call():
                refusal = _hand_over(server, letter)
        except Unreachable as silent:
            raise OutcomeUnknown(reason=silent.code) from silent
        except MessengerUnavailable:
            raise
        except Unavailable as busy:
            raise MessengerUnavailable(reason=busy.code, **busy.details) from busy
        if refusal is not None:
            log.warning("smtp.refused", reason=refusal.details.get("reason"))
            raise refusal
        return Sent(provider_ref=message.message_id)

    def look_up(self, account: MessengerKeys, message: MessageToSend) -> DeliveryReport:
        """Nobody to ask."""
        return DeliveryReport(DeliveryOutcome.CANNOT_TELL)


def _hand_over(server: EmailBackend, letter: EmailMessage) -> MessengerRefused | None:
    """Return a refusal, which is an answer; what is no answer is raised and counts against the server."""
    try:
        server.open()
    except PrivateAddress:
        return MessengerRefused(reason="private_address")
    except smtplib.SMTPResponseException as no:
        if no.smtp_code >= 500:
            return MessengerRefused(reason=f"smtp_{no.smtp_code}")
        raise MessengerUnavailable(reason=f"smtp_{no.smtp_code}", retry_after_s=60) from no
    except (OSError, ssl.SSLError, smtplib.SMTPException) as gone:
        raise MessengerUnavailable(reason=type(gone).__name__, retry_after_s=30) from gone
    try:
        server.send_messages([letter])
    except smtplib.SMTPRecipientsRefused as no:
        code = next(iter(no.recipients.values()))[0]
        return _answered(code)
    except smtplib.SMTPResponseException as no:
        return _answered(no.smtp_code)
    except (OSError, smtplib.SMTPException) as gone:
        raise Unreachable(service="smtp", retry_after_s=60) from gone
    finally:
        server.close()
    return None


def _answered(code: int) -> MessengerRefused:
    if code < 500:
        raise MessengerUnavailable(reason=f"smtp_{code}", retry_after_s=120)
    return MessengerRefused(reason=f"smtp_{code}")


def _letter(values: Mapping[str, str], message: MessageToSend) -> EmailMessage:
    place = values["from_address"].partition("@")[2]
    return EmailMessage(
        subject=" ".join(message.title.split()),
        body=message.body,
        from_email=formataddr((values.get("from_name", ""), values["from_address"])),
        to=[message.address],
        headers={
            "Message-ID": f"<{message.message_id}@{place}>",
            "Auto-Submitted": "auto-generated",
            "Content-Language": message.language,
        },
    )


def _server(account: MessengerKeys) -> EmailBackend:
    """Return the account's server; play accounts hand their letters to the stand-in, whatever they say.

    Raises:
        PlayMessagesMixed: the account's kind is not this installation's.
    """
    if account.is_sandbox != settings.SANDBOX:
        raise PlayMessagesMixed(is_sandbox=account.is_sandbox)
    values = account.values
    if account.is_sandbox:
        return EmailBackend(
            host="127.0.0.1", port=settings.SANDBOX_SMTP_PORT, username="", password="", timeout=TIMEOUT_S
        )
    return GuardedBackend(
        host=values["host"],
        port=int(values["port"]),
        username=values.get("username", ""),
        password=values.get("password", ""),
        use_tls=values["security"] == "starttls",
        use_ssl=values["security"] == "tls",
        timeout=TIMEOUT_S,
    )
