"""The wire: signed requests out, verified answers in, refusals told apart.

Only the signing of ``wechatpayv3`` is used and not its transport, see docs/decisions: that one has a private
address, no time limit of its own, raises bare exceptions and knows nothing of our units.
"""

import json
import threading
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import structlog
from django.conf import settings
from wechatpayv3 import utils as sdk

from diandan.adapters.wechatpay import signing
from diandan.adapters.wechatpay.keys import MerchantKeys, keys_of, public_key
from diandan.infra.http import Answer, Outgoing
from diandan.kernel import clock
from diandan.kernel.errors import Unavailable
from diandan.modules.payments.errors import (
    AlreadyPaidAtGateway,
    GatewayRefused,
    GatewayUnavailable,
    NumberUsedOtherwise,
    PlayMoneyMixed,
)
from diandan.modules.payments.ports import AccountKeys

log = structlog.get_logger(__name__)

USER_AGENT = "diandan/0.1 (payments)"
# Platform certificates are looked for again no more often than this.
LOOK_AGAIN = timedelta(minutes=10)
BILL_MAX_BYTES = 256 * 1024 * 1024
BILL_TIMEOUT_S = 60.0

# Source: 1.4 of the interface notes; codes come in two spellings.
PAID_CODES = {"ORDER_PAID", "ORDERPAID"}
CLOSED_CODES = {"ORDER_CLOSED", "ORDERCLOSED", "OUT_TRADE_NO_USED"}
UNKNOWN_CODES = {"ORDER_NOT_EXIST", "ORDERNOTEXIST", "RESOURCE_NOT_EXISTS"}
BUSY_CODES = {"FREQUENCY_LIMITED", "RATELIMIT_EXCEEDED", "SYSTEM_ERROR", "BANK_ERROR"}
SAME_NUMBER_OTHER_ORDER = "参数与首次请求时不一致"


class NotThere(Exception):
    """The gateway does not know the number."""


class Client:
    """Calls of one process to WeChat Pay, for any merchant."""

    def __init__(self) -> None:
        self._outgoing = Outgoing("wechatpay")
        self._certificates: dict[str, tuple[datetime, dict[str, Any]]] = {}
        self._fetching = threading.Lock()

    def call(
        self, account: AccountKeys, method: str, target: str, body: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Send one call and return its verified answer.

        Every call of ours carries our own number, so it may be repeated.

        Raises:
            NotThere, GatewayUnavailable, GatewayRefused and its kinds.
        """
        keys = keys_of(account)
        answer = self._send(account, keys, method, target, body)
        if not 200 <= answer.status < 300:
            raise _refusal(answer)
        text = _text(answer)
        try:
            signing.must_be_theirs(
                answer.headers, text, platform_key=lambda serial: self.platform_key(account, serial)
            )
        except signing.NotTheirs as wrong:
            # It may have been done all the same: unknown, to be asked about.
            log.error("wechatpay.unsigned_answer", why=wrong.why, target=target)
            raise GatewayUnavailable(reason="unsigned_answer", retry_after_s=5) from wrong
        return _parsed(text) if text else {}

    def enrol(self, name: str) -> dict[str, str]:
        """Become a merchant of the sandbox on this machine.

        Raises:
            GatewayUnavailable, GatewayRefused.
        """
        try:
            answer = self._outgoing.send(
                "POST",
                f"{settings.SANDBOX_URL}/sandbox/merchants",
                body=json.dumps({"name": name}).encode(),
                headers={"Content-Type": "application/json", "User-Agent": USER_AGENT},
                is_repeatable=True,
            )
        except Unavailable as silent:
            raise GatewayUnavailable(reason="no_sandbox", retry_after_s=5) from silent
        if answer.status != 200:
            raise _refusal(answer)
        return {key: str(value) for key, value in _parsed(answer.body.decode()).items()}

    def download(self, account: AccountKeys, url: str) -> bytes:
        """Fetch a bill; of all answers this one carries no signature, its digest was signed before.

        Raises:
            GatewayUnavailable, GatewayRefused.
        """
        parts = urlsplit(url)
        target = f"{parts.path}?{parts.query}"
        limits = {"read_timeout_s": BILL_TIMEOUT_S, "max_bytes": BILL_MAX_BYTES}
        answer = self._send(account, keys_of(account), "GET", target, None, **limits)
        if answer.status != 200:
            raise _refusal(answer)
        return answer.body

    def platform_key(self, account: AccountKeys, serial: str) -> Any:
        """Return the platform's public key of a serial, or nothing when the platform has no such key."""
        keys = keys_of(account)
        if not keys.uses_certificates:
            return public_key(keys.public_pem) if serial == keys.public_key_id else None
        serial = serial.upper()
        with self._fetching:
            fetched_at, known = self._certificates.get(keys.mchid, (None, {}))
            is_due = fetched_at is None or clock.now() - fetched_at > LOOK_AGAIN
            if serial not in known and is_due:
                known = self._fetch_certificates(account, keys)
                self._certificates[keys.mchid] = (clock.now(), known)
        return known.get(serial)

    def forget_failures(self) -> None:
        """Close the circuit and forget fetched certificates."""
        self._outgoing.forget_failures()
        self._certificates.clear()

    def _fetch_certificates(self, account: AccountKeys, keys: MerchantKeys) -> dict[str, Any]:
        """Download the certificates; each is sealed with the merchant's own key, so it proves itself."""
        answer = self._send(account, keys, "GET", "/v3/certificates", None)
        if answer.status != 200:
            raise _refusal(answer)
        found: dict[str, Any] = {}
        for row in _parsed(_text(answer)).get("data", []):
            try:
                pem = signing.decrypt(keys, row["encrypt_certificate"])
            except signing.NotTheirs:
                log.error("wechatpay.false_certificate", mchid=keys.mchid)
                continue
            certificate = sdk.load_certificate(pem)
            if certificate is None:
                continue
            if certificate.not_valid_before_utc <= clock.now() <= certificate.not_valid_after_utc:
                found[f"{certificate.serial_number:X}"] = certificate.public_key()
        return found

    def _send(
        self,
        account: AccountKeys,
        keys: MerchantKeys,
        method: str,
        target: str,
        body: Mapping[str, Any] | None,
        **limits: Any,
    ) -> Answer:
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":")) if body is not None else ""
        headers = {
            "accept": "application/json",
            "user-agent": USER_AGENT,
            "authorization": signing.authorization(keys, method=method, target=target, body=text),
        }
        if body is not None:
            headers["content-type"] = "application/json"
        if not keys.uses_certificates:
            headers["wechatpay-serial"] = keys.public_key_id
        try:
            return self._outgoing.send(
                method,
                base_url(account) + target,
                body=text.encode() or None,
                headers=headers,
                is_repeatable=True,
                **limits,
            )
        except Unavailable as error:
            raise GatewayUnavailable(reason=error.code, **error.details) from error


def base_url(account: AccountKeys) -> str:
    """Return where an account's gateway is: play money at the sandbox, real money at the real one.

    Raises:
        PlayMoneyMixed: the account's kind of money is not this installation's, or the address is not safe.
    """
    if account.is_sandbox != settings.SANDBOX:
        raise PlayMoneyMixed(is_sandbox=account.is_sandbox)
    if account.is_sandbox:
        return str(settings.SANDBOX_URL).rstrip("/")
    url = str(settings.WECHATPAY_URL).rstrip("/")
    parts = urlsplit(url)
    is_loopback = parts.hostname in ("localhost", "::1") or (parts.hostname or "").startswith("127.")
    if parts.scheme != "https" or is_loopback:
        raise PlayMoneyMixed(is_sandbox=False)
    return url


def _refusal(answer: Answer) -> Exception:
    try:
        told = json.loads(answer.body)
        code, message = str(told["code"]), str(told.get("message", ""))
    except (ValueError, KeyError, TypeError):
        return GatewayUnavailable(reason=f"http_{answer.status}", retry_after_s=5)
    log.warning("wechatpay.refused", status=answer.status, code=code)
    # 401: our signature does not hold, by a wrong clock or a wrong key. Nothing was looked at, so nothing is
    # known of the order, and the same call may be made again once that is mended.
    if answer.status >= 500 or answer.status in (401, 429) or code in BUSY_CODES:
        return GatewayUnavailable(reason=code, retry_after_s=5)
    if code in UNKNOWN_CODES:
        return NotThere(code)
    if code in PAID_CODES:
        return AlreadyPaidAtGateway(reason=code)
    if code in CLOSED_CODES or SAME_NUMBER_OTHER_ORDER in message:
        return NumberUsedOtherwise(reason=code)
    return GatewayRefused(reason=code)


def _text(answer: Answer) -> str:
    try:
        return answer.body.decode()
    except UnicodeDecodeError:
        raise GatewayUnavailable(reason="garbled_answer", retry_after_s=5) from None


def _parsed(text: str) -> dict[str, Any]:
    try:
        body = json.loads(text)
    except ValueError:
        raise GatewayUnavailable(reason="garbled_answer", retry_after_s=5) from None
    if not isinstance(body, dict):
        raise GatewayUnavailable(reason="garbled_answer", retry_after_s=5)
    return body
