"""What this room needs of the outside world: the platforms guests come from, and what they know of them.

A platform has *apps* (mini-programs); a brand has one on each platform it is on. Calls happen outside any
unit. An answer that did not come is ``PlatformUnavailable``, never a no.
``diandan.testing.conformance.sign_in`` says what every adapter must do.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

SIGN_IN = "diandan.sign_in"
PAGE_CODES = "diandan.page_codes"
TEXT_CHECKS = "diandan.text_checks"
HAND_OVERS = "diandan.hand_overs"
PICTURE_CHECKS = "diandan.picture_checks"
NEWS = "diandan.platform_news"


@dataclass(frozen=True, slots=True)
class AccessToken:
    """What a platform hands out for the secret, and until when it is worth using."""

    text: str = field(repr=False)
    good_until: datetime


class TokenShelf(Protocol):
    """Where the processes of an installation share an app's access token."""

    def read(self) -> AccessToken | None:
        """Return the token that was kept last."""

    def keep(self, token: AccessToken) -> None:
        """Keep a token for the others; called with no unit open."""


@dataclass(frozen=True, slots=True)
class AppKeys:
    """A brand's app on a platform, with its secrets in clear. Never logged, never kept."""

    provider: str
    app_id: str
    is_sandbox: bool
    values: Mapping[str, str] = field(repr=False)
    shelf: TokenShelf | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a platform says a guest is: by app, and, where the brand's apps are bound together, across them."""

    openid: str = field(repr=False)
    unionid: str = field(default="", repr=False)


class Verdict(StrEnum):
    """What a platform thinks of a text or a picture."""

    PASS = "pass"  # noqa: S105 - the platform's word for good
    REVIEW = "review"
    RISKY = "risky"


class Handing(StrEnum):
    """How something sold reaches its buyer."""

    PICK_UP = "pick_up"
    SAME_CITY = "same_city"
    VIRTUAL = "virtual"


@dataclass(frozen=True, slots=True)
class HandOver:
    """Something paid through the platform and handed over. ``payment_id`` is our number for the payment."""

    merchant_no: str
    payment_id: str
    openid: str = field(repr=False)
    handing: Handing
    what: str


class SignIn(Protocol):
    """A platform that tells who a guest is."""

    name: str
    # The kind of client it signs in: "mp-weixin", "mp-alipay".
    client: str

    def check_keys(self, app_id: str, values: Mapping[str, str]) -> None:
        """Refuse papers that cannot work, before they are kept.

        Raises:
            InvalidAppKeys: names the field.
        """

    def prove(self, app: AppKeys) -> None:
        """Try the papers at the platform: raise when it does not take them.

        Raises:
            PlatformRefused, PlatformUnavailable.
        """

    def identify(self, app: AppKeys, code: str) -> Identity:
        """Return whose code this is. The code is used up; session keys stay behind.

        Raises:
            CodeRefused, PlatformUnavailable, PlatformRefused.
        """

    def phone_number(self, app: AppKeys, code: str) -> str:
        """Return the number a guest offered, as +86…. The code is used up.

        Raises:
            CodeRefused, PlatformUnavailable, PlatformRefused.
        """

    def sealed_phone_number(self, app: AppKeys, *, code: str, sealed: str, iv: str) -> str:
        """Return the number an older phone sealed for the session that its sign-in ``code`` begins, as +86….

        Raises:
            CodeRefused, PlatformUnavailable, PlatformRefused.
        """


class PageCodes(Protocol):
    """A platform that draws codes which open a page of an app."""

    def draw(self, app: AppKeys, *, scene: str, page: str, width: int, version: str = "release") -> bytes:
        """Return a picture as PNG; the page is handed ``scene``, in the release, trial or develop version.

        Raises:
            PlatformUnavailable, PlatformRefused.
        """


class TextCheck(Protocol):
    """A platform that judges what people write before others read it."""

    def judge(self, app: AppKeys, *, openid: str, text: str, nickname: str = "") -> Verdict:
        """Return what the platform thinks of a text its user wrote.

        Raises:
            PlatformUnavailable, PlatformRefused.
        """


class HandOvers(Protocol):
    """A platform that holds money back until it is told that the goods were handed over."""

    def tell(self, app: AppKeys, done: HandOver) -> None:
        """Tell it. Not repeated when no answer came: ask first whether it is told.

        Raises:
            PlatformUnavailable, NotAuthorised, PlatformRefused.
        """

    def is_told(self, app: AppKeys, done: HandOver) -> bool:
        """Return whether the platform knows already.

        Raises:
            PlatformUnavailable, NotAuthorised, PlatformRefused.
        """


class PictureCheck(Protocol):
    """A platform that judges pictures before others see them, and tells what it thinks later."""

    def ask(self, app: AppKeys, *, openid: str, url: str) -> str:
        """Ask about a picture of its user's that the platform can fetch at ``url``; return its number for it.

        Raises:
            PlatformUnavailable, PlatformRefused.
        """


@dataclass(frozen=True, slots=True)
class PictureVerdict:
    """What a platform told of a picture it was asked about."""

    trace_id: str
    verdict: Verdict


class News(Protocol):
    """A platform that calls us when it has something to tell."""

    def greet(self, app: AppKeys, query: Mapping[str, str]) -> str:
        """Return what the platform wants to hear when it tries our address.

        Raises:
            ForgedNews: somebody else is calling.
        """

    def read(self, app: AppKeys, query: Mapping[str, str], body: bytes) -> PictureVerdict | None:
        """Return what is told of a picture; None for news of anything else.

        Raises:
            ForgedNews: it does not come from the platform, or is not for this app.
        """
