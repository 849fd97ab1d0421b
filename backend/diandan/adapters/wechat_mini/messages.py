"""One subscribe message to one guest who agreed to it."""

from collections.abc import Mapping

from diandan.adapters.wechat_mini.client import shared
from diandan.modules.accounts.ports import AppKeys

LANGUAGES = {"zh": "zh_CN", "en": "en_US"}


def send_subscribe(
    app: AppKeys,
    *,
    openid: str,
    template_id: str,
    data: Mapping[str, str],
    page: str = "",
    language: str = "zh",
) -> None:
    """Send a message; ``data`` has a value for each keyword of the template ("thing1").

    One agreement of the guest is one message. Not repeated when no answer came: it may have been sent, and
    a second one would use up another agreement.

    Raises:
        NotConsented: the guest did not agree, or the agreement is used up.
        PlatformBusy: it was not sent.
        PlatformUnavailable: it is unknown whether it was sent.
        PlatformRefused: ``errcode`` 40003 for a stranger, 40037 for a foreign template, 41030 for an unknown
            page, 47003 for a value that breaks the rule of its keyword.
    """
    body = {
        "touser": openid,
        "template_id": template_id,
        "miniprogram_state": "formal",
        "lang": LANGUAGES.get(language, "zh_CN"),
        "data": {keyword: {"value": value} for keyword, value in data.items()},
    }
    if page:
        body["page"] = page
    shared.call(app, "/cgi-bin/message/subscribe/send", body)
