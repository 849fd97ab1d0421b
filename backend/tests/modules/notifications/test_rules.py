"""Moves, words, addresses and quiet hours: pure rules, every case."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diandan.modules.notifications import addresses, wordings
from diandan.modules.notifications.errors import IllegalMessageMove
from diandan.modules.notifications.models import Rules
from diandan.modules.notifications.ports import Channel
from diandan.modules.notifications.service import caps
from diandan.modules.notifications.states import (
    MOVES,
    MessageKind,
    MessageState,
    MessageStep,
    after,
    is_out_of_hand,
)


@given(st.sampled_from(MessageState), st.sampled_from(MessageStep))
def test_a_message_moves_as_the_table_says_and_never_otherwise(state, step):
    if step in MOVES[state]:
        assert after(state, step) is MOVES[state][step]
    else:
        with pytest.raises(IllegalMessageMove):
            after(state, step)


def test_what_is_out_of_our_hands_is_never_sent_again():
    for state in MessageState:
        if is_out_of_hand(state):
            assert MessageState.SENDING not in MOVES[state].values()
            assert MessageState.QUEUED not in MOVES[state].values()


@pytest.mark.parametrize("kind", list(MessageKind))
def test_our_own_words_can_be_said_in_both_languages(kind):
    for language in wordings.LANGUAGES:
        title, body = wordings.OURS[kind][language]
        wordings.must_be_good(kind, title=title, body=body)
        said = wordings.ours(kind).say(language, wordings.SAMPLES[language])
        assert "{" not in "".join(said)
        assert set(wordings.names_in(title + body)) <= set(wordings.SAMPLES[language])


def test_a_value_with_braces_stays_what_it_is():
    assert wordings.put_in("{store}：{number}", {"store": "{number}", "number": "A1"}) == "{number}：A1"


@pytest.mark.parametrize(
    ("channel", "text", "kept", "shown"),
    [
        (Channel.SMS, "+86 138-1234-5678", "13812345678", "138****5678"),
        (Channel.MAIL, " lin@example.com ", "lin@example.com", "l***@example.com"),
        (Channel.SUBSCRIPTION, "oUpF8uMuAJO", "oUpF8uMuAJO", "…uAJO"),
    ],
)
def test_addresses_have_one_form_and_are_shown_in_part(channel, text, kept, shown):
    assert addresses.cleaned(channel, text) == kept
    assert addresses.shown(channel, kept) == shown


@pytest.mark.parametrize(
    ("since", "until", "at", "wait"),
    [
        (time(21), time(9), "13:59", None),
        (time(21), time(9), "21:00", timedelta(hours=12)),
        (time(21), time(9), "08:59", timedelta(minutes=1)),
        (time(21), time(9), "09:00", None),
        (time(1), time(5), "03:30", timedelta(hours=1, minutes=30)),
        (time(1), time(5), "23:00", None),
        (time(8), time(8), "08:00", None),
    ],
)
def test_quiet_hours_are_on_the_stores_own_clock(since, until, at, wait):
    hour, minute = (int(part) for part in at.split(":"))
    instant = datetime(2026, 3, 12, hour, minute, tzinfo=UTC) - timedelta(hours=8)
    rules = Rules(quiet_from=since, quiet_until=until)

    assert caps.quiet_for(rules, instant, zone="Asia/Shanghai") == (wait or timedelta())
