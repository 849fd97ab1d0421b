"""A mail server in the installation's own network is not reached, by whatever name; against a real server."""

import socket

import pytest
from django.core.mail.backends.smtp import EmailBackend

from diandan.adapters.smtp import reaching
from diandan.adapters.smtp.messenger import SmtpMail
from diandan.kernel import clock, ids
from diandan.modules.notifications.errors import InvalidMessengerKeys, MessengerRefused, MessengerUnavailable
from diandan.modules.notifications.ports import MessageToSend, MessengerKeys
from tests.factories import sandbox as play
from tests.factories.messages import MAIL_VALUES

pytestmark = pytest.mark.network
PUBLIC = "93.184.216.34"


@pytest.fixture
def server(settings):
    """A mail server on this machine, and an installation with real accounts."""
    running = play.running()
    settings.SANDBOX, settings.SMTP_PRIVATE_HOSTS = False, False
    return running


def account(host):
    port = str(play.running().smtp_port)
    values = {**MAIL_VALUES, "host": host, "port": port, "security": "none", "username": "", "password": ""}
    return MessengerKeys(account_id="mga_1", provider="smtp", is_sandbox=False, values=values)


def a_letter():
    return MessageToSend(
        message_id=ids.new_id("omg"),
        address=f"{ids.new_id('gst').lower()}@example.com",
        title="A017 请取餐",
        body="好了",
        provider_template="",
        values={},
        sent_at=clock.now(),
    )


def arrived(server, letter):
    return len(server.ask("GET", f"mails?to={letter.address}"))


def answers(monkeypatch, *in_turn):
    """A name server that says something else each time."""
    asked = []

    def look_up(host, port, *_, **__):
        asked.append(host)
        address = in_turn[min(len(asked), len(in_turn)) - 1] if host == "mail.shop.example" else host
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "mail.shop.example"])
def test_a_server_on_this_machine_is_refused_and_hears_nothing(server, monkeypatch, host):
    if host == "mail.shop.example":
        answers(monkeypatch, "127.0.0.1")
    letter = a_letter()

    with pytest.raises(MessengerRefused) as refusal:
        SmtpMail().send(account(host), letter)

    assert refusal.value.reason == "private_address"
    monkeypatch.undo()
    assert arrived(server, letter) == 0


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_control_where_the_installation_allows_it_the_letter_arrives(server, settings, host):
    settings.SMTP_PRIVATE_HOSTS = True
    letter = a_letter()

    SmtpMail().send(account(host), letter)

    assert arrived(server, letter) == 1


def test_a_name_that_changes_its_mind_is_asked_once_and_the_judged_address_is_used(server, monkeypatch):
    asked, tried = answers(monkeypatch, PUBLIC, "127.0.0.1"), []

    def nobody_there(_socket, address):
        tried.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", nobody_there)
    with pytest.raises(MessengerUnavailable):
        SmtpMail().send(account("mail.shop.example"), a_letter())

    assert (asked.count("mail.shop.example"), tried) == (1, [PUBLIC])


def test_control_judging_first_and_connecting_by_name_reaches_this_machine(server, monkeypatch):
    answers(monkeypatch, PUBLIC, "127.0.0.1")
    first = socket.getaddrinfo("mail.shop.example", 25)[0][-1][0]
    assert reaching.is_public(first)

    plain = EmailBackend(host="mail.shop.example", port=play.running().smtp_port, timeout=5)

    assert plain.open()
    plain.close()


def test_tls_goes_through_the_same_guard(server):
    keys = account("localhost")
    keys.values["security"] = "tls"

    with pytest.raises(MessengerRefused) as refusal:
        SmtpMail().send(keys, a_letter())

    assert refusal.value.reason == "private_address"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.5", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "::1", "::", "fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.5", "64:ff9b::7f00:1",
        "2002:7f00:1::", "224.0.0.1", "ff02::1",
    ],
)  # fmt: skip
def test_what_is_no_public_address(address):
    assert not reaching.is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_what_is(address):
    assert reaching.is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "10.1.2.3", "localhost", "LOCALHOST."])
def test_such_a_host_is_not_even_kept(settings, host):
    settings.SANDBOX = False
    values = {**MAIL_VALUES, "host": host}
    with pytest.raises(InvalidMessengerKeys) as refusal:
        SmtpMail().check_keys(values)

    assert refusal.value.details == {"field": "host"}
    settings.SMTP_PRIVATE_HOSTS = True
    SmtpMail().check_keys(values)
