"""Each thing a guest ordered reaches one station, once, with all its maker must know."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from diandan.infra.outbox.models import Message
from diandan.kernel.actor import Actor
from diandan.modules.kitchen import queries
from diandan.modules.kitchen import service as kitchen
from diandan.modules.kitchen.errors import InvalidStation, StationInUse, StationNameTaken, StationNotFound
from diandan.modules.kitchen.models import KitchenOrder, Station, Ticket, TicketItem
from tests.factories.kitchen import COOK, a_cake, a_line, make_station, make_tickets
from tests.factories.stores import make_store

SYSTEM = Actor.system("test")
ORDER = "ord_01M83WSHY4FV2T9AY8TD9NQ0Y0"


@pytest.fixture
def store(db, clock):
    return make_store()


def work(tickets) -> dict[str, list[tuple[str, int]]]:
    """Station → what it makes."""
    return {t.station.name: [(i.name, i.quantity) for i in t.items.order_by("id")] for t in tickets}


def told() -> list[str]:
    return list(Message.objects.filter(name__startswith="kitchen.ticket").values_list("name", flat=True))


def test_an_item_goes_to_its_own_station_else_its_categorys_else_the_default_one(store):
    make_station(store, "吧台")
    pastry, counter = make_station(store, "甜品"), make_station(store, "前台")
    kitchen.route(store=store, ref="cat_cake", station_id=pastry.public_id, by=COOK)
    kitchen.route(store=store, ref="itm_water", station_id=counter.public_id, by=COOK)
    water = a_line(item_id="itm_water", category_id="cat_cake", name="水")

    tickets = make_tickets(store, a_line(quantity=2), a_cake(), water)

    assert work(tickets) == {"吧台": [("拿铁", 2)], "甜品": [("芝士蛋糕", 1)], "前台": [("水", 1)]}


def test_the_parts_of_a_combo_go_each_to_their_own_station(store):
    bar, pastry = make_station(store, "吧台"), make_station(store, "甜品")
    kitchen.route(store=store, ref="itm_cake", station_id=pastry.public_id, by=COOK)
    parts = (
        kitchen.KitchenPart(
            item_id="itm_latte", sku_id="s1", category_id="cat_coffee", name="拿铁", quantity=2
        ),
        kitchen.KitchenPart(item_id="itm_cake", sku_id="s2", category_id="cat_cake", name="芝士蛋糕"),
    )
    combo = a_line(item_id="itm_set", name="双人下午茶", quantity=3, note="少冰", parts=parts)

    tickets = make_tickets(store, combo)

    assert work(tickets) == {"吧台": [("拿铁", 6)], "甜品": [("芝士蛋糕", 3)]}
    assert {t.station for t in tickets} == {bar, pastry}
    for item in TicketItem.objects.all():
        assert (item.part_of, item.note, item.allergens) == ("双人下午茶", "少冰", ["oats"])
        assert item.modifiers[0]["name"] == "燕麦奶"


def test_a_store_without_stations_gets_one_and_nothing_vanishes(store):
    tickets = make_tickets(store, a_line(), a_cake())

    assert work(tickets) == {"后厨": [("拿铁", 1), ("芝士蛋糕", 1)]}
    assert Station.objects.get(store=store).is_default


def test_another_stores_stations_are_not_asked(store):
    elsewhere = make_store()
    kitchen.route(
        store=elsewhere, ref="itm_latte", station_id=make_station(elsewhere, "别处").public_id, by=COOK
    )

    assert work(make_tickets(store)) == {"后厨": [("拿铁", 1)]}


def test_telling_the_kitchen_twice_opens_once(store):
    first = make_tickets(store, order_id=ORDER)
    again = make_tickets(store, order_id=ORDER)

    assert [t.public_id for t in again] == [t.public_id for t in first]
    assert Ticket.objects.count() == 1
    assert told() == ["kitchen.ticket_opened"]


def test_the_database_itself_refuses_a_second_ticket(store):
    (ticket,) = make_tickets(store)

    with pytest.raises(IntegrityError):
        Ticket.objects.create(
            public_id="tkt_other", store=store, kitchen_order=ticket.kitchen_order,
            station=ticket.station, round=ticket.round, opened_at=ticket.opened_at,
        )  # fmt: skip


def test_a_second_round_of_the_same_order_has_tickets_of_its_own(store):
    make_tickets(store, order_id=ORDER)

    make_tickets(store, a_cake(), order_id=ORDER, round=2)

    assert [(t.round, t.state) for t in queries.tickets_of(ORDER)] == [(1, "queued"), (2, "queued")]
    assert KitchenOrder.objects.get().undone == 2


def test_the_maker_sees_choices_allergens_notes_and_where_it_goes(store, clock):
    bar = make_station(store, target_s=240)
    (opened,) = make_tickets(
        store,
        a_line(line_id="lin_1", note="要拉花"),
        a_cake(),
        order_id=ORDER,
        number="A017",
        mode="dine_in",
        table_label="T5",
        note="请快一点",
    )

    seen = queries.view(queries.ticket(opened.public_id))

    ids = list(TicketItem.objects.order_by("id").values_list("public_id", flat=True))
    plain = {"quantity": 1, "part_of": None, "part_of_en": None, "state": "queued"}
    assert seen == {
        "id": opened.public_id,
        "order_id": ORDER,
        "number": "A017",
        "mode": "dine_in",
        "table_label": "T5",
        "station": {"id": bar.public_id, "name": "吧台", "name_en": "Bar"},
        "state": "queued",
        "version": 1,
        "round": 1,
        "opened_at": "2026-03-12T02:30:00Z",
        "started_at": None,
        "done_at": None,
        "promised_at": "2026-03-12T02:40:00Z",
        "paid_at": "2026-03-12T02:30:00Z",
        "target_s": 240,
        "warn_s": 160,
        "note": "请快一点",
        "allergens": ["eggs", "milk", "oats"],
        "items": [
            {
                "id": ids[0],
                "name": "拿铁",
                "name_en": "Latte",
                "spec_text": "大杯",
                "spec_text_en": "Large",
                "modifiers": [
                    {"name": "燕麦奶", "name_en": "Oat milk", "is_default": False},
                    {"name": "正常糖", "name_en": "Normal sugar", "is_default": True},
                ],
                "allergens": ["oats"],
                "note": "要拉花",
                **plain,
            },
            {
                "id": ids[1],
                "name": "芝士蛋糕",
                "name_en": "Cheesecake",
                "spec_text": "",
                "spec_text_en": "",
                "modifiers": [],
                "allergens": ["milk", "eggs"],
                "note": "",
                **plain,
            },
        ],
    }


def test_what_was_promised_first_is_made_first_then_what_was_paid_first(store, clock):
    now = clock.instant
    for number, promised, paid in (("C", 20, 0), ("A", 10, 2), ("B", 10, 3), ("D", None, 25)):
        make_tickets(
            store,
            number=number,
            promised_at=now + timedelta(minutes=promised) if promised else None,
            paid_at=now + timedelta(minutes=paid),
        )

    assert [t.kitchen_order.number for t in queries.on_screen(store.pk)] == ["A", "B", "C", "D"]


def test_a_screen_is_one_read_whatever_its_length(store, django_assert_num_queries):
    for _ in range(5):
        make_tickets(store, a_line(), a_cake())

    with django_assert_num_queries(2):
        assert len([queries.view(t) for t in queries.on_screen(store.pk)]) == 5


def test_a_cancelled_order_leaves_the_screens(store):
    opened = make_tickets(store, order_id=ORDER)

    voided = kitchen.void(order_id=ORDER, by=SYSTEM)
    kitchen.void(order_id=ORDER, by=SYSTEM)

    assert [t.public_id for t in voided] == [t.public_id for t in opened]
    assert queries.on_screen(store.pk) == []
    assert queries.frame_data(queries.ticket(opened[0].public_id)) is None
    assert told() == ["kitchen.ticket_opened", "kitchen.tickets_voided"]
    assert TicketItem.objects.get().state == "void"


def test_an_order_cancelled_before_its_tickets_came_never_gets_any(store):
    assert kitchen.void(order_id=ORDER, by=SYSTEM) == []

    assert make_tickets(store, order_id=ORDER) == []
    assert Ticket.objects.count() == 0
    assert told() == []


def test_the_first_station_is_the_default_one_until_another_says_so(store):
    bar, grill = make_station(store, "吧台"), make_station(store, "热厨")
    assert [(s.name, s.is_default) for s, _ in queries.stations(store.pk)] == [
        ("吧台", True),
        ("热厨", False),
    ]

    kitchen.update_station(store=store, station_id=grill.public_id, is_default=True, name_en="Grill", by=COOK)

    assert [(s.name, s.is_default) for s, _ in queries.stations(store.pk)] == [
        ("吧台", False),
        ("热厨", True),
    ]
    with pytest.raises(StationInUse):
        kitchen.remove_station(store=store, station_id=grill.public_id, by=COOK)
    kitchen.remove_station(store=store, station_id=bar.public_id, by=COOK)
    assert [s.name_en for s, _ in queries.stations(store.pk)] == ["Grill"]


def test_a_station_with_a_past_is_not_taken_away(store):
    make_station(store, "吧台")
    pastry = make_station(store, "甜品")
    kitchen.route(store=store, ref="cat_cake", station_id=pastry.public_id, by=COOK)
    make_tickets(store, a_cake())

    with pytest.raises(StationInUse) as refusal:
        kitchen.remove_station(store=store, station_id=pastry.public_id, by=COOK)

    assert refusal.value.details == {"is_default": False, "undone": 1}
    assert Station.objects.filter(pk=pastry.pk).exists()


def test_a_station_whose_work_is_done_goes_and_its_tickets_keep_its_name(store):
    make_station(store, "吧台")
    pastry = make_station(store, "甜品")
    kitchen.route(store=store, ref="cat_cake", station_id=pastry.public_id, by=COOK)
    (ticket,) = make_tickets(store, a_cake())
    kitchen.bump(ticket.public_id, by=COOK)

    kitchen.remove_station(store=store, station_id=pastry.public_id, by=COOK)

    assert [s.name for s, _ in queries.stations(store.pk)] == ["吧台"]
    assert Ticket.objects.get().station.name == "甜品"
    assert work(make_tickets(store, a_cake())) == {"吧台": [("芝士蛋糕", 1)]}
    with pytest.raises(StationNotFound):
        kitchen.route(store=store, ref="cat_cake", station_id=pastry.public_id, by=COOK)
    make_station(store, "甜品")


def test_a_station_taken_away_shows_what_slipped_in_until_it_is_made(store):
    make_station(store, "吧台")
    pastry = make_station(store, "甜品")
    kitchen.route(store=store, ref="cat_cake", station_id=pastry.public_id, by=COOK)
    (ticket,) = make_tickets(store, a_cake())
    # As if the ticket had come between the look and the taking away.
    Station.objects.filter(pk=pastry.pk).update(is_live=None)

    assert [(s.name, undone) for s, undone in queries.stations(store.pk)] == [("吧台", 0), ("甜品", 1)]
    kitchen.bump(ticket.public_id, by=COOK)
    assert [s.name for s, _ in queries.stations(store.pk)] == ["吧台"]


def test_what_is_not_routed_any_more_goes_to_the_default_station(store):
    make_station(store, "吧台")
    pastry = make_station(store, "甜品")
    kitchen.route(store=store, ref="cat_cake", station_id=pastry.public_id, by=COOK)
    kitchen.unroute(store=store, ref="cat_cake", by=COOK)

    assert work(make_tickets(store, a_cake())) == {"吧台": [("芝士蛋糕", 1)]}


@pytest.mark.parametrize(
    ("settings", "error"),
    [
        ({"name": "吧台"}, StationNameTaken),
        ({"name": " "}, InvalidStation),
        ({"name": "x" * 41}, InvalidStation),
        ({"target_s": 0}, InvalidStation),
        ({"target_s": 14_401}, InvalidStation),
        ({"target_s": 200, "warn_s": 201}, InvalidStation),
        ({"warn_s": 0}, InvalidStation),
    ],
)
def test_a_station_that_makes_no_sense_is_refused(store, settings, error):
    make_station(store, "吧台")

    with pytest.raises(error):
        make_station(store, **{"name": "新", **settings})

    assert Station.objects.count() == 1


def test_a_station_of_another_store_is_not_found(store):
    theirs = make_station(make_store(), "别处")

    with pytest.raises(StationNotFound):
        kitchen.route(store=store, ref="itm_latte", station_id=theirs.public_id, by=COOK)
    with pytest.raises(StationNotFound):
        queries.on_screen(store.pk, station_id=theirs.public_id)
