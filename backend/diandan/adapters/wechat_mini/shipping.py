"""Shipping information: WeChat holds a mini-program's money back until it is told of the hand-over."""

from diandan.adapters.wechat_mini.client import shared
from diandan.kernel import clock
from diandan.modules.accounts.errors import PlatformUnavailable
from diandan.modules.accounts.ports import AppKeys, Handing, HandOver

# Source: section 2 of the interface notes: dine-in and pickup are "self pickup", our delivery "same city".
LOGISTICS = {Handing.PICK_UP: 4, Handing.SAME_CITY: 2, Handing.VIRTUAL: 3}
BY_MERCHANT_NUMBER, WHOLE = 1, 1
ITEM_DESC_MAX = 120
SHIPPED = {2, 3, 4}


class WechatShipping:
    """Uploads by ``upload_shipping_info``. An order may be corrected once, so none goes twice by chance."""

    def tell(self, app: AppKeys, done: HandOver) -> None:
        """Tell that an order was handed over."""
        now = clock.local(clock.now(), "Asia/Shanghai")
        body = {
            "order_key": {
                "order_number_type": BY_MERCHANT_NUMBER,
                "mchid": done.merchant_no,
                "out_trade_no": done.payment_id,
            },
            "logistics_type": LOGISTICS[done.handing],
            "delivery_mode": WHOLE,
            "shipping_list": [{"item_desc": done.what[:ITEM_DESC_MAX]}],
            "upload_time": now.isoformat(timespec="milliseconds"),
            "payer": {"openid": done.openid},
        }
        shared.call(app, "/wxa/sec/order/upload_shipping_info", body)

    def is_told(self, app: AppKeys, done: HandOver) -> bool:
        """Ask whether the platform knows already, before telling it once more."""
        body = {"merchant_id": done.merchant_no, "merchant_trade_no": done.payment_id}
        told = shared.call(app, "/wxa/sec/order/get_order", body, is_repeatable=True)
        try:
            return int(told["order"]["order_state"]) in SHIPPED
        except (KeyError, TypeError, ValueError):
            raise PlatformUnavailable(reason="garbled_answer", retry_after_s=5) from None
