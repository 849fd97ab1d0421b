"""A shop of our own to rehearse in: a fresh folder, free ports, the supervisor with its children."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import requests

from diandan.kernel import clock

READY_WITHIN_S = 90.0
STOP_WITHIN_S = 20.0
TAIL = 4000


class DidNotStart(Exception):
    """The shop did not open its doors; carries the last it said."""


class Server:
    """A running shop that is thrown away afterwards."""

    def __init__(self, *, keep: bool = False) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="diandan-rehearsal-"))
        self._keep = keep
        port, hub_port, sandbox_port = _free_ports(3)
        self.base_url = f"http://127.0.0.1:{port}"
        self.sandbox_url = f"http://127.0.0.1:{sandbox_port}"
        self._environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("DIANDAN_")},
            "DIANDAN_DATA": str(self.folder),
            "DIANDAN_HOST": "127.0.0.1",
            "DIANDAN_PORT": str(port),
            "DIANDAN_HUB_PORT": str(hub_port),
            "DIANDAN_SANDBOX_PORT": str(sandbox_port),
            "DIANDAN_PUBLIC_URL": self.base_url,
            "DIANDAN_SANDBOX": "1",
            # Every guest of the day comes from this one machine.
            "DIANDAN_THROTTLE": "0",
            "DIANDAN_LOG_LEVEL": "WARNING",
        }
        self._log = (self.folder / "server.log").open("wb")
        self._process: subprocess.Popen[bytes] | None = None

    def prepare(self, arguments: list[str]) -> None:
        """Run a preparing command of ours in the folder.

        Raises:
            DidNotStart.
        """
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "diandan", *arguments],
            env=self._environment,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            check=False,
        )
        if done.returncode != 0:
            raise DidNotStart(self.said())

    def start(self) -> None:
        """Open the doors.

        Raises:
            DidNotStart.
        """
        self._process = subprocess.Popen(
            [sys.executable, "-m", "diandan", "serve"],
            env=self._environment,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self.wait_until_ready()

    def wait_until_ready(self) -> None:
        """Wait until the web process answers.

        Raises:
            DidNotStart.
        """
        until = clock.monotonic() + READY_WITHIN_S
        while clock.monotonic() < until:
            if self._process is not None and self._process.poll() is not None:
                raise DidNotStart(self.said())
            with suppress(requests.RequestException):
                requests.get(f"{self.base_url}/api/guest/v1/stores?brand=rehearsal", timeout=2)
                requests.get(f"{self.sandbox_url}/sandbox/health", timeout=2)
                return
            time.sleep(0.1)
        raise DidNotStart(self.said())

    def kill_web(self) -> int:
        """Kill the web process with SIGKILL, with everything in its group; return its process id."""
        pid = int((self.folder / "run" / "web.pid").read_text())
        os.killpg(pid, signal.SIGKILL)
        return pid

    def said(self) -> str:
        """Return the last the processes have said."""
        self._log.flush()
        return (self.folder / "server.log").read_text(errors="replace")[-TAIL:]

    def stop(self) -> None:
        """Close, and throw the folder away."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(STOP_WITHIN_S)
            except subprocess.TimeoutExpired:
                os.killpg(self._process.pid, signal.SIGKILL)
                self._process.wait()
        self._log.close()
        if not self._keep:
            shutil.rmtree(self.folder, ignore_errors=True)


def _free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()
