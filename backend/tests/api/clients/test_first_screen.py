"""The menu's first screen in the guest's page: what the shop says, before any script has run."""

import gzip
import re

import pytest
from django.db import OperationalError

from diandan.flows import browse_menu
from diandan.kernel.actor import Actor
from diandan.modules.catalog import queries as catalog
from diandan.modules.catalog import service as menus
from tests.factories.catalog import make_menu
from tests.factories.stores import make_brand, make_store, make_table

pytestmark = pytest.mark.django_db

OWNER = Actor.system("test")
PAGE = (
    "<!doctype html><head><!--first-facts--><script>early()</script></head>"
    '<body><div id="dd-first"><!--first-screen--><i></i></div></body>'
)


@pytest.fixture
def built(tmp_path, settings):
    (tmp_path / "index.html").write_text(PAGE)
    settings.GUEST_DIST = tmp_path


@pytest.fixture
def store(clock, built):
    brand = make_brand()
    make_menu(brand)
    return make_store(brand=brand, name="站前店", modes=["dine_in", "pickup"])


def ready(store, mode="pickup"):
    """Make the menu ready, as the server does at its start."""
    return catalog.snapshot(store, mode)


def shown(client, address, **headers) -> str:
    return client.get(address, headers=headers).content.decode()


@pytest.mark.parametrize("path", ["/m/", "/m/pages/menu/index"])
def test_a_link_to_a_store_shows_its_name_and_its_first_items(client, store, path):
    ready(store)

    page = shown(client, f"{path}?store={store.public_id}")

    assert re.findall(r"<p>([^<]+)</p>", page)[:6] == ["咖啡", "烘焙", "套餐", "拿铁", "浓缩", "可颂"]
    assert "站前店" in page
    assert "<small>¥</small>19<" in page
    assert (
        f'<meta name="dd-menu" content="/api/guest/v1/stores/{store.public_id}/menu?mode=pickup" '
        'data-language="zh">' in page
    )


def test_a_scanned_code_shows_its_table_and_where_its_menu_is(client, store):
    table = make_table(store=store, label="A7")
    ready(store, "dine_in")

    page = shown(client, f"/m/?code={table.code}")

    assert '<div class="dd-first-table">A7</div>' in page
    assert f"/api/guest/v1/stores/{store.public_id}/menu?mode=dine_in" in page


def test_who_reads_english_gets_english(client, store):
    ready(store)

    first = client.get(f"/m/?store={store.public_id}", headers={"Accept-Language": "en-GB,en;q=0.9"})

    assert "<p>Latte</p>" in first.content.decode()
    assert 'data-language="en"' in first.content.decode()
    assert first.headers["Vary"] == "Accept-Encoding, Accept-Language"


def test_what_a_shop_says_is_text_and_never_markup(client, built, clock):
    brand = make_brand()
    make_menu(brand)
    store = make_store(brand=brand, name="<script>alert(1)</script>")
    ready(store)

    page = shown(client, f"/m/?store={store.public_id}")

    assert "&lt;script&gt;alert(1)" in page
    assert page.count("<script>") == 1


@pytest.mark.parametrize(
    "address",
    ["/m/", "/m/?store=sto_01M80N", "/m/?code=nobody", "/m/sub/order/index?store={id}", "/m/?store={id}"],
)
def test_other_pages_and_unknown_places_come_as_they_are_built(client, store, address):
    # Nobody has made this store's menu ready, and a page never waits for that.
    response = client.get(address.format(id=store.public_id))

    assert (response.status_code, response.content.decode()) == (200, PAGE)


def test_a_page_is_drawn_anew_when_the_menu_has_changed_and_not_sent_twice(client, store):
    ready(store)
    address = f"/m/?store={store.public_id}"
    first = client.get(address)
    assert client.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304

    latte = next(item for item in ready(store).items.values() if item.name == "拿铁")
    menus.mark_sold_out(store=store, ref_id=latte.id, by=OWNER)
    ready(store)

    changed = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200
    assert '<div class="dd-first-item off">' in changed.content.decode()
    assert '<div class="dd-first-item off">' not in first.content.decode()


def test_the_drawn_page_is_compressed_and_runs_only_the_scripts_it_was_built_with(client, store):
    ready(store)
    plain = client.get("/m/")
    drawn = client.get(f"/m/?store={store.public_id}", headers={"Accept-Encoding": "gzip"})

    assert "站前店" in gzip.decompress(drawn.content).decode()
    assert drawn.headers["Content-Security-Policy"] == plain.headers["Content-Security-Policy"]


def test_a_database_that_does_not_answer_costs_the_drawing_and_not_the_page(client, store, monkeypatch):
    ready(store)

    def silent(**_):
        raise OperationalError("gone away")

    monkeypatch.setattr(browse_menu, "opening", silent)

    assert shown(client, f"/m/?store={store.public_id}") == PAGE


def test_a_drawn_page_costs_three_queries(client, store, django_assert_max_num_queries):
    ready(store)
    client.get(f"/m/?store={store.public_id}")

    with django_assert_max_num_queries(3):
        assert "站前店" in shown(client, f"/m/?store={store.public_id}")
