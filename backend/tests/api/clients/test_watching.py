"""Health and counters, for those who may see them."""

import pytest


@pytest.mark.django_db
def test_healthy_when_the_database_answers(client):
    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_counters_name_routes_and_never_ids(client, db):
    client.get("/api/merchant/v1/orders/ord_01M80NABCDEFGHJKMNPQRSTVWX")

    text = client.get("/metrics").content.decode()

    assert 'route="api/merchant/v1/orders/<order_id>"' in text.replace("<str:order_id>", "<order_id>")
    assert "ord_01M80N" not in text


def test_from_elsewhere_there_are_no_counters(client):
    assert client.get("/metrics", REMOTE_ADDR="192.0.2.9").status_code == 404


def test_a_token_opens_the_counters(client, settings):
    settings.METRICS_TOKEN = "a long token"

    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer another"}).status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer a long token"}).status_code == 200
