"""The adapters against the live sandbox process, over loopback HTTP."""

from collections.abc import Iterator

import pytest

from diandan.infra.plugins import load
from diandan.modules.accounts.ports import SIGN_IN, AppKeys
from tests.factories import mini
from tests.factories import sandbox as play


class Harness:
    """The platform, moved as the conformance tests wish."""

    def __init__(self) -> None:
        self.wrong_values = {
            "app_id": {"app_id": "wx12", "secret": "0" * 32},
            "secret": {"secret": "short"},
            "push_key": {"secret": "0" * 32, "push_key": "x"},
        }
        self.sign_in = load(SIGN_IN, "wechat_mini")
        self.app = mini.keys()
        self.sister_app = mini.keys(mini.papers(1))

    def login_code(self, app: AppKeys, persona: str) -> str:
        return mini.login_code(app.app_id, persona)

    def phone_code(self, app: AppKeys, persona: str, phone: str) -> str:
        return mini.phone_code(app.app_id, persona, phone)

    def fail(self, deed: str) -> None:
        play.running().misbehave("code2session", {"error": "error_500"}.get(deed, deed))


@pytest.fixture
def harness() -> Iterator[Harness]:
    """The other side, well behaved before and after."""
    mini.forget()
    yield Harness()
    mini.forget()


@pytest.fixture(autouse=True)
def _play_app(request: pytest.FixtureRequest, settings: object) -> None:
    settings.SANDBOX = True  # type: ignore[attr-defined]
    if request.node.get_closest_marker("network"):
        settings.SANDBOX_URL = play.running().url  # type: ignore[attr-defined]
