"""Files in a folder, for a shop on one machine."""

import os
import tempfile
from pathlib import Path


class Folder:
    """A folder and what is below it."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()

    def put(self, name: str, content: bytes) -> None:
        """Keep a file under a name of ours; one that is there already is left as it is."""
        path = self._root / name
        if path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        # Written aside and renamed, so that nobody is ever served half a picture.
        handle, aside = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(aside).chmod(0o644)
        Path(aside).replace(path)

    def get(self, name: str) -> bytes | None:
        """Return a file, or nothing where there is none; the name may be a stranger's."""
        path = (self._root / name).resolve()
        if not path.is_relative_to(self._root) or not path.is_file():
            return None
        return path.read_bytes()

    def remove(self, name: str) -> None:
        """Delete a file; one that is gone already is fine."""
        (self._root / name).unlink(missing_ok=True)
