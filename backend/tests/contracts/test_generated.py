"""The contracts are what the code says today, and every refusal can be read by people."""

import json
import re

import pytest
from django.conf import settings

from diandan.cli import contracts, described

SLOT = re.compile(r"\{([a-z_]+)\}")
MONEY_WORDS = ("price", "amount", "fee", "fees", "total", "balance", "revenue", "discount")


def test_generating_again_changes_nothing():
    stale = [
        str(path.relative_to(settings.REPO_DIR))
        for path, text in contracts.generated().items()
        if not path.exists() or path.read_text("utf-8") != text
    ]

    assert stale == []


def test_every_error_has_a_sentence_in_two_languages():
    silent = [code for code, entry in described.errors().items() if not (entry["zh"] and entry["en"])]

    assert silent == []


def slots(sentence: str) -> set[str]:
    """The details a sentence names; ``{name}`` and ``{name_en}`` are one thing in two languages."""
    return {slot.removesuffix("_en") for slot in SLOT.findall(sentence)}


def test_the_sentences_name_the_same_details():
    uneven = [code for code, e in described.errors().items() if slots(e["zh"]) != slots(e["en"])]

    assert uneven == []


def test_no_sentence_outlives_its_error():
    written = json.loads((settings.CONTRACTS_DIR / "errors.json").read_text("utf-8"))

    assert sorted(set(written) - set(described.error_kinds())) == []


@pytest.mark.parametrize("audience", described.AUDIENCES)
def test_operations_are_named_verb_noun_and_once(audience):
    names = [
        operation["operationId"]
        for path in described.openapi(audience)["paths"].values()
        for operation in path.values()
    ]

    assert sorted(set(names)) == sorted(names)
    assert [name for name in names if not re.fullmatch(r"[a-z]+(_[a-z0-9]+)+", name)] == []


@pytest.mark.parametrize("audience", described.AUDIENCES)
def test_numbers_about_money_are_fen(audience):
    schemas = described.openapi(audience).get("components", {}).get("schemas", {})
    wrong = [
        f"{name}.{field}"
        for name, schema in schemas.items()
        for field, kind in schema.get("properties", {}).items()
        if (kind.get("type") == "integer" and field.rpartition("_")[2] in MONEY_WORDS)
        or (field.endswith("_fen") and "number" in json.dumps(kind))
    ]

    assert wrong == []


@pytest.mark.parametrize("audience", described.AUDIENCES)
def test_every_operation_says_who_may_call_it(audience):
    undeclared = [
        f"{method} {path}"
        for path, operations in described.openapi(audience)["paths"].items()
        for method, operation in operations.items()
        if operation["x-needs"] == "nobody"
    ]

    assert undeclared == []
