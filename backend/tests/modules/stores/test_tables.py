"""Tables come in rows, move, are renamed and go; the code on them stays good as long as they do."""

import pytest

from diandan.modules.stores import queries
from diandan.modules.stores import service as stores
from diandan.modules.stores.errors import (
    AreaHasTables,
    InvalidStore,
    NameTaken,
    TableNotFound,
    UnknownTableCode,
)
from diandan.modules.stores.models import Table
from tests.factories.stores import OWNER, make_area, make_store, make_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def store(clock):
    return make_store()


@pytest.fixture
def hall(store):
    return make_area(store=store, name="大厅")


def labels(store):
    return [[table.label for table in tables] for _, tables in queries.areas(store)]


def test_twenty_tables_are_added_at_once_and_stand_as_people_count(store, hall):
    stores.add_tables(hall, labels=[f"A{n}" for n in range(20, 0, -1)], seats=4, by=OWNER)

    assert labels(store) == [[f"A{n}" for n in range(1, 21)]]
    assert len({table.code for table in Table.objects.all()}) == 20


def test_tables_are_added_all_or_none(store, hall):
    make_table(store=store, area=hall, label="A3")

    with pytest.raises(NameTaken) as refusal:
        stores.add_tables(hall, labels=["A1", "A2", "A3", "A4"], by=OWNER)

    assert refusal.value.details == {"field": "label", "name": "A3"}
    assert labels(store) == [["A3"]]


@pytest.mark.parametrize(
    ("names", "seats"), [([], 2), (["A"] * 201, 2), (["A1", " "], 2), (["A1"], 0), (["A1"], 100)]
)
def test_senseless_tables_are_refused(store, hall, names, seats):
    with pytest.raises(InvalidStore):
        stores.add_tables(hall, labels=names, seats=seats, by=OWNER)

    assert labels(store) == [[]]


def test_a_moved_and_renamed_table_keeps_its_code(store, hall):
    terrace = make_area(store=store, name="露台")
    table = make_table(store=store, area=hall, label="A1")

    stores.change_table(table, label="T9", seats=6, area=terrace, by=OWNER)

    found = queries.table_by_code(table.code)
    assert (found.label, found.seats, found.area.name) == ("T9", 6, "露台")
    assert labels(store) == [[], ["T9"]]


def test_a_table_does_not_move_to_another_store(store, hall):
    table = make_table(store=store, area=hall, label="A1")

    with pytest.raises(InvalidStore):
        stores.change_table(table, area=make_area(store=make_store()), by=OWNER)

    assert labels(store) == [["A1"]]


def test_a_label_in_use_is_refused_and_an_archived_one_is_free(store, hall):
    one, two = (make_table(store=store, area=hall, label=label) for label in ("A1", "A2"))
    with pytest.raises(NameTaken):
        stores.change_table(two, label="A1", by=OWNER)

    stores.archive_table(one, by=OWNER)
    stores.archive_table(one, by=OWNER)
    stores.change_table(queries.table(store, two.public_id), label="A1", by=OWNER)
    stores.archive_table(queries.table(store, two.public_id), by=OWNER)
    make_table(store=store, area=hall, label="A1")

    assert labels(store) == [["A1"]]
    assert Table.objects.filter(label="A1").count() == 3


def test_an_archived_table_leads_nowhere(store, hall):
    table = make_table(store=store, area=hall, label="A1")
    assert queries.table_by_code(table.code).pk == table.pk

    stores.archive_table(table, by=OWNER)

    with pytest.raises(UnknownTableCode):
        queries.table_by_code(table.code)
    with pytest.raises(TableNotFound):
        queries.table(store, table.public_id)


def test_an_area_goes_when_its_tables_are_gone(store, hall):
    table = make_table(store=store, area=hall, label="A1")
    with pytest.raises(AreaHasTables) as refusal:
        stores.archive_area(hall, by=OWNER)
    assert refusal.value.details == {"labels": ["A1"], "count": 1}

    stores.archive_table(table, by=OWNER)
    stores.archive_area(hall, by=OWNER)

    assert queries.areas(store) == []
    make_area(store=store, name="大厅")


def test_an_area_is_called_something_else(store, hall):
    make_area(store=store, name="露台")

    stores.change_area(hall, name="一楼", name_en="Ground floor", by=OWNER)
    with pytest.raises(NameTaken):
        stores.change_area(hall, name="露台", by=OWNER)

    assert [(area.name, area.name_en) for area, _ in queries.areas(store)] == [
        ("一楼", "Ground floor"),
        ("露台", "Hall"),
    ]
