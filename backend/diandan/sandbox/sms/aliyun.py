"""Dysmsapi 2017-05-25 as its callers see it: the V3 signature checked, SendSms, QuerySendDetails."""

import hashlib
import hmac
import json
import re
import secrets
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from diandan.sandbox.sms import accounts, phones
from diandan.sandbox.store import Store, from_text
from diandan.sandbox.web import Request, Response

ALGORITHM = "ACS3-HMAC-SHA256"
MAX_AGE = timedelta(minutes=15)
_PROOF = re.compile(
    rf"{ALGORITHM} Credential=(?P<key>[^,]+),SignedHeaders=(?P<names>[^,]+),Signature=(?P<sign>\w+)"
)
_PHONE = re.compile(r"1[3-9]\d{9}")
SHANGHAI = ZoneInfo("Asia/Shanghai")
STATUS = {"waiting": 1, "failed": 2, "arrived": 3}


class Refusal(Exception):
    """A no in the provider's own words."""

    def __init__(self, code: str, message: str, status: int = 400) -> None:
        super().__init__(code)
        self.code, self.message, self.status = code, message, status


def answer(store: Store, request: Request) -> Response:
    """Answer one call."""
    request_id = secrets.token_hex(16).upper()
    try:
        account = _account(store, request)
        action = ACTIONS.get(request.header("x-acs-action"))
        if action is None or request.header("x-acs-version") != "2017-05-25":
            raise Refusal("InvalidAction.NotFound", "Specified api is not found.", 404)
        told = action(store, account, request.query)
    except Refusal as no:
        # Refusals of the business are a success of the line.
        status = 200 if no.code.startswith(("isv.", "isp.")) else no.status
        return Response.json({"Code": no.code, "Message": no.message, "RequestId": request_id}, status)
    return Response.json({"Code": "OK", "Message": "OK", "RequestId": request_id, **told})


def busy() -> Response:
    """Answer as when too many ask."""
    return Response.json({"Code": "Throttling.User", "Message": "Request was denied."}, 400)


def _account(store: Store, request: Request) -> sqlite3.Row:
    proof = _PROOF.fullmatch(request.header("authorization"))
    if proof is None:
        raise Refusal("MissingAuthorization", "Authorization is mandatory.")
    account = accounts.find(store, provider=accounts.ALIYUN, key_id=proof["key"])
    if account is None:
        raise Refusal("InvalidAccessKeyId.NotFound", "Specified access key is not found.", 404)
    names = proof["names"].split(";")
    needed = {
        "host",
        "x-acs-action",
        "x-acs-content-sha256",
        "x-acs-date",
        "x-acs-signature-nonce",
        "x-acs-version",
    }
    if not needed <= set(names) or names != sorted(names):
        raise Refusal("IncompleteSignature", "Signed headers are incomplete.")
    if hashlib.sha256(request.body).hexdigest() != request.header("x-acs-content-sha256"):
        raise Refusal("InvalidContentSha256", "The content does not match its digest.")
    try:
        at = from_text(request.header("x-acs-date").replace("Z", ".000000Z"))
    except ValueError:
        raise Refusal("InvalidTimeStamp.Format", "x-acs-date is malformed.") from None
    if abs(store.now() - at) > MAX_AGE:
        raise Refusal("InvalidTimeStamp.Expired", "Specified time stamp is expired.")
    canonical = "\n".join(
        [
            request.method,
            request.path,
            "&".join(
                f"{quote(k, safe='-_.~')}={quote(v, safe='-_.~')}" for k, v in sorted(request.query.items())
            ),
            "".join(f"{name}:{request.header(name).strip()}\n" for name in names),
            ";".join(names),
            request.header("x-acs-content-sha256"),
        ]
    )
    told = f"{ALGORITHM}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    right = hmac.new(account["secret"].encode(), told.encode(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(right, proof["sign"]):
        raise Refusal("SignatureDoesNotMatch", "Specified signature is not matched with our calculation.")
    nonce = request.header("x-acs-signature-nonce")
    if store.one("SELECT 1 FROM sms_nonces WHERE nonce = ?", nonce):
        raise Refusal("SignatureNonceUsed", "Specified signature nonce was used already.")
    store.insert("sms_nonces", nonce=nonce)
    return account


def _send(store: Store, account: sqlite3.Row, query: dict[str, str]) -> dict[str, Any]:
    phone = query.get("PhoneNumbers", "")
    if not _PHONE.fullmatch(phone):
        raise Refusal("isv.MOBILE_NUMBER_ILLEGAL", "手机号码格式错误")
    if query.get("SignName") != account["sign_name"]:
        raise Refusal("isv.SMS_SIGNATURE_ILLEGAL", "该账号下找不到对应签名")
    number = query.get("TemplateCode", "")
    text = accounts.template(account, number)
    if text is None:
        raise Refusal("isv.SMS_TEMPLATE_ILLEGAL", "该账号下找不到对应模板")
    try:
        values = json.loads(query.get("TemplateParam") or "{}")
    except ValueError:
        raise Refusal("isv.INVALID_JSON_PARAM", "参数格式错误，请使用字符串类型的 JSON") from None
    missing = [place for place in accounts.places(text) if not isinstance(values.get(place), str)]
    if missing:
        raise Refusal("isv.TEMPLATE_MISSING_PARAMETERS", f"模板变量缺少参数：{missing[0]}")
    if phones.is_too_often(store, account, phone):
        raise Refusal("isv.BUSINESS_LIMIT_CONTROL", "触发分钟级流控")
    content = accounts.filled(text, values)
    with store.changing():
        ref = phones.take(
            store, account, phone=phone, number=number, out_id=query.get("OutId", ""), content=content
        )
    return {"BizId": ref}


def _details(store: Store, account: sqlite3.Row, query: dict[str, str]) -> dict[str, Any]:
    try:
        size, page = int(query["PageSize"]), int(query["CurrentPage"])
        phone, day = query["PhoneNumber"], query["SendDate"]
    except (KeyError, ValueError):
        raise Refusal("isv.INVALID_PARAMETERS", "参数异常") from None
    if not 1 <= size <= 50 or page < 1:
        raise Refusal("isv.INVALID_PARAMETERS", "参数异常")
    rows = [
        row
        for row in phones.sent(store, key_id=account["key_id"], phone=phone)
        if f"{from_text(row['sent_at']).astimezone(SHANGHAI):%Y%m%d}" == day
    ]
    shown = rows[(page - 1) * size : page * size]
    return {
        "TotalCount": str(len(rows)),
        "SmsSendDetailDTOs": {"SmsSendDetailDTO": [_shown(r) for r in shown]},
    }


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    at = f"{from_text(row['sent_at']).astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}"
    errors = {"arrived": "DELIVERED", "failed": "MOBILE_NOT_ON_SERVICE", "waiting": ""}
    return {
        "PhoneNum": row["phone"],
        "TemplateCode": row["template"],
        "OutId": row["out_id"],
        "Content": row["content"],
        "SendDate": at,
        "ReceiveDate": at if row["status"] == "arrived" else "",
        "SendStatus": STATUS[row["status"]],
        "ErrCode": errors[row["status"]],
    }


ACTIONS: dict[str, Callable[[Store, sqlite3.Row, dict[str, str]], dict[str, Any]]] = {
    "SendSms": _send,
    "QuerySendDetails": _details,
}
