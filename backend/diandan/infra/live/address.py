"""Where the hub is, as a client must write it."""

from urllib.parse import urlsplit

from django.conf import settings

PATH = "/live"
PUBLISH_PATH = "/publish"


def live_url(host: str, *, is_secure: bool) -> str:
    """Return the socket address for a client that reached the web process at ``host``.

    A set ``LIVE_URL`` wins. Otherwise it is the same host with the hub's port, which suits a shop's own
    network.
    """
    if settings.LIVE_URL:
        return str(settings.LIVE_URL)
    name = urlsplit(f"//{host}").hostname or "localhost"
    if ":" in name:
        name = f"[{name}]"
    return f"{'wss' if is_secure else 'ws'}://{name}:{settings.HUB_PORT}{PATH}"


def publish_url() -> str:
    """Return the address at which processes of this machine publish."""
    return f"ws://127.0.0.1:{settings.HUB_PORT}{PUBLISH_PATH}"
