"""Run the stand-in platforms alone, or give them a merchant or a mini-program."""

import argparse
import json
import sys
from pathlib import Path

import django
from django.conf import settings
from django.db import DatabaseError

from diandan.sandbox import merchants, server
from diandan.sandbox.config import SandboxConfig
from diandan.sandbox.wechat_mini import apps


def run(name: str, arguments: list[str]) -> int:
    """Serve until interrupted; with ``--enrol`` or ``--enrol-app`` print new papers instead."""
    given = _parser(name).parse_args(arguments)
    if given.enrol:
        papers = merchants.enrol(given.data, name=given.enrol, mchid=given.mchid)
        print(json.dumps(papers.as_dict(), ensure_ascii=False, indent=2))
        return 0
    if given.enrol_app:
        app = apps.enrol(given.data, name=given.enrol_app, app_id=given.app_id, open_platform=given.enrol_app)
        print(json.dumps(app.as_dict(), ensure_ascii=False, indent=2))
        return 0
    if _has_real_accounts():
        print("A real gateway account is active: play money stays off.", file=sys.stderr)
        return 1
    server.serve(
        SandboxConfig(
            data_file=given.data,
            host=given.host,
            port=given.port,
            smtp_port=given.smtp_port,
            public_url=given.public_url.rstrip("/"),
            time_scale=given.time_scale,
            refund_takes_s=given.refund_takes,
        )
    )
    return 0


def _has_real_accounts() -> bool:
    django.setup()
    # Tables may be declared only after the set-up.
    from diandan.modules.payments import queries  # noqa: PLC0415

    try:
        return bool(queries.real_accounts())
    except DatabaseError:
        return False  # No tables yet, so no accounts.


def _parser(name: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"diandan {name}", description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=settings.DATA_DIR / "sandbox.sqlite3", help="its data file"
    )
    parser.add_argument(
        "--host",
        default=settings.HOST,
        help="address to listen on; the back door stays closed beyond this machine",
    )
    parser.add_argument("--port", type=int, default=settings.SANDBOX_PORT)
    parser.add_argument(
        "--smtp-port", type=int, default=settings.SANDBOX_SMTP_PORT, help="its mail server; 0 for none"
    )
    parser.add_argument(
        "--public-url", default="", help="address in cashier links, for phones on the same network"
    )
    parser.add_argument(
        "--time-scale",
        type=float,
        default=float(settings.SANDBOX_TIME_SCALE),
        help="60 makes a minute of the notice schedule a second",
    )
    parser.add_argument(
        "--refund-takes", type=float, default=-1, metavar="SECONDS", help="how long a refund is underway"
    )
    parser.add_argument("--enrol", metavar="NAME", help="make a merchant of this name and print its papers")
    parser.add_argument("--mchid", default="", help="merchant number to use with --enrol")
    parser.add_argument(
        "--enrol-app", metavar="NAME", help="make a mini-program of this name, print its papers"
    )
    parser.add_argument(
        "--app-id", default="", help="app id to use with --enrol-app: the merchant's, to pay inside it"
    )
    return parser
