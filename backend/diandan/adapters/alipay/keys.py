"""A merchant's Alipay papers: read from the account, checked once, parsed once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from diandan.kernel.errors import Invalid

REQUIRED = ("appid", "private_key", "public_key")
# Source: "签名专区": RSA2 is SHA256 with a key of 2048 bits; Alipay's tool writes keys without a frame.
KEY_BITS = 2048
_FRAMES = ("PRIVATE KEY", "RSA PRIVATE KEY")


@dataclass(frozen=True, slots=True)
class MerchantKeys:
    """What signing and checking need. Without a seller's number notices are checked by app and key alone."""

    appid: str
    private_text: str = field(repr=False)
    public_text: str = field(repr=False)
    seller_id: str = ""


def read(values: Mapping[str, str], *, refusal: type[Invalid]) -> MerchantKeys:
    """Read and check papers; ``refusal`` names the first field that cannot work."""
    for name in REQUIRED:
        if not values.get(name):
            raise refusal(field=name)
    try:
        private_key(values["private_key"])
    except (ValueError, TypeError) as error:
        raise refusal(field="private_key") from error
    try:
        theirs = public_key(values["public_key"])
    except (ValueError, TypeError) as error:
        raise refusal(field="public_key") from error
    # The usual mistake: one's own public key instead of Alipay's. Nothing they sign would ever hold.
    if theirs == private_key(values["private_key"]).public_key():
        raise refusal(field="public_key")
    return MerchantKeys(
        appid=values["appid"],
        private_text=values["private_key"],
        public_text=values["public_key"],
        seller_id=values.get("seller_id", ""),
    )


@lru_cache(maxsize=128)
def private_key(text: str) -> rsa.RSAPrivateKey:
    """Return a parsed private key, framed or bare.

    Raises:
        ValueError, TypeError: it is none, or too short.
    """
    for frame in _FRAMES:
        try:
            key = serialization.load_pem_private_key(_framed(text, frame), password=None)
        except ValueError:
            continue
        if isinstance(key, rsa.RSAPrivateKey) and key.key_size >= KEY_BITS:
            return key
    raise ValueError("not an RSA key of 2048 bits")


@lru_cache(maxsize=128)
def public_key(text: str) -> rsa.RSAPublicKey:
    """Return a parsed public key, framed or bare.

    Raises:
        ValueError, TypeError: it is none.
    """
    key = serialization.load_pem_public_key(_framed(text, "PUBLIC KEY"))
    if not isinstance(key, rsa.RSAPublicKey):
        raise TypeError("Alipay signs with RSA")
    return key


def _framed(text: str, frame: str) -> bytes:
    if "-----BEGIN" in text:
        return text.strip().encode() + b"\n"
    bare = "".join(text.split())
    lines = "\n".join(bare[at : at + 64] for at in range(0, len(bare), 64))
    return f"-----BEGIN {frame}-----\n{lines}\n-----END {frame}-----\n".encode()
