"""Who a guest is, by the code ``my.getAuthCode`` gave the phone.

The access token that comes along is dropped where it arrives: it would open what we never ask for.
"""

import re
import secrets
from collections.abc import Mapping

from django.conf import settings

from diandan.adapters.alipay.client import Client, Refusal, Silence, Unsafe
from diandan.adapters.alipay.keys import read
from diandan.modules.accounts.errors import (
    CodeRefused,
    InvalidAppKeys,
    PlatformRefused,
    PlatformUnavailable,
    PlayAppMixed,
)
from diandan.modules.accounts.ports import AppKeys, Identity

APP_ID = re.compile(r"20[0-9]{14}")
EXCHANGE = "alipay.system.oauth.token"
# Source: "换取授权访问令牌": the code is unknown, used, too old or another app's.
CODE_REASONS = {"isv.code-invalid", "isv.unknow-auth-code", "isv.code-expired"}
# Alipay names its refusals; the port counts. These numbers are the codes its names come under.
INVALID_ARGUMENTS, NOT_SPOKEN = 40002, 40006


class AlipayMini:
    """Sign-in by ``my.getAuthCode``."""

    name = "alipay"
    client = "mp-alipay"

    def __init__(self) -> None:
        self.calls = Client()

    def check_keys(self, app_id: str, values: Mapping[str, str]) -> None:
        """Refuse papers that cannot work."""
        if not APP_ID.fullmatch(app_id):
            raise InvalidAppKeys(field="app_id")
        read({**values, "appid": app_id}, refusal=InvalidAppKeys)

    def prove(self, app: AppKeys) -> None:
        """Ask about a code that never was: only who signs with the right key is told so."""
        try:
            self.identify(app, secrets.token_hex(16))
        except CodeRefused:
            return

    def identify(self, app: AppKeys, code: str) -> Identity:
        """Ask whose code this is; asked once, since the code is used up by it.

        An older app is told a user's number, a newer one an open id of its own; apps that are bound together
        are told a union id besides.
        """
        if app.is_sandbox != settings.SANDBOX:
            raise PlayAppMixed(is_sandbox=app.is_sandbox)
        keys = read({**app.values, "appid": app.app_id}, refusal=InvalidAppKeys)
        wish = {"grant_type": "authorization_code", "code": code}
        try:
            told = self.calls.call(keys, EXCHANGE, is_sandbox=app.is_sandbox, extra=wish, is_once=True)
        except Unsafe as unsafe:
            raise PlayAppMixed(is_sandbox=False) from unsafe
        except Silence as silent:
            raise PlatformUnavailable(reason=silent.reason, retry_after_s=silent.retry_after_s) from silent
        except Refusal as refusal:
            if refusal.reason in CODE_REASONS:
                raise CodeRefused from refusal
            raise PlatformRefused(errcode=INVALID_ARGUMENTS, reason=refusal.reason) from refusal
        openid = told.get("open_id") or told.get("user_id")
        if not isinstance(openid, str):
            raise PlatformUnavailable(reason="garbled_answer", retry_after_s=5)
        return Identity(openid=openid, unionid=str(told.get("union_id") or ""))

    def phone_number(self, app: AppKeys, code: str) -> str:
        """Refuse: Alipay hands numbers over sealed, with a key of their own that no papers here hold."""
        raise PlatformRefused(errcode=NOT_SPOKEN, reason="phone")

    def sealed_phone_number(self, app: AppKeys, *, code: str, sealed: str, iv: str) -> str:
        """Refuse, see ``phone_number``."""
        raise PlatformRefused(errcode=NOT_SPOKEN, reason="phone")
