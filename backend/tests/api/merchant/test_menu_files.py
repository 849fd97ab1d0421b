"""Menu files over HTTP: what was exported comes back unchanged, mistakes are named."""

import io

import pytest
from django.test import Client

from diandan.modules.accounts.roles import Role
from diandan.modules.catalog import queries as catalog
from diandan.modules.catalog.models import Item
from tests.factories.accounts import make_staff, sign_in
from tests.factories.catalog import make_menu
from tests.factories.stores import make_brand, make_store

pytestmark = pytest.mark.django_db


@pytest.fixture
def store(clock):
    return make_store()


@pytest.fixture
def owner(store):
    client = Client()
    client.cookies["dd_staff"] = sign_in(make_staff(store.brand))
    return client


def url(brand, query: str = "") -> str:
    return f"/api/merchant/v1/brands/{brand.public_id}/menu-file{query}"


def upload(client, brand, content: bytes, name: str, query: str = ""):
    file = io.BytesIO(content)
    file.name = name
    return client.post(url(brand, query), {"file": file})


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_what_was_exported_comes_back_unchanged(owner, store, form):
    make_menu(store.brand)
    version = catalog.menu_version(store)

    exported = owner.get(url(store.brand, f"?form={form}"))
    imported = upload(owner, store.brand, exported.content, f"menu.{form}", "?replace=true")

    assert exported.headers["Content-Disposition"] == f'attachment; filename="menu-{store.brand.slug}.{form}"'
    assert imported.status_code == 200
    assert imported.json() == {
        "is_dry_run": False,
        "created": {"categories": 0, "groups": 0, "items": 0},
        "changed": {"categories": 0, "groups": 0, "items": 0},
        "unchanged": {"categories": 3, "groups": 3, "items": 5},
        "archived": {"categories": 0, "groups": 0, "items": 0},
        "warnings": [],
    }
    assert catalog.menu_version(store) == version


def test_a_dry_run_says_what_would_happen(owner, store):
    menu = make_menu(make_brand())
    exported = catalog.menu_document(menu.brand)
    from diandan.modules.catalog import service

    content = service.write_menu(menu.brand, form="json")

    answer = upload(owner, store.brand, content, "menu.json", "?dry_run=true").json()

    assert (answer["is_dry_run"], answer["created"]["items"]) == (True, len(exported.items))
    assert Item.objects.filter(brand=store.brand).count() == 0


def test_a_price_list_is_read_by_a_mapping(owner, store):
    content = "名称,分类,价格\n拿铁,咖啡,19\n美式,咖啡,15\n".encode()

    answer = upload(owner, store.brand, content, "prices.csv", "?mapping=simple")

    assert answer.json()["created"] == {"categories": 1, "groups": 0, "items": 2}


@pytest.mark.parametrize(
    ("content", "name", "query", "status", "code"),
    [
        (b"record,code,price\nskus,x,cheap\n", "menu.csv", "", 422, "catalog.menu_file_problems"),
        (b"{", "menu.json", "", 422, "catalog.unreadable_menu_file"),
        (b"x", "menu.pdf", "", 422, "catalog.unreadable_menu_file"),
        (b"x", "menu.csv", "?mapping=nobody", 422, "catalog.unreadable_menu_file"),
    ],
)
def test_a_malformed_file_changes_nothing(owner, store, content, name, query, status, code):
    make_menu(store.brand)
    version = catalog.menu_version(store)

    answer = upload(owner, store.brand, content, name, query)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert catalog.menu_version(store) == version


def test_the_mistakes_of_a_file_are_in_the_answer(owner, store):
    answer = upload(owner, store.brand, b"record,code,name,price\nskus,x,,cheap\n", "menu.csv")

    assert answer.json()["details"]["problems"] == [
        {"sheet": "", "row": 2, "column": "item", "reason": "empty", "value": ""},
        {"sheet": "", "row": 2, "column": "price", "reason": "not_an_amount", "value": "cheap"},
    ]


def test_a_file_that_is_too_large_is_refused(owner, store, settings):
    settings.UPLOAD_LIMIT_BYTES = 100

    answer = upload(owner, store.brand, b"x" * 200, "menu.csv")

    assert (answer.status_code, answer.json()["code"]) == (422, "files.file_too_large")


def test_a_cook_takes_no_menu_home(store):
    client = Client()
    client.cookies["dd_staff"] = sign_in(make_staff(store.brand, username="cook", role=Role.KITCHEN))

    assert client.get(url(store.brand)).status_code == 403
    assert upload(client, store.brand, b"", "menu.csv").status_code == 403


def test_an_import_is_called_off_by_its_name_and_by_its_own_brand_only(owner, store):
    content = "名称,分类,价格\n拿铁,咖啡,19\n".encode()
    wish = "?mapping=simple&work=work-0001"
    stranger = Client()
    other = make_store()
    stranger.cookies["dd_staff"] = sign_in(make_staff(other.brand, username="stranger"))

    stranger.delete(url(other.brand, "/works/work-0001"))
    taken = upload(owner, store.brand, content, "prices.csv", wish)
    owner.delete(url(store.brand, "/works/work-0002"))
    called_off = upload(
        owner, store.brand, "名称,分类,价格\n美式,咖啡,15\n".encode(), "prices.csv", wish[:-1] + "2"
    )

    assert (taken.status_code, called_off.status_code) == (200, 409)
    assert called_off.json()["code"] == "progress.called_off"
    assert list(Item.objects.values_list("name", flat=True)) == ["拿铁"]
    waiting = {"stage": "waiting", "done": 0, "rows": 0}
    assert owner.get(url(store.brand, "/works/work-0002")).json() == waiting
