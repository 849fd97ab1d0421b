"""What was given up after its last try: ``diandan parked`` lists it, ``diandan relay retry`` tries it again.

Mend the cause first: what fails again goes through the same waits and is parked once more.
"""

import argparse
import sys

from diandan.infra.outbox import parked

LIMIT = 100


def run(name: str, arguments: list[str]) -> int:
    """List what is parked, or, as ``relay``, have it tried again."""
    return _retry(arguments) if name == "relay" else _list(arguments)


def _list(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="diandan parked", description="List the facts nobody could take.")
    parser.add_argument("--limit", type=int, default=LIMIT, help="so many, the oldest first")
    found = parked.parked(parser.parse_args(arguments).limit)
    for one in found:
        print(
            f"{one.id:>8}  {one.since:%Y-%m-%d %H:%M:%S} UTC  {one.handler}\n          {one.fact} {one.body}"
        )
        print(f"          {one.error}")
    if found:
        print("\nTry again: diandan relay retry ID …, or diandan relay retry --all")
    else:
        print("Nothing is parked.")
    return 0


def _retry(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="diandan relay retry", description="Have parked facts tried again at once."
    )
    parser.add_argument("id", nargs="*", type=int, help="as `diandan parked` lists them")
    parser.add_argument("--all", action="store_true", help="every one that is parked")
    wish = parser.parse_args(arguments)
    if wish.all == bool(wish.id):
        parser.error("name what to try again, or say --all")
    count = parked.retry(None if wish.all else wish.id)
    print(f"{count} will be tried again at once.")
    if not wish.all and count < len(set(wish.id)):
        print("The others are not parked.", file=sys.stderr)
        return 1
    return 0
