"""Opening stores, changing, pausing; tables and their codes."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from diandan.infra.audit.models import AuditRow
from diandan.infra.outbox.models import Message
from diandan.kernel.actor import Actor
from diandan.modules.stores import queries, service
from diandan.modules.stores.errors import (
    BrandNotFound,
    InvalidStore,
    ModeNotOffered,
    NameTaken,
    StoreClosed,
    StoreNotFound,
    StorePaused,
    UnknownTableCode,
)
from diandan.modules.stores.models import Area, Brand, Store, Table
from diandan.modules.stores.queries import OpenKind, OpenState
from tests.factories.stores import make_area, make_brand, make_store, make_table

pytestmark = pytest.mark.django_db

OWNER = Actor.system("test")
SEVEN_TO_TEN = {day: [["07:00", "22:00"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}


def facts() -> list[str]:
    return list(Message.objects.order_by("id").values_list("name", flat=True))


def test_an_open_store_takes_orders_with_one_query(clock, django_assert_num_queries):
    store = make_store(hours=SEVEN_TO_TEN)
    queries.must_accept_orders(store.public_id, "pickup", at=clock.instant)

    with django_assert_num_queries(1):
        found = queries.must_accept_orders(store.public_id, "pickup", at=clock.instant)
        assert found.brand.name == store.brand.name

    closes_at = datetime(2026, 3, 12, 14, tzinfo=UTC)
    assert queries.open_state(found, clock.instant) == OpenState(OpenKind.OPEN, closes_at=closes_at)


def test_outside_its_hours_a_store_says_when_it_opens(clock):
    store = make_store(hours=SEVEN_TO_TEN)
    clock.move_to(datetime(2026, 3, 12, 14, 30, tzinfo=UTC))

    with pytest.raises(StoreClosed) as refusal:
        queries.must_accept_orders(store.public_id, "pickup", at=clock.instant)

    assert refusal.value.details == {"reopens_at": "2026-03-12T23:00:00Z"}


def test_an_open_stretch_that_is_remembered_ends_when_it_ends_and_when_hours_change(clock):
    store = make_store(hours=SEVEN_TO_TEN)
    closing = datetime(2026, 3, 12, 14, 0, tzinfo=UTC)
    minute = timedelta(minutes=1)
    for at in (closing - minute, closing - minute):
        queries.must_accept_orders(store.public_id, "pickup", at=at)
    with pytest.raises(StoreClosed):
        queries.must_accept_orders(store.public_id, "pickup", at=closing)

    service.update_store(store, {"hours": {}}, by=OWNER)

    with pytest.raises(StoreClosed):
        queries.must_accept_orders(store.public_id, "pickup", at=closing - minute)


def test_a_pause_ends_by_itself(clock):
    store = make_store()
    until = clock.instant + timedelta(minutes=20)
    service.pause_orders(store, until=until, reason="太忙了", by=OWNER)

    with pytest.raises(StorePaused) as refusal:
        queries.must_accept_orders(store.public_id, "pickup", at=clock.instant)
    clock.move_to(until)
    queries.must_accept_orders(store.public_id, "pickup", at=clock.instant)

    assert refusal.value.details == {"until": "2026-03-12T02:50:00Z", "reopens_at": "2026-03-12T02:50:00Z"}


def test_a_pause_past_closing_time_ends_with_the_next_opening(clock):
    store = make_store(hours=SEVEN_TO_TEN)
    store = service.pause_orders(store, until=clock.instant + timedelta(hours=14), reason="", by=OWNER)

    state = queries.open_state(store, clock.instant)

    assert (state.kind, state.reopens_at) == (OpenKind.PAUSED, datetime(2026, 3, 12, 23, tzinfo=UTC))


def test_pausing_and_resuming_is_told_once_each_and_at_the_end(clock):
    store = make_store()

    paused = service.pause_orders(store, until=clock.instant + timedelta(minutes=5), reason="x", by=OWNER)
    resumed = service.resume_orders(paused, by=OWNER)
    again = service.resume_orders(resumed, by=OWNER)

    assert (paused.version, resumed.version, again.version) == (2, 3, 3)
    assert facts() == ["stores.store_paused", "stores.store_resumed", "stores.store_resumed"]
    delayed = Message.objects.order_by("id")[1]
    assert delayed.available_at == clock.instant + timedelta(minutes=5)


def test_a_pause_needs_an_end_in_the_future(clock):
    store = make_store()

    with pytest.raises(InvalidStore):
        service.pause_orders(store, until=clock.instant, reason="", by=OWNER)

    assert queries.store(store.public_id).pause_until is None
    assert facts() == []


def test_a_mode_the_store_does_not_offer_is_refused(clock):
    store = make_store(modes=["pickup"])

    with pytest.raises(ModeNotOffered) as refusal:
        queries.must_accept_orders(store.public_id, "dine_in", at=clock.instant)

    assert refusal.value.details == {"mode": "dine_in", "modes": ["pickup"]}


def test_a_store_that_never_closes_has_no_closing_time(clock):
    assert queries.open_state(make_store(), clock.instant) == OpenState(OpenKind.OPEN)


def test_only_what_changed_grows_the_version():
    store = make_store(name="一号店")

    same = service.update_store(store, {"name": "一号店", "auto_accept": True}, by=OWNER)
    changed = service.update_store(store, {"auto_accept": False, "phone": " 021-1234 "}, by=OWNER)

    assert (same.version, changed.version) == (1, 2)
    assert (changed.auto_accept, changed.phone) == (False, "021-1234")
    assert facts() == ["stores.store_changed"]
    assert AuditRow.objects.get(action="stores.update_store").details == {
        "name": "一号店",
        "name_en": "",
        "changes": {"auto_accept": [True, False], "phone": ["", "021-1234"]},
    }


def test_rules_for_accepting_are_kept_and_the_trail_says_what_they_were():
    store = make_store()
    rule = {"modes": ["takeaway", "pickup"], "from": "11:30", "to": "13:30"}
    kept = {"modes": ["pickup", "takeaway"], "from": "11:30", "to": "13:30"}

    changed = service.update_store(store, {"auto_accept_rules": [rule]}, by=OWNER)
    same = service.update_store(changed, {"auto_accept_rules": [rule]}, by=OWNER)

    assert (store.auto_accept_rules, changed.auto_accept_rules) == ([], [kept])
    assert (changed.version, same.version) == (2, 2)
    assert AuditRow.objects.get(action="stores.update_store").details["changes"] == {
        "auto_accept_rules": [[], [kept]]
    }


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"name": "  "}, "name", "empty"),
        ({"name": "x" * 81}, "name", "too_long"),
        ({"time_zone": "Asia/Atlantis"}, "time_zone", "unknown_time_zone"),
        ({"modes": []}, "modes", "unknown_mode"),
        ({"modes": ["teleport"]}, "modes", "unknown_mode"),
        ({"hours": {"mon": [["22:00", "7"]]}}, "hours", "not_a_time"),
        ({"holidays": {"tomorrow": []}}, "hours", "not_a_date"),
        ({"prep_min_minutes": 30, "prep_max_minutes": 10}, "prep_min_minutes", "above_maximum"),
        ({"latitude_e6": 90_000_001}, "latitude_e6", "out_of_range"),
        ({"prep_max_minutes": -1}, "prep_max_minutes", "out_of_range"),
        ({"day_starts_at": "04:00"}, "day_starts_at", "not_a_time"),
        ({"auto_accept_rules": "always"}, "auto_accept_rules", "not_a_list"),
        ({"version": 9}, "version", "unknown"),
        ({"pause_until": None}, "pause_until", "unknown"),
    ],
)
def test_a_setting_that_makes_no_sense_changes_nothing(changes, field, reason):
    store = make_store()

    with pytest.raises(InvalidStore) as refusal:
        service.update_store(store, changes, by=OWNER)

    assert (refusal.value.details["field"], refusal.value.details["reason"]) == (field, reason)
    assert Store.objects.values().get() == Store.objects.filter(pk=store.pk, version=1).values().get()
    assert facts() == []


def test_two_stores_of_one_brand_have_two_names():
    brand = make_brand()
    make_store(brand=brand, name="一号店")

    with pytest.raises(NameTaken):
        make_store(brand=brand, name="一号店")
    make_store(brand=make_brand(), name="一号店")

    assert Store.objects.filter(brand=brand).count() == 1


@pytest.mark.parametrize(
    ("slug", "accent"), [("Hill Side", "#7a4b2a"), ("hillside", "brown"), ("", "#7a4b2a")]
)
def test_a_brand_needs_a_usable_slug_and_colour(slug, accent):
    with pytest.raises(InvalidStore):
        service.create_brand(slug=slug, name="山丘", accent=accent, by=OWNER)

    assert Brand.objects.count() == 0


def test_a_slug_is_taken_once():
    make_brand(slug="hillside")

    with pytest.raises(NameTaken):
        make_brand(slug="hillside")

    assert Brand.objects.count() == 1


def test_stores_are_found_by_brand_slug_or_id_in_order_of_opening():
    brand = make_brand(slug="hillside")
    first, second = make_store(brand=brand), make_store(brand=brand)
    make_store()

    assert queries.stores_of_brand("hillside") == queries.stores_of_brand(brand.public_id) == [first, second]
    with pytest.raises(BrandNotFound):
        queries.stores_of_brand("nobody")
    with pytest.raises(StoreNotFound):
        queries.store("sto_nobody")


def test_the_trading_day_begins_at_the_stores_own_hour():
    store = make_store(day_starts_at=time(4))
    late = datetime(2026, 3, 12, 18, tzinfo=UTC)  # 02:00 on the 13th in Shanghai

    assert queries.business_date(store, late) == date(2026, 3, 12)
    assert queries.next_business_day(store, late) == datetime(2026, 3, 12, 20, tzinfo=UTC)


def test_a_table_is_found_by_its_code_with_its_store(django_assert_num_queries):
    store = make_store()
    table = make_table(store=store, label="A1")

    with django_assert_num_queries(1):
        found = queries.table_by_code(table.code)
        assert (found.label, found.store, found.area.name, found.store.brand.slug) == (
            "A1",
            store,
            table.area.name,
            store.brand.slug,
        )


def test_a_new_code_makes_the_old_one_unknown():
    table = make_table(store=make_store())

    renewed = service.reissue_table_code(table, by=OWNER)

    assert renewed.code != table.code
    assert queries.table_by_code(renewed.code) == table
    with pytest.raises(UnknownTableCode):
        queries.table_by_code(table.code)


def test_codes_are_long_and_all_different():
    store = make_store()
    area = make_area(store=store)

    codes = {make_table(store=store, area=area).code for _ in range(50)}

    assert len(codes) == 50
    assert {len(code) for code in codes} == {16}


def test_labels_and_areas_are_unique_within_a_store():
    store, other = make_store(), make_store()
    area = make_area(store=store, name="大厅")
    make_table(store=store, area=area, label="A1")

    with pytest.raises(NameTaken):
        make_table(store=store, area=area, label="A1")
    with pytest.raises(NameTaken):
        make_area(store=store, name="大厅")
    make_table(store=other, area=make_area(store=other, name="大厅"), label="A1")

    assert (Area.objects.filter(store=store).count(), Table.objects.filter(store=store).count()) == (1, 1)
    assert [(row.name, [t.label for t in tables]) for row, tables in queries.areas(store)] == [
        ("大厅", ["A1"])
    ]
