"""The demo's data folder: whether it holds a whole demo, half of one, or somebody's real shop."""

import json
import shutil
from datetime import datetime
from pathlib import Path

from diandan.kernel import clock

DATABASE = "diandan.sqlite3"
BUILDING = "demo.building"
FINISHED = "demo.json"
# Everything a demo leaves behind but its keys.
LEFT_BEHIND = ("diandan.sqlite3*", "sandbox.sqlite3*", "media", "run", BUILDING, FINISHED)


class NotADemo(Exception):
    """The folder holds data that no demo has made."""


def is_finished(folder: Path) -> bool:
    """Whether a whole demo stands here."""
    return (folder / FINISHED).exists() and (folder / DATABASE).exists()


def age_days(folder: Path) -> int:
    """Return how many whole days ago the demo standing here was built."""
    built_at = json.loads((folder / FINISHED).read_text())["built_at"]
    return (clock.now() - datetime.fromisoformat(built_at)).days


def clear(folder: Path) -> None:
    """Take away an earlier demo, whole or half-built.

    Raises:
        NotADemo: nothing is touched.
    """
    is_ours = (folder / FINISHED).exists() or (folder / BUILDING).exists()
    if (folder / DATABASE).exists() and not is_ours:
        raise NotADemo(str(folder))
    for pattern in LEFT_BEHIND:
        for path in folder.glob(pattern):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def begin(folder: Path) -> None:
    """Note that a demo is being built here."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / BUILDING).write_text("")


def finish(folder: Path, *, orders: int) -> None:
    """Note that the demo is whole."""
    (folder / FINISHED).write_text(json.dumps({"built_at": clock.now().isoformat(), "orders": orders}) + "\n")
    (folder / BUILDING).unlink()
