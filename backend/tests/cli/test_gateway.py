"""A merchant's papers are entered by command and kept encrypted, or not at all."""

import io
import json

import pytest

from diandan.cli import gateway
from diandan.modules.payments import queries
from diandan.modules.payments.models import GatewayAccount
from tests.factories.keys import SOME_KEYS
from tests.factories.stores import make_store


@pytest.fixture
def store(db, clock, settings):
    settings.SANDBOX = True
    return make_store()


def run(store, papers, *options):
    return gateway.run("gateway", ["--brand", store.brand.slug, "--papers", str(papers), "--play", *options])


def test_papers_of_a_brand_collect_for_its_stores(store, tmp_path, capsys):
    papers = tmp_path / "papers.json"
    key = tmp_path / "key.pem"
    key.write_text(SOME_KEYS["private_key"])
    given = {**SOME_KEYS, "private_key_file": str(key)}
    del given["private_key"]
    papers.write_text(json.dumps(given))

    assert run(store, papers) == 0

    account = queries.account_for(store, "wechatpay")
    assert dict(queries.keys_of(account).values) == SOME_KEYS
    said = capsys.readouterr().out
    assert "1900000001 collects" in said
    assert "PRIVATE KEY" not in said


def test_papers_may_come_from_the_standard_input_for_one_store(store, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(SOME_KEYS)))

    assert run(store, "-", "--store", store.public_id) == 0

    assert queries.account_for(store, "wechatpay").store == store


@pytest.mark.parametrize("text", ["", "[]", "{}", json.dumps({**SOME_KEYS, "api_v3_key": "short"})])
def test_papers_that_cannot_work_are_not_kept(store, tmp_path, capsys, text):
    papers = tmp_path / "papers.json"
    papers.write_text(text)

    assert run(store, papers) == 1

    assert capsys.readouterr().err
    assert not GatewayAccount.objects.exists()


def test_real_papers_are_refused_beside_play_money(store, tmp_path, capsys):
    papers = tmp_path / "papers.json"
    papers.write_text(json.dumps(SOME_KEYS))

    assert gateway.run("gateway", ["--brand", store.brand.slug, "--papers", str(papers)]) == 1

    assert "play_money_mixed" in capsys.readouterr().err
