"""The session cookies: out of reach of scripts, never sent along from other sites."""

from django.conf import settings
from django.http import HttpResponse

GUEST = "dd_guest"
STAFF = "dd_staff"
SCREEN = "dd_screen"


def keep(response: HttpResponse, name: str, token: str, *, for_s: int) -> None:
    """Give the browser a token to keep."""
    response.set_cookie(
        name, token, max_age=for_s, httponly=True, samesite="Lax", secure=settings.COOKIES_SECURE, path="/"
    )


def drop(response: HttpResponse, name: str) -> None:
    """Take it back."""
    response.delete_cookie(name, path="/", samesite="Lax")
