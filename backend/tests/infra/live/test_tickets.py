"""A ticket lets in whom it was made for, where it was made for, while it lasts."""

from datetime import UTC, datetime

import pytest

from diandan.infra.live import tickets
from diandan.kernel import clock

NOON = datetime(2026, 5, 1, 4, 0, tzinfo=UTC)


def test_a_ticket_says_who_may_follow_what_until_when():
    with clock.frozen_at(NOON):
        ticket = tickets.verify(tickets.issue(["order:ord_2", "order:ord_1"], "guest:gst_1", 60))

    assert ticket.subject == "guest:gst_1"
    assert ticket.topics == ("order:ord_1", "order:ord_2")
    assert ticket.expires_s == int(NOON.timestamp()) + 60


def test_a_ticket_ends_to_the_second():
    with clock.frozen_at(NOON) as time:
        ticket = tickets.issue(["order:ord_1"], "guest:gst_1", 60)
        time.advance(seconds=59)
        tickets.verify(ticket)
        time.advance(seconds=1)
        with pytest.raises(tickets.BadTicket):
            tickets.verify(ticket)


def test_two_tickets_for_the_same_topics_are_told_apart():
    first, second = (tickets.verify(tickets.issue(["order:ord_1"], "guest:gst_1")) for _ in range(2))

    assert first.nonce != second.nonce


def test_a_changed_character_anywhere_spoils_a_ticket():
    ticket = tickets.issue(["order:ord_1"], "guest:gst_1")

    for at, character in enumerate(ticket):
        # The last character of each half also carries bits that base64 throws away.
        if ticket[at + 1 : at + 2] in ("", "."):
            continue
        forged = ticket[:at] + ("A" if character != "A" else "B") + ticket[at + 1 :]
        with pytest.raises(tickets.BadTicket):
            tickets.verify(forged)


@pytest.mark.parametrize("nonsense", ["", ".", "a.b", "你好.世界", "e30.e30", "{}"])
def test_nonsense_is_a_bad_ticket_and_no_crash(nonsense):
    with pytest.raises(tickets.BadTicket):
        tickets.verify(nonsense)


def test_a_publishers_hello_is_no_ticket_and_the_other_way_round():
    with pytest.raises(tickets.BadTicket):
        tickets.verify(tickets.issue_publisher())
    with pytest.raises(tickets.BadTicket):
        tickets.verify_publisher(tickets.issue(["order:ord_1"], "guest:gst_1"))


def test_another_installations_ticket_is_worth_nothing_here(settings):
    ticket = tickets.issue(["order:ord_1"], "guest:gst_1")

    settings.SECRET_KEY = "another secret"

    with pytest.raises(tickets.BadTicket):
        tickets.verify(ticket)


def test_a_ticket_outlives_a_change_of_the_secret_while_the_old_one_is_kept(settings):
    ticket = tickets.issue(["order:ord_1"], "guest:gst_1")

    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another secret"

    assert tickets.verify(ticket).topics == ("order:ord_1",)


def test_a_ticket_for_nothing_is_not_issued():
    with pytest.raises(ValueError, match="names 1 to 20 topics"):
        tickets.issue([], "guest:gst_1")
