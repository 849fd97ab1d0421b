"""One guest, many taps: the list of favourites keeps its limit, and one person is one guest.

Each guard has a control beside it, which takes the guard away and shows what then goes wrong.
"""

import threading

import pytest
from django.db import connection
from django.db.models.query import QuerySet

from diandan.modules.accounts import favouring, identities
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.errors import TooManyFavourites
from diandan.modules.accounts.models import Favourite, Guest, GuestIdentity
from diandan.modules.accounts.ports import Identity
from tests.factories.accounts import make_guest
from tests.factories.committing import committing

pytestmark = pytest.mark.django_db(transaction=True)
APP = "wx0000000000000038"
TAPS = 8
MOST = 5


@pytest.fixture
def committed(transactional_db, clock):
    """Real threads that commit as in the shop."""

    with committing():
        yield


@pytest.fixture
def few(committed, monkeypatch):
    """A list that is full soon, and a guest whose next mark is the last that fits."""
    monkeypatch.setattr(favouring, "FAVOURITES_MAX", MOST)
    guest = make_guest()
    for number in range(MOST - 1):
        accounts.add_favourite(guest, item_id=f"itm_{number}")
    return guest


def at_once(works):
    gate, outcomes = threading.Barrier(len(works)), [None] * len(works)

    def call(index, work):
        gate.wait()
        try:
            outcomes[index] = work()
        except Exception as error:
            outcomes[index] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=call, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return outcomes


def mark_different(guest):
    return at_once([lambda n=n: accounts.add_favourite(guest, item_id=f"itm_new_{n}") for n in range(TAPS)])


@pytest.mark.parametrize("times", range(3))
def test_of_eight_marks_at_once_only_the_one_that_fits_is_kept(few, times):
    outcomes = mark_different(few)

    assert sorted(type(o).__name__ for o in outcomes) == sorted(
        ["NoneType"] + ["TooManyFavourites"] * (TAPS - 1)
    )
    assert {o.details["most"] for o in outcomes if isinstance(o, TooManyFavourites)} == {MOST}
    assert Favourite.objects.filter(guest=few).count() == MOST


def test_control_counted_before_the_unit_the_list_grows_past_its_limit(few, monkeypatch):
    seen = Favourite.objects.filter(guest=few).count()
    monkeypatch.setattr(QuerySet, "count", lambda self: seen)

    outcomes = mark_different(few)
    monkeypatch.undo()

    assert outcomes == [None] * TAPS
    assert Favourite.objects.filter(guest=few).count() == MOST - 1 + TAPS


def test_eight_taps_on_one_heart_are_one_mark_and_no_refusal(few):
    outcomes = at_once([lambda: accounts.add_favourite(few, item_id="itm_new")] * TAPS)

    assert outcomes == [None] * TAPS
    assert Favourite.objects.filter(guest=few, item_ref="itm_new").count() == 1


def sign_in():
    return accounts.recognise_guest(
        identity=Identity("o-lin", "u-lin"), app_id=APP, token=None, client="mp-weixin", language="zh"
    ).guest.pk


@pytest.mark.parametrize("times", range(3))
def test_a_first_sign_in_from_eight_phones_at_once_is_one_guest(committed, times):
    found = at_once([sign_in] * TAPS)

    assert len(set(found)) == 1
    assert isinstance(found[0], int)
    assert GuestIdentity.objects.filter(app_id=APP).count() == 1


def test_control_not_looking_who_was_faster_makes_as_many_guests_as_phones(committed, monkeypatch):
    monkeypatch.setattr(identities, "_known", lambda identity, app_id: None)
    monkeypatch.setattr(identities, "_remember", lambda guest, identity, app_id: guest)

    found = at_once([sign_in] * TAPS)

    assert len(set(found)) == TAPS
    assert Guest.objects.filter(pk__in=found).count() == TAPS


def test_who_looked_too_early_is_still_the_same_guest(committed, monkeypatch):
    """Neither lock nor luck: where nobody finds the other, the unique column decides."""
    monkeypatch.setattr(identities, "_known", lambda identity, app_id: None)

    found = at_once([sign_in] * TAPS)

    assert len(set(found)) == 1
    assert GuestIdentity.objects.filter(app_id=APP).count() == 1
