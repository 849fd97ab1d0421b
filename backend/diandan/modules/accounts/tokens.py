"""Session tokens: 256 random bits for the client, a digest for us."""

import hashlib
import secrets


def fresh() -> str:
    """A new token."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is stored: a leaked table opens no session. Random tokens need no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()
