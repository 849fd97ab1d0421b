"""backup and restore: the embedded installation into one file while it works, and out of it again.

docs/howto/back-up-and-restore.md tells the drill.
"""

import argparse
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from diandan.infra import backup, occupied
from diandan.kernel import clock

MIB = 1024 * 1024


def run(name: str, arguments: list[str]) -> int:
    """Run the command of this name."""
    if connection.vendor != "sqlite":
        print(
            f"{name} is for the embedded database; a server has tools of its own (mysqldump, pg_dump).",
            file=sys.stderr,
        )
        return 2
    return _back_up(name, arguments) if name == "backup" else _restore(name, arguments)


def _back_up(name: str, arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog=f"diandan {name}", description="Write database and pictures into one file; the shop may go on."
    )
    parser.add_argument("file", type=Path, help="such as /media/stick/diandan-monday.tar")
    parser.add_argument(
        "--with-keys",
        action="store_true",
        help="put the generated keys in as well: whoever has the file then has everything",
    )
    wish = parser.parse_args(arguments)
    file = wish.file.absolute()
    if file.exists() or not file.parent.is_dir():
        said = "exists already" if file.exists() else "cannot be made: there is no such folder"
        print(f"{file} {said}.", file=sys.stderr)
        return 1
    begun = clock.monotonic()
    try:
        written = backup.write(
            file,
            data=settings.DATA_DIR,
            database=_database(),
            migrations=_applied(),
            field_keys=settings.FIELD_KEYS,
            with_keys=wish.with_keys,
        )
    except (backup.BadBackup, OSError) as wrong:
        print(f"No backup was written: {wrong}", file=sys.stderr)
        return 1
    took = clock.monotonic() - begun
    print(f"{file}: {written.members} files, {written.bytes / MIB:.1f} MiB, {took:.1f} s.")
    if wish.with_keys and not written.has_keys:
        print("The keys come from the environment and are not inside: keep a copy of them elsewhere.")
    elif written.has_keys:
        print("The keys are inside: keep this file as you keep the key to the till.")
    else:
        print(
            "The keys are not inside. Without the keys of this installation (DIANDAN_FIELD_KEYS, or\n"
            f"{settings.DATA_DIR / backup.KEYS}) payment accounts must be entered again after a restore.\n"
            "Keep a copy of the keys elsewhere; everything else opens without them."
        )
    return 0


def _restore(name: str, arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog=f"diandan {name}", description="Make this installation what a backup says, or change nothing."
    )
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--replace",
        action="store_true",
        help="even though there is a shop here; it is put aside, not deleted",
    )
    wish = parser.parse_args(arguments)
    if not wish.replace and _database().exists() and _database().stat().st_size:
        print(f"{_database()} holds a shop. --replace puts it aside and goes on.", file=sys.stderr)
        return 1
    if _database() != settings.DATA_DIR / backup.DATABASE:
        print(
            f"The database is {_database()}, outside the data folder: put it in place by hand.",
            file=sys.stderr,
        )
        return 2
    begun = clock.monotonic()
    try:
        with (
            occupied.alone(settings.DATA_DIR),
            backup.opened(wish.file, beside=settings.DATA_DIR) as found,
        ):
            if newer := _unknown(found):
                raise backup.BadBackup(f"it was made by a newer version ({newer[0]}): update this one first")
            connection.close()
            aside = backup.put_in_place(found, data=settings.DATA_DIR, then=_bring_up_to_date)
            opens = found.has_keys or _opens(found)
    except occupied.Occupied:
        print("Nothing was changed: a server is running on this folder. Stop it first.", file=sys.stderr)
        return 1
    except (backup.BadBackup, OSError) as wrong:
        print(f"Nothing was changed: {wrong}", file=sys.stderr)
        return 1
    print(f"Restored the state of {found.made_at} in {clock.monotonic() - begun:.1f} s.")
    if aside is not None:
        print(f"What was here before is in {aside}.")
    if found.has_keys:
        print("The keys of the backup are in place.")
    elif not opens:
        print(
            "The keys here are not those of the backup: payment accounts cannot be opened.\n"
            "Bring the old keys, or enter the accounts again in the console."
        )
    return 0


def _database() -> Path:
    return Path(settings.DATABASES["default"]["NAME"])


def _applied() -> list[str]:
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def _unknown(found: backup.Opened) -> list[str]:
    here = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    return sorted(set(found.migrations) - here)


def _opens(found: backup.Opened) -> bool:
    here = {backup.mark_of(key) for key in settings.FIELD_KEYS}
    return set(found.key_marks) <= here


def _bring_up_to_date() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    connection.close()
