"""Refusals of the platform: status 200, a number, and the sentence the real one answers with."""

from diandan.sandbox import crypto
from diandan.sandbox.web import Response


class ApiError(Exception):
    """A refusal as it goes over the wire."""

    def __init__(self, errcode: int, errmsg: str) -> None:
        super().__init__(errcode, errmsg)
        self.errcode = errcode
        self.errmsg = errmsg

    def response(self) -> Response:
        """Return the answer; every one carries the number of the request."""
        rid = f"{crypto.random_text(8)}-{crypto.random_text(8)}-{crypto.random_text(8)}".lower()
        return Response.json({"errcode": self.errcode, "errmsg": f"{self.errmsg} rid: {rid}"})


def busy() -> ApiError:
    """The platform is busy: try again later."""
    return ApiError(-1, "system error")


def over_quota() -> ApiError:
    """The calls of the day are used up."""
    return ApiError(45009, "reach max api daily quota limit")


def invalid_token() -> ApiError:
    """The access token is unknown or over."""
    return ApiError(40001, "invalid credential, access_token is invalid or not latest")


def invalid_code() -> ApiError:
    """A code nobody issued, or one that is over."""
    return ApiError(40029, "invalid code")


def used_code() -> ApiError:
    """A code is good once."""
    return ApiError(40163, "code been used")


def bad_data(what: str) -> ApiError:
    """A field that breaks the rules of the interface."""
    return ApiError(47003, f"argument invalid! {what}")


def invalid_page() -> ApiError:
    """A page that the published mini-program does not have."""
    return ApiError(41030, "invalid page")
