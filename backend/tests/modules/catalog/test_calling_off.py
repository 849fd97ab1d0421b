"""An import that is called off has changed nothing, wherever it stood."""

import pytest
from django.apps import apps

from diandan.flows.import_menu import import_menu
from diandan.infra import progress
from diandan.infra.outbox.models import Message
from diandan.infra.progress import CalledOff, Progress
from diandan.kernel.actor import Actor
from tests.factories.catalog import make_menu
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db

OWNER = Actor.system("test")
ROWS = 7
FILE = "record,code,name,category,item,price\ncategories,tea,茶,,,\n" + "".join(
    f"items,tea-{number},茶 {number},tea,,\nskus,one,,,tea-{number},12\n" for number in range(1, ROWS)
)


class Changing(Progress):
    """Whoever waits changes their mind when so many rows are done; None: never."""

    def __init__(self, at: int | None) -> None:
        super().__init__()
        self.at = at
        self.told: list[tuple[str, int, int]] = []

    def go_on(self) -> None:
        self.told.append((self.stage, self.done, self.rows))
        self.is_called_off = self.done == self.at and self.stage == "writing"
        super().go_on()


@pytest.fixture
def brand(clock):
    store = make_store()
    make_menu(store.brand)
    return store.brand


def rows() -> dict[str, list]:
    models = [*apps.get_app_config("catalog").get_models(), Message]
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def take(brand, work: Progress, **options):
    return import_menu(brand=brand, content=FILE.encode(), form="csv", by=OWNER, progress=work, **options)


@pytest.mark.parametrize("at", [0, 1, 4, ROWS])
@pytest.mark.parametrize("replace_all", [False, True])
def test_called_off_after_any_row_nothing_has_changed(brand, at, replace_all):
    before = rows()

    with pytest.raises(CalledOff):
        take(brand, Changing(at), replace_all=replace_all)

    assert rows() == before


def test_control_the_same_file_is_taken_when_nobody_minds(brand):
    before, work = rows(), Changing(None)

    report = take(brand, work).report

    assert len(report.created["items"]) == ROWS - 1
    assert rows() != before
    told = [("reading", 0, 0), *(("writing", done, ROWS) for done in range(ROWS + 1))]
    assert work.told == [*told, ("writing", ROWS, ROWS)]


def test_a_dry_run_counts_its_rows_as_well(brand):
    work = Changing(None)

    take(brand, work, dry_run=True)

    assert (work.stage, work.done, work.rows) == ("writing", ROWS, ROWS)


def test_work_is_seen_by_its_owner_while_it_runs_and_then_waits():
    with progress.of_work("brd_1", "work-0001") as work:
        work.enter("writing", rows=3)
        work.step()
        mine, others = progress.seen("brd_1", "work-0001"), progress.seen("brd_2", "work-0001")
        told = [(one.stage, one.done, one.rows) for one in (mine, others)]

    assert told == [("writing", 1, 3), ("waiting", 0, 0)]
    assert progress.seen("brd_1", "work-0001").stage == "waiting"


def test_wishes_for_work_that_never_comes_are_forgotten():
    for number in range(progress.ROOM + 1):
        progress.call_off("brd_1", f"work-{number}")

    assert progress.seen("brd_1", "work-0").is_called_off is False
    assert progress.seen("brd_1", f"work-{progress.ROOM}").is_called_off is True
