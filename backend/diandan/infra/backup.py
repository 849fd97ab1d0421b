"""A backup of the embedded installation: one file with database, pictures and, only if asked, the keys.

The database is copied by SQLite itself while the shop works: one consistent state, whatever is written
meanwhile. The file is a tar; its first member, ``manifest.json``, names every other with its SHA-256. Without
the keys the encrypted columns (gateway accounts) open only where the same keys are kept.
"""

import contextlib
import hashlib
import io
import json
import os
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from diandan.kernel import clock

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "diandan.sqlite3"
# The stand-in gateway's own books: a training shop's payments are known there.
SANDBOX = "sandbox.sqlite3"
MEDIA = "media"
KEYS = "keys"
ASIDE = "before-restore"
CHUNK = 1024 * 1024
KINDS = (DATABASE, SANDBOX, MEDIA, KEYS)


class BadBackup(Exception):
    """The file cannot be restored; says why in words."""


@dataclass(frozen=True, slots=True)
class Written:
    """What went into a backup."""

    members: int
    bytes: int
    has_keys: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """A backup that was read, checked and unpacked beside the folder it will replace."""

    staged: Path
    made_at: str
    migrations: Sequence[str]
    key_marks: Sequence[str]
    has_keys: bool


def write(
    file: Path,
    *,
    data: Path,
    database: Path,
    migrations: Sequence[str],
    field_keys: Sequence[str],
    with_keys: bool = False,
) -> Written:
    """Write a backup of a data folder; the file appears whole or not at all, readable by its owner only.

    Raises:
        BadBackup: the copy of the database does not hold together.
    """
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".backup-") as scratch:
        copies = Path(scratch)
        members = [(DATABASE, copy_database(database, copies / DATABASE))]
        if (data / SANDBOX).exists():
            members.append((SANDBOX, copy_database(data / SANDBOX, copies / SANDBOX)))
        # After the database: a picture is stored before the row that names it.
        members += _files(data, MEDIA, "*.webp")
        keys = _files(data, KEYS, "*") if with_keys else []
        members += keys
        manifest = {
            "format": FORMAT,
            "made_at": clock.now().isoformat(),
            "migrations": sorted(migrations),
            "key_marks": [mark_of(key) for key in field_keys],
            "has_keys": bool(keys),
            "files": {
                name: {"sha256": _digest(path), "bytes": path.stat().st_size} for name, path in members
            },
        }
        whole = copies / "whole.tar"
        handle = os.open(whole, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out, tarfile.open(fileobj=out, mode="w") as tar:
            _add(tar, MANIFEST, json.dumps(manifest, indent=1).encode())
            for name, path in members:
                tar.add(path, arcname=name, recursive=False)
            out.flush()
            os.fsync(handle)
        whole.replace(file)
    return Written(members=len(members), bytes=file.stat().st_size, has_keys=bool(keys))


def copy_database(source: Path, target: Path) -> Path:
    """Copy a SQLite database that is in use, in one consistent state, and check the copy.

    Raises:
        BadBackup: the copy does not hold together.
    """
    with (
        contextlib.closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as used,
        contextlib.closing(sqlite3.connect(target)) as copy,
    ):
        # All pages in one step: readers of a write-ahead log stop nobody, and see one moment.
        used.backup(copy, pages=-1)
        copy.execute("PRAGMA journal_mode = DELETE")
    check_database(target)
    return target


def check_database(path: Path) -> None:
    """Refuse a database that does not hold together.

    Raises:
        BadBackup: SQLite's own check finds something.
    """
    try:
        with contextlib.closing(sqlite3.connect(path)) as database:
            said = database.execute("PRAGMA integrity_check").fetchone()[0]
            broken = database.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as wrong:
        raise BadBackup(f"{path.name} is no database: {wrong}") from wrong
    if said != "ok" or broken is not None:
        raise BadBackup(f"{path.name} does not hold together: {said if broken is None else broken}")


@contextlib.contextmanager
def opened(file: Path, *, beside: Path) -> Iterator[Opened]:
    """Unpack a backup into a scratch folder beside the data, every byte checked; it goes away at the end.

    Raises:
        BadBackup: not a backup, a newer form of it, something missing, altered or smuggled in.
    """
    with tempfile.TemporaryDirectory(dir=beside, prefix=".restore-") as scratch:
        staged = Path(scratch)
        try:
            with tarfile.open(file, mode="r:") as tar:
                manifest = _manifest(tar)
                _unpack(tar, manifest["files"], staged)
        except (tarfile.TarError, OSError) as wrong:
            raise BadBackup(f"{file} cannot be read: {wrong}") from wrong
        check_database(staged / DATABASE)
        yield Opened(
            staged=staged,
            made_at=manifest["made_at"],
            migrations=manifest["migrations"],
            key_marks=manifest["key_marks"],
            has_keys=bool(manifest["has_keys"]),
        )


def put_in_place(backup: Opened, *, data: Path, then: Callable[[], None]) -> Path | None:
    """Replace what the backup holds; return where the replaced things are now, if there were any.

    ``then`` brings the database up to date; should it fail, everything is as it was before.
    """
    kinds = [kind for kind in KINDS if (backup.staged / kind).exists()]
    aside = data / f"{ASIDE}-{clock.now():%Y%m%d-%H%M%S}"
    moved = _move([*kinds, f"{DATABASE}-wal", f"{DATABASE}-shm"], data, aside)
    try:
        for kind in kinds:
            (backup.staged / kind).replace(data / kind)
        then()
    except BaseException:
        for kind in (*kinds, f"{DATABASE}-wal", f"{DATABASE}-shm"):
            _remove(data / kind)
        if moved:
            _move(moved, aside, data)
            aside.rmdir()
        raise
    return aside if moved else None


def mark_of(key: str) -> str:
    """Return by what a key is recognised again; it tells nothing about the key."""
    return hashlib.sha256(b"diandan backup key mark|" + key.encode()).hexdigest()[:16]


def _files(data: Path, folder: str, pattern: str) -> list[tuple[str, Path]]:
    paths = sorted(path for path in (data / folder).rglob(pattern) if path.is_file())
    return [(path.relative_to(data).as_posix(), path) for path in paths]


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(content), 0o600
    tar.addfile(entry, io.BytesIO(content))


def _manifest(tar: tarfile.TarFile) -> dict[str, Any]:
    first = tar.next()
    source = tar.extractfile(first) if first is not None and first.name == MANIFEST else None
    if source is None:
        raise BadBackup("this is no backup of diandan: it does not begin with a manifest")
    try:
        manifest = json.loads(source.read())
        if manifest["format"] != FORMAT:
            raise BadBackup(f"this backup has form {manifest['format']}; this version reads form {FORMAT}")
        if DATABASE not in manifest["files"]:
            raise BadBackup("there is no database in this backup")
    except (ValueError, KeyError, TypeError) as wrong:
        raise BadBackup("the backup's manifest cannot be read") from wrong
    return dict(manifest)


def _unpack(tar: tarfile.TarFile, wanted: dict[str, Any], staged: Path) -> None:
    seen = set()
    while (entry := tar.next()) is not None:
        source = tar.extractfile(entry) if entry.isreg() else None
        if source is None or entry.name not in wanted or not _is_ours(entry.name):
            raise BadBackup(f"{entry.name!r} does not belong into a backup")
        target = staged / entry.name
        target.parent.mkdir(parents=True, exist_ok=True)
        if _pour(source, target) != wanted[entry.name]["sha256"]:
            raise BadBackup(f"{entry.name} is damaged: its checksum differs")
        target.chmod(0o600 if not entry.name.startswith(f"{MEDIA}/") else 0o644)
        seen.add(entry.name)
    if missing := sorted(set(wanted) - seen):
        raise BadBackup(f"the backup ends early: {missing[0]} is missing")


def _is_ours(name: str) -> bool:
    parts = name.split("/")
    return parts[0] in KINDS and not any(part in {"", ".", ".."} for part in parts)


def _pour(source: IO[bytes], target: Path) -> str:
    digest = hashlib.sha256()
    with target.open("wb") as out:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    return digest.hexdigest()


def _move(names: Sequence[str], source: Path, target: Path) -> list[str]:
    moved = [name for name in names if (source / name).exists()]
    if moved:
        target.mkdir(exist_ok=True)
    for name in moved:
        (source / name).replace(target / name)
    return moved


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
