"""The doctor's look at everything but the database: keys, addresses, disk, pages, money."""

import os
import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from diandan.cli.doctor_finding import Finding, Verdict, judge, unwise, wrong
from diandan.infra.outbox import parked
from diandan.infra.secrets import keyring
from diandan.modules.payments import queries as payments
from diandan.modules.stores import queries as stores

ENOUGH_SPACE = 1024**3
MIB, GIB = 1024**2, 1024**3
KEY_FILES = {"secret_key.source": "secret", "field_keys.source": "fields"}


def look() -> Iterator[Finding]:
    """What can be seen without a database."""
    for examine in (_python, _secrets, _addresses, _data_folder, _pages):
        yield from examine()


def look_at_rows() -> Iterator[Finding]:
    """What the rows say, when there are any."""
    try:
        brands, mixed, given_up = stores.brands(), payments.mixed_accounts(), parked.given_up()
    except (DatabaseError, ImproperlyConfigured):
        return
    yield judge(bool(brands), "shop.brands", bad=Verdict.UNWISE, count=len(brands))
    yield judge(not mixed, "money.apart", accounts=", ".join(mixed))
    yield judge(
        not given_up.count,
        "facts.heard",
        bad=Verdict.UNWISE,
        count=given_up.count,
        handlers=", ".join(given_up.handlers),
        error=given_up.last_error,
    )
    if settings.SANDBOX and settings.PUBLIC_URL.startswith("https://"):
        yield unwise("money.play")


def _python() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield judge(sys.version_info >= (3, 11), "python.version", version=version)


def _secrets() -> Iterator[Finding]:
    for code, name in KEY_FILES.items():
        path = settings.DATA_DIR / "keys" / name
        generated = path.exists() and _is_generated(code, path)
        yield judge(not generated, code, bad=Verdict.UNWISE, folder=str(settings.DATA_DIR))
        if generated:
            others = path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
            yield judge(not others, "keys.private", path=str(path))
    try:
        yield judge(True, "field_keys.form", key=keyring.newest().id)
    except ImproperlyConfigured as refused:
        yield wrong("field_keys.form", why=str(refused))


def _is_generated(code: str, path: Path) -> bool:
    kept = path.read_text().strip()
    used = settings.SECRET_KEY if code == "secret_key.source" else settings.FIELD_KEYS[0]
    return used in {kept, f"local:{kept}"}


def _addresses() -> Iterator[Finding]:
    url = settings.PUBLIC_URL
    if not url:
        yield unwise("public_url.set")
        return
    secure = url.startswith("https://")
    yield judge(secure, "public_url.https", bad=Verdict.UNWISE, url=url)
    hosts = ", ".join(settings.ALLOWED_HOSTS)
    yield judge("*" not in settings.ALLOWED_HOSTS, "hosts.named", bad=Verdict.UNWISE, hosts=hosts)
    if secure:
        yield judge(settings.COOKIES_SECURE, "cookies.secure")
        yield judge(settings.LIVE_URL.startswith("wss://"), "live_url.wss", url=settings.LIVE_URL)
        yield judge(settings.TRUST_PROXY, "proxy.trusted", bad=Verdict.UNWISE)


def _data_folder() -> Iterator[Finding]:
    folder: Path = settings.DATA_DIR
    yield judge(os.access(folder, os.W_OK), "data.writable", folder=str(folder))
    free = shutil.disk_usage(folder if folder.exists() else folder.parent).free
    yield judge(free > ENOUGH_SPACE, "data.room", free_gib=free // GIB, free_mib=free // MIB)


def _pages() -> Iterator[Finding]:
    for code, folder in (
        ("guest_pages.built", settings.GUEST_DIST),
        ("console_pages.built", settings.CONSOLE_DIST),
    ):
        yield judge((folder / "index.html").is_file(), code, folder=str(folder))
