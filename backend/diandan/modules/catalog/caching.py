"""One snapshot per store, mode and version, built once however many ask at the same time.

The version is read from the database for every answer, so what is served is true for the version read: a new
version waits for its own build and never gets the old bytes. Inside a unit nothing is kept, for what it has
changed may yet be rolled back.
"""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

from diandan.infra import sql, tx
from diandan.kernel import clock
from diandan.modules.catalog import building
from diandan.modules.catalog.errors import MenuChangedTooOften
from diandan.modules.catalog.models import MenuVersion
from diandan.modules.catalog.snapshot import MenuSnapshot
from diandan.modules.stores.errors import ModeNotOffered

if TYPE_CHECKING:
    from diandan.modules.stores.models import Store

# Menus kept in memory; a menu of 200 items takes about half a megabyte.
KEPT = 512
MAX_BUILDS = 8

_version = sql.Statement(MenuVersion, "SELECT {version} FROM {table} WHERE {store_id} = %s")

_Key = tuple[str, str]
# The store's primary key stands beside its menu, so that the version is one look-up by key.
_kept: OrderedDict[_Key, tuple[int, MenuSnapshot]] = OrderedDict()
_builds: dict[_Key, tuple[Lock, int]] = {}
_guard = Lock()


def version_of(store_pk: int) -> int:
    """Return a store's menu version: one SELECT. A menu nobody ever touched has version 0."""
    row = _version.one(store_pk)
    return int(row[0]) if row else 0


def remembered(store_id: str, mode: str) -> MenuSnapshot | None:
    """Return the kept menu, which may have a newer version by now; nothing when its time is over.

    For those who compare the version later, in the unit in which it counts.
    """
    kept = _kept.get((store_id, mode))
    return kept[1] if kept and not _is_over(kept[1]) else None


def fresh(store_id: str, mode: str) -> MenuSnapshot | None:
    """Return the kept menu when it is still true, after one SELECT; nothing when it has to be built."""
    kept = _kept.get((store_id, mode))
    if kept is None:
        return None
    store_pk, snapshot = kept
    if version_of(store_pk) != snapshot.version:
        return None
    return None if _is_over(snapshot) else snapshot


def _is_over(snapshot: MenuSnapshot) -> bool:
    return snapshot.fresh_until is not None and clock.now() >= snapshot.fresh_until


def snapshot(store: "Store", mode: str) -> MenuSnapshot:
    """Return the menu of a store in one mode, true for its present version.

    Raises:
        ModeNotOffered: the store has no such menu; MenuChangedTooOften: it changed during every build.
    """
    if mode not in store.modes:
        raise ModeNotOffered(mode=mode, modes=list(store.modes))
    if found := fresh(store.public_id, mode):
        return found
    if tx.in_unit():
        return _build(store, mode)
    key = (store.public_id, mode)
    with _only_one(key):
        if found := fresh(store.public_id, mode):
            return found
        made = _build(store, mode)
        with _guard:
            _kept[key] = (store.pk, made)
            _kept.move_to_end(key)
            while len(_kept) > KEPT:
                _kept.popitem(last=False)
        return made


def forget() -> None:
    """Drop all kept menus: for tests and measurements."""
    with _guard:
        _kept.clear()


def _build(store: "Store", mode: str) -> MenuSnapshot:
    # Every change commits together with its version, so equal versions before and after mean nothing moved.
    version = version_of(store.pk)
    for _ in range(MAX_BUILDS):
        made = building.build(store, mode, version=version, at=clock.now())
        after = version_of(store.pk)
        if after == version:
            return made
        version = after
    raise MenuChangedTooOften()


@contextmanager
def _only_one(key: _Key) -> Iterator[None]:
    with _guard:
        lock, waiting = _builds.get(key, (Lock(), 0))
        _builds[key] = (lock, waiting + 1)
    try:
        with lock:
            yield
    finally:
        with _guard:
            lock, waiting = _builds[key]
            if waiting == 1:
                del _builds[key]
            else:
                _builds[key] = (lock, waiting - 1)
