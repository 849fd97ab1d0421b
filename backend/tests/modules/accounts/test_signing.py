"""Signing in: who gets in, who is kept out, and what a wrong guess leaves behind."""

from datetime import timedelta

import pytest

from diandan.infra.audit.models import AuditRow
from diandan.kernel import clock as kernel_clock
from diandan.kernel.actor import Actor
from diandan.modules.accounts import queries
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.errors import (
    SignInLocked,
    SignInNeeded,
    WeakPassword,
    WrongCredentials,
)
from diandan.modules.accounts.models import StaffSession
from tests.factories.accounts import PASSWORD, SETUP, make_staff
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db


@pytest.fixture
def lin(clock):
    return make_staff(make_store().brand, username="lin")


def guess(password="wrong horse 7", username="lin", address="192.0.2.1"):
    return accounts.sign_in(username=username, password=password, address=address)


def test_the_right_password_opens_a_session(lin):
    signed_in = guess(PASSWORD)

    assert queries.staff_by_token(signed_in.token) == lin
    assert signed_in.expires_in_s == 16 * 3600
    assert (
        AuditRow.objects.filter(action="accounts.sign_in", actor=str(Actor.staff(lin.public_id))).count() == 1
    )


def test_names_are_read_without_regard_to_case(lin):
    assert guess(PASSWORD, username=" LIN ").staff == lin


def test_only_the_digest_of_a_token_is_kept(lin):
    token = guess(PASSWORD).token

    assert StaffSession.objects.filter(token_hash=token).count() == 0


def test_a_wrong_password_and_an_unknown_name_read_alike(lin):
    with pytest.raises(WrongCredentials) as wrong:
        guess()
    with pytest.raises(WrongCredentials) as unknown:
        guess(username="nobody")

    assert wrong.value.details == unknown.value.details == {}
    assert StaffSession.objects.count() == 0


@pytest.mark.parametrize("username", ["lin", "nobody"])
def test_after_five_wrong_guesses_even_the_right_password_waits(lin, clock, username):
    for _ in range(5):
        with pytest.raises(WrongCredentials):
            guess(username=username)

    with pytest.raises(SignInLocked) as locked:
        guess(PASSWORD, username=username)

    assert 0 < locked.value.details["retry_after_s"] <= 900
    assert StaffSession.objects.count() == 0


def test_the_lock_opens_after_a_quarter_of_an_hour(lin, clock):
    for _ in range(5):
        with pytest.raises(WrongCredentials):
            guess()

    clock.advance(minutes=15)

    assert guess(PASSWORD).staff == lin


def test_a_success_forgives_earlier_guesses(lin):
    for _ in range(4):
        with pytest.raises(WrongCredentials):
            guess()
    guess(PASSWORD)

    for _ in range(4):
        with pytest.raises(WrongCredentials):
            guess()
    assert guess(PASSWORD).staff == lin


def test_one_address_may_not_try_name_after_name(lin):
    for number in range(30):
        with pytest.raises(WrongCredentials):
            guess(username=f"name{number}")

    with pytest.raises(SignInLocked):
        guess(PASSWORD)
    assert guess(PASSWORD, address="192.0.2.2").staff == lin


def test_signing_out_ends_this_session_and_no_other(lin):
    here, there = guess(PASSWORD).token, guess(PASSWORD).token

    accounts.sign_out(here)

    with pytest.raises(SignInNeeded):
        queries.staff_by_token(here)
    assert queries.staff_by_token(there) == lin


def test_a_session_ends_with_the_shift(lin, clock):
    token = guess(PASSWORD).token

    clock.advance(hours=16)

    with pytest.raises(SignInNeeded):
        queries.staff_by_token(token)


def test_a_new_password_ends_every_session(lin):
    token = guess(PASSWORD).token

    fresh = accounts.reset_password(lin, by=SETUP)

    with pytest.raises(SignInNeeded):
        queries.staff_by_token(token)
    with pytest.raises(WrongCredentials):
        guess(PASSWORD)
    assert guess(fresh).staff == lin


def test_a_password_changed_during_sign_in_opens_nothing(lin, monkeypatch):
    def change_and_agree(_password, _hash):
        accounts.reset_password(lin, by=SETUP)
        return True

    monkeypatch.setattr("diandan.modules.accounts.passwords.matches", change_and_agree)

    with pytest.raises(WrongCredentials):
        guess(PASSWORD)
    assert StaffSession.objects.count() == 0


@pytest.mark.parametrize(
    ("password", "reason"), [("short 7", "length"), ("password1", "common"), ("lin lin lin 9", "username")]
)
def test_passwords_that_are_guessed_first_are_refused(lin, password, reason):
    session = queries.staff_by_token(guess(PASSWORD).token).session

    with pytest.raises(WeakPassword) as refusal:
        accounts.change_own_password(session, current=PASSWORD, password=password, by=SETUP)

    assert refusal.value.details["reason"] == reason
    assert guess(PASSWORD).staff == lin


def test_a_session_lasts_to_its_last_minute(lin, clock):
    token = guess(PASSWORD).token

    clock.move_to(kernel_clock.now() + timedelta(hours=15, minutes=59))

    assert queries.staff_by_token(token) == lin


def test_sessions_are_forgotten_a_month_after_they_ended(lin, clock):
    guess(PASSWORD)

    clock.advance(days=30, hours=16)
    assert accounts.forget_ended_sessions() == 0
    clock.advance(seconds=1)
    assert accounts.forget_ended_sessions() == 1
    assert StaffSession.objects.count() == 0
