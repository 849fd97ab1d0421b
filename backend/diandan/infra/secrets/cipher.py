"""Encrypting a text, reading it back, and finding it again without reading it.

The stored form is ``keyid:base64(nonce + ciphertext + tag)``. The key id and the place a text belongs to
are authenticated with it, so a value copied into another column does not decrypt.
"""

import base64
import binascii
import hmac
import secrets

from cryptography.exceptions import InvalidTag

from diandan.infra.secrets import keyring

# NIST SP 800-38D: 96-bit nonces; random ones are safe far beyond the rows a key will ever see.
NONCE_BYTES = 12


class UnreadableSecret(Exception):
    """A stored secret does not decrypt: altered, moved, or its key is gone."""


def encrypt(text: str, *, place: str = "") -> str:
    """Encrypt with the newest key; ``place`` names where the text will live."""
    key = keyring.newest()
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = nonce + key.cipher.encrypt(nonce, text.encode(), _bound_to(key.id, place))
    return f"{key.id}:{base64.b64encode(sealed).decode()}"


def decrypt(stored: str, *, place: str = "") -> str:
    """Read a stored text back.

    Raises:
        UnreadableSecret: altered, moved from another place, or made with a key we no longer have.
    """
    key_id, _, body = stored.partition(":")
    for key in keyring.known():
        if key.id == key_id:
            try:
                sealed = base64.b64decode(body, validate=True)
                plain = key.cipher.decrypt(
                    sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _bound_to(key_id, place)
                )
            except (InvalidTag, ValueError, binascii.Error) as wrong:
                raise UnreadableSecret(place) from wrong
            return plain.decode()
    raise UnreadableSecret(f"{place}: no key {key_id!r}")


def blind_index(text: str) -> str:
    """A keyed digest to store beside an encrypted column, for look-up by the exact text."""
    key = keyring.newest()
    return _digest(key, text)


def blind_indexes(text: str) -> list[str]:
    """The digests of a text under every known key: look up with ``__in`` while keys change."""
    return [_digest(key, text) for key in keyring.known()]


def is_of_newest_key(stored: str) -> bool:
    """Whether a stored secret need not be encrypted anew."""
    return stored.startswith(f"{keyring.newest().id}:")


def _digest(key: keyring.Key, text: str) -> str:
    return f"{key.id}:{hmac.digest(key.index_key, text.encode(), 'sha256').hex()}"


def _bound_to(key_id: str, place: str) -> bytes:
    return f"{key_id}|{place}".encode()
