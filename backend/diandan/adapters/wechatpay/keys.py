"""A merchant's WeChat Pay papers: read from the account, checked once, parsed once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cryptography import x509
from wechatpayv3 import utils as sdk

from diandan.modules.payments.errors import InvalidAccountKeys
from diandan.modules.payments.ports import AccountKeys

REQUIRED = ("mchid", "appid", "private_key", "api_v3_key")
# AES-256: the published examples use shorter keys, merchants never do.
API_V3_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class MerchantKeys:
    """What signing and reading need. Without a public key id the platform's certificates are fetched."""

    mchid: str
    appid: str
    serial_no: str
    private_pem: str
    api_v3_key: str
    public_key_id: str
    public_pem: str

    @property
    def uses_certificates(self) -> bool:
        """Whether the platform proves itself by certificates instead of a public key of its own."""
        return not self.public_key_id


def keys_of(account: AccountKeys) -> MerchantKeys:
    """Return the papers of an account."""
    return read(account.values)


def read(values: Mapping[str, str]) -> MerchantKeys:
    """Read and check papers.

    Raises:
        InvalidAccountKeys: names the first field that cannot work.
    """
    for name in REQUIRED:
        if not values.get(name):
            raise InvalidAccountKeys(field=name)
    if len(values["api_v3_key"].encode()) != API_V3_KEY_BYTES:
        raise InvalidAccountKeys(field="api_v3_key")
    if bool(values.get("public_key_id")) != bool(values.get("public_key")):
        raise InvalidAccountKeys(field="public_key")
    _must_load(private_key, values["private_key"], "private_key")
    keys = MerchantKeys(
        mchid=values["mchid"],
        appid=values["appid"],
        serial_no=values.get("serial_no") or _serial_no(values),
        private_pem=values["private_key"],
        api_v3_key=values["api_v3_key"],
        public_key_id=values.get("public_key_id", ""),
        public_pem=values.get("public_key", ""),
    )
    if keys.public_pem:
        _must_load(public_key, keys.public_pem, "public_key")
    return keys


def _serial_no(values: Mapping[str, str]) -> str:
    """Return the number of the merchant's certificate, which must be about the very key it signs with."""
    if not values.get("certificate"):
        raise InvalidAccountKeys(field="serial_no")
    try:
        found = certificate(values["certificate"])
    except ValueError as error:
        raise InvalidAccountKeys(field="certificate") from error
    if found.public_key() != private_key(values["private_key"]).public_key():
        raise InvalidAccountKeys(field="certificate")
    return f"{found.serial_number:X}"


@lru_cache(maxsize=128)
def certificate(pem: str) -> x509.Certificate:
    """Return a parsed certificate."""
    return x509.load_pem_x509_certificate(pem.encode())


@lru_cache(maxsize=128)
def private_key(pem: str) -> Any:
    """Return a parsed private key; parsing costs more than signing."""
    return sdk.load_private_key(pem)


@lru_cache(maxsize=128)
def public_key(pem: str) -> Any:
    """Return a parsed public key."""
    return sdk.load_public_key(pem)


def _must_load(load: Any, pem: str, field: str) -> None:
    try:
        load(pem)
    except Exception as error:
        raise InvalidAccountKeys(field=field) from error
