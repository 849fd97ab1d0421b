"""Schemas all audiences share."""

from typing import Any

from ninja import Schema


class ErrorOut(Schema):
    """A refusal: a stable code, a sentence in the caller's language, plain details."""

    code: str
    message: str
    details: dict[str, Any]
    request_id: str


class Nothing(Schema):
    """An empty answer."""
