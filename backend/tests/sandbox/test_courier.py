"""The courier says that a notice is delivered when it is answered, whoever has carried it."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from diandan.sandbox import merchants
from diandan.sandbox.store import Store
from diandan.sandbox.wechatpay import notices
from diandan.sandbox.wechatpay.courier import Courier

pytestmark = pytest.mark.network
PATIENCE_S = 10


class SlowMerchant(ThreadingHTTPServer):
    """A till that answers a notice when it is let."""

    def __init__(self):
        self.reached, self.let = threading.Event(), threading.Event()
        super().__init__(("127.0.0.1", 0), _Till)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/notify"


class _Till(BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["content-length"]))
        self.server.reached.set()
        self.server.let.wait(PATIENCE_S)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def merchant():
    with SlowMerchant() as till:
        threading.Thread(target=till.serve_forever, daemon=True).start()
        yield till
        till.let.set()
        till.shutdown()


@pytest.fixture
def courier(tmp_path):
    courier = Courier(Store(tmp_path / "sandbox.sqlite3"), time_scale=1)
    yield courier
    courier.stop()


@pytest.mark.parametrize("waits", [True, False], ids=["guard", "control"])
def test_what_the_round_has_taken_is_waited_for_as_well(courier, merchant, monkeypatch, waits):
    store = courier._store
    notice = queued(store, merchant.url)
    courier.start()
    assert merchant.reached.wait(PATIENCE_S)
    if not waits:
        monkeypatch.setattr(courier, "wait_until_idle", lambda: None)

    came_back = []
    waiter = threading.Thread(target=lambda: came_back.append(courier.deliver_now()))
    waiter.start()
    waiter.join(timeout=0.3 if waits else PATIENCE_S)

    assert state_of(store, notice) == notices.SENDING
    assert came_back == ([] if waits else [0])
    merchant.let.set()
    waiter.join(timeout=PATIENCE_S)
    assert came_back == [0]
    if waits:
        assert state_of(store, notice) == notices.TAKEN


def queued(store, url):
    papers = merchants.enrol_in(store, name="山丘咖啡")
    return notices.queue(
        store,
        mchid=papers.mchid,
        out_trade_no="pay_1",
        event_type="TRANSACTION.SUCCESS",
        original_type="transaction",
        summary="支付成功",
        url=url,
        plain={"out_trade_no": "pay_1"},
    )


def state_of(store, notice_id):
    return store.one("SELECT state FROM notices WHERE id = ?", notice_id)["state"]
