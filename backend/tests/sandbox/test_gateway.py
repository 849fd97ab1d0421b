"""The sandbox is as strict as the real gateway: bad requests are refused in its own words."""

import http.client
import json
import threading
import time
from urllib.parse import urlsplit

import pytest
from wechatpayv3 import WeChatPay, WeChatPayType

from diandan.kernel import clock
from diandan.sandbox import crypto
from tests.factories import sandbox as play

pytestmark = pytest.mark.network
NOTIFY = "http://127.0.0.1:9/nobody"


@pytest.fixture
def sandbox():
    running = play.running()
    running.behave()
    yield running
    running.behave()


def call(sandbox, method, target, body=None, *, papers=None, **changes):
    """A call signed by hand, from the protocol alone; ``changes`` make it wrong."""
    papers = papers or play.papers()
    raw = json.dumps(body).encode() if body is not None else b""
    given = {
        "mchid": papers["mchid"],
        "serial_no": papers["serial_no"],
        "timestamp": str(int(clock.now().timestamp())),
        "nonce_str": crypto.random_text(32),
        **changes,
    }
    message = f"{method}\n{target}\n{given['timestamp']}\n{given['nonce_str']}\n".encode() + raw + b"\n"
    given.setdefault("signature", crypto.sign(papers["private_key"], message))
    pairs = ",".join(f'{name}="{value}"' for name, value in given.items())
    connection = http.client.HTTPConnection(urlsplit(sandbox.url).netloc, timeout=10)
    headers = {"Accept": "application/json", "User-Agent": "test", "Content-Type": "application/json"}
    headers["Authorization"] = f"WECHATPAY2-SHA256-RSA2048 {pairs}"
    connection.request(method, target, body=raw or None, headers=headers)
    answer = connection.getresponse()
    text = answer.read()
    connection.close()
    return answer.status, json.loads(text or b"{}"), dict(answer.getheaders()), text


def an_order(**changes):
    papers = play.papers()
    return {
        "appid": papers["appid"],
        "mchid": papers["mchid"],
        "description": "拿铁",
        "out_trade_no": f"t{crypto.random_text(20)}",
        "notify_url": NOTIFY,
        "amount": {"total": 2700, "currency": "CNY"},
        **changes,
    }


def place(sandbox, body, kind="native", **changes):
    return call(sandbox, "POST", f"/v3/pay/transactions/{kind}", body, **changes)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"signature": "AAAA"}, "SIGN_ERROR"),
        ({"timestamp": "1554208460"}, "SIGN_ERROR"),
        ({"timestamp": "soon"}, "SIGN_ERROR"),
        ({"serial_no": "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"}, "SIGN_ERROR"),
        ({"mchid": "1900000000"}, "MCH_NOT_EXISTS"),
    ],
)
def test_a_request_nobody_signed_is_refused(sandbox, wrong, code):
    status, body, _, _ = place(sandbox, an_order(), **wrong)

    assert (status, body["code"]) == ((401 if code == "SIGN_ERROR" else 400), code)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"amount": {"total": 0, "currency": "CNY"}}, "PARAM_ERROR"),
        ({"amount": {"total": 27.0, "currency": "CNY"}}, "PARAM_ERROR"),
        ({"amount": {"total": 2700, "currency": "USD"}}, "PARAM_ERROR"),
        ({"out_trade_no": "short"}, "PARAM_ERROR"),
        ({"out_trade_no": "x" * 33}, "PARAM_ERROR"),
        ({"notify_url": f"{NOTIFY}?a=b"}, "PARAM_ERROR"),
        ({"description": ""}, "PARAM_ERROR"),
        ({"time_expire": "2020-01-01T00:00:00+08:00"}, "PARAM_ERROR"),
        ({"appid": "wx0000000000000000"}, "APPID_MCHID_NOT_MATCH"),
    ],
)
def test_an_order_that_breaks_the_rules_is_refused(sandbox, change, code):
    status, body, _, _ = place(sandbox, an_order(**change))

    assert (status, body["code"]) == (400, code)


def test_an_answer_is_signed_by_the_platform(sandbox):
    _, _, headers, text = place(sandbox, an_order())
    lower = {name.lower(): value for name, value in headers.items()}
    message = f"{lower['wechatpay-timestamp']}\n{lower['wechatpay-nonce']}\n".encode() + text + b"\n"

    assert lower["wechatpay-serial"] == play.papers()["public_key_id"]
    assert crypto.is_signed(play.papers()["public_key"], message, lower["wechatpay-signature"])


def test_one_number_is_one_order(sandbox):
    order = an_order()
    place(sandbox, order)

    assert place(sandbox, order)[0] == 200
    status, body, _, _ = place(sandbox, {**order, "amount": {"total": 1, "currency": "CNY"}})
    assert (status, body["message"]) == (400, "请求重入时，参数与首次请求时不一致。")


def test_another_merchants_order_is_not_there(sandbox):
    order = an_order()
    place(sandbox, order)
    other = play.papers(1)

    status, body, _, _ = call(
        sandbox,
        "GET",
        f"/v3/pay/transactions/out-trade-no/{order['out_trade_no']}?mchid={other['mchid']}",
        papers=other,
    )

    assert (status, body["code"]) == (404, "ORDER_NOT_EXIST")


def test_the_library_itself_gets_along_with_it(sandbox):
    """A third opinion: wechatpayv3's own client, its address changed."""
    papers = play.papers()
    theirs = WeChatPay(
        wechatpay_type=WeChatPayType.NATIVE,
        mchid=papers["mchid"],
        private_key=papers["private_key"],
        cert_serial_no=papers["serial_no"],
        appid=papers["appid"],
        apiv3_key=papers["api_v3_key"],
        notify_url=NOTIFY,
        public_key=papers["public_key"],
        public_key_id=papers["public_key_id"],
    )
    theirs._core._gate_way = sandbox.url

    status, text = theirs.pay(
        description="拿铁", out_trade_no=f"t{crypto.random_text(20)}", amount={"total": 100}
    )

    assert status == 200
    assert json.loads(text)["code_url"].startswith(sandbox.url)


def test_the_page_asks_and_takes_the_answer(sandbox):
    order = an_order(
        description='拿铁 <script>alert("x")</script>',
        scene_info={"payer_client_ip": "::1", "h5_info": {"type": "Wap"}},
    )
    h5_url = place(sandbox, order, kind="h5")[1]["h5_url"]
    back = "http://127.0.0.1:8700/m/#/orders/1"

    page = get(f"{h5_url}&redirect_url={back.replace('#', '%23')}", language="en-GB")
    assert "Pay now ¥27.00" in page
    assert "<script>" not in page
    assert f'value="{back}"' in page
    assert 'lang="zh-CN"' in get(h5_url, language="zh-CN,zh")

    path = page.split('action="')[1].split('"')[0]
    assert post(sandbox, path, "answer=cancel&redirect_url=" + back.replace("#", "%23")) == (303, back)
    assert state(sandbox, order) == "NOTPAY"
    assert post(sandbox, path, "answer=pay&redirect_url=" + back.replace("#", "%23")) == (303, back)
    assert state(sandbox, order) == "SUCCESS"
    assert "already paid" in get(h5_url, language="en")


def test_the_page_sends_nobody_to_a_script(sandbox):
    code_url = place(sandbox, an_order())[1]["code_url"]

    assert "javascript:" not in get(f"{code_url}?redirect_url=javascript:alert(1)")


def test_a_browser_link_lapses(sandbox):
    order = an_order(scene_info={"payer_client_ip": "::1", "h5_info": {"type": "Wap"}})
    h5_url = place(sandbox, order, kind="h5")[1]["h5_url"]
    sandbox.ask("POST", "clock", offset_s=301)

    assert "expired" in get(h5_url, language="en")


def test_the_back_door_is_closed_to_web_pages(sandbox):
    connection = http.client.HTTPConnection(urlsplit(sandbox.url).netloc, timeout=10)
    connection.request("POST", "/sandbox/pay", body="{}", headers={"Content-Type": "text/plain"})

    assert connection.getresponse().status == 403
    connection.close()


def test_fifty_payments_a_second_are_no_burden(sandbox):
    """Placed, paid and signed; the notices go nowhere."""
    numbers = [f"f{n:03d}{crypto.random_text(16)}" for n in range(100)]

    def guest(mine):
        for number in mine:
            assert place(sandbox, an_order(out_trade_no=number))[0] == 200
            sandbox.pay(number)

    threads = [threading.Thread(target=guest, args=(numbers[n::4],)) for n in range(4)]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.monotonic() - began

    paid = {row["out_trade_no"] for row in sandbox.statement(play.papers()["mchid"])["charges"]}
    assert set(numbers) <= paid
    # Generous: the machine is shared. Alone it takes about half a second, our own signing included.
    assert took < 10


def get(url, language="zh-CN"):
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    connection.request("GET", f"{parts.path}?{parts.query}", headers={"Accept-Language": language})
    text = connection.getresponse().read().decode()
    connection.close()
    return text


def post(sandbox, path, form):
    connection = http.client.HTTPConnection(urlsplit(sandbox.url).netloc, timeout=10)
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", path, body=form, headers=headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, answer.getheader("location")


def state(sandbox, order):
    target = f"/v3/pay/transactions/out-trade-no/{order['out_trade_no']}?mchid={order['mchid']}"
    return call(sandbox, "GET", target)[1]["trade_state"]
