"""The demo as a shop: made by the rooms' commands, with a past whose books balance."""

from dataclasses import replace

import pytest
from django.conf import settings

from diandan.demo import building, folder, history
from diandan.demo.paddy import PADDY
from diandan.demo.till import open_till
from diandan.flows import subscriptions
from diandan.infra import outbox
from diandan.kernel import clock as time_of
from diandan.modules.accounts import queries as people
from diandan.modules.accounts import service as accounts
from diandan.modules.catalog import queries as menu
from diandan.modules.feedback import queries as reviews
from diandan.modules.feedback.queries import Filters
from diandan.modules.kitchen import queries as kitchen
from diandan.modules.ledger import queries as ledger
from diandan.modules.ordering import queries as orders
from diandan.modules.payments import queries as money
from diandan.modules.stores import queries as stores
from diandan.sandbox.store import Store
from diandan.sandbox.wechat_mini import apps

FEW_DISHES = replace(PADDY, headings=PADDY.headings[:1] + PADDY.headings[4:5])
SMALL = replace(
    FEW_DISHES,
    home=replace(PADDY.home, banners=PADDY.home.banners[:1]),
    stores=tuple(
        replace(
            store,
            stations=tuple(
                replace(
                    station, makes=tuple(code for code in station.makes if code in ("signatures", "cold"))
                )
                for station in store.stations
            ),
            sold_out=("seaweed",),
            quotas={"osmanthus-lotus-1": 15},
        )
        for store in PADDY.stores
    ),
)


@pytest.fixture
def facts_heard():
    subscriptions.install()


@pytest.fixture
def made(transactional_db, monkeypatch, tmp_path, clock, facts_heard):
    monkeypatch.setattr(settings, "SANDBOX", True)
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "media")
    return building.build(SMALL)


def test_the_plan_becomes_a_shop(made, clock):
    (store,) = stores.stores_of_brand("paddy")
    snapshot = menu.snapshot(store, "dine_in")

    assert (store.name, store.brand.accent) == ("稻香面馆 · 老街店", "#a8341f")
    assert store.brand.logo_url.startswith("/media/")
    assert len([table for _, tables in stores.areas(store) for table in tables]) == 12
    assert [station.name_en for station, _ in kitchen.stations(store.pk)] == ["Noodles", "Wok", "Cold dishes"]
    assert snapshot.sku(made.refs["beef-noodles-2"]).price_fen == 3800
    assert (
        accounts.sign_in(
            username="paddy-manager", password=building.PASSWORD, address="192.0.2.1"
        ).staff.brand.slug
        == "paddy"
    )
    assert money.means_of(store) == ["wechatpay", "cash"]
    home = menu.shown_home(store.brand, store_id=store.public_id, day=time_of.now().date())
    assert home["cover"]["large"].startswith("/media/")
    assert [(banner["target"], banner["target_id"]) for banner in home["banners"]] == [
        ("item", made.refs["beef-noodles"])
    ]


def test_its_mini_program_signs_in_and_is_paid_by_the_same_papers(made):
    (store,) = stores.stores_of_brand("paddy")
    app = people.app_of_brand(store.brand, "wechat_mini")
    account = money.account_for(store, "wechatpay")
    books = Store(settings.DATA_DIR / "sandbox.sqlite3")
    enrolled = apps.find(books, app.app_id)
    books.close()

    assert app.app_id == money.keys_of(account).values["appid"]
    wanted = ("secret", "push_token", "push_key")
    assert accounts.open_app(app).values == {name: enrolled[name] for name in wanted}


def test_the_past_is_paid_for_and_the_books_balance(made, clock):
    with open_till() as till:
        placed = history.play(SMALL, made, till)

    (store,) = stores.stores_of_brand("paddy")
    found = orders.search(store.pk, limit=1000)
    today = stores.business_date(store, time_of.now())
    figures = money.figures([order.public_id for order in found])
    assert len(found) == placed > 20
    assert {order.business_date for order in found} == {today, today.replace(day=today.day - 1)}
    assert max(order.created_at for order in found) <= time_of.now()
    paid = [order for order in found if order.state not in ("awaiting_payment", "cancelled")]
    assert {figures[order.public_id].paid_fen == order.total_fen for order in paid} == {True}
    assert ledger.unbalanced() == []


def test_guests_have_said_how_it_was_and_the_shop_has_answered(made, clock):
    with open_till() as till:
        history.play(SMALL, made, till)

    (store,) = stores.stores_of_brand("paddy")
    said = reviews.in_store(store.pk, Filters(), before=None, limit=200)
    figures = reviews.summary(store.pk)
    assert len(said) == figures.count + figures.hidden >= 8
    assert 350 <= figures.average_hundredths <= 480
    assert figures.hidden == len([review for review in said if review.hidden_reason]) >= 1
    assert sum(review.photos.count() for review in said) >= 2
    assert {review.answered_by.partition(":")[0] for review in said if review.answer} == {"staff"}
    for review in said:
        order = orders.known(review.order_ref)
        assert order.completed_at < review.created_at <= time_of.now()
        assert "{" not in review.text


def test_what_lies_in_the_future_is_left_undone(made, clock):
    with open_till() as till:
        history.play(SMALL, made, till)
    outbox.drain()

    (store,) = stores.stores_of_brand("paddy")
    states = {order.state for order in orders.search(store.pk, limit=12)}
    assert states & {"awaiting_payment", "placed", "accepted", "preparing", "ready"}
    assert "completed" in {order.state for order in orders.search(store.pk, limit=1000)}


def test_a_real_shop_is_never_cleared(tmp_path):
    (tmp_path / folder.DATABASE).write_text("a shop")

    with pytest.raises(folder.NotADemo):
        folder.clear(tmp_path)

    assert (tmp_path / folder.DATABASE).read_text() == "a shop"


def test_half_a_demo_is_cleared_and_keys_stay(tmp_path):
    folder.begin(tmp_path)
    (tmp_path / folder.DATABASE).write_text("half")
    (tmp_path / "keys").mkdir()
    (tmp_path / "media").mkdir()

    folder.clear(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["keys"]


def test_a_finished_demo_is_known_again(tmp_path, clock):
    folder.begin(tmp_path)
    assert not folder.is_finished(tmp_path)
    (tmp_path / folder.DATABASE).write_text("whole")

    folder.finish(tmp_path, orders=60)

    assert folder.is_finished(tmp_path)
    assert not (tmp_path / folder.BUILDING).exists()
    assert folder.age_days(tmp_path) == 0
    clock.advance(days=2, hours=1)
    assert folder.age_days(tmp_path) == 2
