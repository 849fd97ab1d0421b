"""Which web pages may open a live socket.

The ticket is what lets a socket in; the origin list keeps strangers' pages from even trying. Programs and
most mini-programs send no origin. A page on the same host as the hub (a shop's own network: same name,
other port) is ours; other hosts must be on the list.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

# Source: WeChat mini-programs send this origin with wx.connectSocket.
MINI_PROGRAM_HOSTS = {"servicewechat.com"}


def is_welcome(origin: str | None, *, host: str | None, allowed: Iterable[str]) -> bool:
    """Whether a page of ``origin`` may open a socket to ``host``."""
    if origin is None:
        return True
    page = urlsplit(origin)
    if page.scheme not in {"http", "https"} or not page.hostname:
        return False
    if origin.rstrip("/") in {entry.rstrip("/") for entry in allowed}:
        return True
    return page.hostname in MINI_PROGRAM_HOSTS or page.hostname == urlsplit(f"//{host}").hostname
