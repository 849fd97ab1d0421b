"""Sensitive columns, encrypted with keys that carry ids, so keys can change while the shop is open."""

from diandan.infra.secrets.cipher import UnreadableSecret, blind_index, blind_indexes, decrypt, encrypt
from diandan.infra.secrets.fields import EncryptedTextField

__all__ = [
    "EncryptedTextField",
    "UnreadableSecret",
    "blind_index",
    "blind_indexes",
    "decrypt",
    "encrypt",
]
