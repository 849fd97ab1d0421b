"""Guests a platform knows: one person, one guest, whatever phone or app they come by."""

import threading

import pytest
from django.db import connection

from diandan.infra import secrets
from diandan.infra.audit.models import AuditRow
from diandan.kernel.actor import Actor
from diandan.modules.accounts import queries as people
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.models import Guest, GuestIdentity, GuestPhone, GuestSession
from diandan.modules.accounts.ports import Identity
from tests.factories.accounts import make_guest_with_token

pytestmark = pytest.mark.django_db
APP, SISTER = "wx0000000000000000", "wx0000000000000001"
LIN = Identity(openid="oLin", unionid="uLin")


def sign_in(identity=LIN, *, app_id=APP, token=None):
    return accounts.recognise_guest(
        identity=identity, app_id=app_id, token=token, client="mp-weixin", language="zh"
    )


def guest_of(token):
    return people.guest_by_token(token)


def test_a_new_person_is_a_new_guest_and_stays_so(clock):
    first, again = sign_in(), sign_in()

    assert first.guest == again.guest
    assert first.token != again.token
    assert guest_of(first.token).pk == guest_of(again.token).pk == first.guest.pk
    assert Guest.objects.count() == 1


def test_a_passing_guest_becomes_known_and_keeps_the_session():
    passing, token = make_guest_with_token()

    found = sign_in(token=token)

    assert (found.guest, found.token, found.merged) == (passing, None, None)
    assert people.is_known(passing)


def test_a_passing_guest_is_merged_into_the_one_they_turn_out_to_be():
    known = sign_in().guest
    passing, token = make_guest_with_token()
    accounts.keep_phone(passing, number="+8613800138000", by=Actor.guest(passing.public_id))

    found = sign_in(token=token)

    assert (found.guest, found.token, found.merged) == (known, None, passing)
    assert guest_of(token).pk == known.pk
    assert people.phone_of(known).number == "+8613800138000"
    assert people.phone_of(passing) is None


def test_what_a_passing_guest_marked_is_kept_by_the_known_one_once():
    known = sign_in().guest
    passing, token = make_guest_with_token()
    for guest, marked in ((known, ("itm_a", "itm_b")), (passing, ("itm_b", "itm_c"))):
        for item_id in marked:
            accounts.add_favourite(guest, item_id=item_id)

    sign_in(token=token)

    assert sorted(people.favourite_items(known)) == ["itm_a", "itm_b", "itm_c"]
    assert people.favourite_items(passing) == []


def test_a_number_of_the_known_guest_is_not_replaced_by_merging():
    known = sign_in().guest
    accounts.keep_phone(known, number="+8613911112222", by=Actor.guest(known.public_id))
    passing, token = make_guest_with_token()
    accounts.keep_phone(passing, number="+8613800138000", by=Actor.guest(passing.public_id))

    sign_in(token=token)

    assert people.phone_of(known).number == "+8613911112222"


def test_another_person_on_the_same_phone_is_another_guest():
    lin = sign_in()

    wang = sign_in(Identity(openid="oWang"), token=lin.token)

    assert wang.guest != lin.guest
    assert wang.merged is None
    assert guest_of(lin.token).pk == lin.guest.pk
    assert guest_of(wang.token).pk == wang.guest.pk


def test_apps_of_one_brand_share_a_person_by_the_unionid():
    here = sign_in().guest
    there = sign_in(Identity(openid="oLinElsewhere", unionid="uLin"), app_id=SISTER).guest

    assert here == there
    assert people.openid_of(here.pk, APP) == "oLin"
    assert people.openid_of(here.pk, SISTER) == "oLinElsewhere"


def test_without_a_unionid_apps_do_not_share_anybody():
    here = sign_in(Identity(openid="o1")).guest
    there = sign_in(Identity(openid="o2"), app_id=SISTER).guest

    assert here != there


def test_a_unionid_that_comes_later_is_remembered():
    here = sign_in(Identity(openid="oLin")).guest
    sign_in(LIN)

    assert sign_in(Identity(openid="oLinElsewhere", unionid="uLin"), app_id=SISTER).guest == here


def test_nothing_of_a_platform_lies_in_clear_in_the_database():
    guest = sign_in().guest
    accounts.keep_phone(guest, number="+8613800138000", by=Actor.guest(guest.public_id))
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_guestidentity")
        rows = str(cursor.fetchall())
        cursor.execute("SELECT * FROM accounts_guestphone")
        rows += str(cursor.fetchall())

    assert "oLin" not in rows
    assert "uLin" not in rows
    assert "13800138000" not in rows
    assert "138" not in str(list(AuditRow.objects.values_list("details", flat=True)))


def test_a_person_is_found_by_an_older_key_and_moved_to_the_newest(settings):
    here = sign_in().guest
    settings.FIELD_KEYS = ["newer:" + "A" * 43 + "=", *settings.FIELD_KEYS]

    assert sign_in().guest == here
    assert GuestIdentity.objects.get().openid_index == secrets.blind_index("oLin")
    assert GuestIdentity.objects.get().openid_index.startswith("newer:")


def test_a_number_is_shown_masked_and_taken_back():
    guest, _ = make_guest_with_token()
    by = Actor.guest(guest.public_id)
    accounts.keep_phone(guest, number="+8613800138000", by=by)
    accounts.keep_phone(guest, number="+8613911112222", by=by)

    assert people.masked(people.phone_of(guest).number) == "+86 139****2222"
    accounts.forget_phone(guest, by=by)
    accounts.forget_phone(guest, by=by)
    assert not GuestPhone.objects.exists()
    assert list(AuditRow.objects.order_by("id").values_list("action", flat=True)) == [
        "accounts.keep_phone",
        "accounts.keep_phone",
        "accounts.forget_phone",
    ]


@pytest.mark.parametrize(
    ("number", "shown"),
    [("+8613800138000", "+86 138****8000"), ("+85212345", "+85****2345"), ("123", "****23")],
)
def test_masks(number, shown):
    assert people.masked(number) == shown


@pytest.mark.django_db(transaction=True)
def test_one_person_signing_in_from_many_threads_is_one_guest():
    start, found = threading.Barrier(4), []

    def work():
        start.wait()
        found.append(sign_in().guest.pk)
        connection.close()

    crowd = [threading.Thread(target=work) for _ in range(4)]
    for thread in crowd:
        thread.start()
    for thread in crowd:
        thread.join(20)

    assert len(found) == 4
    assert len(set(found)) == 1
    assert GuestIdentity.objects.count() == 1
    assert GuestSession.objects.count() == 4
