"""A one-time recovery code, for whoever forgot their password."""

import pytest

from diandan.modules.accounts import queries
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.errors import (
    SignInLocked,
    SignInNeeded,
    WeakPassword,
    WrongCredentials,
    WrongRecoveryCode,
)
from diandan.modules.accounts.models import Staff
from tests.factories.accounts import PASSWORD, SETUP, make_staff, sign_in
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db


@pytest.fixture
def lin(clock):
    return make_staff(make_store().brand, username="lin")


@pytest.fixture
def code(lin):
    session = queries.staff_by_token(sign_in(lin)).session
    return accounts.make_recovery_code(session, current=PASSWORD, by=SETUP)


def recover(code, username="lin", password="another horse 8"):
    return accounts.recover(username=username, code=code, password=password, address="192.0.2.1")


def test_the_code_sets_a_new_password_once_and_ends_other_sessions(lin, code):
    elsewhere = sign_in(lin)

    recovered = recover(f" {code.upper().replace('-', ' ')} ")

    assert queries.staff_by_token(recovered.token) == lin
    with pytest.raises(SignInNeeded):
        queries.staff_by_token(elsewhere)
    with pytest.raises(WrongRecoveryCode):
        recover(code, password="a third horse 9")
    assert accounts.sign_in(username="lin", password="another horse 8", address="192.0.2.1").staff == lin


def test_a_weak_new_password_leaves_the_code_good(lin, code):
    with pytest.raises(WeakPassword):
        recover(code, password="short 7")

    assert recover(code).staff == lin


def test_a_wrong_code_an_unknown_name_and_a_person_without_one_read_alike(lin, code):
    make_staff(lin.brand, username="without")

    for username, typed in (("lin", "wrong"), ("nobody", code), ("without", code)):
        with pytest.raises(WrongRecoveryCode) as refusal:
            recover(typed, username=username)
        assert refusal.value.details == {}
    assert sign_in(lin)


def test_wrong_codes_count_as_wrong_passwords(lin, code):
    for _ in range(5):
        with pytest.raises(WrongRecoveryCode):
            recover("wrong")

    with pytest.raises(SignInLocked):
        recover(code)
    with pytest.raises(SignInLocked):
        sign_in(lin)


def test_only_who_knows_the_password_makes_a_code_and_only_its_hash_is_kept(lin, code):
    session = queries.staff_by_token(sign_in(lin)).session

    with pytest.raises(WrongCredentials):
        accounts.make_recovery_code(session, current="not it", by=SETUP)

    kept = Staff.objects.get(pk=lin.pk).recovery_hash
    assert kept.startswith("$argon2id$") and code not in kept


def test_a_person_who_left_recovers_nothing(lin, code):
    make_staff(lin.brand, username="other")
    accounts.retire(lin, by=SETUP)

    with pytest.raises(WrongRecoveryCode):
        recover(code)
