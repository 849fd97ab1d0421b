"""Keys and signatures of the sandbox, written from the protocol and not from our adapter.

Sources: "签名生成" and "签名验证" of the WeChat Pay v3 documents; the published vectors run in the tests.
"""

import base64
import binascii
import datetime as dt
import secrets
import string
from dataclasses import dataclass
from functools import lru_cache

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.x509.oid import NameOID

_LETTERS = string.ascii_letters + string.digits


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A private key and its public half, both as PEM text."""

    private_pem: str
    public_pem: str


def new_key_pair() -> KeyPair:
    """Make an RSA key of 2048 bits, the size the protocol names."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    public = key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return KeyPair(private.decode(), public.decode())


def self_signed_certificate(private_pem: str, *, name: str, at: dt.datetime) -> tuple[str, str]:
    """Return a certificate for the key, good for five years, as (PEM, serial in upper hex)."""
    key = _private(private_pem)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    serial = secrets.randbits(158) | 1 << 158
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(serial)
        .not_valid_before(at - dt.timedelta(days=1))
        .not_valid_after(at + dt.timedelta(days=1825))
        .sign(key, hashes.SHA256())
    )
    return certificate.public_bytes(serialization.Encoding.PEM).decode(), f"{serial:X}"


def sign(private_pem: str, message: bytes) -> str:
    """Return the SHA256-with-RSA signature of ``message`` in base64."""
    return base64.b64encode(_private(private_pem).sign(message, padding.PKCS1v15(), hashes.SHA256())).decode()


def is_signed(public_pem: str, message: bytes, signature: str) -> bool:
    """Whether ``signature`` (base64) is that of the key's owner over ``message``."""
    try:
        raw = base64.b64decode(signature, validate=True)
        _public(public_pem).verify(raw, message, padding.PKCS1v15(), hashes.SHA256())
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True


def encrypt(api_v3_key: str, plain: str, *, associated: str) -> tuple[str, str]:
    """Encrypt for a merchant with AES-256-GCM; return (nonce, ciphertext and tag in base64)."""
    nonce = random_text(12)
    sealed = AESGCM(api_v3_key.encode()).encrypt(nonce.encode(), plain.encode(), associated.encode())
    return nonce, base64.b64encode(sealed).decode()


def random_text(length: int) -> str:
    """Return that many letters and digits, unguessable."""
    return "".join(secrets.choice(_LETTERS) for _ in range(length))


@lru_cache(maxsize=64)
def _private(pem: str) -> rsa.RSAPrivateKey:
    key = serialization.load_pem_private_key(pem.encode(), password=None)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise TypeError("WeChat Pay signs with RSA")
    return key


@lru_cache(maxsize=64)
def _public(pem: str) -> rsa.RSAPublicKey:
    key = serialization.load_pem_public_key(pem.encode())
    if not isinstance(key, rsa.RSAPublicKey):
        raise TypeError("WeChat Pay verifies with RSA")
    return key
