"""The doctor: what it finds on a sound installation, and on each kind of unsound one."""

import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings as live_settings
from django.db import connection

from diandan import __main__ as table
from diandan.cli import doctor, doctor_database, doctor_words
from diandan.cli.doctor_finding import Verdict
from diandan.infra.outbox.models import Delivery, Message
from diandan.kernel import clock
from tests.architecture.conftest import BACKEND
from tests.factories.payments import make_account
from tests.factories.stores import make_store

GOOD, UNWISE, WRONG = Verdict.GOOD, Verdict.UNWISE, Verdict.WRONG
PUBLIC = {
    "PUBLIC_URL": "https://order.example.com",
    "LIVE_URL": "wss://order.example.com/live",
    "ALLOWED_HOSTS": ["order.example.com"],
    "COOKIES_SECURE": True,
    "TRUST_PROXY": True,
    "FIELD_KEYS": ["a:" + "A" * 43 + "="],
    "SECRET_KEY": "from the environment",
}


@pytest.fixture
def sound(db, tmp_path, settings):
    """An installation as it should be: reachable, built, with keys of its own."""
    if connection.vendor == "postgresql":
        # Test databases do without, which the doctor finds.
        assert verdicts()["database.durable"] is WRONG
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL synchronous_commit = on")
    for name in ("GUEST_DIST", "CONSOLE_DIST"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text("<!doctype html>")
        setattr(settings, name, tmp_path / name)
    for name, value in PUBLIC.items():
        setattr(settings, name, value)
    return settings


def verdicts():
    return {found.code: found.verdict for found in doctor.look()}


def test_a_sound_installation_is_good_in_every_point(sound):
    make_store()

    assert {found.code for found in doctor.look() if found.verdict is not GOOD} == set()
    assert table.main(["doctor"]) == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "code", "verdict"),
    [
        ({"FIELD_KEYS": ["broken"]}, "field_keys.form", WRONG),
        ({"LIVE_URL": ""}, "live_url.wss", WRONG),
        ({"LIVE_URL": "ws://order.example.com"}, "live_url.wss", WRONG),
        ({"COOKIES_SECURE": False}, "cookies.secure", WRONG),
        ({"PUBLIC_URL": ""}, "public_url.set", UNWISE),
        ({"PUBLIC_URL": "http://order.example.com"}, "public_url.https", UNWISE),
        ({"ALLOWED_HOSTS": ["*"]}, "hosts.named", UNWISE),
        ({"TRUST_PROXY": False}, "proxy.trusted", UNWISE),
        ({"SANDBOX": True}, "money.play", UNWISE),
        ({"GUEST_DIST": Path("nowhere")}, "guest_pages.built", WRONG),
        ({"CONSOLE_DIST": Path("nowhere")}, "console_pages.built", WRONG),
    ],
)
def test_one_thing_amiss_is_the_one_thing_found(sound, changes, code, verdict):
    make_store()
    for name, value in changes.items():
        setattr(sound, name, value)

    assert {found: how for found, how in verdicts().items() if how is not GOOD} == {code: verdict}


def test_two_web_processes_need_a_database_server(sound):
    sound.WEB_WORKERS = 2

    assert verdicts()["limits.shared"] is UNWISE
    assert verdicts().get("database.writers", GOOD) is (WRONG if connection.vendor == "sqlite" else GOOD)


def test_a_shop_without_a_brand_is_told_how_to_begin(sound):
    assert verdicts()["shop.brands"] is UNWISE


def test_real_accounts_in_a_playing_shop_are_wrong(sound):
    sound.SANDBOX = False
    account = make_account(store=make_store(), is_sandbox=False)
    assert verdicts()["money.apart"] is GOOD

    sound.SANDBOX = True

    (found,) = [found for found in doctor.look() if found.code == "money.apart"]
    assert (found.verdict, found.details) == (WRONG, {"accounts": account.public_id})


def test_what_was_given_up_is_named_with_its_reason(sound):
    assert verdicts()["facts.heard"] is GOOD
    message = Message.objects.create(
        public_id="msg_x", name="test.cup_filled", body="{}", available_at=clock.now(), done_at=clock.now()
    )
    for handler, error in (("restock.consume", "KeyError('milk')"), ("notify.deliver", "begun 4 times")):
        Delivery.objects.create(
            message=message, handler=handler, available_at=clock.now(), parked_at=clock.now(), error=error
        )

    (found,) = [found for found in doctor.look() if found.code == "facts.heard"]

    assert found.verdict is UNWISE
    assert found.details == {
        "count": 2,
        "handlers": "notify.deliver, restock.consume",
        "error": "begun 4 times",
    }
    assert "notify.deliver" in found.words("zh")


def test_keys_beside_the_data_are_unwise_and_open_ones_wrong(sound):
    path = live_settings.DATA_DIR / "keys" / "fields"
    kept = path.read_text().strip()
    sound.FIELD_KEYS = [f"local:{kept}"]
    assert (verdicts()["field_keys.source"], verdicts()["keys.private"]) == (UNWISE, GOOD)

    path.chmod(0o644)
    try:
        assert verdicts()["keys.private"] is WRONG
    finally:
        path.chmod(0o600)


def test_a_folder_that_is_read_only_and_full_is_wrong(sound, tmp_path, monkeypatch):
    monkeypatch.setattr("os.access", lambda path, mode: False)
    monkeypatch.setattr("shutil.disk_usage", lambda path: type("Usage", (), {"free": 5 * 1024**2}))

    found = {found.code: found for found in doctor.look() if found.verdict is WRONG}

    assert set(found) == {"data.writable", "data.room"}
    assert found["data.room"].words("en") == "only 5 MiB are free there: 1 GiB is the least"
    assert found["data.room"].words("zh") == "那里只剩 5 MiB：至少要 1 GiB"


def test_for_machines_it_is_one_list_with_both_languages(sound, capsys):
    sound.LIVE_URL = ""

    assert table.main(["doctor", "--json", "--quiet"]) == 1

    first = json.loads(capsys.readouterr().out)[0]
    assert first == {
        "code": "live_url.wss",
        "verdict": "wrong",
        "details": {"url": ""},
        "zh": doctor_words.TROUBLE["live_url.wss"].zh,
        "en": doctor_words.TROUBLE["live_url.wss"].en,
    }


def test_people_choose_their_language(sound, capsys):
    sound.COOKIES_SECURE = False

    said = []
    for language in ("zh", "en"):
        table.main(["doctor", "--quiet", "--language", language])
        said.append(capsys.readouterr().out.splitlines()[0])

    assert said == ["错误      DIANDAN_COOKIES_SECURE 是 0", "WRONG   DIANDAN_COOKIES_SECURE is 0"]


def test_whatever_is_found_has_words():
    looks = [BACKEND / f"diandan/cli/doctor_{place}.py" for place in ("house", "database", "neighbours")]
    sources = [path.read_text("utf-8") for path in looks]
    codes = set(re.findall(r'"([a-z_]+\.[a-z_]+)"', "\n".join(sources))) - {"index.html"}

    assert codes == doctor_words.WELL.keys() | doctor_words.TROUBLE.keys()
    judged = set(re.findall(r'judge\([^"]*?"([a-z_]+\.[a-z_]+)"', "\n".join(sources)))
    assert judged - {"index.html"} <= doctor_words.WELL.keys()


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("postgresql://cook:s3cret@127.0.0.1:1/shop", "database.answers"),
        ("mysql://cook:s3cret@127.0.0.1:1/shop", "database.answers"),
    ],
)
def test_a_database_that_does_not_answer_is_said_without_its_password(tmp_path, url, code):
    environment = {**os.environ, "DIANDAN_DATABASE_URL": url, "DIANDAN_DATA": str(tmp_path)}

    done = subprocess.run(
        [sys.executable, "-m", "diandan", "doctor", "--json"],
        cwd=BACKEND,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    found = {row["code"]: row["verdict"] for row in json.loads(done.stdout)}
    assert (done.returncode, found[code]) == (1, "wrong")
    assert "s3cret" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("name", "told", "verdict"),
    [
        ("PostgreSQL", "15.20 (Debian 15.20-0+deb12u1)", GOOD),
        ("PostgreSQL", "13.9", WRONG),
        ("MariaDB", "10.11.19-MariaDB-0+deb12u1", GOOD),
        ("MariaDB", "10.4.34-MariaDB", WRONG),
        ("MySQL", "8.0.10", WRONG),
        ("MySQL", "8.4.2", UNWISE),
    ],
)
def test_a_server_may_be_too_old(name, told, verdict):
    assert doctor_database._version(name, told).verdict is verdict


def test_another_isolation_is_wrong():
    levels = ["READ-COMMITTED", "read committed", "REPEATABLE-READ", "serializable"]

    found = [doctor_database._isolation(level).verdict for level in levels]

    assert found == [GOOD, GOOD, WRONG, WRONG]


def test_a_clock_two_minutes_off_is_unwise():
    now = datetime.now(UTC)

    assert doctor_database._clock(now).verdict is GOOD
    assert doctor_database._clock((now - timedelta(minutes=2)).replace(tzinfo=None)).verdict is UNWISE


def test_more_threads_than_connections_are_unwise(settings):
    settings.WEB_WORKERS, settings.WEB_THREADS = 2, 32

    found = doctor_database._connections(79)

    assert (found.verdict, found.details) == (UNWISE, {"needed": 80, "allowed": 79})
    assert doctor_database._connections(80).verdict is GOOD


@pytest.mark.django_db(transaction=True)
def test_migrations_that_wait_are_wrong():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'outbox' AND name LIKE '0003%%'", [])
    try:
        assert verdicts()["database.shape"] is WRONG
    finally:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO django_migrations (app, name, applied)"
                " VALUES ('outbox', '0003_who_has_it_and_how_often_it_began', CURRENT_TIMESTAMP)"
            )
    assert verdicts()["database.shape"] is GOOD


@pytest.mark.django_db(transaction=True)
def test_tables_blind_to_capitals_are_wrong():
    if connection.vendor != "mysql":
        pytest.skip("only MariaDB and MySQL have such tables")
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE a_blind (name VARCHAR(9) COLLATE utf8mb4_general_ci)")
        try:
            (found,) = [found for found in doctor.look() if found.code == "database.capitals"]
        finally:
            cursor.execute("DROP TABLE a_blind")

    assert (found.verdict, found.details) == (WRONG, {"count": 1, "first": "a_blind.name"})
