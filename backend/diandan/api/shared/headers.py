"""Headers our operations take."""

import hashlib
from typing import Annotated

from django.http import HttpRequest
from ninja import Header

# Required wherever something is created or paid: the phone may repeat itself, the order may not.
IdempotencyKey = Annotated[
    str, Header(alias="Idempotency-Key", min_length=8, max_length=80, pattern=r"^[A-Za-z0-9._:-]+$")
]


def request_hash(request: HttpRequest) -> str:
    """What was asked, in 64 characters: the same key with another hash is a mistake."""
    return hashlib.sha256(
        b"\0".join([(request.method or "").encode(), request.path.encode(), request.body])
    ).hexdigest()
