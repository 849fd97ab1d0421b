"""import-menu and export-menu: a brand's whole menu out of a file, or into one."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import django

FORMS = ("csv", "tsv", "xlsx", "json")
SHOWN = 50


def run(name: str, arguments: list[str]) -> int:
    """Run the command of this name."""
    django.setup()
    return _import(arguments) if name == "import-menu" else _export(arguments)


def _import(arguments: list[str]) -> int:
    # After setup: these look at the tables.
    from diandan.flows import import_menu  # noqa: PLC0415
    from diandan.kernel.actor import Actor  # noqa: PLC0415
    from diandan.kernel.errors import DomainError  # noqa: PLC0415
    from diandan.modules.catalog import queries as catalog  # noqa: PLC0415
    from diandan.modules.stores import queries as stores  # noqa: PLC0415

    parser = argparse.ArgumentParser(
        prog="diandan import-menu",
        description="Make a brand's menu what a file says, or change nothing (docs/howto/import-a-menu.md).",
    )
    parser.add_argument("file", type=Path, help="CSV, TSV, XLSX or JSON; .gz is unpacked")
    parser.add_argument("--brand", required=True, help="slug or id of the brand")
    parser.add_argument("--form", choices=FORMS, help="instead of the file's ending")
    parser.add_argument(
        "--mapping",
        help=f"how to read somebody else's columns: {', '.join(catalog.menu_mappings())}, or a TOML file",
    )
    parser.add_argument("--price-rule", choices=catalog.PRICE_RULES, help="instead of the mapping's own")
    parser.add_argument("--pictures", type=Path, help="folder of the pictures the file names")
    parser.add_argument("--replace", action="store_true", help="archive what the file does not name")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen, change nothing")
    wish = parser.parse_args(arguments)
    if wish.price_rule and not wish.mapping:
        parser.error("--price-rule needs --mapping")
    try:
        imported = import_menu.import_menu(
            brand=stores.brand(wish.brand),
            content=wish.file.read_bytes(),
            form=wish.form or catalog.menu_form_of(wish.file.name),
            mapping=_mapping(catalog, wish.mapping, wish.price_rule),
            pictures=wish.pictures,
            dry_run=wish.dry_run,
            replace_all=wish.replace,
            by=Actor.system("import-menu"),
        )
    except OSError as wrong:
        print(f"{wrong.filename}: {wrong.strerror}", file=sys.stderr)
        return 1
    except DomainError as refusal:
        _refused(refusal.code, refusal.details)
        return 1
    _listed("left blank", imported.warnings)
    _reported(imported.report, dry_run=wish.dry_run)
    return 0


def _export(arguments: list[str]) -> int:
    from diandan.kernel.errors import DomainError  # noqa: PLC0415
    from diandan.modules.catalog import queries as catalog  # noqa: PLC0415
    from diandan.modules.catalog import service as menus  # noqa: PLC0415
    from diandan.modules.stores import queries as stores  # noqa: PLC0415

    parser = argparse.ArgumentParser(
        prog="diandan export-menu", description="Write a brand's menu; importing the file changes nothing."
    )
    parser.add_argument("file", type=Path, help="ending in .csv, .xlsx or .json")
    parser.add_argument("--brand", required=True, help="slug or id of the brand")
    parser.add_argument("--form", choices=("csv", "xlsx", "json"), help="instead of the file's ending")
    wish = parser.parse_args(arguments)
    try:
        brand = stores.brand(wish.brand)
        content = menus.write_menu(brand, form=wish.form or catalog.menu_form_of(wish.file.name))
        wish.file.write_bytes(content)
    except OSError as wrong:
        print(f"{wrong.filename}: {wrong.strerror}", file=sys.stderr)
        return 1
    except DomainError as refusal:
        _refused(refusal.code, refusal.details)
        return 1
    print(f"{wish.file}: {len(content)} bytes")
    return 0


def _mapping(catalog: Any, name: str | None, price_rule: str | None) -> Any:
    if name is None:
        return None
    if name in catalog.menu_mappings():
        return catalog.built_in_mapping(name, price_rule=price_rule)
    return catalog.load_mapping(Path(name).read_text("utf-8"), price_rule=price_rule)


def _refused(code: str, details: dict[str, Any]) -> None:
    problems = details.get("problems", [])
    if problems:
        _listed("wrong", problems)
        print(f"Nothing was imported: {len(problems)} mistakes.", file=sys.stderr)
        return
    said = ", ".join(f"{key} {value}" for key, value in details.items())
    print(f"Nothing was imported: {code}" + (f" ({said})" if said else ""), file=sys.stderr)


def _listed(head: str, problems: Sequence[dict[str, Any]]) -> None:
    for problem in problems[:SHOWN]:
        sheet, row, column = problem.get("sheet"), problem.get("row"), problem.get("column")
        where = [*([sheet] if sheet else []), *([f"row {row}"] if row else [])]
        where += [f"column {column}"] if column else []
        value = f" ({problem['value']})" if problem.get("value") else ""
        reason = str(problem["reason"]).replace("_", " ")
        print(f"{head}: {', '.join(where) or problem.get('path', 'file')}: {reason}{value}", file=sys.stderr)
    if len(problems) > SHOWN:
        print(f"{head}: … and {len(problems) - SHOWN} more", file=sys.stderr)


def _reported(report: Any, *, dry_run: bool) -> None:
    print("Would be" if dry_run else "Done", end=":\n")
    for kind in ("categories", "groups", "items"):
        counts = (
            f"{len(part[kind])} {word}"
            for word, part in (
                ("created", report.created),
                ("changed", report.changed),
                ("unchanged", report.unchanged),
                ("archived", report.archived),
            )
        )
        print(f"  {kind:<11} {', '.join(counts)}")
