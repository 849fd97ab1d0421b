"""Who may be written to: proven by a code, one yes for one message, taken back at once."""

import pytest

from diandan.infra import throttle, tx
from diandan.kernel import ids
from diandan.modules.notifications import queries
from diandan.modules.notifications import service as notifications
from diandan.modules.notifications.errors import (
    ChannelNotConnected,
    InvalidAddress,
    TooManyCodes,
    UnknownChannel,
    WrongCode,
)
from diandan.modules.notifications.models import Agreement, Consent, ContactCode, Outgoing
from diandan.modules.notifications.ports import Channel
from diandan.modules.notifications.service import consents
from tests.factories import messages as say
from tests.factories.accounts import make_guest
from tests.factories.stores import make_brand

pytestmark = pytest.mark.django_db

MAIL = "lin@example.com"


@pytest.fixture
def brand(clock, settings):
    settings.SANDBOX = True
    made = make_brand()
    say.connect_mail(made)
    return made


def ask(guest, brand, address=MAIL, channel=Channel.MAIL) -> str:
    message_id = ids.new_id("omg")
    notifications.ask_code(guest, brand=brand, channel=channel, address=address, message_id=message_id)
    return message_id


def answer(guest, brand, code, channel=Channel.MAIL):
    return notifications.agree(guest, brand=brand, channel=channel, code=code, wants_news=False)


def test_an_address_is_kept_with_its_proof_and_nothing_readable(brand):
    guest = make_guest()

    message_id = say.leave_address(guest, brand, Channel.MAIL, MAIL)

    kept = Agreement.objects.get()
    assert (kept.proof, kept.address, kept.address_shown, kept.wants_news) == (
        message_id,
        MAIL,
        "l***@example.com",
        False,
    )
    assert ContactCode.objects.count() == 0


def test_a_wrong_code_five_times_voids_the_right_one(brand):
    guest = make_guest()
    code = say.code_in(queries.message(ask(guest, brand)))
    wrong = f"{(int(code) + 1) % 10**6:06d}"

    for _ in range(5):
        with pytest.raises(WrongCode):
            answer(guest, brand, wrong)

    with pytest.raises(WrongCode):
        answer(guest, brand, code)
    assert Agreement.objects.count() == 0


def test_a_code_lapses_and_belongs_to_one_guest(brand, clock):
    guest, other = make_guest(), make_guest()
    code = say.code_in(queries.message(ask(guest, brand)))

    with pytest.raises(WrongCode):
        answer(other, brand, code)
    clock.advance(minutes=5)
    with pytest.raises(WrongCode):
        answer(guest, brand, code)
    assert Agreement.objects.count() == 0


def test_codes_are_not_a_way_to_flood_a_stranger(brand):
    for _ in range(3):
        ask(make_guest(), brand)

    with pytest.raises(TooManyCodes) as flood:
        ask(make_guest(), brand)

    assert flood.value.details["retry_after_s"] > 0
    assert Outgoing.objects.count() == 3
    throttle.forget()
    ask(make_guest(), brand)


@pytest.mark.parametrize(
    "address", ["lin", "lin@", "a b@example.com", "lin@example", "x" * 120 + "@example.com"]
)
def test_nonsense_is_no_address(brand, address):
    with pytest.raises(InvalidAddress):
        ask(make_guest(), brand, address)
    assert Outgoing.objects.count() == 0


def test_only_what_the_brand_offers_can_be_agreed_to(brand):
    with pytest.raises(ChannelNotConnected):
        ask(make_guest(), brand, "13812345678", Channel.SMS)
    with pytest.raises(UnknownChannel):
        ask(make_guest(), brand, "openid", Channel.SUBSCRIPTION)


def test_withdrawing_forgets_the_address_and_keeps_that_they_agreed(brand, clock):
    guest = make_guest()
    say.leave_address(guest, brand, Channel.MAIL, MAIL, wants_news=True)
    clock.advance(days=1)

    notifications.withdraw(guest, brand=brand, channel=Channel.MAIL)

    kept = Agreement.objects.get()
    assert (kept.address, kept.address_shown, kept.wants_news) == ("", "", False)
    assert kept.withdrawn_at - kept.agreed_at == clock.instant - kept.agreed_at
    assert queries.agreement(guest.pk, brand.pk, Channel.MAIL) is None


def test_each_yes_of_a_subscription_is_good_for_one_message(brand):
    guest = make_guest()
    say.use_template(brand, queries.kind_named("order_ready"), Channel.SUBSCRIPTION, "tmpl_1")

    notifications.note_answers(guest, brand=brand, answers={"tmpl_1": True, "foreign": True})
    notifications.note_answers(guest, brand=brand, answers={"tmpl_1": False})

    def use(message_id: str) -> bool:
        return tx.run(
            lambda: consents.use_consent(guest.pk, brand.pk, template="tmpl_1", message_id=message_id)
        )

    assert [use("omg_1"), use("omg_2")] == [True, False]
    assert sorted(Consent.objects.values_list("state", flat=True)) == ["refused", "used"]
    tx.run(lambda: consents.give_back("omg_1"))
    assert use("omg_3") is True


def test_a_passing_guest_brings_addresses_along_and_replaces_none(brand):
    passing, known, other = make_guest(), make_guest(), make_guest()
    say.leave_address(passing, brand, Channel.MAIL, MAIL)
    say.leave_address(other, brand, Channel.MAIL, "ann@example.com")

    notifications.change_guest(of=passing, to=known)
    notifications.change_guest(of=known, to=other)

    assert queries.agreement(passing.pk, brand.pk, Channel.MAIL) is None
    assert queries.agreement(known.pk, brand.pk, Channel.MAIL).address == MAIL
    assert queries.agreement(other.pk, brand.pk, Channel.MAIL).address == "ann@example.com"
    assert Outgoing.objects.filter(guest=other).count() == 2
