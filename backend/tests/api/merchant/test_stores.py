"""A store's settings and tables over HTTP."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from diandan.modules.accounts.roles import Role
from diandan.modules.catalog import queries as catalog
from diandan.modules.stores import queries as stores
from diandan.modules.stores.models import Area, Store, Table
from tests.factories.accounts import make_staff, sign_in
from tests.factories.catalog import make_menu
from tests.factories.stores import make_store, make_table

pytestmark = pytest.mark.django_db

JSON = "application/json"
LUNCH = {"modes": ["pickup"], "from": "11:30", "to": "13:30"}


@pytest.fixture
def store(clock):
    return make_store(name="一号店")


@pytest.fixture
def owner(store):
    return signed_in(store, Role.OWNER)


def signed_in(store, role: Role) -> Client:
    client = Client()
    client.cookies["dd_staff"] = sign_in(make_staff(store.brand, username=role.value, role=role))
    return client


def url(store, rest: str = "") -> str:
    return f"/api/merchant/v1/stores/{store.public_id}{rest}"


def test_settings_are_shown_and_changed(owner, store):
    before = owner.get(url(store)).json()
    changes = {
        "auto_accept": False,
        "auto_accept_rules": [{"modes": ["pickup", "dine_in"], "from": "22:00", "to": "02:00"}],
        "hours": {"mon": [["07:00", "22:00"]]},
        "holidays": {"2026-10-01": []},
        "latitude": 31.230416,
        "longitude": 121.473701,
        "day_starts_at": "05:00",
    }

    after = owner.patch(url(store), changes, content_type=JSON).json()

    assert (before["auto_accept"], before["auto_accept_rules"]) == (True, [])
    assert {key: after[key] for key in changes} == changes
    assert (after["open_state"], after["reopens_at"]) == ("closed", "2026-03-15T23:00:00Z")
    assert after["version"] == before["version"] + 1


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"hours": {"mon": [["22:00"]]}}, "stores.invalid_setting"),
        ({"hours": {"funday": []}}, "stores.invalid_setting"),
        ({"name": " "}, "stores.invalid_setting"),
        ({"modes": ["teleport"]}, "stores.invalid_setting"),
        ({"latitude": 91}, "request.invalid"),
        ({"day_starts_at": "25:00"}, "request.invalid"),
        ({"prep_min_minutes": 60, "prep_max_minutes": 5}, "stores.invalid_setting"),
        ({"auto_accept_rules": [{**LUNCH, "modes": []}]}, "stores.accept_rule_modes"),
        ({"auto_accept_rules": [{**LUNCH, "modes": ["teleport"]}]}, "stores.accept_rule_modes"),
        ({"auto_accept_rules": [LUNCH, {**LUNCH, "to": "25:00"}]}, "stores.accept_rule_times"),
        ({"auto_accept_rules": [LUNCH] * 21}, "stores.too_many_accept_rules"),
        ({"auto_accept_rules": [LUNCH] * 101}, "request.invalid"),
        ({"auto_accept_rules": [{"modes": ["pickup"]}]}, "request.invalid"),
    ],
)
def test_a_senseless_setting_changes_nothing(owner, store, changes, code):
    before = Store.objects.values().get()

    response = owner.patch(url(store), changes, content_type=JSON)

    assert (response.status_code, response.json()["code"]) == (422, code)
    assert Store.objects.values().get() == before


def test_a_refused_rule_says_which_one_and_in_whose_language(owner, store):
    changes = {"auto_accept_rules": [LUNCH, {**LUNCH, "from": "noon"}]}

    zh, en = (
        owner.patch(url(store), changes, content_type=JSON, headers={"Accept-Language": language}).json()
        for language in ("zh", "en")
    )

    assert zh["message"] == "自动接单的第 2 条：时间要写成 11:30 这样"
    assert en["message"] == "Automatic accepting, rule 2: write times like 11:30."


def test_a_new_mode_or_zone_is_on_the_menu_at_once(owner, store):
    menu = make_menu(store.brand)
    catalog.snapshot(store, "pickup")
    before = catalog.menu_version(store)

    owner.patch(url(store), {"auto_accept": False}, content_type=JSON)
    assert catalog.menu_version(store) == before
    owner.patch(url(store), {"time_zone": "America/New_York"}, content_type=JSON)

    changed = stores.store(store.public_id)
    assert catalog.menu_version(store) == before + 1
    assert catalog.snapshot(changed, "pickup").time_zone == "America/New_York"
    assert catalog.snapshot(changed, "pickup").item(menu.item("latte")) is not None


def test_pausing_for_minutes_and_resuming(owner, store, clock):
    paused = owner.post(url(store, "/pause"), {"minutes": 20, "reason": "太忙了"}, content_type=JSON).json()
    card = owner.get(f"/api/guest/v1/stores/{store.public_id}").json()
    resumed = owner.post(url(store, "/resume"), {}, content_type=JSON).json()

    assert (paused["open_state"], paused["pause_until"], paused["pause_reason"]) == (
        "paused",
        "2026-03-12T02:50:00Z",
        "太忙了",
    )
    assert (card["open_state"], card["reopens_at"]) == ("paused", "2026-03-12T02:50:00Z")
    assert (resumed["open_state"], resumed["pause_until"], resumed["pause_reason"]) == ("open", None, "")


@pytest.mark.parametrize(
    "body", [{}, {"minutes": 0}, {"until": "2026-03-12T12:00:00"}, {"until": "2020-01-01T00:00:00Z"}]
)
def test_a_pause_without_a_sensible_end_is_refused(owner, store, body):
    response = owner.post(url(store, "/pause"), {"reason": "x", **body}, content_type=JSON)

    assert response.status_code == 422
    assert Store.objects.get().pause_until is None


def test_a_pause_that_ran_out_is_no_longer_shown(owner, store, clock):
    owner.post(url(store, "/pause"), {"minutes": 5, "reason": "x"}, content_type=JSON)

    clock.advance(minutes=5)

    assert owner.get(url(store)).json()["pause_until"] is None


def test_tables_with_codes_that_lead_to_them(owner, store, client):
    area = owner.post(url(store, "/areas"), {"name": "大厅", "name_en": "Hall"}, content_type=JSON).json()
    made = owner.post(
        url(store, f"/areas/{area['id']}/tables"), {"label": "A1", "seats": 4}, content_type=JSON
    )

    [listed] = owner.get(url(store, "/tables")).json()["areas"]
    [table] = listed["tables"]
    assert made.status_code == 201
    assert table == made.json()
    assert table["url"] == f"http://testserver/m/?code={table['code']}"
    assert client.get("/api/guest/v1/entry", {"code": table["code"]}).json()["table"]["label"] == "A1"


def test_a_reissued_code_replaces_the_printed_one(owner, store, client):
    table = make_table(store=store)

    renewed = owner.post(url(store, f"/tables/{table.public_id}/code"), {}, content_type=JSON).json()

    assert renewed["code"] != table.code
    assert client.get("/api/guest/v1/entry", {"code": table.code}).status_code == 404
    assert client.get("/api/guest/v1/entry", {"code": renewed["code"]}).status_code == 200


def test_a_code_is_printed_as_a_picture(owner, store, settings):
    settings.PUBLIC_URL = "https://order.example.com"
    table = make_table(store=store)

    response = owner.get(url(store, f"/tables/{table.public_id}/code.svg"))

    assert response.headers["Content-Type"] == "image/svg+xml"
    assert response.content.startswith(b'<svg xmlns="http://www.w3.org/2000/svg"')
    assert (
        owner.get(url(store, "/tables"))
        .json()["areas"][0]["tables"][0]["url"]
        .startswith("https://order.example.com/m/?code=")
    )


def test_a_label_is_taken_once(owner, store):
    table = make_table(store=store, label="A1")

    again = owner.post(
        url(store, f"/areas/{table.area.public_id}/tables"), {"label": "A1"}, content_type=JSON
    )
    nowhere = owner.post(url(store, "/areas/are_nonsense/tables"), {"label": "B1"}, content_type=JSON)

    assert (again.status_code, again.json()["code"]) == (409, "stores.name_taken")
    assert (nowhere.status_code, nowhere.json()["code"]) == (404, "stores.area_not_found")
    assert (Area.objects.count(), Table.objects.count()) == (1, 1)


def test_a_waiter_sees_tables_and_sets_nothing(store):
    waiter = signed_in(store, Role.WAITER)

    assert waiter.get(url(store, "/tables")).status_code == 200
    assert waiter.get(url(store)).status_code == 403
    assert waiter.patch(url(store), {"auto_accept": False}, content_type=JSON).status_code == 403
    assert waiter.post(url(store, "/pause"), {"minutes": 5}, content_type=JSON).status_code == 403
    assert Store.objects.get().auto_accept is True


def test_another_brands_store_does_not_exist(owner, store):
    other = make_store()
    table = make_table(store=other)

    assert owner.get(url(other)).status_code == 404
    assert owner.post(url(store, f"/tables/{table.public_id}/code"), {}, content_type=JSON).status_code == 404
    assert Table.objects.get().code == table.code


def test_a_holiday_shows_on_the_card(owner, store, clock):
    day = (clock.instant + timedelta(hours=8)).date().isoformat()

    owner.patch(url(store), {"holidays": {day: []}}, content_type=JSON)

    card = owner.get(f"/api/guest/v1/stores/{store.public_id}").json()
    assert (card["open_state"], json.dumps(card["closes_at"])) == ("closed", "null")


def test_guests_see_the_special_days_of_two_weeks(owner, store, clock):
    today = clock.instant.date()
    yesterday, last, beyond = (str(today + timedelta(days=days)) for days in (-1, 14, 15))
    days = {yesterday: [], str(today): [["10:00", "14:00"]], last: [], beyond: []}

    owner.patch(url(store), {"holidays": days}, content_type=JSON)

    card = owner.get(f"/api/guest/v1/stores/{store.public_id}").json()
    assert card["special_days"] == [
        {"day": str(today), "spans": [["10:00", "14:00"]]},
        {"day": last, "spans": []},
    ]


def test_tables_are_changed_and_taken_away(owner, store, client):
    hall, terrace = (
        owner.post(url(store, "/areas"), {"name": name}, content_type=JSON).json()
        for name in ("大厅", "露台")
    )
    made = owner.post(
        url(store, f"/areas/{hall['id']}/tables/batch"),
        {"labels": ["A1", "A2"], "seats": 4},
        content_type=JSON,
    )
    one, two = made.json()

    changed = owner.patch(
        url(store, f"/tables/{one['id']}"), {"label": "B1", "area_id": terrace["id"]}, content_type=JSON
    )
    gone = owner.delete(url(store, f"/tables/{two['id']}"))
    renamed = owner.patch(url(store, f"/areas/{terrace['id']}"), {"name": "花园"}, content_type=JSON)
    area_gone = owner.delete(url(store, f"/areas/{hall['id']}"))

    assert [answer.status_code for answer in (made, changed, gone, renamed, area_gone)] == [
        201,
        200,
        204,
        200,
        204,
    ]
    assert changed.json() == {**one, "label": "B1"}
    assert renamed.json()["tables"] == [changed.json()]
    assert owner.get(url(store, "/tables")).json()["areas"] == [renamed.json()]
    assert (
        client.get("/api/guest/v1/entry", {"code": two["code"]}).json()["code"] == "stores.unknown_table_code"
    )


def test_the_sheet_has_every_code_as_it_is_printed(owner, store):
    table = make_table(store=store, label="A1")

    sheet = owner.get(url(store, "/code-sheet")).json()

    assert [layout["per_page"] for layout in sheet["layouts"]] == [1, 4, 12, 24]
    assert (sheet["brand"], sheet["store"], sheet["accent"]) == ("山丘咖啡", "一号店", "#7a4b2a")
    assert sheet["counter"]["url"] == f"http://testserver/m/?store={store.public_id}"
    [code] = sheet["tables"]
    assert (code["label"], code["url"]) == ("A1", f"http://testserver/m/?code={table.code}")
    size = len(code["rows"])
    # The three finders: dark seven wide in three corners, a light ring inside.
    assert {len(row) for row in code["rows"]} == {size}
    assert [code["rows"][0][:8], code["rows"][0][-8:], code["rows"][-1][:8]] == [
        "11111110",
        "01111111",
        "11111110",
    ]


def test_waiters_see_codes_and_change_nothing(store):
    table = make_table(store=store, label="A1")
    waiter = signed_in(store, Role.WAITER)

    assert waiter.get(url(store, "/code-sheet")).status_code == 200
    for answer in (
        waiter.delete(url(store, f"/tables/{table.public_id}")),
        waiter.patch(url(store, f"/tables/{table.public_id}"), {"label": "X"}, content_type=JSON),
        waiter.delete(url(store, f"/areas/{table.area.public_id}")),
    ):
        assert answer.status_code == 403
    assert stores.table_by_code(table.code).label == "A1"
