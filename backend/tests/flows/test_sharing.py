"""What sharing brings: guests counted once a day and thing, orders once, and nobody named."""

from datetime import time

import pytest
from django.test import Client

from diandan import boot
from diandan.flows import guest_data, share
from diandan.infra import outbox
from diandan.kernel.actor import Actor
from diandan.modules.accounts.roles import Role
from diandan.modules.analytics import service as analytics
from diandan.modules.analytics.models import ShareOpening, ShareOrder
from diandan.modules.ordering import service as ordering
from tests.factories.accounts import make_guest, make_guest_with_token, make_staff, sign_in
from tests.factories.catalog import make_menu
from tests.factories.ordering import make_order
from tests.factories.stores import make_brand, make_store

pytestmark = pytest.mark.django_db
MARK = "abcdefgh"
SYSTEM = Actor.system("test")


@pytest.fixture
def store(clock):
    boot.listen()
    return make_store(day_starts_at=time(4), time_zone="Asia/Shanghai")


@pytest.fixture
def latte(store):
    return make_menu(store.brand).item("latte")


def came(store, guest, item=None):
    share.note_opening(guest=guest, store_id=store.public_id, item_id=item)


def bought(store, guest, *, steps=1):
    order = make_order(store, guest, steps=steps)
    outbox.drain()
    return order


def figures(store):
    """(item, opened, orders) of each row, and the sums."""
    told = share.figures(store)
    rows = [(row["item_id"], row["opened"], row["orders"]) for row in told["rows"]]
    return rows, (told["opened"], told["orders"])


def test_guests_are_counted_once_a_day_and_thing(store, latte, clock):
    lin, chen = make_guest(), make_guest()
    for _ in range(3):
        came(store, lin, latte)
    came(store, lin)
    came(store, chen, latte)
    clock.advance(days=1)
    came(store, lin, latte)

    assert figures(store) == ([(latte, 3, 0), (None, 1, 0)], (4, 0))


def test_control_without_the_days_unique_row_a_reload_would_count(store, latte, monkeypatch):
    lin = make_guest()
    monkeypatch.setattr(ShareOpening.objects, "bulk_create", lambda rows, **_: [row.save() for row in rows])
    came(store, lin, latte)
    ShareOpening.objects.update(guest=None)
    came(store, lin, latte)

    assert figures(store) == ([(latte, 2, 0)], (2, 0))


def test_an_order_counts_once_for_what_was_opened_last(store, latte, clock):
    lin = make_guest()
    came(store, lin)
    clock.advance(minutes=1)
    came(store, lin, latte)

    bought(store, lin)
    bought(store, lin)
    bought(store, make_guest())

    assert figures(store) == ([(latte, 1, 2), (None, 1, 0)], (2, 2))


def test_what_was_not_paid_or_was_cancelled_is_no_order(store, latte):
    lin = make_guest()
    came(store, lin, latte)
    bought(store, lin, steps=0)
    gone = bought(store, lin)
    assert figures(store)[1] == (1, 1)

    ordering.cancel(gone.public_id, reason="guest", by=SYSTEM)
    outbox.drain()

    assert figures(store)[1] == (1, 0)


def test_an_order_before_the_opening_a_week_after_or_elsewhere_does_not_count(store, latte, clock):
    lin, elsewhere = make_guest(), make_store(brand=store.brand)
    bought(store, lin)
    clock.advance(minutes=1)
    came(store, lin, latte)
    bought(elsewhere, lin)
    assert figures(store)[1] == (1, 0)

    clock.advance(days=6, hours=23)
    bought(store, lin)
    assert ShareOrder.objects.count() == 1
    clock.advance(hours=2)
    bought(store, lin)
    assert ShareOrder.objects.count() == 1


def test_only_the_last_seven_trading_days_are_told(store, latte, clock):
    came(store, make_guest(), latte)
    clock.advance(days=6)
    came(store, make_guest(), latte)
    assert figures(store) == ([(latte, 2, 0)], (2, 0))

    clock.advance(days=1)
    assert figures(store) == ([(latte, 1, 0)], (1, 0))


def test_who_came_is_forgotten_when_no_order_can_follow_and_the_number_stays(store, latte, clock):
    came(store, make_guest(), latte)
    clock.advance(days=7, hours=23)
    analytics.forget_openers()
    assert ShareOpening.objects.filter(guest__isnull=False).count() == 1

    clock.advance(hours=2)
    analytics.forget_openers()

    assert [row.guest_id for row in ShareOpening.objects.all()] == [None]


def test_a_guest_reads_what_they_came_by_and_leaves_only_the_number_behind(store, latte):
    lin = make_guest()
    came(store, lin, latte)
    holdings = {row.model: row for row in guest_data.register()}
    subject = guest_data.subject_of(lin)
    (told,) = holdings["analytics.ShareOpening"].export(subject)
    assert told["target__item_ref"] == latte

    guest_data.erase(lin)

    assert holdings["analytics.ShareOpening"].export(subject) == []
    assert figures(store) == ([(latte, 1, 0)], (1, 0))


def test_what_a_passing_guest_opened_is_the_known_ones_once(store, latte, clock):
    passing, known = make_guest(), make_guest()
    came(store, passing, latte)
    came(store, known, latte)
    came(store, passing)

    analytics.change_guest(of=passing, to=known)

    assert figures(store) == ([(None, 1, 0), (latte, 1, 0)], (2, 0))
    assert {row.guest_id for row in ShareOpening.objects.all()} == {known.pk}


def phone_of(token):
    phone = Client()
    phone.cookies["dd_guest"] = token
    return phone


def say(phone, store, **body):
    url = f"/api/guest/v1/stores/{store.public_id}/share-openings"
    return phone.post(url, {"mark": MARK, **body}, content_type="application/json")


def test_over_http_a_reload_counts_nothing_and_the_shop_reads_figures_without_names(store, latte):
    guest, token = make_guest_with_token()
    phone = phone_of(token)
    assert [say(phone, store, item_id=latte).status_code for _ in range(3)] == [200, 200, 200]
    office = Client()
    office.cookies["dd_staff"] = sign_in(make_staff(store.brand, role=Role.MANAGER))

    answer = office.get(f"/api/merchant/v1/stores/{store.public_id}/reports/shares")

    told = answer.json()
    assert (told["opened"], told["orders"]) == (1, 0)
    assert told["rows"] == [{"item_id": latte, "name": "拿铁", "name_en": "Latte", "opened": 1, "orders": 0}]
    assert guest.public_id not in answer.content.decode()
    assert MARK not in answer.content.decode()


def test_what_is_not_this_brands_or_has_no_mark_is_refused(store, latte):
    phone = phone_of(make_guest_with_token()[1])
    foreign = make_menu(make_brand()).item("latte")

    assert say(phone, store, item_id=foreign).status_code == 404
    assert say(phone, store, mark="1").status_code == 422
    assert ShareOpening.objects.count() == 0
