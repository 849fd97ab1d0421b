"""A store's menu: what it says, when it changes, who builds it."""

import gzip
import json
from threading import Thread

import pytest
from django.db import connection

from diandan.infra import tx
from diandan.infra.audit.models import AuditRow
from diandan.infra.outbox.models import Message
from diandan.kernel.actor import Actor
from diandan.modules.catalog import building, caching, queries, service
from diandan.modules.catalog.errors import InvalidMenu, ThingNotFound
from diandan.modules.catalog.models import SoldOutMark
from diandan.modules.stores.errors import ModeNotOffered
from tests.factories.catalog import make_category, make_item, make_menu
from tests.factories.stores import make_brand, make_store

OWNER = Actor.system("test")


@pytest.fixture
def store(clock, db):
    return make_store()


@pytest.fixture
def menu(store):
    return make_menu(store.brand)


def read(store, mode: str = "pickup") -> dict:
    return json.loads(queries.snapshot(store, mode).bytes)


def item_of(store, item_id: str) -> dict:
    return next(item for item in read(store)["items"] if item["id"] == item_id)


def facts(*names: str) -> list[str]:
    return list(Message.objects.filter(name__in=names).order_by("id").values_list("name", flat=True))


def test_a_menu_costs_a_fixed_number_of_queries_and_then_one(store, menu, django_assert_num_queries):
    queries.forget_menus()
    with django_assert_num_queries(13):
        queries.snapshot(store, "pickup")
    for number in range(5):
        make_item(menu, f"cake-{number}", category=make_category(store.brand, f"{number}"), price_fen=900)
    queries.forget_menus()
    with django_assert_num_queries(13):
        queries.snapshot(store, "pickup")

    with django_assert_num_queries(1):
        kept = queries.snapshot(store, "pickup")
    with django_assert_num_queries(1):
        assert queries.fresh_menu(store.public_id, "pickup") is kept


def test_the_bytes_say_what_carts_are_priced_by(store, menu):
    body = read(store)

    latte = next(item for item in body["items"] if item["id"] == menu.item("latte"))
    assert (body["store_id"], body["mode"]) == (store.public_id, "pickup")
    assert [c["name_en"] for c in body["categories"]] == ["Coffee", "Bakery", "Combos"]
    assert [(s["price_fen"], s["is_default"]) for s in latte["skus"]] == [(1900, False), (2200, True)]
    assert latte["modifier_group_ids"] == [menu.groups[name] for name in ("milk", "temperature", "extras")]
    assert (latte["from_price_fen"], latte["has_choices"], latte["combo"]) == (1900, True, None)
    assert {v["id"] for v in latte["specs"][0]["values"]} == {s["spec_value_ids"][0] for s in latte["skus"]}
    assert [g["min_select"] for g in body["modifier_groups"]] == [1, 1, 0]


def test_the_compressed_copy_is_the_same_and_the_tag_names_it(store, menu):
    snapshot = queries.snapshot(store, "pickup")
    queries.forget_menus()
    again = queries.snapshot(store, "pickup")

    assert gzip.decompress(snapshot.gzip_bytes) == snapshot.bytes
    assert (again.etag, again.bytes) == (snapshot.etag, snapshot.bytes)
    assert queries.snapshot(store, "dine_in").etag != snapshot.etag


def test_search_finds_names_pinyin_and_initials(store, menu):
    latte = item_of(store, menu.item("latte"))

    assert latte["search"] == "拿铁 latte natie nt"


def test_search_finds_what_is_in_a_thing_by_its_pinyin_too(store, menu):
    bakery = make_category(store.brand, "面包")
    bread = make_item(menu, "toast", category=bakery, price_fen=900, name="吐司", ingredients="黄油")

    assert item_of(store, bread.public_id)["search"].split() == [
        *("吐司", "黄油", "tusi", "ts", "huangyou", "hy"),
    ]


def test_computed_categories_stand_before_the_merchants(store, menu):
    category = make_category(store.brand, "季节")
    make_item(menu, "plum", category=category, price_fen=2600, badges=("new", "hot"))

    found = [(c["id"], c["kind"], c["item_ids"]) for c in read(store)["categories"]][:2]

    assert found == [
        ("virtual_hot", "hot", [menu.item("plum")]),
        ("virtual_new", "new", [menu.item("plum")]),
    ]


def test_every_edit_of_the_brand_reaches_every_store_of_it_and_no_other(store, menu):
    sister, stranger = make_store(brand=store.brand), make_store(brand=make_brand())
    before = [queries.menu_version(s) for s in (store, sister, stranger)]
    Message.objects.all().delete()

    service.set_price(store.brand, menu.sku("croissant"), price_fen=1300, by=OWNER)

    after = [queries.menu_version(s) for s in (store, sister, stranger)]
    assert [b - a for a, b in zip(before, after, strict=True)] == [1, 1, 0]
    assert facts("catalog.menu_changed") == ["catalog.menu_changed"] * 2
    assert item_of(sister, menu.item("croissant"))["from_price_fen"] == 1300


def test_the_trail_says_what_a_price_was(store, menu):
    before = item_of(store, menu.item("croissant"))["from_price_fen"]

    service.set_price(store.brand, menu.sku("croissant"), price_fen=before + 100, by=OWNER)

    told = AuditRow.objects.get(action="catalog.set_price").details
    assert told["name"] != ""
    assert told["changes"] == {"price_fen": [before, before + 100]}


def test_an_override_reaches_only_its_store(store, menu):
    sister = make_store(brand=store.brand)
    before = queries.menu_version(sister)

    service.set_override(store, menu.item("croissant"), is_available=False, by=OWNER)

    assert queries.menu_version(sister) == before
    assert menu.item("croissant") not in [item["id"] for item in read(store)["items"]]
    assert menu.item("croissant") in [item["id"] for item in read(sister)["items"]]


def test_what_changes_nothing_grows_no_version(store, menu):
    service.mark_sold_out(store=store, ref_id=menu.sku("croissant"), by=OWNER)
    before = queries.menu_version(store)

    service.set_price(store.brand, menu.sku("croissant"), price_fen=1200, by=OWNER)
    service.put_on_shelf(store.brand, menu.item("latte"), is_on_shelf=True, by=OWNER)
    service.set_override(store, menu.item("latte"), is_available=True, by=OWNER)
    service.mark_sold_out(store=store, ref_id=menu.sku("croissant"), by=OWNER)
    service.back_on_sale(store=store, ref_id=menu.sku("espresso"), by=OWNER)

    assert queries.menu_version(store) == before


def test_a_refused_change_leaves_the_version_alone(store, menu):
    before = queries.menu_version(store)

    with pytest.raises(InvalidMenu):
        service.set_price(store.brand, menu.sku("croissant"), price_fen=-1, by=OWNER)
    with pytest.raises(ThingNotFound):
        service.mark_sold_out(store=store, ref_id=make_menu(make_brand()).sku("croissant"), by=OWNER)

    assert queries.menu_version(store) == before
    assert SoldOutMark.objects.count() == 0


def test_a_mode_the_store_does_not_offer_has_no_menu(store, menu):
    with pytest.raises(ModeNotOffered):
        queries.snapshot(store, "delivery")


# --- who builds --------------------------------------------------------------------------------------


def test_inside_a_unit_nothing_is_kept(store, menu):
    class Back(Exception):
        pass

    def unit() -> None:
        service.mark_sold_out(store=store, ref_id=menu.sku("croissant"), by=OWNER)
        seen.append(queries.snapshot(store, "pickup"))
        raise Back

    seen: list = []
    with pytest.raises(Back):
        tx.run(unit)
    service.mark_sold_out(store=store, ref_id=menu.sku("espresso"), by=OWNER)

    now = queries.snapshot(store, "pickup")
    assert now.version == seen[0].version
    assert item_of(store, menu.item("croissant"))["is_sold_out"] is False
    assert item_of(store, menu.item("espresso"))["is_sold_out"] is True


def test_a_menu_that_changes_while_it_is_read_is_read_again(store, menu, monkeypatch):
    queries.forget_menus()
    build, builds = building.build, []

    def interrupted(*args, **kwargs):
        made = build(*args, **kwargs)
        if not builds:
            service.mark_sold_out(store=store, ref_id=menu.sku("espresso"), by=OWNER)
        builds.append(made.version)
        return made

    monkeypatch.setattr(caching.building, "build", interrupted)
    snapshot = queries.snapshot(store, "pickup")

    assert builds == [snapshot.version - 1, snapshot.version]
    assert item_of(store, menu.item("espresso"))["is_sold_out"] is True


@pytest.mark.django_db(transaction=True)
def test_thirty_who_ask_at_once_share_one_build(monkeypatch):
    store = make_store()
    make_menu(store.brand)
    queries.forget_menus()
    build, builds, got = building.build, [], []

    def counted(*args, **kwargs):
        builds.append(kwargs["version"])
        return build(*args, **kwargs)

    def ask() -> None:
        got.append(queries.snapshot(store, "pickup"))
        connection.close()

    monkeypatch.setattr(caching.building, "build", counted)
    threads = [Thread(target=ask) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)

    assert len(builds) == 1
    assert len(got) == 30
    assert all(snapshot is got[0] for snapshot in got)


@pytest.mark.django_db(transaction=True)
def test_control_without_the_single_flight_many_build(monkeypatch):
    from contextlib import nullcontext
    from threading import Barrier

    store = make_store()
    make_menu(store.brand)
    queries.forget_menus()
    build, builds, everyone = building.build, [], Barrier(10)

    def counted(*args, **kwargs):
        builds.append(kwargs["version"])
        everyone.wait(timeout=30)
        return build(*args, **kwargs)

    def ask() -> None:
        queries.snapshot(store, "pickup")
        connection.close()

    monkeypatch.setattr(caching.building, "build", counted)
    monkeypatch.setattr(caching, "_only_one", lambda key: nullcontext())
    threads = [Thread(target=ask) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)

    assert len(builds) == 10


def test_a_prewarmed_menu_needs_no_build(store, menu, django_assert_num_queries):
    from diandan.flows import browse_menu

    queries.forget_menus()
    assert browse_menu.prewarm() == 3

    with django_assert_num_queries(1):
        browse_menu.menu_for(store.public_id, "takeaway")
