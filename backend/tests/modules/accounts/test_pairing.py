"""Pairing screens: six digits on the glass, typed by a manager, good for one store and one purpose."""

import pytest

from diandan.infra.audit.models import AuditRow
from diandan.infra.outbox.models import Message
from diandan.infra.throttle import TooFast
from diandan.modules.accounts import pairing, queries
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.errors import PairingOver, ScreenNotPaired, SignInNeeded, WrongPairingCode
from diandan.modules.accounts.models import Pairing, Screen
from diandan.modules.accounts.roles import Role
from tests.factories.accounts import SETUP, make_screen, make_staff
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db


def ask(kind="kitchen", address="192.0.2.7"):
    return accounts.ask_to_pair(kind=kind, address=address, device="Chrome · Android")


def test_a_screen_waits_is_paired_and_fetches_a_token_of_its_own(clock):
    store = make_store()
    asked = ask()
    assert accounts.fetch_token(asked.secret) is None

    made = accounts.pair_screen(store, code=asked.code, name=" 吧台屏 ", station_ref="stn_1", by=SETUP)
    paired = accounts.fetch_token(asked.secret)

    screen = queries.screen_by_token(paired.token)
    assert (screen, screen.name, screen.kind, screen.station_ref) == (made, "吧台屏", "kitchen", "stn_1")
    assert screen.store == store
    told = AuditRow.objects.get(action="accounts.pair_screen")
    assert (told.target, told.store_id, told.details) == (
        screen.public_id,
        store.public_id,
        {"name": "吧台屏", "kind": "kitchen"},
    )
    assert Screen.objects.filter(token_hash=paired.token).count() == 0


def test_a_lost_answer_costs_nothing_a_minute_long(clock):
    store, asked = make_store(), ask()
    accounts.pair_screen(store, code=asked.code, name="", by=SETUP)
    lost = accounts.fetch_token(asked.secret)

    again = accounts.fetch_token(asked.secret)

    with pytest.raises(ScreenNotPaired):
        queries.screen_by_token(lost.token)
    assert queries.screen_by_token(again.token).name == "Chrome · Android"
    clock.advance(seconds=61)
    with pytest.raises(PairingOver):
        accounts.fetch_token(asked.secret)


def test_a_code_runs_out_after_ten_minutes(clock):
    store, asked = make_store(), ask()
    clock.advance(minutes=10)

    with pytest.raises(WrongPairingCode):
        accounts.pair_screen(store, code=asked.code, name="", by=SETUP)
    with pytest.raises(PairingOver):
        accounts.fetch_token(asked.secret)

    assert Screen.objects.count() == 0
    ask()
    assert Pairing.objects.count() == 1


def test_a_code_is_used_once(clock):
    store, asked = make_store(), ask()
    accounts.pair_screen(store, code=asked.code, name="", by=SETUP)

    with pytest.raises(WrongPairingCode):
        accounts.pair_screen(store, code=asked.code, name="", by=SETUP)

    assert Screen.objects.count() == 1


def test_codes_cannot_be_walked_through(clock):
    store = make_store()
    for number in range(pairing.TYPED_PER_PERSON):
        with pytest.raises(WrongPairingCode):
            accounts.pair_screen(store, code=f"9{number:05}", name="", by=SETUP)

    with pytest.raises(TooFast):
        accounts.pair_screen(store, code=ask().code, name="", by=SETUP)


def test_one_address_does_not_collect_codes(clock):
    for _ in range(pairing.ASKED_PER_ADDRESS):
        ask()

    with pytest.raises(TooFast):
        ask()
    assert ask(address="192.0.2.8").code


def test_two_screens_never_show_the_same_digits(clock, monkeypatch):
    digits = iter([7, 7, 8])
    monkeypatch.setattr("diandan.modules.accounts.pairing.secrets.randbelow", lambda most: next(digits))

    assert (ask().code, ask().code) == ("000007", "000008")


def test_a_screen_that_is_taken_away_is_out_and_so_is_who_took_it_over(clock):
    store = make_store()
    paired = make_screen(store, "desk")
    zhou = make_staff(store.brand, username="zhou", role=Role.CASHIER)
    accounts.give_code(zhou, code="2580", by=SETUP)
    switched = accounts.switch_person(
        at=accounts.anchor_of_screen(paired.screen), store=store, staff_id=zhou.public_id, code="2580"
    )
    assert queries.staff_by_token(switched.token) == zhou

    accounts.revoke_screen(queries.screen(store, paired.screen.public_id), by=SETUP)

    with pytest.raises(ScreenNotPaired):
        queries.screen_by_token(paired.token)
    with pytest.raises(SignInNeeded):
        queries.staff_by_token(switched.token)
    assert queries.screens(store) == []
    assert Message.objects.filter(name="accounts.screen_revoked").count() == 1


def test_a_screen_taken_away_meanwhile_opens_nothing_by_code(clock):
    store = make_store()
    paired = make_screen(store, "desk")
    zhou = make_staff(store.brand, username="zhou", role=Role.CASHIER)
    accounts.give_code(zhou, code="2580", by=SETUP)
    at = accounts.anchor_of_screen(paired.screen)
    accounts.revoke_screen(queries.screen(store, paired.screen.public_id), by=SETUP)

    with pytest.raises(SignInNeeded):
        accounts.switch_person(at=at, store=store, staff_id=zhou.public_id, code="2580")


def test_a_screen_is_renamed_and_bound_to_another_station(clock):
    store = make_store()
    screen = make_screen(store, station_ref="stn_1").screen

    accounts.change_screen(screen, name="后厨", station_ref="", by=SETUP)

    kept = queries.screen(store, screen.public_id)
    assert (kept.name, kept.station_ref) == ("后厨", "")
    assert AuditRow.objects.get(action="accounts.change_screen").details["changes"] == {
        "name": ["the kitchen", "后厨"],
        "station_ref": ["stn_1", ""],
    }
