"""The WeChat Pay adapter does what every payment gateway must, against the live sandbox."""

import pytest

from diandan.testing.conformance.payment_gateway import PaymentGatewayConformance

pytestmark = pytest.mark.network


class TestWechatPay(PaymentGatewayConformance):
    """All of it."""
