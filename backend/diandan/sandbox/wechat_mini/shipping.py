"""Shipping information: a paid order is told to have been handed over, once, and corrected once at most.

The order must be one of this platform's own WeChat Pay, paid by this user in this mini-program.
Of the numbers of refusals only 48001 is taken from the interface notes; the 10060… are remembered.
"""

import json
import re
import sqlite3
from datetime import datetime
from typing import Any

from diandan.sandbox.store import Store
from diandan.sandbox.wechat_mini.errors import ApiError, bad_data

NOT_AUTHORISED = 48001
NO_SUCH_ORDER = 10060001
ALREADY_CORRECTED = 10060003
NOT_SHIPPABLE = 10060004
NOT_NEWER = 10060023
BAD_TIME = 268485216
EXPRESS, SAME_CITY, VIRTUAL, SELF_PICKUP = 1, 2, 3, 4
UPLOADS_MAX = 2
_UPLOAD_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(Z|[+-]\d\d:\d\d)")


def upload(store: Store, app: sqlite3.Row, body: dict[str, Any]) -> dict[str, Any]:
    """Answer ``POST /wxa/sec/order/upload_shipping_info``.

    Raises:
        ApiError.
    """
    if not app["may_ship"]:
        raise ApiError(NOT_AUTHORISED, "api unauthorized")
    trade = _trade(store, app, body.get("order_key"))
    if trade["state"] != "SUCCESS":
        raise ApiError(NOT_SHIPPABLE, "支付单处于不可发货的状态")
    if (body.get("payer") or {}).get("openid") != trade["openid"]:
        raise ApiError(40003, "invalid openid")
    uploaded_at = _checked(body)
    with store.changing():
        earlier = store.one(
            "SELECT * FROM mini_shipments WHERE mchid = ? AND out_trade_no = ?",
            trade["mchid"],
            trade["out_trade_no"],
        )
        if earlier is None:
            store.insert(
                "mini_shipments",
                mchid=trade["mchid"],
                out_trade_no=trade["out_trade_no"],
                appid=app["appid"],
                body=json.dumps(body, ensure_ascii=False),
                uploads=1,
                upload_time=body["upload_time"],
            )
        else:
            if earlier["uploads"] >= UPLOADS_MAX:
                raise ApiError(ALREADY_CORRECTED, "支付单已使用重新发货机会")
            if uploaded_at <= datetime.fromisoformat(earlier["upload_time"]):
                raise ApiError(NOT_NEWER, "发货信息未更新")
            store.run(
                "UPDATE mini_shipments SET body = ?, upload_time = ?, uploads = uploads + 1 "
                "WHERE mchid = ? AND out_trade_no = ?",
                json.dumps(body, ensure_ascii=False),
                body["upload_time"],
                trade["mchid"],
                trade["out_trade_no"],
            )
    return {"errcode": 0, "errmsg": "ok"}


def get_order(store: Store, app: sqlite3.Row, body: dict[str, Any]) -> dict[str, Any]:
    """Answer ``POST /wxa/sec/order/get_order``: 1 waiting to be shipped, 2 shipped, 5 given back.

    Raises:
        ApiError.
    """
    if not app["may_ship"]:
        raise ApiError(NOT_AUTHORISED, "api unauthorized")
    key = {"order_number_type": 2 if body.get("transaction_id") else 1, "transaction_id": "", **body}
    if "merchant_id" in body:
        key |= {"mchid": body["merchant_id"], "out_trade_no": body.get("merchant_trade_no")}
    trade = _trade(store, app, key)
    shipped = store.one(
        "SELECT * FROM mini_shipments WHERE mchid = ? AND out_trade_no = ?",
        trade["mchid"],
        trade["out_trade_no"],
    )
    state = 5 if trade["state"] == "REFUND" and trade["refunded"] == trade["total"] else 2 if shipped else 1
    told: dict[str, Any] = {
        "transaction_id": trade["transaction_id"],
        "merchant_id": trade["mchid"],
        "merchant_trade_no": trade["out_trade_no"],
        "openid": trade["openid"],
        "paid_amount": trade["total"],
        "order_state": state,
    }
    if shipped:
        given = json.loads(shipped["body"])
        told["shipping"] = {
            name: given[name] for name in ("delivery_mode", "logistics_type", "shipping_list")
        }
    return {"errcode": 0, "errmsg": "ok", "order": told}


def uploaded(store: Store, out_trade_no: str = "") -> list[dict[str, Any]]:
    """Return what was uploaded, in any order."""
    rows = store.all("SELECT * FROM mini_shipments WHERE ? IN ('', out_trade_no)", out_trade_no)
    return [{**dict(row), "body": json.loads(row["body"])} for row in rows]


def _trade(store: Store, app: sqlite3.Row, key: Any) -> sqlite3.Row:
    key = key if isinstance(key, dict) else {}
    kind = key.get("order_number_type")
    row = None
    if kind == 1:
        row = store.one(
            "SELECT * FROM trades WHERE mchid = ? AND out_trade_no = ? AND appid = ?",
            key.get("mchid"),
            key.get("out_trade_no"),
            app["appid"],
        )
    elif kind == 2:
        row = store.one(
            "SELECT * FROM trades WHERE transaction_id = ? AND appid = ?",
            key.get("transaction_id"),
            app["appid"],
        )
    else:
        raise bad_data("order_key.order_number_type")
    if row is None or row["trade_type"] != "JSAPI":
        raise ApiError(NO_SUCH_ORDER, "支付单不存在")
    return row


def _checked(body: dict[str, Any]) -> datetime:
    logistics, mode, goods = body.get("logistics_type"), body.get("delivery_mode"), body.get("shipping_list")
    if logistics not in (EXPRESS, SAME_CITY, VIRTUAL, SELF_PICKUP):
        raise bad_data("logistics_type")
    if mode not in (1, 2) or (mode == 2 and logistics != EXPRESS):
        raise bad_data("delivery_mode")
    if not isinstance(goods, list) or not 1 <= len(goods) <= 15 or (mode == 1 and len(goods) != 1):
        raise bad_data("shipping_list")
    for parcel in goods:
        description = parcel.get("item_desc", "") if isinstance(parcel, dict) else ""
        if not isinstance(description, str) or not 1 <= len(description) <= 120:
            raise bad_data("shipping_list.item_desc")
        if logistics == EXPRESS and not (parcel.get("tracking_no") and parcel.get("express_company")):
            raise bad_data("shipping_list.tracking_no")
    text = str(body.get("upload_time", ""))
    if not _UPLOAD_TIME.fullmatch(text):
        raise ApiError(BAD_TIME, "上传时间非法")
    return datetime.fromisoformat(text)
