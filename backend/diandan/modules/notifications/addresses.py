"""Phone numbers and mail addresses: told from nonsense, and shown so that only their owner knows them."""

import re

from diandan.modules.notifications.errors import InvalidAddress
from diandan.modules.notifications.ports import Channel

# Mainland mobile numbers; the form providers at home want.
_PHONE = re.compile(r"1[3-9]\d{9}")
_MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
MAIL_MAX = 120


def cleaned(channel: Channel, text: str) -> str:
    """Return an address in its one form.

    Raises:
        InvalidAddress: it is none of this channel.
    """
    if channel is Channel.SMS:
        digits = re.sub(r"[\s-]", "", text).removeprefix("+86")
        if _PHONE.fullmatch(digits):
            return digits
    elif channel is Channel.MAIL:
        mail = text.strip()
        if len(mail) <= MAIL_MAX and _MAIL.fullmatch(mail):
            return mail
    elif text and len(text) <= 64 and text.isprintable():
        return text
    raise InvalidAddress(channel=channel.value)


def shown(channel: Channel, address: str) -> str:
    """Return an address as others may see it: 138****5678, l***@example.com."""
    if channel is Channel.SMS:
        return f"{address[:3]}****{address[-4:]}"
    if channel is Channel.MAIL:
        name, _, place = address.partition("@")
        return f"{name[:1]}***@{place}"[:60]
    return f"…{address[-4:]}"
