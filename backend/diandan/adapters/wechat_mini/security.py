"""What WeChat thinks of a text before other people read it."""

from diandan.adapters.wechat_mini.client import shared
from diandan.modules.accounts.errors import PlatformUnavailable
from diandan.modules.accounts.ports import AppKeys, Verdict

# Source: section 2 of the interface notes: scene 2 is a comment; up to 2500 characters.
COMMENT = 2
TEXT_MAX = 2500


class WechatTextCheck:
    """The check of texts by ``msg_sec_check``. Decided by the result, never by the error number."""

    def judge(self, app: AppKeys, *, openid: str, text: str, nickname: str = "") -> Verdict:
        """Return what WeChat thinks of a text its user wrote."""
        body = {"version": 2, "scene": COMMENT, "openid": openid, "content": text[:TEXT_MAX]}
        if nickname:
            body["nickname"] = nickname
        told = shared.call(app, "/wxa/msg_sec_check", body, is_repeatable=True)
        try:
            return Verdict(told["result"]["suggest"])
        except (KeyError, TypeError, ValueError):
            raise PlatformUnavailable(reason="garbled_answer", retry_after_s=5) from None
