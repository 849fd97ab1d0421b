"""Searches in vain over HTTP: counted without knowing who, read by the merchant."""

import pytest

from diandan.modules.accounts.roles import Role
from diandan.modules.catalog.models import SearchMiss
from tests.factories.accounts import make_staff, sign_in
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db


@pytest.fixture
def store(clock):
    return make_store()


def miss(client, store_id: str, text: str) -> int:
    return client.post(
        f"/api/guest/v1/stores/{store_id}/search-misses", {"text": text}, content_type="application/json"
    ).status_code


def test_a_merchant_reads_what_guests_looked_for_in_vain(client, store):
    assert [miss(client, store.public_id, text) for text in ("抹茶", "抹茶", "豆浆")] == [204, 204, 204]

    token = sign_in(make_staff(store.brand, role=Role.MANAGER, store=store))
    found = client.get(
        f"/api/merchant/v1/stores/{store.public_id}/search-misses",
        headers={"Authorization": f"Bearer {token}"},
    )

    assert found.json() == {
        "items": [
            {"text": "抹茶", "count": 2, "last_on": "2026-03-12"},
            {"text": "豆浆", "count": 1, "last_on": "2026-03-12"},
        ],
        "since": "2026-02-11",
    }


def test_what_cannot_be_a_search_is_refused_and_nothing_is_kept(client, store):
    assert miss(client, store.public_id, "x" * 41) == 422
    assert miss(client, "sto_00000000000000000000000000", "抹茶") == 404
    assert SearchMiss.objects.count() == 0
