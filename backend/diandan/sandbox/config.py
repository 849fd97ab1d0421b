"""How one sandbox process is set up; travels to the server's worker through the environment."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

PREFIX = "DIANDAN_SANDBOX_"


@dataclass(frozen=True, slots=True)
class SandboxConfig:
    """Where the sandbox listens, what it keeps, and how fast its clockwork runs."""

    data_file: Path
    host: str = "127.0.0.1"
    port: int = 8702
    # Where letters are taken, on loopback. None: nowhere.
    smtp_port: int = 0
    # The address in cashier links. Empty: the host each request was sent to.
    public_url: str = ""
    # 60 makes a minute of the notice schedule a second.
    time_scale: float = 1.0
    # How long a refund is underway. Below nothing: two seconds on the compressed schedule.
    refund_takes_s: float = -1.0
    # Requests served at the same time; some may be hanging on purpose.
    threads: int = 32

    @property
    def is_loopback_only(self) -> bool:
        """Whether nobody but this machine can reach the sandbox."""
        return self.host.startswith("127.") or self.host in ("localhost", "::1")

    @property
    def refund_takes_ms(self) -> int:
        """How long a refund is underway, in milliseconds."""
        seconds = self.refund_takes_s if self.refund_takes_s >= 0 else 2 / self.time_scale
        return int(seconds * 1000)

    def to_environment(self) -> None:
        """Write the configuration where ``from_environment`` in a child process finds it."""
        os.environ[f"{PREFIX}FILE"] = str(self.data_file)
        os.environ[f"{PREFIX}HOST"] = self.host
        os.environ[f"{PREFIX}PORT"] = str(self.port)
        os.environ[f"{PREFIX}MAIL_PORT"] = str(self.smtp_port)
        os.environ[f"{PREFIX}PUBLIC_URL"] = self.public_url
        os.environ[f"{PREFIX}TIME_SCALE"] = str(self.time_scale)
        os.environ[f"{PREFIX}REFUND_TAKES_S"] = str(self.refund_takes_s)
        os.environ[f"{PREFIX}THREADS"] = str(self.threads)

    @classmethod
    def from_environment(cls) -> Self:
        """Read what the parent process wrote."""
        return cls(
            data_file=Path(os.environ[f"{PREFIX}FILE"]),
            host=os.environ.get(f"{PREFIX}HOST", "127.0.0.1"),
            port=int(os.environ.get(f"{PREFIX}PORT", "8702")),
            smtp_port=int(os.environ.get(f"{PREFIX}MAIL_PORT", "0")),
            public_url=os.environ.get(f"{PREFIX}PUBLIC_URL", "").rstrip("/"),
            time_scale=float(os.environ.get(f"{PREFIX}TIME_SCALE", "1")),
            refund_takes_s=float(os.environ.get(f"{PREFIX}REFUND_TAKES_S", "-1")),
            threads=int(os.environ.get(f"{PREFIX}THREADS", "32")),
        )
