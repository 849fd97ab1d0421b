"""SendSms and QuerySendDetails.

Alibaba Cloud sends twice when asked twice, so a call without an answer is never repeated: what was sent is
found in the details of the day by our own number, ``OutId``.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import structlog
from django.conf import settings

from diandan.adapters.aliyun_sms import signing
from diandan.infra.http import Answer, Outgoing, Unreachable
from diandan.kernel import clock
from diandan.kernel.errors import Unavailable
from diandan.modules.notifications.errors import (
    InvalidMessengerKeys,
    MessengerRefused,
    MessengerUnavailable,
    OutcomeUnknown,
)
from diandan.modules.notifications.ports import (
    Channel,
    DeliveryOutcome,
    DeliveryReport,
    MessageToSend,
    MessengerKeys,
    Sent,
    provider_url,
)

log = structlog.get_logger(__name__)

VERSION = "2017-05-25"
EMPTY_SHA256 = hashlib.sha256(b"").hexdigest()
ZONE = "Asia/Shanghai"
PAGE, PAGES = 50, 4
# Source: the error codes of SendSms: told when nothing was sent and later it may be.
BUSY = ("Throttling", "ServiceUnavailable", "isv.BUSINESS_LIMIT_CONTROL", "isv.DAY_LIMIT_CONTROL")
# Told when it is not certain that nothing was sent.
UNCLEAR = ("InternalError", "isp.SYSTEM_ERROR", "isp.UNKNOWN_ERROR", "isp.GATEWAY_ERROR")
# Source: QuerySendDetails, SendStatus.
STATUS = {1: DeliveryOutcome.UNDERWAY, 2: DeliveryOutcome.FAILED, 3: DeliveryOutcome.ARRIVED}


class AliyunSms:
    """Text messages by Alibaba Cloud."""

    name = "aliyun_sms"
    channel = Channel.SMS
    has_receipts = True
    wants_template = True
    fields = ("access_key_id", "access_key_secret", "sign_name")
    secret = frozenset({"access_key_secret"})
    optional: frozenset[str] = frozenset()

    def __init__(self) -> None:
        self.outgoing = Outgoing(self.name)

    def check_keys(self, values: Mapping[str, str]) -> None:
        """Refuse keys that cannot work."""
        for field in self.fields:
            text = values.get(field, "")
            if not text.strip() or len(text) > 64 or not text.isprintable():
                raise InvalidMessengerKeys(field=field)

    def send(self, account: MessengerKeys, message: MessageToSend) -> Sent:
        """Send one text message by an approved template."""
        parameters = {
            "PhoneNumbers": message.address,
            "SignName": account.values["sign_name"],
            "TemplateCode": message.provider_template,
            "TemplateParam": json.dumps(dict(message.values), ensure_ascii=False),
            "OutId": message.message_id,
        }
        try:
            answer = self._call(account, "SendSms", parameters, is_repeatable=False)
        except Unreachable as silent:
            raise OutcomeUnknown(reason=silent.code) from silent
        except Unavailable as busy:
            raise MessengerUnavailable(reason=busy.code, **busy.details) from busy
        told = _told(answer)
        code = str(told.get("Code", ""))
        if code == "OK":
            return Sent(provider_ref=str(told.get("BizId", "")))
        log.warning("aliyun_sms.refused", code=code, status=answer.status)
        if not code or code.startswith(UNCLEAR) or (answer.status >= 500 and not code.startswith(BUSY)):
            raise OutcomeUnknown(reason=code or f"http_{answer.status}")
        if code.startswith(BUSY):
            raise MessengerUnavailable(reason=code, retry_after_s=60)
        raise MessengerRefused(reason=code)

    def look_up(self, account: MessengerKeys, message: MessageToSend) -> DeliveryReport:
        """Find the message among those its number was sent on its day."""
        day = clock.local(message.sent_at or clock.now(), ZONE)
        for page in range(1, PAGES + 1):
            rows = self._details(account, message, f"{day:%Y%m%d}", page)
            for row in rows:
                if row.get("OutId") == message.message_id:
                    outcome = STATUS.get(int(row.get("SendStatus", 0)), DeliveryOutcome.UNDERWAY)
                    failed = outcome is DeliveryOutcome.FAILED
                    return DeliveryReport(outcome, reason=str(row.get("ErrCode", "")) if failed else "")
            if len(rows) < PAGE:
                break
        return DeliveryReport(DeliveryOutcome.NOT_KNOWN)

    def _details(
        self, account: MessengerKeys, message: MessageToSend, day: str, page: int
    ) -> list[dict[str, Any]]:
        parameters = {
            "PhoneNumber": message.address,
            "SendDate": day,
            "PageSize": str(PAGE),
            "CurrentPage": str(page),
        }
        try:
            answer = self._call(account, "QuerySendDetails", parameters, is_repeatable=True)
        except Unavailable as error:
            raise MessengerUnavailable(reason=error.code, **error.details) from error
        told = _told(answer)
        if told.get("Code") != "OK":
            raise MessengerUnavailable(reason=str(told.get("Code") or f"http_{answer.status}"))
        rows = (told.get("SmsSendDetailDTOs") or {}).get("SmsSendDetailDTO") or []
        return [row for row in rows if isinstance(row, dict)]

    def _call(
        self, account: MessengerKeys, action: str, parameters: Mapping[str, str], *, is_repeatable: bool
    ) -> Answer:
        base = provider_url(account, settings.ALIYUN_SMS_URL)
        query = signing.query_string(parameters)
        signed = {
            "host": urlsplit(base).netloc,
            "x-acs-action": action,
            "x-acs-content-sha256": EMPTY_SHA256,
            "x-acs-date": clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
            "x-acs-signature-nonce": secrets.token_hex(16),
            "x-acs-version": VERSION,
        }
        canonical = signing.canonical_request(
            method="POST", uri="/", query=query, headers=signed, payload_sha256=EMPTY_SHA256
        )
        proof = signing.authorization(
            account.values["access_key_id"],
            account.values["access_key_secret"],
            headers=signed,
            canonical=canonical,
        )
        return self.outgoing.send(
            "POST",
            f"{base}/?{query}",
            headers={**signed, "authorization": proof, "accept": "application/json"},
            is_repeatable=is_repeatable,
        )


def _told(answer: Answer) -> dict[str, Any]:
    try:
        told = json.loads(answer.body)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
