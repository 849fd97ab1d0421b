"""Every messenger does what messengers must, against the live sandbox."""

import pytest

from diandan.testing.conformance.messenger import MessengerConformance

pytestmark = pytest.mark.network


class TestMessengers(MessengerConformance):
    """All of it, with each of them."""
