"""Refusals of the gateway: a status, a code and the sentence the real one answers with."""

from typing import Any

from diandan.sandbox.web import Response


class ApiError(Exception):
    """A refusal as it goes over the wire."""

    def __init__(self, status: int, code: str, message: str, detail: dict[str, Any] | None = None) -> None:
        super().__init__(code, message)
        self.status = status
        self.code = code
        self.message = message
        self.detail = detail

    def response(self) -> Response:
        """Return the answer."""
        body: dict[str, Any] = {"code": self.code, "message": self.message}
        if self.detail is not None:
            body["detail"] = self.detail
        return Response.json(body, self.status)


def param_error(field: str, issue: str, value: Any = None) -> ApiError:
    """A field that breaks the rules of the interface."""
    detail = {"location": "body", "field": field, "issue": issue, "value": value}
    return ApiError(400, "PARAM_ERROR", "参数错误", detail)


def sign_error(issue: str, **seen: Any) -> ApiError:
    """A request whose signature does not hold."""
    detail: dict[str, Any] = {"field": "signature", "location": "authorization", "detail": {"issue": issue}}
    if seen:
        detail["sign_information"] = seen
    return ApiError(401, "SIGN_ERROR", "签名错误，请检查后再试", detail)


def no_such_order() -> ApiError:
    """Nobody placed that order number."""
    return ApiError(404, "ORDER_NOT_EXIST", "订单不存在")


def no_such_refund() -> ApiError:
    """Nobody asked for that refund."""
    return ApiError(404, "RESOURCE_NOT_EXISTS", "退款单不存在")


def other_parameters() -> ApiError:
    """The same number was used before for something else."""
    return ApiError(400, "INVALID_REQUEST", "请求重入时，参数与首次请求时不一致。")


def system_error() -> ApiError:
    """The gateway stumbled; ask again with the same parameters."""
    return ApiError(500, "SYSTEM_ERROR", "系统繁忙，请稍后重试")


def frequency_limited() -> ApiError:
    """Too many requests."""
    return ApiError(429, "FREQUENCY_LIMITED", "频率超限，请稍后重试")
