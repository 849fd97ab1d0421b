"""Make a real brand, its first store and its owner; asks for what the options leave open."""

import argparse
import getpass
import sys

from django.core.management import call_command

from diandan.cli.serve import addresses
from diandan.infra import tx
from diandan.kernel.actor import Actor
from diandan.kernel.errors import DomainError
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.roles import Role
from diandan.modules.stores import service as stores

BY = Actor.system("setup")

QUESTIONS = (
    ("brand", "Brand name, as on the sign (品牌名称)"),
    ("slug", "Short name for addresses, a-z and dashes"),
    ("store", "Name of the first store (门店名称)"),
    ("username", "User name of the owner (店主用户名)"),
)


def run(name: str, arguments: list[str]) -> int:
    """Bring the database up to date, make the three, say where to go."""
    wish = _parser(name).parse_args(arguments)
    if not _complete(wish):
        return 2
    call_command("migrate", verbosity=0, interactive=False)

    def unit() -> None:
        brand = stores.create_brand(slug=wish.slug, name=wish.brand, name_en=wish.brand_en, by=BY)
        stores.create_store(brand=brand, name=wish.store, name_en=wish.store_en, time_zone=wish.zone, by=BY)
        accounts.create_staff(
            brand,
            username=wish.username,
            name=wish.owner or wish.username,
            password=wish.password,
            role=Role.OWNER,
            by=BY,
        )

    try:
        tx.run(unit)
    except DomainError as refusal:
        print(f"Nothing was made: {refusal}", file=sys.stderr)
        return 1
    print(f"{wish.brand} is set up. Start it with `diandan serve`, then open:\n")
    print("\n".join(f"  {what:<8} {where}" for what, where in addresses()))
    print(f"\nSign in at the console as {wish.username}.")
    return 0


def _complete(wish: argparse.Namespace) -> bool:
    """Ask for what is missing; without a terminal say what it is."""
    missing = [field for field, _ in QUESTIONS if not getattr(wish, field)]
    if not sys.stdin.isatty() and (missing or not wish.password):
        options = ", ".join(
            f"--{field}" for field in [*missing, *([] if wish.password else ["password-stdin"])]
        )
        print(f"Missing: {options}", file=sys.stderr)
        return False
    for field, question in QUESTIONS:
        while not getattr(wish, field):
            setattr(wish, field, input(f"{question}: ").strip())
    while not wish.password:
        wish.password = getpass.getpass("Password of the owner (密码): ")
    return True


def _parser(name: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"diandan {name}", description=__doc__)
    parser.add_argument("--brand", default="", help="name of the brand")
    parser.add_argument("--brand-en", default="", help="its English name")
    parser.add_argument("--slug", default="", help="short name for addresses")
    parser.add_argument("--store", default="", help="name of the first store")
    parser.add_argument("--store-en", default="", help="its English name")
    parser.add_argument("--zone", default="Asia/Shanghai", help="time zone of the store")
    parser.add_argument("--username", default="", help="user name of the owner")
    parser.add_argument("--owner", default="", help="name of the owner")
    parser.add_argument(
        "--password-stdin",
        dest="password",
        action=_FromStdin,
        nargs=0,
        default="",
        help="read the owner's password from standard input: options show in process lists",
    )
    return parser


class _FromStdin(argparse.Action):
    """Take the value from the first line of standard input."""

    def __call__(self, parser: object, namespace: argparse.Namespace, *_: object) -> None:
        setattr(namespace, self.dest, sys.stdin.readline().rstrip("\n"))
