"""The messages page over HTTP: keys go in and stay in, words are checked, what was sent is told as it was."""

import pytest
from django.test import Client

from diandan.infra.audit.models import AuditRow
from diandan.modules.accounts import service as accounts
from diandan.modules.notifications.models import MessengerAccount
from diandan.modules.notifications.ports import Channel
from tests.factories import messages as say
from tests.factories.accounts import make_guest, make_staff, sign_in
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(clock, settings):
    """The owner's browser and where the brand's messages live."""
    settings.SANDBOX, settings.THROTTLE = True, False
    store = make_store()
    browser = Client()
    browser.cookies["dd_staff"] = sign_in(make_staff(store.brand))
    return browser, f"/api/merchant/v1/brands/{store.brand.public_id}", store


def put(browser, url, body):
    return browser.put(url, body, content_type="application/json")


def post(browser, url, body):
    return browser.post(url, body, content_type="application/json")


def test_keys_go_in_encrypted_and_never_come_out(office):
    browser, url, _ = office

    answer = put(browser, f"{url}/messaging/accounts", {"provider": "smtp", "values": say.MAIL_VALUES})

    (account,) = answer.json()["accounts"]
    assert account["shown"] == {**say.MAIL_VALUES, "password": "••••"}
    assert (account["channel"], account["is_sandbox"], account["last_state"]) == ("mail", True, None)
    assert say.MAIL_VALUES["password"] not in answer.content.decode()
    kept = MessengerAccount.objects.get()
    assert say.MAIL_VALUES["password"] not in raw(kept, "keys")
    assert say.MAIL_VALUES["password"] not in str(AuditRow.objects.values_list("details", flat=True))


def raw(row, column: str) -> str:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {row._meta.db_table} WHERE id = %s", [row.pk])
        return str(cursor.fetchone()[0])


def test_keys_that_cannot_work_change_nothing(office):
    browser, url, _ = office
    lacking = {**say.MAIL_VALUES, "port": "smtp"}

    wrong = put(browser, f"{url}/messaging/accounts", {"provider": "smtp", "values": lacking})
    unknown = put(browser, f"{url}/messaging/accounts", {"provider": "pigeon", "values": {}})

    assert (wrong.status_code, wrong.json()["code"]) == (422, "notifications.invalid_keys")
    assert (unknown.json()["code"], unknown.json()["details"]) == (
        "notifications.invalid_keys",
        {"field": "provider"},
    )
    assert MessengerAccount.objects.count() == 0


def test_a_channel_is_put_aside_and_its_past_stays(office):
    browser, url, store = office
    say.connect_mail(store.brand)

    dropped = browser.delete(f"{url}/messaging/accounts/mail")
    again = browser.delete(f"{url}/messaging/accounts/mail")

    assert dropped.json()["accounts"] == []
    assert (again.status_code, again.json()["code"]) == (409, "notifications.channel_not_connected")
    assert MessengerAccount.objects.get().slot is None


def test_a_mini_program_is_a_channel_without_keys_of_its_own(office):
    browser, url, store = office
    none_yet = browser.get(f"{url}/messaging").json()
    app_id, secret = "wx0123456789abcdef", "0" * 32
    accounts.save_app(
        store.brand,
        provider="wechat_mini",
        app_id=app_id,
        values={"secret": secret},
        is_sandbox=True,
        by=say.TEST,
    )

    (account,) = browser.get(f"{url}/messaging").json()["accounts"]
    entered = put(browser, f"{url}/messaging/accounts", {"provider": "wechat_mini", "values": {}})
    dropped = browser.delete(f"{url}/messaging/accounts/subscription")

    assert none_yet["accounts"] == []
    (provider,) = [each for each in none_yet["providers"] if each["channel"] == "subscription"]
    assert (provider["name"], provider["fields"]) == ("wechat_mini", [])
    assert (account["channel"], account["provider"], account["shown"]) == (
        "subscription",
        "wechat_mini",
        {"app_id": app_id},
    )
    assert (entered.status_code, entered.json()["code"]) == (422, "notifications.invalid_keys")
    assert (dropped.status_code, dropped.json()["code"]) == (409, "notifications.channel_not_connected")
    assert MessengerAccount.objects.count() == 0


def test_a_brand_says_it_in_its_own_words(office):
    browser, url, _ = office
    wish = {
        "texts": {
            "zh": {"title": "{number} 好啦", "body": "{store}等您。"},
            "en": {"title": "{number}!", "body": "{store} is waiting."},
        },
        "ways": ["mail", "sms"],
        "templates": {"sms": {"zh": "SMS_1"}},
        "places": {"sms": {"code": "number"}},
    }

    saved = put(browser, f"{url}/messaging/words/order_ready", wish).json()

    assert saved["texts"] == wish["texts"]
    assert (saved["ways"], saved["templates"], saved["places"]) == (
        ["mail", "sms"],
        {"sms": {"zh": "SMS_1"}},
        {"sms": {"code": "number"}},
    )
    assert saved["is_own"] is True
    shown = browser.get(f"{url}/messaging").json()["words"]
    assert next(words for words in shown if words["kind"] == "order_ready") == saved


@pytest.mark.parametrize(
    ("title", "body", "code"),
    [
        ("", "好", "notifications.invalid_wording"),
        ("x" * 41, "好", "notifications.invalid_wording"),
        ("{number", "好", "notifications.invalid_wording"),
        ("{phone}", "好", "notifications.unknown_variable"),
    ],
)
def test_words_that_cannot_be_said_are_refused(office, title, body, code):
    browser, url, _ = office
    text = {"title": title, "body": body}

    refused = put(
        browser, f"{url}/messaging/words/order_ready", {"texts": {"zh": text, "en": text}, "ways": []}
    )

    assert (refused.status_code, refused.json()["code"]) == (422, code)
    words = browser.get(f"{url}/messaging").json()["words"]
    assert not any(each["is_own"] for each in words)


def test_rules_are_kept_and_nonsense_is_refused(office):
    browser, url, _ = office
    wish = {
        "a_person": {"sms": 2},
        "a_brand": {"sms": 100},
        "quiet_from": "22:00",
        "quiet_until": "08:30",
        "alert_mails": ["lin@example.com"],
        "alert_phones": ["138 1234 5678"],
    }

    kept = put(browser, f"{url}/messaging/rules", wish).json()
    wrong = put(browser, f"{url}/messaging/rules", {**wish, "alert_mails": ["lin"]})
    too_many = put(browser, f"{url}/messaging/rules", {**wish, "a_person": {"sms": -1}})

    assert kept == {
        "a_person": {"subscription": 12, "sms": 2, "mail": 20},
        "a_brand": {"subscription": 20_000, "sms": 100, "mail": 5_000},
        "quiet_from": "22:00",
        "quiet_until": "08:30",
        "alert_mails": ["lin@example.com"],
        "alert_phones": ["13812345678"],
    }
    assert (wrong.status_code, wrong.json()["code"]) == (422, "notifications.invalid_address")
    assert (too_many.status_code, too_many.json()["code"]) == (422, "notifications.invalid_rules")
    assert browser.get(f"{url}/messaging").json()["rules"] == kept


def test_a_test_message_is_logged_without_its_address(office):
    browser, url, store = office
    say.connect_mail(store.brand)

    queued = post(
        browser,
        f"{url}/messaging/test",
        {"channel": "mail", "kind": "order_ready", "address": "lin@example.com", "language": "en"},
    )
    no_channel = post(
        browser, f"{url}/messaging/test", {"channel": "sms", "kind": "order_ready", "address": "13812345678"}
    )

    assert queued.status_code == 202
    (row,) = browser.get(f"{url}/messages").json()["items"]
    assert (row["title"], row["address_shown"], row["is_test"], row["state"]) == (
        "A017 is ready",
        "l***@example.com",
        True,
        "queued",
    )
    assert (no_channel.status_code, no_channel.json()["code"]) == (409, "notifications.channel_not_connected")


def test_the_log_is_filtered_and_shows_no_code(office):
    browser, url, store = office
    say.connect_mail(store.brand)
    guest = make_guest()
    say.leave_address(guest, store.brand, Channel.MAIL, "lin@example.com", wants_news=True)

    def found(**query) -> int:
        return len(browser.get(f"{url}/messages", query).json()["items"])

    (code,) = browser.get(f"{url}/messages").json()["items"]
    assert code["body"].startswith("验证码 ••••••")
    assert [found(channel="mail"), found(channel="sms"), found(state="sent"), found(text="验证码")] == [
        1,
        0,
        0,
        1,
    ]
    other = make_store()
    assert browser.get(f"/api/merchant/v1/brands/{other.brand.public_id}/messages").status_code == 404


def test_news_say_how_many_will_hear_them(office):
    browser, url, store = office
    say.connect_mail(store.brand)
    say.leave_address(make_guest(), store.brand, Channel.MAIL, "lin@example.com", wants_news=True)
    say.leave_address(make_guest(), store.brand, Channel.MAIL, "ann@example.com")

    assert browser.get(f"{url}/messaging").json()["readers"] == 1
    wish = {"headline": "上新", "headline_en": "New", "news": "桂花拿铁。", "news_en": "Osmanthus latte."}
    written = post(browser, f"{url}/messaging/news", wish)
    empty = post(browser, f"{url}/messaging/news", {**wish, "news_en": " "})

    assert (written.status_code, written.json()["headline"], written.json()["is_done"]) == (
        202,
        "上新",
        False,
    )
    assert (empty.status_code, empty.json()["code"]) == (422, "notifications.invalid_wording")
    assert len(browser.get(f"{url}/messaging").json()["news"]) == 1
