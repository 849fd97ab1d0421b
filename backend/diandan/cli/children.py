"""Keeping child processes alive, and ending them for certain.

Each child has a process group of its own, so that a Ctrl-C in the terminal reaches only the parent, which
then stops the children in order, and so that whatever a child leaves behind is ended with it. The system
ends the children should the parent be killed. Their output is passed on line by line, under their names.
"""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import IO

from django.conf import settings

from diandan.kernel import clock

STOP_WITHIN_S = 12.0
FIRST_PAUSE_S = 0.2
LONGEST_PAUSE_S = 10.0
# A child that lives this long has started well; one that dies sooner, this often in a row, never will.
STEADY_S = 10.0
GIVE_UP_AFTER = 6
TICK_S = 0.1

COLOURS = {"web": 36, "hub": 35, "sandbox": 33, "relay": 32, "consume": 34, "tick": 37}
_PR_SET_PDEATHSIG = 1


@dataclass(slots=True)
class Child:
    """A command of ours as a process: ``python -m diandan <arguments>``."""

    name: str
    arguments: Sequence[str]
    port: int = 0
    process: subprocess.Popen[str] | None = None
    started_at: float = 0.0
    start_again_at: float = 0.0
    early_deaths: int = 0
    _readers: list[threading.Thread] = field(default_factory=list)

    def start(self) -> None:
        """Start the process and pass its output on."""
        self.process = subprocess.Popen(  # noqa: S603 - our own command and nobody else's words
            [sys.executable, "-m", "diandan", *self.arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            errors="replace",
            start_new_session=True,
            preexec_fn=_die_with_parent if _libc else None,  # noqa: PLW1509 - one system call, no locks
        )
        self.started_at = clock.monotonic()
        assert self.process.stdout
        reader = threading.Thread(target=_pass_on, args=(self.name, self.process.stdout), daemon=True)
        reader.start()
        self._readers = [reader]
        _note_pid(self.name, self.process.pid)

    def is_alive(self) -> bool:
        """Whether the process runs."""
        return self.process is not None and self.process.poll() is None

    def has_given_up(self) -> bool:
        """Whether it died so often so soon that starting it again makes no sense."""
        return self.early_deaths >= GIVE_UP_AFTER

    def is_listening(self) -> bool:
        """Whether somebody answers at the child's port; one without a port need only run."""
        if not self.port:
            return self.is_alive()
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=0.5):
                return True
        except OSError:
            return False

    def sweep(self) -> None:
        """End whatever the process has left behind in its group."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
            for reader in self._readers:
                reader.join(timeout=1)

    def stop(self) -> None:
        """Ask the process to end; make it end when it does not."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(STOP_WITHIN_S)
        except subprocess.TimeoutExpired:
            say(f"{self.name} did not stop in {STOP_WITHIN_S:.0f} s and is killed")
        self.sweep()
        self.process.wait()


class Supervisor:
    """Starts children, starts again those that die, stops all."""

    def __init__(self, children: Sequence[Child]) -> None:
        self._children = list(children)
        self._stopping = threading.Event()

    def run(self) -> int:
        """Keep the children running until asked to stop; return the exit status."""
        for child in self._children:
            child.start()
        status = 0
        while not self._stopping.wait(TICK_S):
            if any(child.has_given_up() for child in self._children):
                status = 1
                break
            for child in self._children:
                self._look_after(child)
        self._stopping.set()
        for child in reversed(self._children):
            child.stop()
        return status

    def ask_to_stop(self) -> None:
        """Stop soon; for signal handlers."""
        self._stopping.set()

    def wait_until_ready(self, wait_s: float) -> bool:
        """Wait until every child answers at its port."""
        until = clock.monotonic() + wait_s
        while clock.monotonic() < until and not self._stopping.wait(TICK_S):
            if all(child.is_listening() for child in self._children):
                return True
        return False

    def _look_after(self, child: Child) -> None:
        if child.is_alive():
            return
        now = clock.monotonic()
        if not child.start_again_at:
            self._mourn(child, now)
        elif now >= child.start_again_at:
            child.start_again_at = 0.0
            child.start()

    def _mourn(self, child: Child, now: float) -> None:
        child.sweep()
        assert child.process
        was_steady = now - child.started_at >= STEADY_S
        child.early_deaths = 0 if was_steady else child.early_deaths + 1
        pause_s = min(FIRST_PAUSE_S * 2 ** max(0, child.early_deaths - 1), LONGEST_PAUSE_S)
        child.start_again_at = now + pause_s
        what_next = f"starting it again in {pause_s:.1f} s"
        if child.has_given_up():
            what_next = "it does not start, so everything stops"
        say(f"{child.name} ended with {child.process.returncode}; {what_next}")


def say(text: str) -> None:
    """Say something in the name of the parent."""
    print(f"serve   | {text}", flush=True)


def _pass_on(name: str, stream: IO[str]) -> None:
    colour = f"\033[{COLOURS.get(name, 37)}m" if sys.stdout.isatty() else ""
    plain = "\033[0m" if colour else ""
    with contextlib.suppress(ValueError, OSError), stream:
        for line in stream:
            sys.stdout.write(f"{colour}{name:<7} |{plain} {line.rstrip()}\n")
            sys.stdout.flush()


def _note_pid(name: str, pid: int) -> None:
    folder = settings.DATA_DIR / "run"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.pid").write_text(f"{pid}\n")


# Loaded here: between fork and exec only the call itself is safe.
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def _die_with_parent() -> None:
    assert _libc
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
