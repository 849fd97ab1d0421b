"""Keep a merchant's account at a payment gateway, for a brand or for one of its stores.

The papers come as JSON from a file or from the standard input, never as an argument: arguments are seen by
everybody on the machine. For WeChat Pay: mchid, appid, serial_no, private_key, api_v3_key, and public_key_id
with public_key when the merchant has the platform's public key. For Alipay: appid, private_key, public_key
(Alipay's, not one's own), and seller_id when notices shall name the seller. A key may also be named by its
file: "private_key_file", "public_key_file".
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from diandan.kernel.actor import Actor
from diandan.kernel.errors import DomainError
from diandan.modules.payments import service as payments
from diandan.modules.stores import queries as stores

BY = Actor.system("gateway")
FILES = ("private_key", "public_key")


def run(name: str, arguments: list[str]) -> int:
    """Check the papers, keep them encrypted, say what collects now."""
    wish = _parser(name).parse_args(arguments)
    try:
        papers = _papers(wish.papers)
        account = payments.save_account(
            brand=stores.brand(wish.brand),
            store=stores.store(wish.store) if wish.store else None,
            provider=wish.provider,
            merchant_no=payments.merchant_no_of(papers),
            values=papers,
            is_sandbox=wish.play,
            by=BY,
        )
    except (OSError, ValueError) as unreadable:
        print(f"The papers cannot be read: {unreadable}", file=sys.stderr)
        return 1
    except DomainError as refusal:
        print(f"Nothing was kept: {refusal}", file=sys.stderr)
        return 1
    print(
        f"{account.public_id}: {wish.provider} {account.merchant_no} collects for {wish.store or wish.brand}."
    )
    return 0


def _papers(source: str) -> dict[str, str]:
    text = sys.stdin.read() if source == "-" else Path(source).read_text()
    given: Any = json.loads(text)
    if not isinstance(given, dict):
        raise ValueError("not a JSON object")
    papers = {str(key): str(value) for key, value in given.items()}
    for key in FILES:
        if path := papers.pop(f"{key}_file", ""):
            papers[key] = Path(path).read_text()
    return papers


def _parser(name: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"diandan {name}", description=__doc__)
    parser.add_argument("--brand", required=True, help="public id or short name of the brand")
    parser.add_argument("--store", default="", help="public id of a store that collects by itself")
    parser.add_argument("--provider", default="wechatpay", help="name of the gateway")
    parser.add_argument(
        "--papers", required=True, help="file with the papers as JSON, or - for the standard input"
    )
    parser.add_argument(
        "--play", action="store_true", help="play money: papers from `diandan sandbox --enrol`"
    )
    return parser
