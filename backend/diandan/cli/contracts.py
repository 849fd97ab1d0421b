"""Write contracts/ and the generated reference pages; ``--check`` only says what would change.

The API descriptions, the state tables and the kinds of errors come from the code. The sentences in
``errors.json`` are written by hand: they are kept, sorted, and given their kind.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from django.conf import settings

from diandan.api.live.contract import CONTRACT
from diandan.cli import described, reference


def run(_name: str, arguments: list[str]) -> int:
    """Write or compare every generated file."""
    parser = argparse.ArgumentParser(prog="diandan contracts", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, fail when something differs")
    check: bool = parser.parse_args(arguments).check
    stale = {path: text for path, text in generated().items() if _read(path) != text}
    for path, text in stale.items():
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        print(f"{'differs' if check else 'written'}: {path.relative_to(settings.REPO_DIR)}")
    if stale and check:
        print("Run `make contracts` and commit what it writes.", file=sys.stderr)
    return 1 if stale and check else 0


def generated() -> dict[Path, str]:
    """Every generated file of the repository, by path."""
    contracts: Path = settings.CONTRACTS_DIR
    pages: Path = settings.REPO_DIR / "docs" / "reference"
    files = {
        contracts / "openapi" / f"{name}.json": _json(described.openapi(name)) for name in described.AUDIENCES
    }
    files[contracts / "order_states.json"] = _json(described.states())
    files[contracts / "live.json"] = _json(CONTRACT)
    files[contracts / "errors.json"] = _json(described.errors())
    return files | {pages / name: text for name, text in reference.pages().items()}


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2, default=str) + "\n"


def _read(path: Path) -> str | None:
    return path.read_text("utf-8") if path.exists() else None
