"""Who a guest is, and which number they offered, by codes the phone got from WeChat.

The session key that comes with the openid is dropped where it arrives: nothing keeps it, so nothing can leak
it.
"""

import re
from collections.abc import Mapping
from typing import Any

from diandan.adapters.wechat_mini import open_data
from diandan.adapters.wechat_mini.client import shared
from diandan.modules.accounts.errors import InvalidAppKeys, PlatformUnavailable
from diandan.modules.accounts.ports import AppKeys, Identity

APP_ID = re.compile(r"wx[0-9a-f]{16}")
SECRET = re.compile(r"[0-9a-f]{32}")
# Source: "消息推送": 3 to 32 letters and digits; a key has 43.
PUSH_TOKEN = re.compile(r"[0-9A-Za-z]{3,32}")
PUSH_KEY = re.compile(r"[0-9A-Za-z]{43}")


class WechatMini:
    """Sign-in by ``wx.login``."""

    name = "wechat_mini"
    client = "mp-weixin"

    def check_keys(self, app_id: str, values: Mapping[str, str]) -> None:
        """Refuse papers that cannot work."""
        if not APP_ID.fullmatch(app_id):
            raise InvalidAppKeys(field="app_id")
        if not SECRET.fullmatch(values.get("secret", "")):
            raise InvalidAppKeys(field="secret")
        if values.get("push_token") and not PUSH_TOKEN.fullmatch(values["push_token"]):
            raise InvalidAppKeys(field="push_token")
        if values.get("push_key") and not PUSH_KEY.fullmatch(values["push_key"]):
            raise InvalidAppKeys(field="push_key")
        if values.get("push_key") and not values.get("push_token"):
            raise InvalidAppKeys(field="push_token")

    def prove(self, app: AppKeys) -> None:
        """Ask for the access token with these papers, whatever token is known already."""
        shared.prove(app)

    def identify(self, app: AppKeys, code: str) -> Identity:
        """Ask whose code this is; asked once, since the code is used up by it."""
        told = _session(app, code)
        return Identity(openid=told["openid"], unionid=str(told.get("unionid") or ""))

    def phone_number(self, app: AppKeys, code: str) -> str:
        """Ask which number the guest offered."""
        told = shared.call(app, "/wxa/business/getuserphonenumber", {"code": code})
        return _number(told.get("phone_info"))

    def sealed_phone_number(self, app: AppKeys, *, code: str, sealed: str, iv: str) -> str:
        """Open what a phone without number codes sealed; the session key lives no longer than this call."""
        key = str(_session(app, code).get("session_key", ""))
        return _number(open_data.opened(sealed, session_key=key, iv=iv, app_id=app.app_id))


def _session(app: AppKeys, code: str) -> dict[str, Any]:
    told = shared.ask(app, "/sns/jscode2session", {"js_code": code, "grant_type": "authorization_code"})
    if not isinstance(told.get("openid"), str) or not told["openid"]:
        raise PlatformUnavailable(reason="garbled_answer", retry_after_s=5)
    return told


def _number(found: Any) -> str:
    if not isinstance(found, dict):
        raise PlatformUnavailable(reason="garbled_answer", retry_after_s=5)
    country, number = str(found.get("countryCode", "")), str(found.get("purePhoneNumber", ""))
    if not country.isdigit() or not number.isdigit():
        raise PlatformUnavailable(reason="garbled_answer", retry_after_s=5)
    return f"+{country}{number}"
