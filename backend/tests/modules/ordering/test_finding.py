"""Finding an order again: by number on any day, by words in the newest month or the day that is named."""

import pytest

from diandan.modules.ordering import finding
from diandan.modules.ordering import queries as orders
from tests.factories.accounts import make_guest
from tests.factories.ordering import a_line, make_order
from tests.factories.stores import make_area, make_store, make_table

pytestmark = pytest.mark.django_db

MONTHS = finding.WORDS_DAYS + 1


@pytest.fixture
def store():
    return make_store()


def found(store, text, **more):
    return [order.public_id for order in orders.search(store.pk, text=text, **more)]


def test_a_number_is_found_on_every_day_newest_first_and_in_small_letters(store, clock):
    first = make_order(store, make_guest())
    clock.advance(days=MONTHS)
    second = make_order(store, make_guest())
    assert (first.number, second.number) == ("A001", "A001")

    assert found(store, "a001") == [second.public_id, first.public_id]
    assert found(store, "A001", day=first.business_date) == [first.public_id]
    assert found(store, "A002") == []


def test_words_are_found_in_the_newest_month_and_in_the_day_that_is_named(store, clock):
    tea = a_line(item_name="茉莉绿茶", item_name_en="Jasmine tea")
    old = make_order(store, make_guest(), lines=[tea])
    clock.advance(days=MONTHS)
    new = make_order(store, make_guest(), lines=[tea])
    make_order(store, make_guest())

    assert found(store, "绿茶") == found(store, "jasmine") == [new.public_id]
    assert found(store, "绿茶", day=old.business_date) == [old.public_id]


def test_a_table_is_found_whole_and_whatever_the_size_of_its_letters(store, clock):
    area = make_area(store=store)
    t1, t12 = (make_table(store=store, area=area, label=label) for label in ("T1", "T12"))
    at_t1 = make_order(store, make_guest(), mode="dine_in", table=t1)
    make_order(store, make_guest(), mode="dine_in", table=t12)
    make_order(store, make_guest())

    assert found(store, "T1") == found(store, "t1") == [at_t1.public_id]
    assert found(store, "12") == []


def test_an_id_is_found_on_every_day_and_only_in_its_own_store(store, clock):
    old = make_order(store, make_guest())
    elsewhere = make_order(make_store(), make_guest())
    clock.advance(days=MONTHS)
    make_order(store, make_guest())

    assert found(store, old.public_id) == [old.public_id]
    assert found(store, elsewhere.public_id) == []
    assert found(store, old.public_id[:-1]) == []


def test_the_guests_that_are_named_answer_whatever_the_text_and_only_in_this_store(store, clock):
    guest = make_guest()
    theirs = make_order(store, guest)
    clock.advance(days=MONTHS)
    make_order(store, make_guest())
    make_order(make_store(), guest)

    assert found(store, "8000", guests=[guest.pk]) == [theirs.public_id]


def test_an_order_that_answers_in_two_ways_is_listed_once_and_pages_go_on_where_they_ended(store, clock):
    guest = make_guest()
    made = [make_order(store, guest, lines=[a_line(item_name="A001")]).public_id for _ in range(5)]

    first = found(store, "A001", guests=[guest.pk], limit=3)
    rest = found(store, "A001", guests=[guest.pk], limit=3, before=first[-1])

    assert first + rest == made[::-1]


def test_state_and_mode_narrow_every_way_of_finding(store, clock):
    guest = make_guest()
    make_order(store, guest)
    paid = make_order(store, guest, steps=1, mode="takeaway")

    assert found(store, "拿铁", state="placed") == [paid.public_id]
    assert found(store, "拿铁", mode="takeaway") == [paid.public_id]
    assert found(store, "x", guests=[guest.pk], mode="dine_in") == []
