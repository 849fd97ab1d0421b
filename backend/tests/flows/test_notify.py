"""What guests find in their message centre about their orders, and what they are spared."""

import pytest

from diandan.flows import cancel_order, notify, subscriptions
from diandan.infra import outbox, tx
from diandan.kernel.actor import Actor
from diandan.modules.notifications import queries
from diandan.modules.notifications.models import InboxMessage
from diandan.modules.ordering import queries as orders
from diandan.modules.ordering import service as ordering
from diandan.modules.ordering.events import OrderReady
from tests.factories.accounts import make_guest
from tests.factories.ordering import a_line, make_order
from tests.factories.stores import make_store, make_table

pytestmark = pytest.mark.django_db

LIN, SYSTEM = Actor.staff("stf_lin"), Actor.system("test")


@pytest.fixture
def guest(clock):
    subscriptions.install()
    return make_guest()


@pytest.fixture
def store(clock):
    return make_store(name="西湖店", name_en="West Lake", auto_accept=False)


def told(guest) -> list[tuple[str, str]]:
    """Kind and title of what the guest finds, oldest first."""
    rows = InboxMessage.objects.filter(guest=guest).order_by("id")
    return [(row.kind, row.texts["zh"]["title"]) for row in rows]


def test_an_order_is_told_from_paid_to_ready(guest, store):
    order = make_order(store, guest, steps=4)
    outbox.drain()

    n = order.number
    assert told(guest) == [
        ("order_paid", f"{n} 下单成功"),
        ("order_accepted", f"{n} 已接单"),
        ("order_ready", f"{n} 请取餐"),
    ]
    ready = queries.inbox(guest.pk)[0]
    assert ready.texts == {
        "zh": {"title": f"{n} 请取餐", "body": "您在西湖店点的拿铁做好了，请到取餐台领取。"},
        "en": {
            "title": f"{n} is ready",
            "body": "Your order at West Lake (Latte) is waiting at the counter.",
        },
    }
    assert (ready.subject, ready.cause) == (order.public_id, order.public_id)


def test_a_shop_that_accepts_by_itself_says_one_thing_and_not_two(guest):
    make_order(make_store(), guest, steps=1)
    outbox.drain()

    assert [kind for kind, _ in told(guest)] == ["order_paid"]


def test_several_things_are_named_by_the_first_and_counted(guest, store):
    lines = [a_line(), a_line(item_name="可颂", quantity=2, amount_fen=5000, net_fen=5000)]
    order = make_order(store, guest, lines=lines, items_fen=7500, total_fen=7500)

    said = notify.variables_of(orders.order(order.public_id))

    assert (said["zh"]["items"], said["en"]["items"]) == ("拿铁等 3 件", "Latte and 2 more")


def test_at_a_table_it_is_coming_and_nobody_is_called(guest, store):
    table = make_table(store=store, label="T12")
    order = make_order(store, guest, steps=4, mode="dine_in", table=table)
    outbox.drain()

    assert told(guest)[-1] == ("order_coming", f"{order.number} 做好了")
    assert "T12" in queries.inbox(guest.pk)[0].texts["zh"]["body"]


@pytest.mark.parametrize(
    ("steps", "ends", "kind"),
    [(1, cancel_order.reject, "order_refused"), (2, cancel_order.by_staff, "order_cancelled")],
)
def test_the_shop_says_no_with_its_reason_and_where_the_money_is(guest, store, steps, ends, kind):
    order = make_order(store, guest, steps=steps)
    ends(order_id=order.public_id, reason="牛奶用完了", by=LIN)
    outbox.drain()

    message = queries.inbox(guest.pk)[0]
    assert message.kind == kind
    assert "牛奶用完了" in message.texts["zh"]["body"]
    assert message.texts["en"]["body"].endswith("You were not charged.")


def test_what_guests_did_themselves_is_not_told_to_them(guest, store):
    by_hand, by_clock = make_order(store, guest, steps=1), make_order(store, guest)
    outbox.drain()
    cancel_order.by_guest(guest=guest, order_id=by_hand.public_id)
    cancel_order.close_unpaid(by_clock.public_id)
    outbox.drain()

    assert [kind for kind, _ in told(guest)] == ["order_paid"]


def test_a_fact_heard_twice_is_told_once(guest, store):
    order = make_order(store, guest, steps=4)
    fact = OrderReady(
        order_id=order.public_id, store_id=store.public_id, guest_id=guest.public_id, version=order.version
    )

    tx.run(lambda: notify.order_ready(fact))
    tx.run(lambda: notify.order_ready(fact))

    assert [kind for kind, _ in told(guest)] == ["order_ready"]


def test_an_order_goes_on_when_telling_fails(guest, store, monkeypatch):
    monkeypatch.setattr(notify, "variables_of", lambda order: {}["nothing"])
    order = make_order(store, guest, steps=3)
    outbox.drain()

    order = ordering.finish(order.public_id, by=SYSTEM)
    outbox.drain()

    assert (order.state, told(guest)) == ("ready", [])
