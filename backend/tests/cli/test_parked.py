"""What was given up is listed, and is taken after all once its cause is mended."""

from datetime import timedelta

import pytest

from diandan import __main__ as table
from diandan.infra import outbox
from diandan.infra.outbox import deliver, handlers
from diandan.infra.outbox.models import Delivery
from tests.infra.test_outbox import CupFilled, fill, listening

pytestmark = pytest.mark.django_db

__all__ = ["listening"]


@pytest.fixture
def given_up(listening, clock):
    """Two facts nobody could take, and what was done once somebody could."""
    done, broken = [], [True]

    def deliver_cup(fact):
        if broken[0]:
            raise ZeroDivisionError("no water")
        done.append(fact.cup)

    listening(handlers.errand(deliver_cup))
    for cup in ("one", "two"):
        fill(cup)
    for wait in [timedelta(), *deliver.BACKOFF]:
        clock.advance(seconds=wait.total_seconds())
        outbox.drain()
    assert Delivery.objects.exclude(parked_at=None).count() == 2
    broken[0] = False
    return done


def test_it_is_listed_with_its_fact_and_its_reason(given_up, clock, capsys):
    assert table.main(["parked"]) == 0

    said = capsys.readouterr().out
    assert said.count(CupFilled.name) == 2
    assert '{"cup":"one"}' in said
    assert f"{clock.instant:%Y-%m-%d %H:%M:%S} UTC" in said
    assert "ZeroDivisionError('no water')" in said
    assert "diandan relay retry" in said


def test_the_one_that_is_named_is_taken_after_all(given_up, capsys):
    first = Delivery.objects.order_by("id").first()

    assert table.main(["relay", "retry", str(first.pk)]) == 0
    outbox.drain()

    assert given_up == ["one"]
    assert capsys.readouterr().out == "1 will be tried again at once.\n"
    assert Delivery.objects.exclude(parked_at=None).count() == 1


def test_all_of_them_are_and_then_nothing_is_parked(given_up, capsys):
    assert table.main(["relay", "retry", "--all"]) == 0
    outbox.drain()
    assert sorted(given_up) == ["one", "two"]
    assert table.main(["parked"]) == 0

    assert capsys.readouterr().out.endswith("Nothing is parked.\n")


def test_one_that_is_not_parked_is_said(given_up, capsys):
    assert table.main(["relay", "retry", "999999"]) == 1

    said = capsys.readouterr()
    assert (said.out, said.err) == ("0 will be tried again at once.\n", "The others are not parked.\n")


@pytest.mark.parametrize("wish", [[], ["1", "--all"]])
def test_what_to_try_has_to_be_said(wish, capsys):
    with pytest.raises(SystemExit):
        table.main(["relay", "retry", *wish])

    assert "name what to try again" in capsys.readouterr().err


def test_tried_again_it_has_all_its_tries_before_it(given_up, clock):
    handlers.subscribe({CupFilled: [handlers.errand(always_fails)]})
    Delivery.objects.update(handler="test_parked.always_fails")
    table.main(["relay", "retry", "--all"])
    outbox.drain()

    assert {row.attempts for row in Delivery.objects.all()} == {1}
    assert Delivery.objects.exclude(parked_at=None).count() == 0


def always_fails(fact) -> None:
    """Never to be taken."""
    raise ZeroDivisionError
