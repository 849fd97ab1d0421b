"""SendSms and PullSmsSendStatusByPhoneNumber.

The receipts Tencent Cloud gives out are of messages that ended. That one is not there says nothing: it may
be underway, or never have been sent; so it is never sent again by itself.
"""

import json
import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import structlog
from django.conf import settings

from diandan.adapters.tencent_sms import signing
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

SERVICE, VERSION = "sms", "2021-01-11"
APP_ID = re.compile(r"\d{6,20}")
REGIONS = ("ap-guangzhou", "ap-beijing", "ap-nanjing")
RECEIPTS = 100
# Nothing was sent, later it may be.
BUSY = ("RequestLimitExceeded", "LimitExceeded", "ResourceInsufficient", "ResourceUnavailable")
# It is not certain that nothing was sent.
UNCLEAR = ("InternalError",)


class TencentSms:
    """Text messages by Tencent Cloud."""

    name = "tencent_sms"
    channel = Channel.SMS
    has_receipts = True
    wants_template = True
    fields = ("secret_id", "secret_key", "sdk_app_id", "sign_name", "region")
    secret = frozenset({"secret_key"})
    optional = frozenset({"region"})

    def __init__(self) -> None:
        self.outgoing = Outgoing(self.name)

    def check_keys(self, values: Mapping[str, str]) -> None:
        """Refuse keys that cannot work."""
        for field in ("secret_id", "secret_key", "sign_name"):
            text = values.get(field, "")
            if not text.strip() or len(text) > 64 or not text.isprintable():
                raise InvalidMessengerKeys(field=field)
        if not APP_ID.fullmatch(values.get("sdk_app_id", "")):
            raise InvalidMessengerKeys(field="sdk_app_id")
        if values.get("region", "") not in ("", *REGIONS):
            raise InvalidMessengerKeys(field="region")

    def send(self, account: MessengerKeys, message: MessageToSend) -> Sent:
        """Send one text message by an approved template; its places are filled in order."""
        body = {
            "PhoneNumberSet": [f"+86{message.address}"],
            "SmsSdkAppId": account.values["sdk_app_id"],
            "SignName": account.values["sign_name"],
            "TemplateId": message.provider_template,
            "TemplateParamSet": list(message.values.values()),
            "SessionContext": message.message_id,
        }
        try:
            answer = self._call(account, "SendSms", body, is_repeatable=False)
        except Unreachable as silent:
            raise OutcomeUnknown(reason=silent.code) from silent
        except Unavailable as busy:
            raise MessengerUnavailable(reason=busy.code, **busy.details) from busy
        told = _told(answer)
        sent = told.get("SendStatusSet")
        first = sent[0] if isinstance(sent, list) and sent and isinstance(sent[0], dict) else {}
        code = str(first.get("Code") or (told.get("Error") or {}).get("Code") or "")
        if code == "Ok":
            return Sent(provider_ref=str(first.get("SerialNo", "")))
        log.warning("tencent_sms.refused", code=code, status=answer.status)
        if not code or code.startswith(UNCLEAR):
            raise OutcomeUnknown(reason=code or f"http_{answer.status}")
        if code.startswith(BUSY):
            raise MessengerUnavailable(reason=code, retry_after_s=60)
        raise MessengerRefused(reason=code)

    def look_up(self, account: MessengerKeys, message: MessageToSend) -> DeliveryReport:
        """Find the receipt among those of the number since the message was handed over."""
        since = (message.sent_at or clock.now()) - timedelta(minutes=1)
        body = {
            "BeginTime": int(since.timestamp()),
            "Offset": 0,
            "Limit": RECEIPTS,
            "PhoneNumber": f"+86{message.address}",
            "SmsSdkAppId": account.values["sdk_app_id"],
        }
        try:
            answer = self._call(account, "PullSmsSendStatusByPhoneNumber", body, is_repeatable=True)
        except Unavailable as error:
            raise MessengerUnavailable(reason=error.code, **error.details) from error
        told = _told(answer)
        if "PullSmsSendStatusSet" not in told:
            code = str((told.get("Error") or {}).get("Code") or f"http_{answer.status}")
            raise MessengerUnavailable(reason=code)
        for row in told["PullSmsSendStatusSet"] or []:
            if message.message_id == row.get("SessionContext") or (
                message.provider_ref and message.provider_ref == row.get("SerialNo")
            ):
                serial = str(row.get("SerialNo", ""))
                if row.get("ReportStatus") == "SUCCESS":
                    return DeliveryReport(DeliveryOutcome.ARRIVED, provider_ref=serial)
                reason = str(row.get("Description", ""))
                return DeliveryReport(DeliveryOutcome.FAILED, provider_ref=serial, reason=reason)
        return DeliveryReport(DeliveryOutcome.CANNOT_TELL)

    def _call(
        self, account: MessengerKeys, action: str, body: Mapping[str, Any], *, is_repeatable: bool
    ) -> Answer:
        base, now = provider_url(account, settings.TENCENT_SMS_URL), clock.now()
        payload = json.dumps(body, ensure_ascii=False).encode()
        signed = {
            "content-type": "application/json; charset=utf-8",
            "host": urlsplit(base).netloc,
            "x-tc-action": action,
        }
        proof = signing.authorization(
            account.values["secret_id"],
            account.values["secret_key"],
            timestamp=int(now.timestamp()),
            date=f"{now:%Y-%m-%d}",
            service=SERVICE,
            headers=signed,
            payload=payload,
        )
        headers = {
            **signed,
            "authorization": proof,
            "x-tc-version": VERSION,
            "x-tc-timestamp": str(int(now.timestamp())),
            "x-tc-region": account.values.get("region") or REGIONS[0],
        }
        return self.outgoing.send(
            "POST", f"{base}/", body=payload, headers=headers, is_repeatable=is_repeatable
        )


def _told(answer: Answer) -> dict[str, Any]:
    try:
        told = json.loads(answer.body)["Response"]
    except (ValueError, KeyError, TypeError):
        return {}
    return told if isinstance(told, dict) else {}
