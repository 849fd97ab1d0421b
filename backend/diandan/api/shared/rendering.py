"""Answers of the hot paths: what a view built, encoded at once.

An operation that answers so still declares its shape with ``response=``; the tests that hold every answer
against the description take the place of checking it again for every guest.
"""

from typing import Any

import msgspec
from django.http import HttpResponse


def rendered(data: Any, *, status: int = 200) -> HttpResponse:
    """Encode plain data as the answer."""
    return HttpResponse(
        msgspec.json.encode(data), content_type="application/json; charset=utf-8", status=status
    )
