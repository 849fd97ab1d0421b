"""A guest signs in by the platform they come from, and stays who they were.

The platform is asked with no unit open; then one unit makes the session and brings along what a passing guest
has done on this phone, whichever room keeps it.
"""

from typing import Any

import structlog

from diandan.infra import idempotency, plugins, throttle, tx
from diandan.kernel.actor import Actor
from diandan.modules.accounts import queries as people
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.errors import SignInNotOffered
from diandan.modules.accounts.ports import SIGN_IN, SignIn
from diandan.modules.accounts.service import Recognised
from diandan.modules.analytics import service as analytics
from diandan.modules.notifications import service as notifications
from diandan.modules.ordering import service as ordering

log = structlog.get_logger(__name__)

# Codes are asked about at the platform, which counts: one address does not use up everybody's.
CODES_PER_ADDRESS = 120


def by_code(
    *, code: str, app_id: str, client: str, token: str | None, language: str, address: str
) -> Recognised:
    """Sign a guest in by a code of their platform; ``token`` is the session the phone has so far.

    Raises:
        AppNotFound, SignInNotOffered, CodeRefused, PlatformUnavailable, PlatformRefused, TooMany.
    """
    throttle.hit("accounts.code.address", address, limit=CODES_PER_ADDRESS, per_s=60)
    app = people.platform_app(app_id)
    platform = _platform(app, client)
    identity = platform.identify(accounts.open_app(app), code)

    def unit() -> Recognised:
        found = accounts.recognise_guest(
            identity=identity, app_id=app_id, token=token, client=client, language=language
        )
        if found.merged is not None:
            _bring_along(found.merged, found.guest)
        return found

    return tx.run(unit)


def offer_phone(*, guest: Any, code: str, app_id: str, by: Actor, sealed: str = "", iv: str = "") -> str:
    """Keep the number behind a code, or the one sealed beside a sign-in code; return it as it may be shown.

    Raises:
        AppNotFound, CodeRefused, PlatformUnavailable, PlatformRefused.
    """
    app = people.platform_app(app_id)
    platform: SignIn = plugins.load(SIGN_IN, app.provider)
    keys = accounts.open_app(app)
    if sealed:
        number = platform.sealed_phone_number(keys, code=code, sealed=sealed, iv=iv)
    else:
        number = platform.phone_number(keys, code)
    return people.masked(accounts.keep_phone(guest, number=number, by=by).number)


def _platform(app: Any, client: str) -> SignIn:
    platform: SignIn = plugins.load(SIGN_IN, app.provider)
    if platform.client != client:
        raise SignInNotOffered(client=client)
    return platform


def _bring_along(passing: Any, known: Any) -> None:
    """Let what a passing guest did be the known one's: orders, messages, keys of requests underway."""
    by = Actor.guest(known.public_id)
    ordering.change_guest(of=passing, to=known, by=by)
    notifications.change_guest(of=passing, to=known)
    analytics.change_guest(of=passing, to=known)
    idempotency.inherit(of=Actor.guest(passing.public_id), to=by)
