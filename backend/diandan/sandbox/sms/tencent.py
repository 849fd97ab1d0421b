"""Tencent Cloud SMS 2021-01-11 as its callers see it: TC3 checked, SendSms, receipts by number."""

import hashlib
import hmac
import json
import re
import secrets
import sqlite3
from collections.abc import Callable
from typing import Any

from diandan.sandbox.sms import accounts, phones
from diandan.sandbox.store import Store, from_text
from diandan.sandbox.web import Request, Response

ALGORITHM = "TC3-HMAC-SHA256"
MAX_AGE_S = 300
_PROOF = re.compile(
    rf"{ALGORITHM} Credential=(?P<key>[^/]+)/(?P<date>[\d-]+)/sms/tc3_request, "
    r"SignedHeaders=(?P<names>[^,]+), Signature=(?P<sign>\w+)"
)
_PHONE = re.compile(r"\+861[3-9]\d{9}")


class Refusal(Exception):
    """A no in the provider's own words."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code)
        self.code, self.message = code, message


def answer(store: Store, request: Request) -> Response:
    """Answer one call; everything is 200 here, also a no."""
    try:
        account = _account(store, request)
        action = ACTIONS.get(request.header("x-tc-action"))
        if action is None or request.header("x-tc-version") != "2021-01-11":
            raise Refusal("InvalidAction", "The requested API does not exist.")
        told = action(store, account, json.loads(request.body or b"{}"))
    except Refusal as no:
        told = {"Error": {"Code": no.code, "Message": no.message}}
    return Response.json({"Response": {**told, "RequestId": secrets.token_hex(16)}})


def busy() -> Response:
    """Answer as when too many ask."""
    error = {"Code": "RequestLimitExceeded", "Message": "请求的次数超过了频率限制。"}
    return Response.json({"Response": {"Error": error, "RequestId": secrets.token_hex(16)}})


def _account(store: Store, request: Request) -> sqlite3.Row:
    proof = _PROOF.fullmatch(request.header("authorization"))
    if proof is None:
        raise Refusal("AuthFailure.InvalidAuthorization", "请求头部的 Authorization 不符合腾讯云标准。")
    account = accounts.find(store, provider=accounts.TENCENT, key_id=proof["key"])
    if account is None:
        raise Refusal("AuthFailure.SecretIdNotFound", "密钥不存在。")
    timestamp = request.header("x-tc-timestamp")
    if not timestamp.isdecimal() or abs(store.now().timestamp() - int(timestamp)) > MAX_AGE_S:
        raise Refusal("AuthFailure.SignatureExpire", "签名过期。")
    names = proof["names"].split(";")
    if not {"content-type", "host"} <= set(names) or names != sorted(names):
        raise Refusal("AuthFailure.SignatureFailure", "签名错误。")
    canonical = "\n".join(
        [
            request.method,
            request.path,
            "",
            "".join(f"{name}:{request.header(name).strip().lower()}\n" for name in names),
            ";".join(names),
            hashlib.sha256(request.body).hexdigest(),
        ]
    )
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    told = f"{ALGORITHM}\n{timestamp}\n{proof['date']}/sms/tc3_request\n{digest}"
    key = f"TC3{account['secret']}".encode()
    for part in (proof["date"], "sms", "tc3_request"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    right = hmac.new(key, told.encode(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(right, proof["sign"]):
        raise Refusal("AuthFailure.SignatureFailure", "签名错误。")
    return account


def _send(store: Store, account: sqlite3.Row, body: dict[str, Any]) -> dict[str, Any]:
    if body.get("SmsSdkAppId") != account["app_id"]:
        raise Refusal("UnauthorizedOperation.SmsSdkAppIdVerifyFail", "SmsSdkAppId 校验失败。")
    found = [_send_one(store, account, body, phone) for phone in body.get("PhoneNumberSet") or []]
    if not found:
        raise Refusal("InvalidParameterValue.PhoneNumberSetEmpty", "号码为空。")
    return {"SendStatusSet": found}


def _send_one(store: Store, account: sqlite3.Row, body: dict[str, Any], phone: str) -> dict[str, Any]:
    context = str(body.get("SessionContext", ""))
    status: dict[str, Any] = {
        "SerialNo": "",
        "PhoneNumber": phone,
        "Fee": 0,
        "SessionContext": context,
        "Code": "Ok",
        "Message": "send success",
        "IsoCode": "CN",
    }
    try:
        number, values = str(body.get("TemplateId", "")), [str(v) for v in body.get("TemplateParamSet") or []]
        text = accounts.template(account, number)
        if not _PHONE.fullmatch(phone):
            raise Refusal("InvalidParameterValue.IncorrectPhoneNumber", "手机号格式错误。")
        if body.get("SignName") != account["sign_name"]:
            raise Refusal("FailedOperation.SignatureIncorrectOrUnapproved", "签名未审批或格式错误。")
        if text is None:
            raise Refusal("FailedOperation.TemplateIncorrectOrUnapproved", "模板未审批或内容不匹配。")
        places = accounts.places(text)
        if len(places) != len(values):
            raise Refusal("FailedOperation.TemplateParamSetNotMatchApprovedTemplate", "参数个数不符。")
        bare = phone.removeprefix("+86")
        if phones.is_too_often(store, account, bare):
            raise Refusal("LimitExceeded.PhoneNumberThirtySecondLimit", "超过下发频率限制。")
    except Refusal as no:
        return {**status, "Code": no.code, "Message": no.message}
    content = accounts.filled(text, dict(zip(places, values, strict=True)))
    with store.changing():
        ref = phones.take(store, account, phone=bare, number=number, out_id=context, content=content)
    return {**status, "SerialNo": ref, "Fee": 1}


def _receipts(store: Store, account: sqlite3.Row, body: dict[str, Any]) -> dict[str, Any]:
    try:
        since, offset, limit = int(body["BeginTime"]), int(body["Offset"]), int(body["Limit"])
        phone = str(body["PhoneNumber"])
    except (KeyError, TypeError, ValueError):
        raise Refusal("MissingParameter", "缺少参数。") from None
    if not 1 <= limit <= 100:
        raise Refusal("InvalidParameterValue.LimitExceeded", "Limit 超过上限。")
    ended = [
        row
        for row in phones.sent(store, key_id=account["key_id"], phone=phone.removeprefix("+86"))
        if row["status"] != "waiting" and from_text(row["sent_at"]).timestamp() >= since
    ]
    return {"PullSmsSendStatusSet": [_shown(row) for row in ended[offset : offset + limit]]}


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    at = from_text(row["sent_at"])
    arrived = row["status"] == "arrived"
    return {
        "UserReceiveTime": int(at.timestamp()) if arrived else 0,
        "CountryCode": "86",
        "SubscriberNumber": row["phone"],
        "PhoneNumber": f"+86{row['phone']}",
        "SerialNo": f"{at:%Y%m%d%H%M%S}{row['id']:08d}",
        "ReportStatus": "SUCCESS" if arrived else "FAIL",
        "Description": "DELIVRD" if arrived else "MK:0001",
        "SessionContext": row["out_id"],
    }


ACTIONS: dict[str, Callable[[Store, sqlite3.Row, dict[str, Any]], dict[str, Any]]] = {
    "SendSms": _send,
    "PullSmsSendStatusByPhoneNumber": _receipts,
}
