"""Mini-programs at the sandbox, and their people, as tests see them."""

from functools import cache
from typing import Any

from diandan.adapters.wechat_mini.client import shared
from diandan.kernel import ids
from diandan.modules.accounts.ports import AppKeys
from tests.factories import sandbox as play

PAGE = "pages/menu/menu"


def enrol(**wanted: Any) -> dict[str, str]:
    """A fresh mini-program's papers."""
    return play.running().ask("POST", "mini/apps", name="山丘咖啡", **wanted)


@cache
def papers(number: int = 0) -> dict[str, str]:
    """A mini-program's papers, made once per run; all belong to one open platform account."""
    return enrol(open_platform="hillside", app_id=f"wx{number:016x}")


def keys(given: dict[str, str] | None = None, **more: Any) -> AppKeys:
    """An app as an adapter sees it."""
    values = given or papers()
    return AppKeys(
        provider="wechat_mini",
        app_id=values["app_id"],
        is_sandbox=True,
        values={"secret": values["secret"]},
        **more,
    )


def login_code(app_id: str, persona: str = "lin") -> str:
    """What ``wx.login`` gives a person in an app."""
    return play.running().ask("POST", "mini/codes", appid=app_id, persona=persona)["code"]


def phone_code(app_id: str, persona: str = "lin", phone: str = "") -> str:
    """What the phone number button gives."""
    wish = {"appid": app_id, "persona": persona, "kind": "phone", "phone": phone}
    return play.running().ask("POST", "mini/codes", **wish)["code"]


def openid(app_id: str, persona: str = "lin") -> str:
    """Who a person is in an app."""
    return play.running().ask("POST", "mini/codes", appid=app_id, persona=persona)["openid"]


def tokens_given(app_id: str) -> list[int]:
    """The tokens an app was given so far: 1 for a forced one, 0 for any other."""
    return [row["forced"] for row in play.running().ask("GET", f"mini/tokens?appid={app_id}")]


def template(app_id: str, **fields: str) -> str:
    """A message template with these keywords."""
    return play.running().ask(
        "POST", "mini/templates", appid=app_id, title="取餐提醒", fields=fields or {"thing1": "门店"}
    )["template_id"]


def consent(template_id: str, of: str, times: int = 1) -> None:
    """A person agrees to so many messages."""
    play.running().ask("POST", "mini/consents", openid=of, template_id=template_id, times=times)


def messages(app_id: str) -> list[dict[str, Any]]:
    """What was sent to people."""
    return play.running().ask("GET", f"mini/messages?appid={app_id}")


def forget() -> None:
    """Begin with no token and no failure, as a new process would."""
    shared.forget()
    play.running().behave()


def new_name() -> str:
    """A person nobody has met."""
    return ids.new_id("gst")


def shipments(payment_id: str) -> list[dict[str, Any]]:
    """What the platform was told about the hand-over of a payment."""
    return play.running().ask("GET", f"mini/shipments?out_trade_no={payment_id}")


def codes_drawn() -> list[dict[str, Any]]:
    """The page codes that were drawn, oldest first."""
    return play.running().ask("GET", "mini/drawn")


def merchant() -> dict[str, str]:
    """The papers of a merchant whose account is bound to a mini-program, and to nothing else."""
    return play.papers(3)


def sealed_phone(app_id: str, phone: str, persona: str = "lin") -> dict[str, str]:
    """What an older phone gives: a sign-in code, and the number sealed with the key of its session."""
    return play.running().ask("POST", "mini/codes", appid=app_id, persona=persona, phone=phone)
