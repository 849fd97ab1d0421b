"""Taking over a counter's device by a personal code."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from diandan.infra.audit.models import AuditRow
from diandan.infra.outbox.models import Message
from diandan.modules.accounts import guessing, queries
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.errors import (
    NotPermitted,
    SignInLocked,
    SignInNeeded,
    WeakCode,
    WrongCode,
)
from diandan.modules.accounts.models import StaffSession
from diandan.modules.accounts.roles import Permission, Role
from diandan.modules.stores.errors import StoreNotFound
from tests.factories.accounts import SETUP, make_staff, sign_in
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db
CODE = "2580"


class Counter:
    """A store whose tablet is signed in by Gu, the cashier; Zhou is the owner and has a code."""

    def __init__(self) -> None:
        self.store = make_store()
        self.gu = make_staff(self.store.brand, username="guo", role=Role.CASHIER, store=self.store)
        self.zhou = make_staff(self.store.brand, username="zhou", role=Role.OWNER)
        accounts.give_code(self.zhou, code=CODE, by=SETUP)
        accounts.give_code(self.gu, code="1470", by=SETUP)
        self.token = sign_in(self.gu)

    def switch(self, person=None, code=CODE, token=None):
        holder = queries.staff_by_token(token or self.token)
        return accounts.switch_person(
            at=accounts.anchor_of(holder),
            store=self.store,
            staff_id=(person or self.zhou).public_id,
            code=code,
        )


@pytest.fixture
def counter(clock):
    return Counter()


def test_a_code_hands_the_device_over(counter):
    switched = counter.switch()

    holder = queries.staff_by_token(switched.token)
    assert (holder, holder.is_by_code) == (counter.zhou, True)
    assert queries.staff_store(holder, counter.store.public_id, Permission.REFUND) == counter.store
    told = AuditRow.objects.get(action="accounts.switch_person")
    assert (told.actor, told.store_id) == (f"staff:{counter.zhou.public_id}", counter.store.public_id)


@pytest.mark.parametrize("permission", [Permission.STAFF, Permission.MONEY])
def test_a_code_is_never_enough_for_people_and_money(counter, permission):
    holder = queries.staff_by_token(counter.switch().token)

    with pytest.raises(NotPermitted):
        queries.staff_store(holder, counter.store.public_id, permission)
    with pytest.raises(NotPermitted):
        queries.staff_brand(holder, counter.store.brand.public_id, permission)
    assert queries.brand_permissions(holder) == frozenset()


def test_a_code_is_good_for_the_store_it_was_typed_in(counter):
    elsewhere = make_store(brand=counter.store.brand)

    holder = queries.staff_by_token(counter.switch().token)

    assert [place.store for place in queries.workplaces(holder)] == [counter.store]
    with pytest.raises(StoreNotFound):
        queries.staff_store(holder, elsewhere.public_id, Permission.ORDERS)


def test_a_wrong_code_a_person_without_one_and_a_stranger_read_alike(counter):
    without = make_staff(counter.store.brand, username="without", role=Role.WAITER)
    stranger = make_staff(make_store().brand, username="stranger")
    accounts.give_code(stranger, code=CODE, by=SETUP)

    for person, code in ((counter.zhou, "9999"), (without, CODE), (stranger, CODE)):
        with pytest.raises(WrongCode) as refusal:
            counter.switch(person, code)
        assert refusal.value.details == {}
    assert StaffSession.objects.exclude(anchor="").count() == 0


def test_five_wrong_codes_lock_the_code_and_not_the_password(counter, clock):
    for _ in range(guessing.GUESSES):
        with pytest.raises(WrongCode):
            counter.switch(code="9999")
    with pytest.raises(SignInLocked) as locked:
        counter.switch()

    assert locked.value.details == {"retry_after_s": 900}
    assert queries.staff_by_token(sign_in(counter.zhou)) == counter.zhou

    clock.advance(minutes=16)
    assert counter.switch().staff == counter.zhou


def test_signing_in_by_password_lifts_the_lock_of_the_code(counter):
    for _ in range(guessing.GUESSES):
        with pytest.raises(WrongCode):
            counter.switch(code="9999")

    sign_in(counter.zhou)

    assert counter.switch().staff == counter.zhou


def test_a_device_tries_only_so_many_codes_whoever_is_named(counter):
    for number in range(20):
        with pytest.raises(WrongCode):
            counter.switch(make_staff(counter.store.brand, username=f"w{number:03}", role=None))

    with pytest.raises(SignInLocked):
        counter.switch()


def test_who_had_the_device_by_code_is_out_when_the_next_one_takes_it(counter):
    first = counter.switch().token

    second = counter.switch(counter.gu, "1470", token=first).token

    with pytest.raises(SignInNeeded):
        queries.staff_by_token(first)
    assert queries.staff_by_token(second) == counter.gu
    assert queries.staff_by_token(counter.token) == counter.gu


def test_what_a_code_opened_ends_with_the_session_it_was_opened_at(counter):
    switched = counter.switch()
    session = StaffSession.objects.get(staff=counter.zhou)
    assert session.expires_at == StaffSession.objects.get(staff=counter.gu).expires_at

    accounts.retire(counter.gu, by=SETUP)

    with pytest.raises(SignInNeeded):
        queries.staff_by_token(switched.token)


def test_signing_out_a_handed_over_device_signs_the_device_out(counter):
    switched = counter.switch()

    accounts.sign_out(switched.token)

    for token in (switched.token, counter.token):
        with pytest.raises(SignInNeeded):
            queries.staff_by_token(token)


def test_taking_a_code_away_closes_what_it_opened(counter):
    switched = counter.switch()

    accounts.drop_code(counter.zhou, by=SETUP)

    with pytest.raises(SignInNeeded):
        queries.staff_by_token(switched.token)
    with pytest.raises(WrongCode):
        counter.switch()


def test_a_device_that_was_signed_out_meanwhile_opens_nothing(counter):
    at = accounts.anchor_of(queries.staff_by_token(counter.token))
    accounts.sign_out(counter.token)

    with pytest.raises(SignInNeeded):
        accounts.switch_person(at=at, store=counter.store, staff_id=counter.zhou.public_id, code=CODE)
    assert StaffSession.objects.exclude(anchor="").count() == 0


def test_an_initial_password_must_be_changed_before_a_code_works(counter):
    accounts.reset_password(counter.zhou, by=SETUP)

    with pytest.raises(WrongCode):
        counter.switch()
    assert queries.by_code_at(counter.store) == [counter.gu]


@pytest.mark.parametrize("code", ["1234", "4321", "1111", "1212", "2024", "12", "1234567", "12a4"])
def test_codes_that_are_guessed_first_are_refused(counter, code):
    with pytest.raises(WeakCode):
        accounts.give_code(counter.zhou, code=code, by=SETUP)
    assert counter.switch().staff == counter.zhou


def test_whoever_loses_the_device_is_told_to_prove_themselves_anew(counter):
    first = counter.switch().token
    Message.objects.all().delete()

    counter.switch(counter.gu, "1470", token=first)

    told = Message.objects.filter(name="accounts.staff_rights_changed")
    assert [counter.zhou.public_id in message.body for message in told] == [True]


def _guess_at_once(counter, tries):
    gate = threading.Barrier(tries)
    outcomes = []

    def guess():
        gate.wait()
        try:
            counter.switch(code="9999")
        except (WrongCode, SignInLocked) as refusal:
            outcomes.append(type(refusal))
        finally:
            connection.close()

    threads = [threading.Thread(target=guess) for _ in range(tries)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


@pytest.mark.django_db(transaction=True)
def test_codes_guessed_at_once_are_counted_one_by_one(counter):
    outcomes = _guess_at_once(counter, 9)

    assert (outcomes.count(WrongCode), outcomes.count(SignInLocked)) == (5, 4)


@pytest.mark.django_db(transaction=True)
def test_control_without_counting_first_parallel_guesses_slip_through(counter, monkeypatch):
    monkeypatch.setattr(guessing, "count", lambda staff, counter: None)

    outcomes = _guess_at_once(counter, 9)

    assert outcomes.count(WrongCode) == 9


def test_a_code_lasts_no_longer_than_the_session_it_was_typed_at(counter, clock):
    switched = counter.switch()

    clock.advance(hours=16, seconds=1)

    assert switched.expires_in_s == timedelta(hours=16).total_seconds()
    with pytest.raises(SignInNeeded):
        queries.staff_by_token(switched.token)
