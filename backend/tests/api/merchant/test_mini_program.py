"""A brand sets up its mini-program from the console and prints its codes."""

import io

import pytest
from django.db import connection
from django.test import Client
from PIL import Image

from diandan.infra.audit.models import AuditRow
from diandan.modules.accounts import queries as people
from diandan.modules.accounts.models import PlatformApp
from diandan.modules.accounts.roles import Role
from tests.factories import mini
from tests.factories import sandbox as play
from tests.factories.accounts import make_staff, sign_in
from tests.factories.stores import make_store, make_table

pytestmark = [pytest.mark.network, pytest.mark.django_db(transaction=True)]
API = "/api/merchant/v1"


@pytest.fixture
def store(transactional_db, settings):
    mini.forget()
    settings.SANDBOX, settings.SANDBOX_URL = True, play.running().url
    yield make_store()
    mini.forget()


@pytest.fixture
def owner(store):
    office = Client()
    office.cookies["dd_staff"] = sign_in(make_staff(store.brand, role=Role.OWNER))
    return office


def ask(office, store, method="get", tail="", **body):
    answer = getattr(office, method)(
        f"{API}/brands/{store.brand.public_id}/mini-program{tail}",
        body or None,
        content_type="application/json",
    )
    return answer.status_code, answer.json()


def put(office, store, papers):
    names = ("app_id", "secret", "push_token", "push_key")
    return ask(office, store, "put", **{name: papers[name] for name in names if name in papers})


def test_an_owner_sets_up_tries_and_removes_the_mini_program(store, owner, settings):
    nothing = {"mini_program": None, "is_play": True, "untold": []}
    assert ask(owner, store) == (200, nothing)
    papers = mini.enrol()

    status, kept = put(owner, store, papers)

    assert status == 200
    assert kept["mini_program"].pop("checked_at").endswith("Z")
    assert kept["mini_program"] == {
        "app_id": papers["app_id"],
        "is_sandbox": True,
        "failure": "",
        "news_url": f"http://127.0.0.1:{settings.PORT}/api/hooks/v1/wechat-mini/{papers['app_id']}",
        "hears_news": True,
        "is_sealed": True,
    }
    assert ask(owner, store)[1]["mini_program"]["app_id"] == papers["app_id"]
    assert ask(owner, store, "delete") == (200, nothing)
    assert ask(owner, store) == (200, nothing)
    rows = AuditRow.objects.filter(action__contains="_app").order_by("id")
    assert list(rows.values_list("action", flat=True)) == [
        "accounts.save_app",
        "accounts.check_app",
        "accounts.put_app_aside",
    ]


def test_a_secret_is_encrypted_and_never_shown(store, owner):
    papers = mini.enrol()
    answer = put(owner, store, papers)

    assert papers["secret"] not in str(answer)
    assert papers["secret"] not in str(ask(owner, store))
    assert papers["secret"] not in str(list(AuditRow.objects.values()))
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_platformapp")
        row = str(cursor.fetchall())
    assert papers["secret"] not in row
    token = people.app_of_brand(store.brand, "wechat_mini").token
    assert len(token) > 100
    assert token not in row


def test_token_and_key_for_news_are_kept_with_the_papers_and_never_shown(store, owner):
    papers = mini.enrol()

    answer = put(owner, store, papers)[1]["mini_program"]

    assert (answer["hears_news"], answer["is_sealed"]) == (True, True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_platformapp")
        row = str(cursor.fetchall())
    for secret in (papers["push_token"], papers["push_key"]):
        assert secret not in str(ask(owner, store)) + str(list(AuditRow.objects.values())) + row


def test_papers_the_platform_does_not_take_say_so(store, owner):
    papers = mini.enrol()

    _, wrong = put(owner, store, {**papers, "secret": "0" * 32})
    play.running().misbehave("stable_token", "busy")
    _, silent = put(owner, store, papers)
    _, good = ask(owner, store, "post", "/check")

    assert [each["mini_program"]["failure"] for each in (wrong, silent, good)] == ["40125", "errcode_-1", ""]
    assert PlatformApp.objects.filter(slot__isnull=False).count() == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"app_id": "gh_12"}, "app_id"),
        ({"secret": "too short"}, "secret"),
        ({"push_token": "!?"}, "push_token"),
        ({"push_token": "abc", "push_key": "short"}, "push_key"),
        ({"push_key": "A" * 43}, "push_token"),
    ],
)
def test_papers_that_cannot_work_are_refused_and_nothing_is_kept(store, owner, change, field):
    status, answer = put(owner, store, {"app_id": "wx0000000000000001", "secret": "0" * 32, **change})

    assert (status, answer["code"], answer["details"]) == (
        422,
        "accounts.invalid_app_keys",
        {"field": field},
    )
    assert not PlatformApp.objects.exists()


def test_codes_open_tables_and_stores(store, owner):
    table = make_table(store=store)
    place = f"{API}/stores/{store.public_id}"
    none = owner.get(f"{place}/mini-code.png")
    assert (none.status_code, none.json()["code"]) == (404, "accounts.app_not_found")
    put(owner, store, mini.enrol())

    of_store = owner.get(f"{place}/mini-code.png")
    of_table = owner.get(f"{place}/tables/{table.public_id}/mini-code.png?width=640&version=trial")

    assert (of_store.headers["Content-Type"], of_table.headers["Content-Type"]) == ("image/png",) * 2
    assert [Image.open(io.BytesIO(each.content)).size for each in (of_store, of_table)] == [
        (430, 430),
        (640, 640),
    ]
    assert [row["scene"] for row in mini.codes_drawn()[-2:]] == [
        f"s={store.public_id}",
        f"t={table.code}",
    ]
    assert mini.codes_drawn()[-1] | {"appid": ""} == {
        "appid": "",
        "scene": f"t={table.code}",
        "page": "pages/menu/index",
        "env_version": "trial",
    }
    assert max(len(row["scene"]) for row in mini.codes_drawn()[-2:]) <= 32


@pytest.mark.parametrize("query", ["width=200", "width=2000", "version=beta"])
def test_a_code_of_an_impossible_kind_is_refused(store, owner, query):
    assert owner.get(f"{API}/stores/{store.public_id}/mini-code.png?{query}").status_code == 422
