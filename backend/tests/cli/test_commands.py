"""The command table and the commands of the house."""

import io
from importlib.util import find_spec

import pytest
from django.conf import settings as live_settings

from diandan import __main__ as table
from diandan.infra.secrets import keyring
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.errors import WrongCredentials
from diandan.modules.stores import queries as stores
from diandan.modules.stores.errors import BrandNotFound

PASSWORD = "brew me 77 cups"
WISH = ["setup", "--brand", "山丘咖啡", "--slug", "hillside", "--store", "一号店", "--username", "lin"]


@pytest.fixture
def typed(monkeypatch):
    """Let a command read this from standard input, which is no terminal."""
    return lambda text: monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_every_command_has_its_file():
    missing = [name for name, (module, _) in table.COMMANDS.items() if find_spec(module) is None]

    assert missing == []


def test_help_names_every_command(capsys):
    assert table.main([]) == 0

    said = capsys.readouterr().out
    assert [name for name in table.COMMANDS if f"\n  {name} " not in said] == []


def test_an_unknown_command_is_an_error(capsys):
    assert table.main(["brew"]) == 2
    assert "There is no command 'brew'" in capsys.readouterr().err


@pytest.mark.django_db
def test_setup_makes_a_brand_a_store_and_an_owner_who_can_sign_in(typed, capsys):
    typed(f"{PASSWORD}\n")

    assert table.main([*WISH, "--password-stdin"]) == 0

    (store,) = stores.stores_of_brand("hillside")
    assert (store.name, store.time_zone, store.brand.name) == ("一号店", "Asia/Shanghai", "山丘咖啡")
    assert accounts.sign_in(username="lin", password=PASSWORD, address="192.0.2.1").staff.brand == store.brand
    said = capsys.readouterr().out
    assert "/console/" in said
    assert PASSWORD not in said


@pytest.mark.django_db
def test_setup_makes_all_or_nothing(typed, capsys):
    typed("short\n")

    assert table.main([*WISH, "--password-stdin"]) == 1

    assert "accounts.weak_password" in capsys.readouterr().err
    with pytest.raises(BrandNotFound):
        stores.brand("hillside")
    with pytest.raises(WrongCredentials):
        accounts.sign_in(username="lin", password="short", address="192.0.2.1")


def test_setup_without_a_terminal_says_what_is_missing(typed, capsys):
    typed("")

    assert table.main(["setup", "--brand", "山丘咖啡"]) == 2
    assert capsys.readouterr().err == "Missing: --slug, --store, --username, --password-stdin\n"


@pytest.mark.django_db
def test_rotation_names_the_key(capsys):
    assert table.main(["rotate-keys"]) == 0
    assert capsys.readouterr().out.startswith(f"0 values are now encrypted with key {keyring.newest().id!r}")


def test_generated_keys_are_their_owners_alone():
    for name in ("secret", "fields"):
        path = live_settings.DATA_DIR / "keys" / name
        assert path.stat().st_mode & 0o077 == 0
