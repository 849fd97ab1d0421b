"""Signatures of WeChat Pay v3, both ways, on the primitives of ``wechatpayv3``.

What the library leaves out is here: how old a message may be, probes, unknown serials, typed refusals.
"""

import binascii
from collections.abc import Mapping
from typing import Any

from wechatpayv3 import utils as sdk

from diandan.adapters.wechatpay.keys import MerchantKeys, private_key
from diandan.kernel import clock

SCHEME = "WECHATPAY2-SHA256-RSA2048"
# Source: "签名验证": a message older than five minutes is a replay.
MAX_AGE_S = 300
# Source: "签名探测流量": deliberately bad signatures, to see whether merchants check at all.
PROBE = "WECHATPAY/SIGNTEST/"


class NotTheirs(Exception):
    """A message that the platform did not sign, or not lately; ``why`` says what was wrong."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def authorization(keys: MerchantKeys, *, method: str, target: str, body: str) -> str:
    """Return the Authorization header over the very bytes that are sent."""
    signed: str = sdk.build_authorization(
        target, method, keys.mchid, keys.serial_no, private_key(keys.private_pem), data=body
    )
    return signed


def signed_call(keys: MerchantKeys, *, prepay_id: str, nonce: str) -> dict[str, str]:
    """Return the parameters of ``wx.requestPayment``, signed."""
    timestamp = str(int(clock.now().timestamp()))
    package = f"prepay_id={prepay_id}"
    message = f"{keys.appid}\n{timestamp}\n{nonce}\n{package}\n"
    return {
        "appId": keys.appid,
        "timeStamp": timestamp,
        "nonceStr": nonce,
        "package": package,
        "signType": "RSA",
        "paySign": sdk.rsa_sign(private_key(keys.private_pem), message),
    }


def must_be_theirs(headers: Mapping[str, str], body: str, *, platform_key: Any) -> None:
    """Check the platform's signature over an answer or a notice.

    ``platform_key`` returns the public key of a serial, or nothing. Header names are lower case.

    Raises:
        NotTheirs: a header is missing, the message is stale or the signature does not hold.
    """
    try:
        signature = headers["wechatpay-signature"]
        timestamp = headers["wechatpay-timestamp"]
        nonce = headers["wechatpay-nonce"]
        serial = headers["wechatpay-serial"]
    except KeyError as missing:
        raise NotTheirs(f"no {missing.args[0]}") from None
    if headers.get("wechatpay-signature-type", SCHEME) != SCHEME:
        raise NotTheirs("signature type")
    if signature.startswith(PROBE):
        raise NotTheirs("probe")
    if (
        not (timestamp.isascii() and timestamp.isdecimal())
        or abs(clock.now().timestamp() - int(timestamp)) > MAX_AGE_S
    ):
        raise NotTheirs("stale")
    key = platform_key(serial)
    if key is None:
        raise NotTheirs("serial")
    if not _is_signed(timestamp, nonce, body, signature, key):
        raise NotTheirs("signature")


def decrypt(keys: MerchantKeys, resource: Mapping[str, Any]) -> str:
    """Return the plain text of an encrypted resource.

    Raises:
        NotTheirs: another algorithm or key, or the text was altered.
    """
    try:
        if resource["algorithm"] != "AEAD_AES_256_GCM":
            raise NotTheirs("algorithm")
        plain: str | None = sdk.aes_decrypt(
            nonce=resource["nonce"],
            ciphertext=resource["ciphertext"],
            associated_data=resource.get("associated_data") or "",
            apiv3_key=keys.api_v3_key,
        )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise NotTheirs("resource") from error
    if plain is None:
        raise NotTheirs("ciphertext")
    return plain


def _is_signed(timestamp: str, nonce: str, body: str, signature: str, key: Any) -> bool:
    try:
        return bool(sdk.rsa_verify(timestamp, nonce, body, signature, key))
    except (binascii.Error, ValueError):
        return False
