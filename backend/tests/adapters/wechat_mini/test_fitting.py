"""What a value becomes for each kind of keyword, as the platform's own rules then take it."""

import pytest

from diandan.adapters.wechat_mini.fitting import fitted
from diandan.sandbox.wechat_mini.messages import KINDS


@pytest.mark.parametrize(
    ("keyword", "value", "shown"),
    [
        ("thing1", "拿" * 20, "拿" * 20),
        ("thing1", "拿" * 21, "拿" * 19 + "…"),
        ("thing12", "", "-"),
        ("character_string2", "A017", "A017"),
        ("character_string2", "编号", "-"),
        ("character_string2", "A" * 33, "A" * 32),
        ("letter3", "T12 tall", "Ttall"),
        ("symbol4", "!!!!!!!", "!!!!!"),
        ("phrase5", "牛奶用完了吧", "牛奶用完了"),
        ("phrase5", "We ran out of milk", "详见订单"),
        ("name6", "林小满 Lin", "林小满"),
        ("name6", "Lin", "Lin"),
        ("car_number7", "浙A12345678", "浙A123456"),
        ("amount8", "¥51.00", "¥51.00"),
        ("time9", "10:45", "10:45"),
        ("number10", "8", "8"),
    ],
)
def test_a_value_fits_its_keyword(keyword, value, shown):
    assert fitted(keyword, value) == shown
    assert KINDS[keyword.rstrip("0123456789")].fullmatch(shown)


def test_what_is_no_keyword_is_left_alone():
    assert fitted("number", "A017") == "A017"
