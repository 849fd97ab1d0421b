"""A real SMTP server that keeps every letter instead of carrying it; behind it, a mailbox for everyone."""

import asyncio
import email
import email.policy
import logging
import threading
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from diandan.sandbox import faults
from diandan.sandbox.store import Store, to_text

log = logging.getLogger(__name__)

# Mailboxes of this name belong to nobody.
NOBODY = "nobody@"


class Letterbox:
    """Takes letters; refuses, defers or hangs up when told to."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def handle_RCPT(  # noqa: N802 - the server's own name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Say whether there is such a mailbox."""
        if address.startswith(NOBODY):
            return "550 5.1.1 No such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Keep a letter."""
        fault = faults.take(self._store, "mail")
        deed = fault.does if fault else ""
        if deed == "busy":
            return "451 4.3.0 Try again later"
        if deed == "error_500":
            return "554 5.7.1 Refused as spam"
        self._keep(envelope)
        if deed == "hang_up_after_commit":
            assert isinstance(server.transport, asyncio.WriteTransport)
            server.transport.abort()
        return "250 OK"

    def _keep(self, envelope: Envelope) -> None:
        raw = envelope.content if isinstance(envelope.content, bytes) else b""
        letter: Any = email.message_from_bytes(raw, policy=email.policy.default)
        body = letter.get_body(("plain", "html"))
        for recipient in envelope.rcpt_tos:
            self._store.insert(
                "mails",
                sender=str(letter.get("From", "")),
                recipient=recipient,
                subject=str(letter.get("Subject", "")),
                message_id=str(letter.get("Message-ID", "")),
                body=body.get_content() if body is not None else "",
                sent_at=to_text(self._store.now()),
            )


class MailServer:
    """The listener, on loopback only, in a thread of its own."""

    def __init__(self, store: Store, *, port: int) -> None:
        self._controller = Controller(
            Letterbox(store), hostname="127.0.0.1", port=port, server_hostname="sandbox.invalid"
        )

    def start(self) -> None:
        """Begin to listen, or say why not: the money side works without letters."""
        threading.Thread(target=self._listen, name="sandbox-mail", daemon=True).start()

    def _listen(self) -> None:
        try:
            self._controller.start()
        except (OSError, TimeoutError) as error:
            log.error("no letters are taken: %s", error)
