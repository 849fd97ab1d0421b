"""Logs carry events and a request id, and no numbers of persons."""

import io
import json
import logging

import pytest
import structlog

from diandan.infra.telemetry import context, logs


@pytest.fixture
def lines():
    """What is logged while the test runs, as read by a machine."""
    stream = io.StringIO()
    root = logging.getLogger()
    before = (root.handlers[:], root.level, structlog.get_config())
    logs.configure(level="INFO", as_json=True, to=stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.handlers, root.level = before[0], before[1]
    structlog.configure(**before[2])


def test_an_event_is_one_line_of_json(lines):
    structlog.get_logger("diandan.test").info("order.placed", order_id="ord_1", total_fen=2700)

    (line,) = lines()
    assert line["event"] == "order.placed"
    assert (line["order_id"], line["total_fen"], line["level"]) == ("ord_1", 2700, "info")
    assert line["at"].endswith("Z")


def test_the_request_id_stands_on_every_line_of_a_request(lines):
    with context.bound("request-1"):
        structlog.get_logger("a").info("inside")
        logging.getLogger("some.library").warning("inside too")
    structlog.get_logger("a").info("outside")

    assert [line.get("request_id") for line in lines()] == ["request-1", "request-1", None]
    assert context.request_id() == ""


@pytest.mark.parametrize(
    "fields",
    [
        {"phone": "13812345678"},
        {"note": "请打 13812345678"},
        {"details": {"receiver": ["13812345678"]}},
        {"text": "card 6222020200112233445"},
        {"openid": "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},
        {"api_v3_key": "0123456789abcdef"},
        {"headers": {"Authorization": "Bearer abc", "Cookie": "dd_staff=abc"}},
        {"password": "correct horse 7"},
    ],
)
def test_numbers_of_persons_and_keys_never_reach_the_log(lines, fields):
    structlog.get_logger("a").info("something", **fields)

    (line,) = lines()
    written = json.dumps(line)
    for secret in ("12345678", "6222020200112233445", "oUpF8u", "0123456789abcdef", "abc", "horse"):
        assert secret not in written


def test_messages_and_traces_of_libraries_are_masked_too(lines):
    try:
        raise ValueError("no such number 13812345678")
    except ValueError:
        logging.getLogger("some.library").exception("calling 13812345678 failed")

    assert "13812345678" not in json.dumps(lines())
    assert "138****5678" in lines()[0]["event"]


@pytest.mark.parametrize(
    "value", ["ord_01M80NABCDEFGHJKMNPQRSTVWX", "pay_01234567890123456789012345", "2026-03-12"]
)
def test_our_own_ids_stay_readable(value):
    assert logs.masked(value) == value


@pytest.mark.parametrize("offered", [None, "", "short", "x" * 65, "with space!", "quote'\"quote"])
def test_a_strange_request_id_is_replaced(offered):
    assert context.accept(offered) != offered
    assert len(context.accept(offered)) == 24
