"""Who may call what: every operation × everyone who might try.

Nobody gets in who is not named, foreign things read exactly like missing ones, a refused call writes
nothing. An operation that declares nothing, or names a thing this page does not know, fails here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from itertools import islice, product
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from diandan.api.shared import auth
from diandan.api.shared.building import access_of, operations
from diandan.kernel import ids
from diandan.modules.accounts.models import Guest
from diandan.modules.accounts.roles import MAY, Permission, Role
from tests.factories.accounts import make_guest_with_token, make_screen, make_staff, sign_in
from tests.factories.catalog import make_menu
from tests.factories.feedback import make_review
from tests.factories.kitchen import make_station, make_tickets
from tests.factories.ordering import make_order
from tests.factories.stores import make_brand, make_store, make_table

AUDIENCES = ("guest", "merchant", "kitchen", "live", "hooks")

# Open to all on purpose. Whoever adds a line here explains it in review.
OPEN_TO_ALL = {
    "guest begin_session": "a phone must be able to begin",
    "guest list_stores": "public like the sign above the door",
    "guest show_store": "public like the sign above the door",
    "guest show_home": "public like the sign above the door",
    "guest enter_by_code": "a table code is printed on the table",
    "guest show_share": "a poster's code is printed on the poster",
    "guest show_menu": "public like the board behind the counter",
    "guest note_search_miss": "counts what was looked for, never who looked",
    "guest list_ratings": "public, and names nobody",
    "guest list_store_reviews": "public, and names nobody",
    "guest list_item_reviews": "public, and names nobody",
    "merchant sign_in": "proves itself by password",
    "merchant sign_out": "ends what it has, nothing else",
    "merchant recover_password": "proves itself by recovery code",
    "kitchen ask_to_pair": "gets six digits that open nothing until a manager types them",
    "kitchen fetch_pairing": "proves itself by the secret of its code",
    "live issue_ticket": "each topic is checked by itself",
    "hooks take_alipay_notice": "proves itself by signature",
    "hooks take_wechatpay_notice": "proves itself by signature",
    "hooks greet_wechat_mini": "proves itself by signature",
    "hooks take_wechat_mini_news": "proves itself by signature",
    "hooks fetch_lent_picture": "the address is signed and ends",
}
OPEN = {"anyone", "signature"}
STRANGERS = {"anonymous", "forged token", "yesterday's session", "guest", "other guest"}
# For looking at oneself, whatever the role.
ANY_STAFF = {
    "merchant show_me",
    "merchant show_account",
    "merchant change_own_password",
    "merchant set_own_code",
    "merchant make_recovery_code",
    "merchant end_other_sessions",
    "merchant end_session",
}

KINDS = {
    "store_id": "sto", "brand_id": "brd", "order_id": "ord", "ticket_id": "tkt", "ticket_item_id": "tki",
    "staff_id": "stf", "item_id": "itm", "category_id": "cat", "group_id": "mdg", "picture_id": "img",
    "session_id": "ses", "screen_id": "scr",
    "station_id": "stn", "table_id": "tbl", "area_id": "are", "ref_id": "sku", "account_id": "gwa",
    "review_id": "rvw", "share_code": "sku", "app_id": "mpa", "ticket": "rph",
    "message_id": "inb", "kind": "sku", "channel": "sku", "work": "sku",
}  # fmt: skip


@dataclass(frozen=True)
class Call:
    """One method of one operation."""

    audience: str
    method: str
    path: str
    name: str
    access: auth.Access
    has_body: bool

    def __str__(self) -> str:
        return f"{self.audience} {self.name}"

    def url(self, things: dict[str, str]) -> str:
        return f"/api/{self.audience}/v1{self.path}".format(**things)

    @property
    def parameters(self) -> list[str]:
        return [part[1:-1] for part in self.path.split("/") if part.startswith("{")]


def has_body(operation: Any) -> bool:
    return any(model.__ninja_param_source__ in {"body", "header"} for model in operation.models)


@cache
def calls() -> list[Call]:
    return [
        Call(
            audience,
            method,
            operation.path,
            operation.operation_id,
            access_of(operation),
            has_body(operation),
        )
        for audience in AUDIENCES
        for operation in operations(import_module(f"diandan.api.{audience}").api)
        for method in operation.methods
    ]


@dataclass
class World:
    """A store with an order in the kitchen, and everyone who might try."""

    things: dict[str, str]
    people: dict[str, dict[str, str]] = field(default_factory=dict)


@pytest.fixture
def world(db, clock, settings) -> World:
    settings.THROTTLE = False
    brand, other_brand = make_brand(), make_brand()
    store, next_store = make_store(brand=brand), make_store(brand=brand)
    yesterday = sign_in(make_staff(brand, username="yesterday"))
    clock.advance(days=1)
    make_store(brand=other_brand)
    guest, guest_token = make_guest_with_token()
    _, stranger_token = make_guest_with_token()
    menu = make_menu(brand)
    make_station(store)
    order = make_order(store, guest, steps=2)
    (ticket,) = make_tickets(store, order_id=order.public_id)
    table = make_table(store=store)
    things = {
        "store_id": store.public_id,
        "brand_id": brand.public_id,
        "order_id": order.public_id,
        "ticket_id": ticket.public_id,
        "ticket_item_id": ticket.items.get().public_id,
        "staff_id": make_staff(brand, username="colleague", role=None).public_id,
        "item_id": menu.item("latte"),
        "ref_id": menu.sku("latte/large"),
        "table_id": table.public_id,
        "area_id": table.area.public_id,
        "review_id": make_review(store, guest).public_id,
    }
    # What only owners of a role in the place reach needs no row here: the answer is then "not found".
    screens = {kind: make_screen(store, kind) for kind in ("kitchen", "board", "desk")}
    things["screen_id"] = screens["board"].screen.public_id
    things |= {name: ids.new_id(kind) for name, kind in KINDS.items() if name not in things}
    people = {
        "anonymous": {},
        "forged token": {"dd_guest": "x" * 43, "dd_staff": "y" * 43},
        "yesterday's session": {"dd_staff": yesterday},
        "guest": {"dd_guest": guest_token},
        "other guest": {"dd_guest": stranger_token},
        "next store's owner": {
            "dd_staff": sign_in(make_staff(brand, username="next", role=Role.OWNER, store=next_store))
        },
        "other brand's owner": {"dd_staff": sign_in(make_staff(other_brand, username="other"))},
    }
    people |= {f"{kind} screen": {"dd_screen": paired.token} for kind, paired in screens.items()}
    people["next store's screen"] = {"dd_screen": make_screen(next_store, "kitchen").token}
    for role in Role:
        staff = make_staff(brand, username=f"all-{role}", role=role)
        people[f"{role} of the brand"] = {"dd_staff": sign_in(staff)}
        staff = make_staff(brand, username=f"one-{role}", role=role, store=store)
        people[f"{role} of the store"] = {"dd_staff": sign_in(staff)}
    return World(things, people)


def wanted(call: Call, person: str) -> int | None:
    """The status a person must be refused with; ``None`` when they may come in.

    Guests own orders, not places: theirs are looked up after the body was read.
    """
    needs = call.access.needs
    if needs in OPEN:
        return None
    if needs == "guest":
        if person == "other guest" and {"order_id", "review_id"} & set(call.parameters):
            return 422 if call.method != "GET" and call.has_body else 404
        return None if person.endswith("guest") else 401
    if person.endswith("screen"):
        return wanted_of_screen(call, person)
    if needs == "screen" or person in STRANGERS:
        return 401
    if needs == "signed_in":
        return None
    if person == "other brand's owner":
        return 404
    of_the_brand = "brand_id" in call.parameters
    if person == "next store's owner":
        return 403 if of_the_brand else 404
    role, _, place = person.partition(" of the ")
    if of_the_brand and place == "store":
        return 403
    return None if Permission(needs) in MAY[Role(role)] else 403


def wanted_of_screen(call: Call, person: str) -> int | None:
    """A screen has one store, and is let in where its kind is named."""
    if call.access.needs == "screen":
        return None
    if not isinstance(call.access, auth.StaffOrScreen):
        return 401
    if person == "next store's screen":
        return 404
    return None if person.split(maxsplit=1)[0] in call.access.kinds else 403


def try_it(cookies: dict[str, str], call: Call, things: dict[str, str]) -> tuple[int, dict, list[str]]:
    """Call without a body; return status, body and what was written. Leaves no trace."""
    client = Client(raise_request_exception=False)
    for name, token in cookies.items():
        client.cookies[name] = token
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        response = client.generic(call.method, call.url(things), content_type="application/json")
        transaction.set_rollback(True)
    written = [q["sql"] for q in queries if q["sql"].split(" ", 1)[0] in {"INSERT", "UPDATE", "DELETE"}]
    is_json = response.headers.get("Content-Type", "").startswith("application/json")
    return response.status_code, response.json() if is_json and response.content else {}, written


def violations(world: World) -> Iterator[str]:
    for call, (person, cookies) in product(calls(), world.people.items()):
        status, _, written = try_it(cookies, call, world.things)
        refusal = wanted(call, person)
        came_in = status not in {401, 403} and status < 500
        if (refusal is None and not came_in) or (refusal is not None and status != refusal):
            yield f"{call}: {person} got {status}, not {refusal or 'in'}"
        if refusal is not None and written:
            yield f"{call}: {person} was refused and still wrote {written[0][:60]}"


def test_everyone_gets_in_where_named_and_nowhere_else(world):
    assert list(violations(world)) == []


@pytest.mark.parametrize(
    ("guard", "without"),
    [
        ("permitted", lambda roles: frozenset(Permission)),
        ("roles_at", lambda staff, store: [Role.OWNER]),
        ("guest_by_token", lambda token: Guest.objects.earliest("pk")),
    ],
)
def test_control_the_page_notices_when_a_guard_is_off(world, monkeypatch, guard, without):
    monkeypatch.setattr(f"diandan.modules.accounts.queries.{guard}", without)

    assert len(list(islice(violations(world), 5))) == 5


def test_a_foreign_thing_reads_like_a_missing_one(world):
    strangers = {"guest": "other guest"}
    wrong = []
    for call in calls():
        cookies = world.people[strangers.get(call.access.needs, "other brand's owner")]
        if call.access.needs in {*OPEN, "signed_in", "screen"} or not call.parameters:
            continue
        if call.access.needs == "guest" and not {"order_id", "review_id"} & set(call.parameters):
            continue
        missing = {name: ids.new_id(KINDS[name]) for name in call.parameters}
        foreign_answer, missing_answer = (
            try_it(cookies, call, things)[:2] for things in (world.things, missing)
        )
        for answer in (foreign_answer, missing_answer):
            answer[1].pop("request_id", None)
        if foreign_answer != missing_answer:
            wrong.append(f"{call}: {foreign_answer} is told from {missing_answer}")

    assert wrong == []


def test_what_the_page_calls_open_is_open_and_nothing_else():
    is_open = {str(call) for call in calls() if call.access.needs in OPEN}
    any_staff = {str(call) for call in calls() if call.access.needs == "signed_in"}

    assert is_open - set(OPEN_TO_ALL) == set()
    assert any_staff == ANY_STAFF


def test_every_operation_declares_who_may_call_it():
    assert [str(call) for call in calls() if call.access.needs == "nobody"] == []


def test_staff_operations_name_a_place_first():
    places = auth.places()
    homeless = [
        str(call)
        for call in calls()
        if isinstance(call.access, auth.StaffWith) and not places & set(call.parameters)
    ]

    assert homeless == []


def test_every_thing_in_an_address_is_known_here():
    assert {p for call in calls() for p in call.parameters} - set(KINDS) == set()


def test_an_operation_that_declares_nothing_is_shut(rf):
    with pytest.raises(auth.NotDeclared):
        auth.undeclared(rf.get("/"))
