"""Encrypt every sensitive column anew with the newest of DIANDAN_FIELD_KEYS; safe while the shop is open."""

from diandan.infra.secrets import keyring, rotation


def run(_name: str, _arguments: list[str]) -> int:
    """Rotate and say how much that was."""
    changed = rotation.rotate()
    print(f"{changed} values are now encrypted with key {keyring.newest().id!r}; older keys may be dropped.")
    return 0
