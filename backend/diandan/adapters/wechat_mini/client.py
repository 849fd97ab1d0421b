"""The wire to api.weixin.qq.com: one access token per app, shared by all who call, and typed refusals.

The token is the *stable* one: asking again gives the same. It is kept in memory and on the app's shelf, where
other processes find it. When it turns out worthless (40001) it is renewed once and the call repeated once; a
refused call did nothing, so repeating it is safe whatever it does. Out of many threads that find it missing
or worthless, one fetches it.
"""

import json
import threading
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, TypeGuard
from urllib.parse import urlencode, urlsplit

import structlog
from django.conf import settings

from diandan.infra.http import Answer, Outgoing, Unreachable
from diandan.kernel import clock
from diandan.kernel.errors import Unavailable
from diandan.modules.accounts.errors import (
    CodeRefused,
    NotAuthorised,
    NotConsented,
    PlatformBusy,
    PlatformRefused,
    PlatformUnavailable,
    PlayAppMixed,
)
from diandan.modules.accounts.ports import AccessToken, AppKeys

log = structlog.get_logger(__name__)

# The platform renews five minutes before the end, so a token is dropped a little later than that.
RENEW_BEFORE = timedelta(minutes=4)
# Longer than the slowest fetch: whoever still waits then is told that the platform is silent.
WAIT_FOR_TOKEN_S = 12.0

# Source: section 2 of the interface notes, and the platform's list of global return codes.
BUSY_CODES = {-1, 45009, 45011}
TOKEN_CODES = {40001, 40014, 42001}
CODE_CODES = {40029, 40163, 41008}
NOT_CONSENTED = 43101
NOT_AUTHORISED = 48001


class Client:
    """Calls of one process to the platform, for any app."""

    def __init__(self) -> None:
        self._outgoing = Outgoing("wechat_mini")
        self._tokens: dict[str, AccessToken] = {}
        self._fetching: dict[str, threading.Lock] = {}
        self._making_locks = threading.Lock()

    def call(
        self, app: AppKeys, path: str, body: Mapping[str, Any], *, is_repeatable: bool = False
    ) -> dict[str, Any]:
        """Post to an interface that wants the access token; return its answer.

        ``is_repeatable`` says that doing it twice does no more than once: it is then tried again when no
        answer came.

        Raises:
            PlatformBusy: it was not done.
            PlatformUnavailable: it may have been done.
            PlatformRefused and its kinds.
        """
        return _told(self._with_token(app, path, body, is_repeatable=is_repeatable))

    def picture(self, app: AppKeys, path: str, body: Mapping[str, Any]) -> bytes:
        """Post to an interface that answers with a picture.

        Raises:
            PlatformUnavailable, PlatformRefused and its kinds.
        """
        answer = self._with_token(app, path, body, is_repeatable=True)
        if not answer.headers.get("content-type", "").startswith("image/"):
            _told(answer)
            raise PlatformUnavailable(reason="no_picture", retry_after_s=5)
        return answer.body

    def ask(self, app: AppKeys, path: str, query: Mapping[str, str]) -> dict[str, Any]:
        """Get from an interface that wants the app's secret and no token; never repeated.

        Raises:
            PlatformUnavailable, PlatformRefused and its kinds.
        """
        secret = {"appid": app.app_id, "secret": app.values["secret"]}
        answer = self._send("GET", app, f"{path}?{urlencode(secret | dict(query))}", None)
        return _told(answer)

    def prove(self, app: AppKeys) -> None:
        """Ask for a token with these papers and keep it.

        Raises:
            PlatformUnavailable, PlatformRefused and its kinds.
        """
        fetched = self._fetch(app)
        self._tokens[app.app_id] = fetched
        if app.shelf:
            app.shelf.keep(fetched)

    def forget(self) -> None:
        """Forget tokens and failures, as a new process would."""
        self._tokens.clear()
        self._outgoing.forget_failures()

    def _with_token(self, app: AppKeys, path: str, body: Mapping[str, Any], *, is_repeatable: bool) -> Answer:
        token = self._token(app)
        answer = self._post(app, path, body, token=token, is_repeatable=is_repeatable)
        if _errcode(answer) in TOKEN_CODES:
            log.warning("wechat_mini.token_lost", app_id=app.app_id)
            token = self._token(app, instead_of=token)
            answer = self._post(app, path, body, token=token, is_repeatable=is_repeatable)
        return answer

    def _post(
        self, app: AppKeys, path: str, body: Mapping[str, Any], *, token: str, is_repeatable: bool
    ) -> Answer:
        target = f"{path}?{urlencode({'access_token': token})}"
        return self._send("POST", app, target, body, is_repeatable=is_repeatable)

    def _token(self, app: AppKeys, *, instead_of: str = "") -> str:
        """Return a good token; ``instead_of`` names one that proved worthless."""
        known = self._tokens.get(app.app_id)
        if _is_good(known, instead_of):
            return known.text
        lock = self._lock_of(app.app_id)
        if not lock.acquire(timeout=WAIT_FOR_TOKEN_S):
            raise PlatformBusy(reason="no_token", retry_after_s=5)
        try:
            # Whoever waited finds what the first one fetched.
            known = self._tokens.get(app.app_id)
            if not _is_good(known, instead_of):
                known = self._from_shelf(app, instead_of) or self._renewed(app, instead_of)
                self._tokens[app.app_id] = known
            return known.text
        finally:
            lock.release()

    def _from_shelf(self, app: AppKeys, instead_of: str) -> AccessToken | None:
        found = app.shelf.read() if app.shelf else None
        return found if _is_good(found, instead_of) else None

    def _renewed(self, app: AppKeys, instead_of: str) -> AccessToken:
        try:
            fetched = self._fetch(app)
            if fetched.text == instead_of:
                fetched = self._fetch(app, force=True)
        except PlatformUnavailable as failed:
            # What the token was wanted for has not been asked yet.
            raise PlatformBusy(**failed.details) from failed
        if app.shelf:
            app.shelf.keep(fetched)
        return fetched

    def _fetch(self, app: AppKeys, *, force: bool = False) -> AccessToken:
        body = {
            "grant_type": "client_credential",
            "appid": app.app_id,
            "secret": app.values["secret"],
            "force_refresh": force,
        }
        told = _told(self._send("POST", app, "/cgi-bin/stable_token", body, is_repeatable=not force))
        try:
            text, life = str(told["access_token"]), timedelta(seconds=int(told["expires_in"]))
        except (KeyError, TypeError, ValueError):
            raise PlatformUnavailable(reason="garbled_answer", retry_after_s=5) from None
        return AccessToken(text, clock.now() + life - RENEW_BEFORE)

    def _lock_of(self, app_id: str) -> threading.Lock:
        with self._making_locks:
            return self._fetching.setdefault(app_id, threading.Lock())

    def _send(
        self,
        method: str,
        app: AppKeys,
        target: str,
        body: Mapping[str, Any] | None,
        *,
        is_repeatable: bool = False,
    ) -> Answer:
        raw = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        headers = {"content-type": "application/json"} if raw else {}
        try:
            answer = self._outgoing.send(
                method, base_url(app) + target, body=raw, headers=headers, is_repeatable=is_repeatable
            )
        except Unreachable as silent:
            raise PlatformUnavailable(reason=silent.code, **silent.details) from silent
        except Unavailable as error:
            raise PlatformBusy(reason=error.code, **error.details) from error
        if answer.status != 200:
            raise PlatformUnavailable(reason=f"http_{answer.status}", retry_after_s=5)
        return answer


# One for all adapters of this package: they share the tokens.
shared = Client()


def base_url(app: AppKeys) -> str:
    """Return where an app's platform is: the stand-in for play apps, the real one for real ones.

    Raises:
        PlayAppMixed: the app's kind is not this installation's, or the address is not safe.
    """
    if app.is_sandbox != settings.SANDBOX:
        raise PlayAppMixed(is_sandbox=app.is_sandbox)
    if app.is_sandbox:
        return str(settings.SANDBOX_URL).rstrip("/")
    url = str(settings.WECHAT_MINI_URL).rstrip("/")
    parts = urlsplit(url)
    is_loopback = parts.hostname in ("localhost", "::1") or (parts.hostname or "").startswith("127.")
    if parts.scheme != "https" or is_loopback:
        raise PlayAppMixed(is_sandbox=False)
    return url


def _is_good(token: AccessToken | None, instead_of: str) -> TypeGuard[AccessToken]:
    return token is not None and token.text != instead_of and token.good_until > clock.now()


def _errcode(answer: Answer) -> int:
    """Return the number of a refusal; success has none, or nought, and a picture has no JSON."""
    if not answer.body.startswith(b"{"):
        return 0
    try:
        code = json.loads(answer.body).get("errcode", 0)
    except ValueError:
        return 0
    return code if isinstance(code, int) else 0


def _told(answer: Answer) -> dict[str, Any]:
    """Return the answer of a success.

    Raises:
        PlatformUnavailable, PlatformRefused and its kinds.
    """
    try:
        told = json.loads(answer.body)
    except ValueError:
        raise PlatformUnavailable(reason="garbled_answer", retry_after_s=5) from None
    if not isinstance(told, dict):
        raise PlatformUnavailable(reason="garbled_answer", retry_after_s=5)
    if errcode := _errcode(answer):
        # The sentence may repeat what was sent; the number says enough.
        log.warning("wechat_mini.refused", errcode=errcode)
        raise _refusal(errcode)
    return told


def _refusal(errcode: int) -> Exception:
    if errcode in BUSY_CODES or errcode in TOKEN_CODES:
        return PlatformBusy(reason=f"errcode_{errcode}", retry_after_s=5)
    if errcode in CODE_CODES:
        return CodeRefused(errcode=errcode)
    if errcode == NOT_CONSENTED:
        return NotConsented(errcode=errcode)
    if errcode == NOT_AUTHORISED:
        return NotAuthorised(errcode=errcode)
    return PlatformRefused(errcode=errcode)
