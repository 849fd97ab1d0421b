"""The wire: signed requests out, verified answers in, refusals told apart. For payments and for sign-in.

Own code over ``cryptography`` and no library, see docs/decisions/0002: what signing needs is small, and the
libraries keep their own transport, without a limit of time and with the machine's idea of what time it is.
"""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

import structlog
from django.conf import settings

from diandan.adapters.alipay import signing
from diandan.adapters.alipay.keys import MerchantKeys, private_key, public_key
from diandan.infra.http import Answer, Outgoing
from diandan.kernel import clock
from diandan.kernel.errors import Unavailable

log = structlog.get_logger(__name__)

BEIJING = "Asia/Shanghai"
USER_AGENT = "diandan/0.1 (alipay)"
BILL_MAX_BYTES = 256 * 1024 * 1024
BILL_TIMEOUT_S = 60.0

# Source: 3.1 of the interface notes.
OK = "10000"
BUSY_CODES = {"20000", "40005"}
BUSY_SUB_CODES = {"ACQ.SYSTEM_ERROR", "aop.ACQ.SYSTEM_ERROR", "isp.unknow-error", "aop.unknow-error"}
NO_BILL = "isp.bill_not_exist"
# Faults of the gateway itself, told before it knows whose key to answer with: those alone may be unsigned.
UNSIGNED_CODES = {"40001", "40002", "40003", "40006", "20001"}


class Refusal(Exception):
    """A clear no; ``reason`` is Alipay's own word for it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Silence(Exception):
    """No clear answer: what happened there is unknown."""

    def __init__(self, reason: str, *, retry_after_s: int = 5) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after_s = retry_after_s


class Unsafe(Exception):
    """The address set for real calls is not one to send real calls to."""


class Client:
    """Calls of one process to Alipay, for any merchant."""

    def __init__(self) -> None:
        self._outgoing = Outgoing("alipay")

    def call(
        self,
        keys: MerchantKeys,
        method: str,
        *,
        is_sandbox: bool,
        content: Mapping[str, Any] | None = None,
        extra: Mapping[str, str] | None = None,
        is_once: bool = False,
    ) -> dict[str, Any]:
        """Send one call and return its verified answer.

        Every call carries our own number, so it may be repeated; ``is_once`` is for a code used up by it.

        Raises:
            Refusal, Silence, Unsafe.
        """
        fields = {
            "app_id": keys.appid,
            "method": method,
            "format": "JSON",
            "charset": "utf-8",
            "sign_type": signing.SIGN_TYPE,
            "timestamp": f"{clock.local(clock.now(), BEIJING):%Y-%m-%d %H:%M:%S}",
            "version": "1.0",
            **(extra or {}),
        }
        form = {}
        if content is not None:
            form["biz_content"] = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        fields["sign"] = signing.sign({**fields, **form}, private_key(keys.private_text))
        answer = self._send(
            "POST",
            f"{address(is_sandbox=is_sandbox)}?{urlencode(fields)}",
            body=urlencode(form).encode(),
            headers={
                "content-type": "application/x-www-form-urlencoded;charset=utf-8",
                "user-agent": USER_AGENT,
            },
            is_repeatable=not is_once,
        )
        return _told(answer, method=method, keys=keys)

    def download(self, url: str, *, is_sandbox: bool) -> bytes:
        """Fetch a bill from where a signed answer said it lies.

        Raises:
            Silence: it is not there, or the address is not one to fetch from.
        """
        ours = urlsplit(address(is_sandbox=is_sandbox))
        theirs = urlsplit(url)
        is_fit = theirs.netloc == ours.netloc if is_sandbox else theirs.scheme == "https"
        if not is_fit:
            raise Silence("bill_address", retry_after_s=60)
        answer = self._send(
            "GET",
            url,
            headers={"user-agent": USER_AGENT},
            read_timeout_s=BILL_TIMEOUT_S,
            max_bytes=BILL_MAX_BYTES,
        )
        if answer.status != 200:
            raise Silence(f"http_{answer.status}", retry_after_s=60)
        return answer.body

    def enrol(self, name: str) -> dict[str, str]:
        """Become a merchant of the sandbox on this machine.

        Raises:
            Silence.
        """
        answer = self._send(
            "POST",
            f"{settings.SANDBOX_URL}/sandbox/alipay/merchants",
            body=json.dumps({"name": name}).encode(),
            headers={"content-type": "application/json", "user-agent": USER_AGENT},
        )
        if answer.status != 200:
            raise Silence("no_sandbox")
        return {key: str(value) for key, value in json.loads(answer.body).items()}

    def forget_failures(self) -> None:
        """Close the circuit."""
        self._outgoing.forget_failures()

    def _send(self, method: str, url: str, *, is_repeatable: bool = True, **how: Any) -> Answer:
        try:
            return self._outgoing.send(method, url, is_repeatable=is_repeatable, **how)
        except Unavailable as silent:
            raise Silence(silent.code, retry_after_s=silent.details.get("retry_after_s", 5)) from silent


def address(*, is_sandbox: bool) -> str:
    """Return where calls go: play at the sandbox, real ones at the real one.

    Raises:
        Unsafe: the address is not https, or is this machine.
    """
    if is_sandbox:
        return f"{str(settings.SANDBOX_URL).rstrip('/')}/gateway.do"
    parts = urlsplit(str(settings.ALIPAY_URL))
    is_loopback = parts.hostname in ("localhost", "::1") or (parts.hostname or "").startswith("127.")
    if parts.scheme != "https" or is_loopback:
        raise Unsafe
    return str(settings.ALIPAY_URL)


def _told(answer: Answer, *, method: str, keys: MerchantKeys) -> dict[str, Any]:
    if answer.status != 200:
        raise Silence(f"http_{answer.status}")
    try:
        text = answer.body.decode()
        signature = str(json.loads(text).get("sign") or "")
        node = signing.node_of(text, f"{method.replace('.', '_')}_response")
        is_fault = node is None
        node = node or signing.node_of(text, "error_response")
        if node is None:
            raise Silence("garbled_answer")
        told = signing.parsed(node)
    except (ValueError, AttributeError, signing.NotTheirs) as wrong:
        raise Silence("garbled_answer") from wrong
    may_be_unsigned = is_fault and not signature and told.get("code") in UNSIGNED_CODES
    if not may_be_unsigned and not signing.is_signed(node.encode(), signature, public_key(keys.public_text)):
        # It may have been done all the same: unknown, to be asked about.
        log.error("alipay.unsigned_answer", method=method)
        raise Silence("unsigned_answer")
    code, sub_code = str(told.get("code", OK)), str(told.get("sub_code", ""))
    if code == OK and not is_fault:
        return told
    log.warning("alipay.refused", method=method, code=code, sub_code=sub_code)
    if (code in BUSY_CODES and sub_code != NO_BILL) or sub_code in BUSY_SUB_CODES:
        raise Silence(sub_code or code)
    raise Refusal(sub_code or code)
