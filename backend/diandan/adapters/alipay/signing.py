"""RSA2, both ways: under our requests, over the node of an answer, over the fields of a notice. Pure.

Source: 3.1 and 3.3 of the interface notes. An answer's signature covers the very characters of its node, so
nothing is parsed and written again before it is checked.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

SIGN_TYPE = "RSA2"
# More fields than any notice has.
FIELDS_MAX = 100


class NotTheirs(Exception):
    """A message Alipay did not sign, or not for us; ``why`` says what was wrong."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def sign(fields: Mapping[str, str], key: rsa.RSAPrivateKey) -> str:
    """Return the signature under a request's fields."""
    return base64.b64encode(key.sign(request_text(fields), padding.PKCS1v15(), hashes.SHA256())).decode()


def request_text(fields: Mapping[str, str]) -> bytes:
    """Return what is signed of a request: what is not empty, sorted, ``sign_type`` among it."""
    return _joined({name: value for name, value in fields.items() if value and name != "sign"})


def node_of(text: str, name: str) -> str | None:
    """Return the characters of an answer's node exactly as they came, or nothing when there is none."""
    mark = f'"{name}"'
    at = text.find(mark)
    if at < 0:
        return None
    start = at + len(mark)
    start += len(text[start:]) - len(text[start:].lstrip())
    if not text.startswith(":", start):
        return None
    start += 1
    start += len(text[start:]) - len(text[start:].lstrip())
    try:
        _, end = json.JSONDecoder().raw_decode(text, start)
    except ValueError:
        return None
    return text[start:end]


def is_signed(content: bytes, signature: str, key: rsa.RSAPublicKey) -> bool:
    """Whether ``signature`` is Alipay's over these bytes."""
    try:
        key.verify(base64.b64decode(signature, validate=True), content, padding.PKCS1v15(), hashes.SHA256())
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True


def notice_fields(body: bytes, key: rsa.RSAPublicKey) -> dict[str, str]:
    """Return the fields of a notice after checking its signature.

    A few families of notices keep ``sign_type`` in what is signed, so that form is tried second.

    Raises:
        NotTheirs: unreadable, a field twice, another kind of signature, or one that does not hold.
    """
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=True,
            errors="strict",
            max_num_fields=FIELDS_MAX,
        )
    except ValueError as error:
        raise NotTheirs("unreadable") from error
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise NotTheirs("a field twice")
    if fields.get("sign_type") != SIGN_TYPE:
        raise NotTheirs("sign_type")
    signature = fields.pop("sign", "")
    rest = {name: value for name, value in fields.items() if name != "sign_type"}
    if not any(is_signed(_joined(form), signature, key) for form in (rest, fields)):
        raise NotTheirs("signature")
    return fields


def parsed(node: str) -> dict[str, Any]:
    """Return a node's contents; figures stay the texts they were, so that an amount is never rounded.

    Raises:
        NotTheirs: it is not an object.
    """
    try:
        told = json.loads(node, parse_float=str, parse_int=str)
    except ValueError as error:
        raise NotTheirs("garbled") from error
    if not isinstance(told, dict):
        raise NotTheirs("garbled")
    return told


def _joined(fields: Mapping[str, str]) -> bytes:
    return "&".join(f"{name}={fields[name]}" for name in sorted(fields)).encode()
