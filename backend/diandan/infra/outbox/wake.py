"""The bell between a commit and the relay of the same process."""

import threading

_bell = threading.Event()


def up() -> None:
    """Ring: something was recorded."""
    if not _bell.is_set():
        _bell.set()


def wait(seconds: float) -> None:
    """Sleep until the bell rings, at most ``seconds``, and silence it."""
    _bell.wait(seconds)
    _bell.clear()
