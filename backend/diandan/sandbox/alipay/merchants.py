"""Who collects and signs guests in through Alipay's stand-in, and the papers they get."""

import secrets
from typing import Any

from diandan.sandbox import crypto, merchants
from diandan.sandbox.alipay.signing import platform_keys
from diandan.sandbox.store import Store


def enrol_in(store: Store, *, name: str) -> dict[str, Any]:
    """Make a merchant with a mini-program. Play money only, so its key is made here."""
    merchants.platform_keys(store)
    keys = crypto.new_key_pair()
    appid = f"2021{secrets.randbelow(10**12):012d}"
    seller_id = f"2088{secrets.randbelow(10**12):012d}"
    # Its number as a seller stands where WeChat Pay's merchants have that of their certificate.
    store.insert(
        "merchants",
        mchid=appid,
        appid=appid,
        name=name,
        serial_no=seller_id,
        public_pem=keys.public_pem,
        api_v3_key="",
        signs_with="alipay",
    )
    return {
        "appid": appid,
        "seller_id": seller_id,
        "name": name,
        "private_key": keys.private_pem,
        "public_key": platform_keys(store)[1],
    }
