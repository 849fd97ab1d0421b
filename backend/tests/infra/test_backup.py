"""A backup is one consistent moment in one file; what is damaged, newer or smuggled in is refused whole."""

import contextlib
import io
import json
import sqlite3
import tarfile
import threading

import pytest

from diandan.infra import backup, occupied

KEY = "local:AAAA"


@pytest.fixture
def shop(tmp_path):
    """A data folder with a database in use, a picture and generated keys."""
    data = tmp_path / "data"
    (data / "media" / "ab").mkdir(parents=True)
    (data / "media" / "ab" / "latte.webp").write_bytes(b"picture")
    (data / "media" / "ab" / "tmp123").write_bytes(b"half a picture")
    (data / "keys").mkdir()
    (data / "keys" / "fields").write_text("AAAA")
    with contextlib.closing(sqlite3.connect(data / backup.DATABASE)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE orders (number INTEGER PRIMARY KEY, fen INTEGER)")
        database.execute("INSERT INTO orders VALUES (1, 2500)")
        database.commit()
    return data


def back_up(data, file, **wish):
    return backup.write(
        file, data=data, database=data / backup.DATABASE, migrations=["stores.0001_initial"],
        field_keys=[KEY], **wish,
    )  # fmt: skip


def orders(data):
    with contextlib.closing(sqlite3.connect(data / backup.DATABASE)) as database:
        return database.execute("SELECT number, fen FROM orders ORDER BY number").fetchall()


def names(file):
    with tarfile.open(file) as tar:
        return tar.getnames()


def rewritten(file, change):
    """Write the backup anew with its members changed."""
    with tarfile.open(file) as tar:
        members = {name: tar.extractfile(name).read() for name in tar.getnames()}
    change(members)
    with tarfile.open(file, "w") as tar:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))


def test_database_and_pictures_go_in_and_keys_stay_out(shop, tmp_path):
    written = back_up(shop, tmp_path / "a.tar")

    assert names(tmp_path / "a.tar") == ["manifest.json", "diandan.sqlite3", "media/ab/latte.webp"]
    assert not written.has_keys
    assert b"AAAA" not in (tmp_path / "a.tar").read_bytes()


def test_keys_go_in_when_asked_for(shop, tmp_path):
    assert back_up(shop, tmp_path / "a.tar", with_keys=True).has_keys

    assert "keys/fields" in names(tmp_path / "a.tar")
    assert (tmp_path / "a.tar").stat().st_mode & 0o077 == 0


def test_a_restored_folder_is_as_it_was(shop, tmp_path):
    back_up(shop, tmp_path / "a.tar")
    new = tmp_path / "new"
    new.mkdir()

    with backup.opened(tmp_path / "a.tar", beside=new) as found:
        assert found.key_marks == [backup.mark_of(KEY)]
        assert backup.put_in_place(found, data=new, then=lambda: None) is None

    assert orders(new) == [(1, 2500)]
    assert (new / "media/ab/latte.webp").read_bytes() == b"picture"
    assert [path.name for path in new.iterdir() if path.name.startswith(".")] == []


def test_a_copy_made_while_others_write_is_one_moment(shop, tmp_path):
    stop = threading.Event()

    def write_pairs():
        with contextlib.closing(sqlite3.connect(shop / backup.DATABASE, timeout=10)) as database:
            number = 2
            while not stop.is_set():
                # Each commit has two rows: a copy with an odd count would be half of one.
                database.execute("INSERT INTO orders VALUES (?, 1), (?, 1)", (number, number + 1))
                database.commit()
                number += 2

    writer = threading.Thread(target=write_pairs)
    writer.start()
    try:
        counts = []
        for round_ in range(5):
            copy = backup.copy_database(shop / backup.DATABASE, tmp_path / f"copy-{round_}.sqlite3")
            with contextlib.closing(sqlite3.connect(copy)) as database:
                counts.append(database.execute("SELECT count(*) FROM orders").fetchone()[0])
    finally:
        stop.set()
        writer.join()

    assert all(count % 2 == 1 for count in counts)


def test_a_damaged_file_is_refused_and_nothing_is_left_behind(shop, tmp_path):
    back_up(shop, tmp_path / "a.tar")
    rewritten(tmp_path / "a.tar", lambda members: members.update({"media/ab/latte.webp": b"pictura"}))

    with (
        pytest.raises(backup.BadBackup, match="checksum differs"),
        backup.opened(tmp_path / "a.tar", beside=shop),
    ):
        pass

    assert sorted(path.name for path in shop.iterdir() if not path.name.endswith(("-wal", "-shm"))) == [
        "diandan.sqlite3", "keys", "media",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda members: members.pop("media/ab/latte.webp"), "ends early"),
        (lambda members: members.update({"../outside": b""}), "does not belong"),
        (lambda members: members.update({"media/../../outside": b""}), "does not belong"),
        (lambda members: members.update({"manifest.json": b"{}"}), "cannot be read"),
        (
            lambda members: members.update(
                {"manifest.json": json.dumps({**json.loads(members["manifest.json"]), "format": 2}).encode()}
            ),
            "has form 2",
        ),
    ],
)
def test_what_is_no_whole_backup_is_refused(shop, tmp_path, change, said):
    back_up(shop, tmp_path / "a.tar")
    rewritten(tmp_path / "a.tar", change)

    with pytest.raises(backup.BadBackup, match=said), backup.opened(tmp_path / "a.tar", beside=tmp_path):
        pass

    assert not (tmp_path.parent / "outside").exists()


def test_a_cut_off_file_is_refused(shop, tmp_path):
    back_up(shop, tmp_path / "a.tar")
    whole = (tmp_path / "a.tar").read_bytes()
    (tmp_path / "a.tar").write_bytes(whole[: len(whole) // 2])

    with pytest.raises(backup.BadBackup), backup.opened(tmp_path / "a.tar", beside=tmp_path):
        pass


def test_a_failed_update_after_the_restore_leaves_the_old_shop(shop, tmp_path):
    back_up(shop, tmp_path / "a.tar")
    with contextlib.closing(sqlite3.connect(shop / backup.DATABASE)) as database:
        database.execute("INSERT INTO orders VALUES (2, 900)")
        database.commit()

    def fail():
        raise RuntimeError("no space left")

    with backup.opened(tmp_path / "a.tar", beside=shop) as found, pytest.raises(RuntimeError):
        backup.put_in_place(found, data=shop, then=fail)

    assert orders(shop) == [(1, 2500), (2, 900)]
    assert (shop / "media/ab/latte.webp").exists()


def test_what_was_there_is_put_aside_and_not_deleted(shop, tmp_path):
    back_up(shop, tmp_path / "a.tar")
    with contextlib.closing(sqlite3.connect(shop / backup.DATABASE)) as database:
        database.execute("INSERT INTO orders VALUES (2, 900)")
        database.commit()

    with backup.opened(tmp_path / "a.tar", beside=shop) as found:
        aside = backup.put_in_place(found, data=shop, then=lambda: None)

    assert orders(shop) == [(1, 2500)]
    assert orders(aside) == [(1, 2500), (2, 900)]


def test_who_serves_keeps_a_restore_out_and_the_other_way_round(tmp_path):
    handle = occupied.hold(tmp_path)
    with pytest.raises(occupied.Occupied), occupied.alone(tmp_path):
        pass

    import os

    os.close(handle)
    with occupied.alone(tmp_path), pytest.raises(occupied.Occupied):
        occupied.hold(tmp_path)
