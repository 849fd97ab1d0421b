"""Codes that open a page of the mini-program, in any number."""

from diandan.adapters.wechat_mini.client import shared
from diandan.modules.accounts.ports import AppKeys


class WechatPageCodes:
    """Codes by ``getwxacodeunlimit``."""

    def draw(self, app: AppKeys, *, scene: str, page: str, width: int, version: str = "release") -> bytes:
        """Return a code as PNG.

        The page is not checked against the published version, so codes can be printed before the first
        release; opening one then needs the release.
        """
        body = {"scene": scene, "page": page, "check_path": False, "width": width, "env_version": version}
        return shared.picture(app, "/wxa/getwxacodeunlimit", body)
