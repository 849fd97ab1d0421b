"""From an account to its gateway: the adapter, the keys, and where the gateway may call us."""

from typing import Any

from django.conf import settings

from diandan.infra import plugins
from diandan.modules.payments import queries as payments
from diandan.modules.payments.errors import MeansNotOffered
from diandan.modules.payments.ports import ENTRY_POINTS, AccountKeys, PaymentGateway


def of(account: Any) -> tuple[PaymentGateway, AccountKeys]:
    """Return the adapter of an account and its keys, for calls with no unit open."""
    gateway: PaymentGateway = plugins.load(ENTRY_POINTS, account.provider)
    return gateway, payments.keys_of(account)


def notify_url(account: Any) -> str:
    """Return the address the gateway tells its news to; it carries no secret, news prove themselves.

    Raises:
        MeansNotOffered: real money needs a public address.
    """
    base = f"http://127.0.0.1:{settings.PORT}" if account.is_sandbox else settings.PUBLIC_URL
    if not base:
        raise MeansNotOffered(means=account.provider, reason="no_public_url")
    return f"{base}/api/hooks/v1/{account.provider}/{account.public_id}"
