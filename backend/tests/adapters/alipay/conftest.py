"""The adapter against the live sandbox process, with a small server that keeps the notices it is sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from urllib.parse import parse_qsl, urlencode

import pytest

from diandan.infra.plugins import load
from diandan.kernel import clock
from diandan.modules.payments.ports import ENTRY_POINTS, Channel
from diandan.sandbox import faults
from diandan.testing.conformance.payment_gateway import RawNotice
from tests.factories import sandbox as play
from tests.factories.mailbox import Mailbox

# Notices of Alipay carry none of these: there is no header, no nonce and no second key.
NOT_THEIRS = {"signtest", "stale_timestamp", "tampered_nonce", "wrong_currency", "wrong_amount"}


class Harness:
    """The sandbox, moved as the conformance tests wish."""

    channels = (Channel.JSAPI,)

    def __init__(self, mailbox: Mailbox) -> None:
        self._sandbox = play.running()
        self._mailbox = mailbox
        self.gateway = load(ENTRY_POINTS, "alipay")
        self.account = play.alipay_keys()
        self.other_account = play.alipay_keys(play.alipay_papers(1))
        self.notify_url = mailbox.url

    def guest_pays(self, payment_id: str) -> None:
        self._sandbox.pay(payment_id)

    def notice_about(self, ref: str) -> RawNotice:
        self._sandbox.settle()
        deadline = clock.monotonic() + 10
        while clock.monotonic() < deadline:
            for raw in reversed(self._mailbox.kept):
                report = self.gateway.read_notice(self.account, raw.headers, raw.body).report
                if ref == getattr(report, "refund_id", report.payment_id):
                    return raw
        raise AssertionError("no notice came")

    def forged_notices_about(self, payment_id: str) -> Iterator[tuple[str, RawNotice]]:
        # The true one is on its way by itself; among forged ones it would be believed, and rightly.
        self.notice_about(payment_id)
        for variant in sorted(faults.NOTICE_FORGERIES - NOT_THEIRS):
            yield variant, self._sent(payment_id, variant=variant)
        true = self._sent(payment_id)
        fields = dict(parse_qsl(true.body.decode(), keep_blank_values=True))
        for name in fields:
            rest = {key: value for key, value in fields.items() if key != name}
            yield f"without {name}", RawNotice(true.headers, urlencode(rest).encode())
            yield f"{name} twice", RawNotice(true.headers, true.body + f"&{name}=x".encode())
        yield "RSA", RawNotice(true.headers, urlencode({**fields, "sign_type": "RSA"}).encode())
        for place in range(len(true.body)):
            body = bytearray(true.body)
            body[place] ^= 1
            yield f"byte {place} flipped", RawNotice(true.headers, bytes(body))

    def finish_refunds(self) -> None:
        self._sandbox.settle()

    def fail_after_doing(self, times: int) -> None:
        self._sandbox.misbehave("prepay", "error_500_after_commit", times=times)

    def answer_unsigned(self) -> None:
        self._sandbox.misbehave("query", "no_signature")

    @contextmanager
    def next_day(self) -> Iterator[date]:
        """Tomorrow at noon in Beijing; our own clock goes along, or requests would be stale."""
        today = clock.local(clock.now(), "Asia/Shanghai")
        noon = (today + timedelta(days=1)).replace(hour=12, minute=0, second=0, microsecond=0)
        self._sandbox.ask("POST", "clock", offset_s=(noon - today).total_seconds())
        with clock.frozen_at(noon):
            yield today.date()

    def _sent(self, payment_id: str, **how: object) -> RawNotice:
        self._mailbox.kept.clear()
        self._sandbox.tell(payment_id, original_type="alipay", **how)
        return self._mailbox.kept.pop()


@pytest.fixture
def harness() -> Iterator[Harness]:
    """The other side, well behaved before and after."""
    play.running().behave()
    play.forget_failures()
    mailbox = Mailbox(status=200, answer=b"success")
    yield Harness(mailbox)
    mailbox.close()
    play.running().behave()
    play.forget_failures()


@pytest.fixture(autouse=True)
def _play_money(request: pytest.FixtureRequest, settings: object) -> None:
    settings.SANDBOX = True  # type: ignore[attr-defined]
    if request.node.get_closest_marker("network"):
        settings.SANDBOX_URL = play.running().url  # type: ignore[attr-defined]
