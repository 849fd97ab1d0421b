"""The keys of this installation: ``FIELD_KEYS``, newest first, each ``id:base64 of 32 bytes``.

The newest encrypts, all of them decrypt. To change keys: put the new one in front, restart, run
``diandan rotate-keys``, then drop the old one.
"""

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

_KEY_ID = re.compile(r"[a-z0-9-]{1,16}")


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its cipher, and the derived key of its blind index."""

    id: str
    cipher: AESGCM
    index_key: bytes


def known() -> tuple[Key, ...]:
    """Every known key, newest first."""
    return _read(tuple(settings.FIELD_KEYS))


def newest() -> Key:
    """The key that encrypts."""
    return known()[0]


@lru_cache(maxsize=8)
def _read(texts: Sequence[str]) -> tuple[Key, ...]:
    ring = tuple(_one(text) for text in texts)
    if not ring or len({key.id for key in ring}) != len(ring):
        raise ImproperlyConfigured("DIANDAN_FIELD_KEYS needs at least one key, each with its own id")
    return ring


def _one(text: str) -> Key:
    key_id, _, body = text.partition(":")
    try:
        material = base64.b64decode(body.replace("-", "+").replace("_", "/"), validate=True)
    except binascii.Error as wrong:
        raise ImproperlyConfigured("DIANDAN_FIELD_KEYS: a key is not base64") from wrong
    if not _KEY_ID.fullmatch(key_id) or len(material) != 32:
        raise ImproperlyConfigured("DIANDAN_FIELD_KEYS wants id:base64 of 32 bytes, newest first")
    index_key = HKDF(SHA256(), 32, None, b"diandan blind index").derive(material)
    return Key(key_id, AESGCM(material), index_key)
