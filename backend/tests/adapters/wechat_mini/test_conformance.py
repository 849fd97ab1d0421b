"""Sign-in by WeChat does what every sign-in must, against the live sandbox."""

import pytest

from diandan.testing.conformance.sign_in import SignInConformance

pytestmark = [pytest.mark.network, pytest.mark.django_db(transaction=True)]


class TestWechatMini(SignInConformance):
    """All of it."""
