"""Money that needs a person is told to the people a brand has named, by mail and text message.

Reactions only, and one alert for one trouble, however often it is reported: whoever sends a failed refund
again watches over it. What the shop does about it stands in the console, at the order and in the trail.
"""

from diandan.kernel import clock, money
from diandan.modules.notifications import service as notifications
from diandan.modules.ordering import queries as orders
from diandan.modules.ordering.errors import OrderNotFound
from diandan.modules.payments import queries as payments
from diandan.modules.payments.events import RefundFailed, ReportRefused

# Those who are alerted are addresses, and an address has no language: the first of ours.
LANGUAGE = "zh"
REFUND_FAILED = {
    "zh": "订单 {number} 的退款 {money} 没有成功，请处理",
    "en": "{money} of order {number} could not be given back, please see to it",
}
REFUSED = {
    "wrong_amount": {
        "zh": "订单 {number} 付来的金额不对，没有入账，请核对",
        "en": "order {number} was paid with another amount, which is not booked, please check",
    },
    "contradicted": {
        "zh": "订单 {number} 的付款前后说法不一，没有入账，请核对",
        "en": "reports about the payment of order {number} contradict each other, please check",
    },
    "wrong_refund_amount": {
        "zh": "订单 {number} 的退款金额不对，没有入账，请核对",
        "en": "another amount of order {number} was given back, which is not booked, please check",
    },
}


def refund_failed(fact: RefundFailed) -> None:
    """The gateway would not give the money back, and nothing will try again by itself."""
    _alert(fact.subject, cause=fact.refund_id, what=REFUND_FAILED, money=_yuan(fact.amount_fen))


def report_refused(fact: ReportRefused) -> None:
    """What the gateway says is true and does not fit our books."""
    _alert(fact.subject, cause=f"{fact.about}:{fact.why}", what=REFUSED[fact.why])


def _alert(subject: str, *, cause: str, what: dict[str, str], **figures: str) -> None:
    store = payments.bill_of(subject).store
    wall = clock.local(clock.now(), store.time_zone)
    figures |= {"number": _number_of(subject)}
    names = {"zh": store.name, "en": store.name_en or store.name}
    notifications.tell_staff(
        store.brand,
        cause=cause,
        variables={
            language: {"store": names[language], "what": text.format(**figures), "time": f"{wall:%H:%M}"}
            for language, text in what.items()
        },
        language=LANGUAGE,
        zone=store.time_zone,
    )


def _number_of(subject: str) -> str:
    """Return what people call an order; of anything else its id."""
    try:
        return orders.known(subject).number
    except OrderNotFound:
        return subject


def _yuan(fen: int) -> str:
    return f"¥{money.format_yuan(fen)}"
