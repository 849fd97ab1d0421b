"""Signatures of the V3 request form, ACS3-HMAC-SHA256."""

import hashlib
import hmac
from collections.abc import Mapping
from urllib.parse import quote

ALGORITHM = "ACS3-HMAC-SHA256"


def query_string(parameters: Mapping[str, str]) -> str:
    """Return parameters as they are signed and sent: sorted, escaped by RFC 3986."""
    return "&".join(f"{_escaped(name)}={_escaped(parameters[name])}" for name in sorted(parameters))


def canonical_request(
    *, method: str, uri: str, query: str, headers: Mapping[str, str], payload_sha256: str
) -> str:
    """Return the text whose digest is signed; ``headers`` are those that are signed, in lower case."""
    lines = "".join(f"{name}:{headers[name].strip()}\n" for name in sorted(headers))
    return "\n".join([method, uri, query, lines, ";".join(sorted(headers)), payload_sha256])


def sign(secret: str, canonical: str) -> str:
    """Return the signature of a canonical request."""
    told = f"{ALGORITHM}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    return hmac.new(secret.encode(), told.encode(), hashlib.sha256).hexdigest()


def authorization(key_id: str, secret: str, *, headers: Mapping[str, str], canonical: str) -> str:
    """Return the header that proves who asks."""
    names = ";".join(sorted(headers))
    return f"{ALGORITHM} Credential={key_id},SignedHeaders={names},Signature={sign(secret, canonical)}"


def _escaped(text: str) -> str:
    return quote(text, safe="-_.~")
