"""Quotas, holds, and what becomes of them."""

import pytest
from django.db import IntegrityError

from diandan.infra import tx
from diandan.infra.audit.models import AuditRow
from diandan.infra.outbox.models import Message
from diandan.kernel.actor import Actor
from diandan.modules.catalog.errors import ThingNotFound
from diandan.modules.inventory import queries, service
from diandan.modules.inventory.errors import InvalidQuota, SoldOut
from diandan.modules.inventory.models import DailyQuota, Hold, StockLevel
from tests.factories.catalog import make_menu
from tests.factories.inventory import figures, make_hold, make_quota
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db

SOMEONE = Actor.system("test")


@pytest.fixture
def store(clock):
    return make_store()


@pytest.fixture
def menu(store):
    return make_menu(store.brand)


def facts(name: str) -> list[str]:
    return [row.body for row in Message.objects.filter(name=name).order_by("id")]


def test_a_hold_moves_portions_from_free_to_held(store, menu):
    sku = menu.sku("croissant")
    make_quota(store=store, ref_id=sku, portions=5)

    make_hold(store=store, **{sku: 2})

    assert figures(store=store, ref_id=sku) == (3, 2, 0)
    assert facts("inventory.stock_out") == []


def test_what_has_no_quota_is_not_counted(store, menu, django_assert_num_queries):
    sku = menu.sku("croissant")

    with django_assert_num_queries(3):  # savepoint, one look at the quotas, release
        make_hold(store=store, **{sku: 2})

    assert queries.free(store, sku) is None
    assert Hold.objects.count() == 0


def test_more_than_is_free_is_refused_and_leaves_no_trace(store, menu):
    latte, croissant = menu.sku("latte/large"), menu.sku("croissant")
    make_quota(store=store, ref_id=latte, portions=9)
    make_quota(store=store, ref_id=croissant, portions=1)

    with pytest.raises(SoldOut) as refusal:
        make_hold(store=store, **{latte: 1, croissant: 2})

    assert refusal.value.details == {"ref_id": croissant, "free": 1}
    assert queries.free(store, latte) == 9
    assert queries.free(store, croissant) == 1
    assert Hold.objects.count() == 0


def test_the_last_portion_is_news(store, menu):
    sku = menu.sku("croissant")
    make_quota(store=store, ref_id=sku, portions=2)

    make_hold(store=store, **{sku: 2})

    assert figures(store=store, ref_id=sku) == (0, 2, 0)
    assert facts("inventory.stock_out") == [f'{{"store_id":"{store.public_id}","ref_id":"{sku}"}}']


def test_a_hold_ends_once_whichever_way(store, menu):
    sku = menu.sku("croissant")
    make_quota(store=store, ref_id=sku, portions=5)
    made, cancelled = make_hold(store=store, **{sku: 2}), make_hold(store=store, **{sku: 1})

    assert [service.consume(made), service.consume(made), service.release(made)] == [1, 0, 0]
    assert [service.release(cancelled), service.release(cancelled), service.consume(cancelled)] == [1, 0, 0]

    assert figures(store=store, ref_id=sku) == (3, 0, 2)


def test_giving_the_last_one_back_is_news(store, menu):
    sku = menu.sku("croissant")
    make_quota(store=store, ref_id=sku, portions=1)
    order_id = make_hold(store=store, **{sku: 1})
    Message.objects.all().delete()

    service.release(order_id)

    assert figures(store=store, ref_id=sku) == (1, 0, 0)
    assert facts("inventory.stock_back") == [f'{{"store_id":"{store.public_id}","ref_id":"{sku}"}}']


def test_a_new_trading_day_begins_with_the_whole_quota(store, menu, clock):
    sku = menu.sku("croissant")
    make_quota(store=store, ref_id=sku, portions=3)
    yesterdays = make_hold(store=store, **{sku: 3})

    clock.advance(days=1)
    assert queries.free(store, sku) == 3
    make_hold(store=store, **{sku: 1})
    Message.objects.all().delete()
    service.release(yesterdays)

    # What comes back belongs to yesterday's count; today's is untouched and there is no news.
    assert figures(store=store, ref_id=sku) == (2, 1, 0)
    assert facts("inventory.stock_back") == []


def test_the_day_changes_at_the_stores_own_hour(store, menu, clock):
    sku = menu.sku("croissant")
    make_quota(store=store, ref_id=sku, portions=3)
    make_hold(store=store, **{sku: 3})

    # 03:59 in Shanghai still belongs to the day before; 04:00 does not.
    clock.move_to(clock.instant.replace(hour=19, minute=59))
    assert queries.free(store, sku) == 0
    clock.advance(minutes=1)
    assert queries.free(store, sku) == 3


def test_a_changed_quota_counts_what_was_taken_today(store, menu):
    sku = menu.sku("croissant")
    make_quota(store=store, ref_id=sku, portions=5)
    make_hold(store=store, **{sku: 4})

    make_quota(store=store, ref_id=sku, portions=10)
    assert figures(store=store, ref_id=sku) == (6, 4, 0)

    make_quota(store=store, ref_id=sku, portions=2)
    assert figures(store=store, ref_id=sku) == (0, 4, 0)


def test_what_is_left_today_does_not_change_tomorrow(store, menu, clock):
    sku = menu.sku("croissant")
    make_quota(store=store, ref_id=sku, portions=20)

    service.set_left_today(store=store, ref_id=sku, free=3, by=SOMEONE)

    assert queries.free(store, sku) == 3
    clock.advance(days=1)
    assert queries.free(store, sku) == 20


def test_without_a_quota_nothing_is_counted_any_more(store, menu):
    sku = menu.sku("croissant")
    make_quota(store=store, ref_id=sku, portions=1)
    order_id = make_hold(store=store, **{sku: 1})

    service.set_daily_quota(store=store, ref_id=sku, portions=None, by=SOMEONE)

    assert queries.free(store, sku) is None
    assert service.consume(order_id) == 0
    assert DailyQuota.objects.count() == StockLevel.objects.count() == 0


@pytest.mark.parametrize("portions", [-1, 10_000, True, 1.5, "3"])
def test_an_impossible_quota_is_refused(store, menu, portions):
    with pytest.raises(InvalidQuota):
        make_quota(store=store, ref_id=menu.sku("croissant"), portions=portions)

    assert DailyQuota.objects.count() == 0


def test_another_brands_sku_cannot_be_counted(store, menu):
    foreign = make_menu(make_store().brand)

    for ref_id in (foreign.sku("croissant"), menu.item("croissant"), "sku_nonsense"):
        with pytest.raises(ThingNotFound):
            make_quota(store=store, ref_id=ref_id, portions=1)

    assert DailyQuota.objects.count() == 0


def test_the_database_itself_refuses_less_than_nothing(store, menu):
    sku = menu.sku("croissant")
    make_quota(store=store, ref_id=sku, portions=1)

    with pytest.raises(IntegrityError):
        tx.run(lambda: StockLevel.objects.update(free=-1))

    assert queries.free(store, sku) == 1


def test_holding_belongs_into_the_unit_that_places_the_order(store, menu):
    with pytest.raises(tx.MustBeInUnit):
        service.hold(order_id="ord_x", store=store, wanted={}, by=SOMEONE)


def test_stores_of_one_brand_count_apart(store, menu):
    other = make_store(brand=store.brand)
    sku = menu.sku("croissant")
    make_quota(store=store, ref_id=sku, portions=1)
    make_quota(store=other, ref_id=sku, portions=1)

    make_hold(store=store, **{sku: 1})

    assert (queries.free(store, sku), queries.free(other, sku)) == (0, 1)


def trail():
    rows = AuditRow.objects.order_by("id")
    return [(row.action, row.target, row.store_id, row.actor, row.details) for row in rows]


def test_who_counted_what_is_on_the_trail(store, menu):
    sku = menu.sku("croissant")
    AuditRow.objects.all().delete()

    service.set_daily_quota(store=store, ref_id=sku, portions=5, by=SOMEONE)
    service.set_left_today(store=store, ref_id=sku, free=3, by=SOMEONE)
    service.set_daily_quota(store=store, ref_id=sku, portions=None, by=SOMEONE)

    place = (sku, store.public_id, str(SOMEONE))
    assert trail() == [
        ("inventory.set_daily_quota", *place, {"portions": 5}),
        ("inventory.set_left_today", *place, {"free": 3}),
        ("inventory.set_daily_quota", *place, {"portions": None}),
    ]


def test_what_is_counted_is_news_out_or_back(store, menu):
    sku = menu.sku("croissant")
    said = [f'{{"store_id":"{store.public_id}","ref_id":"{sku}"}}']

    def after(change, **wish):
        Message.objects.all().delete()
        change(store=store, ref_id=sku, by=SOMEONE, **wish)
        return facts("inventory.stock_out"), facts("inventory.stock_back")

    assert after(service.set_daily_quota, portions=0) == (said, [])
    assert after(service.set_daily_quota, portions=1) == ([], said)
    assert after(service.set_left_today, free=0) == (said, [])
    assert after(service.set_left_today, free=2) == ([], said)
    assert after(service.set_daily_quota, portions=None) == ([], said)
    assert after(service.set_daily_quota, portions=None) == ([], [])


def test_saying_what_is_left_begins_to_count(store, menu, clock):
    sku = menu.sku("croissant")

    service.set_left_today(store=store, ref_id=sku, free=4, by=SOMEONE)

    assert figures(store=store, ref_id=sku) == (4, 0, 0)
    assert DailyQuota.objects.values_list("store_id", "ref_id", "portions").get() == (store.pk, sku, 4)
    clock.advance(days=1)
    assert queries.free(store, sku) == 4


@pytest.mark.parametrize("portions", [0, 9999])
def test_the_smallest_and_the_largest_quota(store, menu, portions):
    sku = menu.sku("croissant")

    make_quota(store=store, ref_id=sku, portions=portions)
    service.set_left_today(store=store, ref_id=sku, free=9999 - portions, by=SOMEONE)

    assert queries.free(store, sku) == 9999 - portions


@pytest.mark.parametrize("free", [-1, 10_000, True])
def test_an_impossible_number_of_what_is_left_is_refused(store, menu, free):
    with pytest.raises(InvalidQuota) as refusal:
        service.set_left_today(store=store, ref_id=menu.sku("croissant"), free=free, by=SOMEONE)

    assert refusal.value.details == {"minimum": 0, "maximum": 9999}
    assert DailyQuota.objects.count() == 0


def test_what_is_left_of_another_brands_sku_is_nobodys_business(store, menu):
    foreign = make_menu(make_store().brand)

    with pytest.raises(ThingNotFound):
        service.set_left_today(store=store, ref_id=foreign.sku("croissant"), free=1, by=SOMEONE)


def test_taking_a_quota_away_takes_only_its_own(store, menu):
    other = make_store(brand=store.brand)
    latte, croissant = menu.sku("latte/large"), menu.sku("croissant")
    for place in (store, other):
        for ref_id in (latte, croissant):
            make_quota(store=place, ref_id=ref_id, portions=7)

    service.set_daily_quota(store=store, ref_id=latte, portions=None, by=SOMEONE)

    left = DailyQuota.objects.order_by("store_id", "ref_id").values_list("store_id", "ref_id")
    assert set(left) == {(store.pk, croissant), (other.pk, latte), (other.pk, croissant)}


def test_a_changed_quota_is_of_one_thing_in_one_store(store, menu):
    other = make_store(brand=store.brand)
    latte, croissant = menu.sku("latte/large"), menu.sku("croissant")
    for place, ref_id in ((store, latte), (store, croissant), (other, croissant)):
        make_quota(store=place, ref_id=ref_id, portions=7)
    order_id = make_hold(store=store, **{croissant: 2})
    service.consume(order_id)

    make_quota(store=store, ref_id=croissant, portions=9)
    service.set_left_today(store=store, ref_id=latte, free=1, by=SOMEONE)

    # What was consumed counts towards the new number as what is held does.
    assert figures(store=store, ref_id=croissant) == (7, 0, 2)
    assert [queries.free(store, latte), queries.free(other, croissant)] == [1, 7]
    assert set(DailyQuota.objects.values_list("portions", flat=True)) == {7, 9}


def test_a_hold_as_it_is_written_and_as_it_ends(store, menu):
    latte, croissant = menu.sku("latte/large"), menu.sku("croissant")
    for ref_id in (latte, croissant):
        make_quota(store=store, ref_id=ref_id, portions=5)

    made = make_hold(store=store, **{croissant: 2, latte: 1})
    kept = make_hold(store=store, **{latte: 1})

    rows = Hold.objects.values_list("order_id", "ref_id", "level__quota__ref_id", "portions", "state")
    assert set(rows) == {
        (made, latte, latte, 1, "held"),
        (made, croissant, croissant, 2, "held"),
        (kept, latte, latte, 1, "held"),
    }
    assert service.release(made) == 2
    assert service.consume(kept) == 1
    states = Hold.objects.values_list("order_id", "state").distinct()
    assert set(states) == {(made, "released"), (kept, "consumed")}
    assert figures(store=store, ref_id=latte) == (4, 0, 1)
    assert service.consume(make_hold(store=store, **{croissant: 1, latte: 1})) == 2


def test_what_comes_back_is_news_only_when_nothing_was_left(store, menu):
    sku = menu.sku("croissant")
    make_quota(store=store, ref_id=sku, portions=3)
    first, second = make_hold(store=store, **{sku: 1}), make_hold(store=store, **{sku: 2})
    Message.objects.all().delete()

    service.release(first)
    assert len(facts("inventory.stock_back")) == 1
    service.release(second)

    assert len(facts("inventory.stock_back")) == 1
    assert figures(store=store, ref_id=sku) == (3, 0, 0)


def test_a_hold_of_what_nobody_wants_writes_nothing(store, menu, django_assert_num_queries):
    with django_assert_num_queries(2):  # savepoint and release
        make_hold(store=store)
