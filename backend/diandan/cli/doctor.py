"""Say what is missing, wrong or unwise in this installation; ends with 1 when something is wrong.

With --json for machines that watch. Nothing is changed by looking.
"""

import argparse
import json
import locale
from collections.abc import Iterator

from diandan.cli import doctor_database, doctor_house, doctor_neighbours
from diandan.cli.doctor_finding import Finding, Verdict

SIGNS = {
    Verdict.GOOD: {"zh": "正常", "en": "good"},
    Verdict.UNWISE: {"zh": "不妥", "en": "unwise"},
    Verdict.WRONG: {"zh": "错误", "en": "WRONG"},
}


def run(name: str, arguments: list[str]) -> int:
    """Look at everything, print what was found."""
    options = _parser(name).parse_args(arguments)
    findings = list(look())
    shown = [found for found in findings if not (options.quiet and found.verdict is Verdict.GOOD)]
    if options.json:
        print(json.dumps([found.plain() for found in shown], ensure_ascii=False, indent=1))
    else:
        for found in shown:
            print(f"{SIGNS[found.verdict][options.language]:<7} {found.words(options.language)}")
    return 1 if any(found.verdict is Verdict.WRONG for found in findings) else 0


def look() -> Iterator[Finding]:
    """Every finding, in the order of the page of settings."""
    yield from doctor_house.look()
    yield from doctor_database.look()
    yield from doctor_neighbours.look()
    yield from doctor_house.look_at_rows()


def _parser(name: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"diandan {name}", description=__doc__)
    parser.add_argument("--quiet", action="store_true", help="leave out what is good")
    parser.add_argument(
        "--json", action="store_true", help="for machines: code, verdict, details, both texts"
    )
    parser.add_argument(
        "--language",
        choices=("zh", "en"),
        default=_language(),
        help="instead of the terminal's own",
    )
    return parser


def _language() -> str:
    spoken = locale.getlocale()[0] or ""
    return "zh" if spoken.lower().startswith(("zh", "chinese")) else "en"
