"""A shop at the live sandbox, and an order that awaits its payment."""

from types import SimpleNamespace

import pytest

from diandan import boot
from tests.factories import sandbox as play
from tests.factories.accounts import make_guest
from tests.factories.ordering import make_order
from tests.factories.payments import make_account, make_bill
from tests.factories.stores import make_store
from tests.factories.web import web_server


@pytest.fixture
def sandbox():
    """The gateway, well behaved before and after."""
    running = play.running()
    running.behave()
    play.forget_failures()
    yield running
    running.behave()
    play.forget_failures()


@pytest.fixture
def port(transactional_db):
    """Where our own web process listens."""
    with web_server() as port:
        yield port


@pytest.fixture
def shop(sandbox, port, settings):
    """A store that waits for the desk, a guest, and an account at the sandbox."""
    settings.SANDBOX = True
    settings.SANDBOX_URL = sandbox.url
    settings.PORT = port
    boot.listen()
    store = make_store(auto_accept=False)
    papers = sandbox.enrol()
    account = make_account(store=store, values=papers)
    return SimpleNamespace(store=store, guest=make_guest(), account=account, mchid=papers["mchid"])


@pytest.fixture
def order(shop):
    """An order of 25.00 that awaits its payment."""
    made = make_order(shop.store, shop.guest)
    make_bill(store=shop.store, subject=made.public_id, total_fen=made.total_fen)
    return made
