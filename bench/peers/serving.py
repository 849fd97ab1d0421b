"""Running somebody else's server on a copy of its filled database, until the measurement ends."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from shop import HOST, REPO, free_port, on_disk, wait_for  # noqa: E402

__all__ = ["HOME", "HOST", "free_port", "process", "copied"]

# Ignored by git: what is installed and seeded for the comparison.
HOME = REPO / ".tools/peers"


@contextmanager
def copied(seeded: Path) -> Iterator[Path]:
    """Copy a filled database beside our own measurements' folders: on a real disk, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="peer-", dir=on_disk()) as folder:
        database = Path(folder) / seeded.name
        shutil.copyfile(seeded, database)
        yield database


@contextmanager
def process(command: Sequence[str], *, cwd: Path, environment: dict[str, str], port: int) -> Iterator[None]:
    """Start a server and wait until it listens; end it, with its children, however the block ends."""
    log = (cwd / "serve.log").open("wb")
    started = subprocess.Popen(
        command, cwd=cwd, env=environment, stdout=log, stderr=log, start_new_session=True
    )
    try:
        wait_for(port)
        yield
    finally:
        started.send_signal(signal.SIGTERM)
        try:
            started.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(started.pid, signal.SIGKILL)
            started.wait(10)
        log.close()
