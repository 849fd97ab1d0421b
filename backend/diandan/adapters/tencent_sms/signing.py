"""Signatures of the third version, TC3-HMAC-SHA256."""

import hashlib
import hmac
from collections.abc import Mapping

ALGORITHM = "TC3-HMAC-SHA256"


def canonical_request(*, headers: Mapping[str, str], payload: bytes) -> str:
    """Return the text whose digest is signed: always POST to / without a query; names in lower case."""
    lines = "".join(f"{name}:{headers[name].strip().lower()}\n" for name in sorted(headers))
    names = ";".join(sorted(headers))
    return "\n".join(["POST", "/", "", lines, names, hashlib.sha256(payload).hexdigest()])


def sign(secret_key: str, *, timestamp: int, date: str, service: str, canonical: str) -> str:
    """Return the signature; the key for it holds for one day and one service."""
    scope = f"{date}/{service}/tc3_request"
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    told = f"{ALGORITHM}\n{timestamp}\n{scope}\n{digest}"
    key = f"TC3{secret_key}".encode()
    for part in (date, service, "tc3_request"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return hmac.new(key, told.encode(), hashlib.sha256).hexdigest()


def authorization(
    secret_id: str,
    secret_key: str,
    *,
    timestamp: int,
    date: str,
    service: str,
    headers: Mapping[str, str],
    payload: bytes,
) -> str:
    """Return the header that proves who asks."""
    canonical = canonical_request(headers=headers, payload=payload)
    signature = sign(secret_key, timestamp=timestamp, date=date, service=service, canonical=canonical)
    names = ";".join(sorted(headers))
    return (
        f"{ALGORITHM} Credential={secret_id}/{date}/{service}/tc3_request, "
        f"SignedHeaders={names}, Signature={signature}"
    )
