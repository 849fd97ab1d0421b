"""The published examples of both clouds' signatures, against what we sign with."""

import hashlib
import json
from pathlib import Path

from diandan.adapters.aliyun_sms import signing as acs3
from diandan.adapters.tencent_sms import signing as tc3

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text())


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_acs3_1_a_request_is_signed_as_published():
    vector = VECTORS["ACS3-1"]
    parameters = dict(pair.split("=") for pair in vector["query"].split("&"))

    canonical = acs3.canonical_request(
        method=vector["method"],
        uri=vector["uri"],
        query=acs3.query_string(parameters),
        headers=vector["headers"],
        payload_sha256=vector["headers"]["x-acs-content-sha256"],
    )

    assert digest(canonical) == vector["canonical_sha256"]
    assert acs3.sign(vector["secret"], canonical) == vector["signature"]


def test_tc3_1_a_request_is_signed_as_published():
    vector = VECTORS["TC3-1"]
    headers = {"content-type": vector["content_type"], "host": vector["host"]}

    canonical = tc3.canonical_request(headers=headers, payload=vector["payload"].encode())
    signature = tc3.sign(
        vector["secret_key"],
        timestamp=vector["timestamp"],
        date=vector["date"],
        service=vector["service"],
        canonical=canonical,
    )

    assert digest(vector["payload"]) == vector["payload_sha256"]
    assert (digest(canonical), signature) == (vector["canonical_sha256"], vector["signature"])


def test_tc3_2_the_newer_edition_signs_the_action_too():
    older, vector = VECTORS["TC3-1"], VECTORS["TC3-2"]
    headers = {
        "content-type": older["content_type"],
        "host": older["host"],
        "x-tc-action": "DescribeInstances",
    }

    canonical = tc3.canonical_request(headers=headers, payload=older["payload"].encode())
    signature = tc3.sign(
        "*" * 32, timestamp=older["timestamp"], date=older["date"], service="cvm", canonical=canonical
    )

    assert (digest(canonical), signature) == (vector["canonical_sha256"], vector["signature"])


def test_values_are_escaped_by_the_rule_and_sorted():
    assert acs3.query_string({"b": "a b*~/", "a": "拿铁"}) == "a=%E6%8B%BF%E9%93%81&b=a%20b%2A~%2F"
