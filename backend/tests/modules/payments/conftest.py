"""A store with a play-money account."""

from types import SimpleNamespace

import pytest

from tests.factories.payments import make_account
from tests.factories.stores import make_store


@pytest.fixture
def shop(db, clock, settings):
    settings.SANDBOX = True
    store = make_store()
    return SimpleNamespace(store=store, account=make_account(store=store))
