"""Guests without accounts, staff with roles."""

import pytest

from diandan.modules.accounts import queries
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.errors import (
    GuestSessionNeeded,
    InvalidPreference,
    InvalidUsername,
    LastOwner,
    NotPermitted,
    SignInNeeded,
    UnknownRole,
    UsernameTaken,
)
from diandan.modules.accounts.models import Guest, GuestSession, Staff
from diandan.modules.accounts.roles import MAY, WHAT, Permission, Role
from diandan.modules.stores.errors import BrandNotFound, StoreNotFound
from tests.factories.accounts import PASSWORD, SETUP, make_guest_with_token, make_staff, sign_in
from tests.factories.stores import make_brand, make_store

pytestmark = pytest.mark.django_db


def test_a_phone_that_comes_back_is_the_same_guest(clock):
    guest, token = make_guest_with_token()

    again = accounts.welcome_guest(token=token, client="h5")

    assert (again.guest, again.token) == (guest, None)
    assert GuestSession.objects.count() == 1


def test_a_worthless_token_makes_a_new_guest(clock):
    welcome = accounts.welcome_guest(token="made-up", client="h5", language="en")

    assert queries.guest_by_token(welcome.token) == welcome.guest
    assert welcome.guest.language == "en"


def test_a_guest_who_keeps_coming_is_never_forgotten(clock):
    guest, token = make_guest_with_token()

    clock.advance(days=100)
    accounts.welcome_guest(token=token, client="h5")
    clock.advance(days=100)

    assert queries.guest_by_token(token) == guest


def test_a_guest_session_ends_when_unused(clock):
    _, token = make_guest_with_token()

    clock.advance(days=180)

    with pytest.raises(GuestSessionNeeded):
        queries.guest_by_token(token)


def test_knowing_a_guest_takes_one_look_up(clock, django_assert_num_queries):
    guest, token = make_guest_with_token()

    with django_assert_num_queries(1):
        assert queries.guest_by_token(token) == guest


def test_preferences_are_kept_and_nonsense_is_not():
    guest, _ = make_guest_with_token()

    accounts.set_preferences(guest, language="en", text_size="x-large")
    with pytest.raises(InvalidPreference):
        accounts.set_preferences(guest, language="xx")

    kept = Guest.objects.get(pk=guest.pk)
    assert (kept.language, kept.text_size) == ("en", "x-large")


def test_each_role_has_its_line_and_each_permission_its_words():
    assert set(MAY) == set(Role)
    assert set(WHAT) == set(Permission)
    assert MAY[Role.OWNER] == set(Permission)


def test_a_role_in_one_store_is_none_in_the_next():
    brand = make_brand()
    here, there = make_store(brand=brand, name="Here"), make_store(brand=brand, name="There")
    kim = make_staff(brand, username="kim", role=Role.CASHIER, store=here)

    assert queries.staff_store(kim, here.public_id, Permission.ORDERS) == here
    with pytest.raises(StoreNotFound):
        queries.staff_store(kim, there.public_id, Permission.ORDERS)
    with pytest.raises(NotPermitted) as refusal:
        queries.staff_store(kim, here.public_id, Permission.REFUND)
    assert refusal.value.details == {"permission": "refund"}


def test_another_brands_store_reads_like_no_store():
    theirs = make_store(brand=make_brand(slug="theirs"), name="Theirs")
    lin = make_staff(make_brand(slug="ours"), username="lin")

    with pytest.raises(StoreNotFound) as foreign:
        queries.staff_store(lin, theirs.public_id, Permission.ORDERS)
    with pytest.raises(StoreNotFound) as missing:
        queries.staff_store(lin, "sto_00000000000000000000000000", Permission.ORDERS)

    assert foreign.value.details == missing.value.details


def test_a_brand_needs_a_role_in_the_whole_brand():
    brand = make_brand()
    store = make_store(brand=brand)
    local = make_staff(brand, username="local", role=Role.MANAGER, store=store)
    whole = make_staff(brand, username="whole", role=Role.MANAGER)

    assert queries.staff_brand(whole, brand.public_id, Permission.CATALOG) == brand
    with pytest.raises(NotPermitted):
        queries.staff_brand(local, brand.public_id, Permission.CATALOG)
    with pytest.raises(BrandNotFound):
        queries.staff_brand(whole, make_brand(slug="other").public_id, Permission.CATALOG)


def test_two_roles_in_a_store_add_up():
    brand = make_brand()
    store = make_store(brand=brand)
    kim = make_staff(brand, username="kim", role=Role.KITCHEN)
    kim = accounts.grant_role(kim, role=Role.CASHIER, store=store, by=SETUP)

    (place,) = queries.workplaces(kim)

    assert place.role == Role.CASHIER
    assert place.permissions == MAY[Role.CASHIER] | MAY[Role.KITCHEN]


def test_a_new_role_replaces_the_one_there():
    brand = make_brand()
    store = make_store(brand=brand)
    kim = make_staff(brand, username="kim", role=Role.MANAGER, store=store)

    kim = accounts.grant_role(kim, role=Role.WAITER, store=store, by=SETUP)

    assert queries.roles_at(kim, store) == [Role.WAITER]


def test_a_role_taken_away_is_gone_at_the_next_request():
    brand = make_brand()
    store = make_store(brand=brand)
    kim = make_staff(brand, username="kim", role=Role.CASHIER, store=store)
    token = sign_in(kim)

    accounts.revoke_role(kim, store=store, by=SETUP)

    with pytest.raises(StoreNotFound):
        queries.staff_store(queries.staff_by_token(token), store.public_id, Permission.ORDERS)


def test_who_left_is_out_at_once_and_may_come_back():
    brand = make_brand()
    make_staff(brand, username="owner")
    kim = make_staff(brand, username="kim", role=Role.CASHIER)
    token = sign_in(kim)

    accounts.retire(kim, by=SETUP)
    with pytest.raises(SignInNeeded):
        queries.staff_by_token(token)

    accounts.reinstate(kim, by=SETUP)
    assert queries.staff_by_token(sign_in(kim)) == kim


@pytest.mark.parametrize("leave", ["retire", "revoke", "demote"])
def test_a_brand_keeps_its_last_owner(leave):
    brand = make_brand()
    lin = make_staff(brand, username="lin")
    ways = {
        "retire": lambda: accounts.retire(lin, by=SETUP),
        "revoke": lambda: accounts.revoke_role(lin, store=None, by=SETUP),
        "demote": lambda: accounts.grant_role(lin, role=Role.MANAGER, store=None, by=SETUP),
    }

    with pytest.raises(LastOwner):
        ways[leave]()

    kept = queries.colleague(brand, lin.public_id)
    assert (kept.is_active, queries.brand_permissions(kept)) == (True, set(Permission))


def test_user_names_are_unique_in_the_installation():
    make_staff(make_brand(slug="ours"), username="lin")
    theirs = make_brand(slug="theirs")

    with pytest.raises(UsernameTaken):
        make_staff(theirs, username="LIN")
    assert Staff.objects.filter(brand=theirs).count() == 0


@pytest.mark.parametrize("username", ["", "ab", "林小姐", "a b c", "-lin", "x" * 33])
def test_user_names_are_plain(username):
    with pytest.raises(InvalidUsername):
        accounts.create_staff(make_brand(), username=username, name="Lin", password=PASSWORD, by=SETUP)


def test_unknown_roles_are_refused():
    with pytest.raises(UnknownRole):
        accounts.grant_role(make_staff(make_brand()), role="king", store=None, by=SETUP)


def test_knowing_staff_takes_two_queries(clock, django_assert_num_queries):
    lin = make_staff(make_brand())
    token = sign_in(lin)

    with django_assert_num_queries(2):
        known = queries.staff_by_token(token)
        assert known.brand.public_id and queries.brand_permissions(known)


def test_a_history_is_read_with_the_names_of_staff():
    staff = make_staff(make_brand(), username="anna")
    written = f"staff:{staff.public_id}"

    named = queries.names_of([written, written, "staff:stf_gone", "guest:gst_1", "system:timers"])

    assert named == {written: "Anna"}
    assert queries.names_of(["guest:gst_1"]) == {}
