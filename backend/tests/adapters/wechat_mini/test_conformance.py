"""Sign-in by WeChat and its check of texts do what all must, against the live sandbox."""

from types import SimpleNamespace

import pytest

from diandan.infra.plugins import load
from diandan.modules.accounts.ports import TEXT_CHECKS
from diandan.testing.conformance.sign_in import SignInConformance
from diandan.testing.conformance.text_check import TextCheckConformance
from tests.factories import mini
from tests.factories import sandbox as play

pytestmark = [pytest.mark.network, pytest.mark.django_db(transaction=True)]


class TestWechatMini(SignInConformance):
    """All of it."""


class TestWechatTextCheck(TextCheckConformance):
    """All of it."""

    @pytest.fixture
    def judging(self, harness):
        def fail(deed):
            mini.forget()
            play.running().misbehave("text_check", {"error": "error_500"}.get(deed, deed), times=3)

        return SimpleNamespace(
            check=load(TEXT_CHECKS, "wechat_mini"),
            app=harness.app,
            writer=mini.openid(harness.app.app_id),
            doubtful="加微信领券",
            risky="违禁词",
            fail=fail,
        )
