"""What WeChat thinks of a text or a picture before other people see it."""

from diandan.adapters.wechat_mini.client import shared
from diandan.modules.accounts.errors import PlatformUnavailable
from diandan.modules.accounts.ports import AppKeys, Verdict

# Source: section 2 of the interface notes: scene 2 is a comment; up to 2500 characters.
COMMENT = 2
TEXT_MAX = 2500
# Source: "音视频内容安全识别", version 2: 1 is sound, 2 a picture.
PICTURE = 2


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


class WechatPictureCheck:
    """The check of pictures by ``media_check_async``: it fetches the picture, and tells by a push."""

    def ask(self, app: AppKeys, *, openid: str, url: str) -> str:
        """Return the number under which WeChat will tell."""
        body = {"version": 2, "scene": COMMENT, "openid": openid, "media_type": PICTURE, "media_url": url}
        # Asked twice it looks twice and tells twice, which does no harm.
        told = shared.call(app, "/wxa/media_check_async", body, is_repeatable=True)
        trace_id = told.get("trace_id")
        if not isinstance(trace_id, str) or not trace_id:
            raise PlatformUnavailable(reason="garbled_answer", retry_after_s=5)
        return trace_id
