"""Whose pages may open a socket."""

import pytest

from diandan.infra.live.origins import is_welcome


@pytest.mark.parametrize(
    ("origin", "host", "answer"),
    [
        (None, "192.168.1.5:8701", True),
        ("http://192.168.1.5:8700", "192.168.1.5:8701", True),
        ("http://localhost:5173", "localhost:8701", True),
        ("http://[::1]:8700", "[::1]:8701", True),
        ("https://order.example.com", "live.example.com", True),
        ("https://order.example.com:444", "live.example.com", False),
        ("http://order.example.com", "live.example.com", False),
        ("https://servicewechat.com", "live.example.com", True),
        ("https://evil.example", "192.168.1.5:8701", False),
        ("https://192.168.1.5.evil.example", "192.168.1.5:8701", False),
        ("null", "192.168.1.5:8701", False),
        ("file://", "192.168.1.5:8701", False),
        ("", "192.168.1.5:8701", False),
        ("http://", None, False),
    ],
)
def test_only_our_own_pages_are_welcome(origin, host, answer):
    assert is_welcome(origin, host=host, allowed=["https://order.example.com/"]) is answer
