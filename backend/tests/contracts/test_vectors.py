"""Cases that server and clients must answer alike; ``clients/packages/words`` reads the same files."""

import json
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from diandan.kernel import clock, money
from diandan.modules.pricing import quote as pricing


def vectors(name: str) -> dict[str, Any]:
    file: Path = settings.CONTRACTS_DIR / "vectors" / f"{name}.json"
    return json.loads(file.read_text("utf-8"))


@pytest.mark.parametrize(("text", "fen"), vectors("money")["read"])
def test_an_amount_is_read(text, fen):
    assert money.parse_yuan(text) == fen


@pytest.mark.parametrize("text", vectors("money")["refused"])
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(ValueError, match="not an amount"):
        money.parse_yuan(text)


@pytest.mark.parametrize(("fen", "text"), vectors("money")["shown"])
def test_an_amount_is_shown(fen, text):
    assert money.format_yuan(fen) == text


@pytest.mark.parametrize(("instant", "zone", "starts_at", "day"), vectors("business_day")["cases"])
def test_an_instant_belongs_to_a_trading_day(instant, zone, starts_at, day):
    at = datetime.fromisoformat(instant)

    assert str(clock.business_date(at, zone=zone, day_starts_at=time.fromisoformat(starts_at))) == day


@pytest.mark.parametrize("cart", vectors("pricing")["carts"], ids=lambda cart: cart["name"])
def test_a_cart_costs_what_its_lines_add_up_to(cart):
    lines = [
        pricing.PriceLine(
            ref=str(index),
            unit_price_fen=line["sku_price_fen"] + sum(line["modifier_deltas_fen"]),
            quantity=line["quantity"],
        )
        for index, line in enumerate(cart["lines"])
    ]

    quoted = pricing.quote(lines, is_packed=False)

    assert [line.amount_fen for line in quoted.lines] == cart["amounts_fen"]
    assert quoted.items_fen == cart["items_fen"]
