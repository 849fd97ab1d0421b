"""What may stand in the repository as a whole: no addresses of this or that machine, no dead links."""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.conftest import BACKEND

REPO = BACKEND.parent
BANNED = {
    "a registry address": re.compile(
        r"registry\.npm|npmmirror|pypi\.org/simple|files\.pythonhosted|mirrors?\.[a-z]+\."
    ),
    "a machine path": re.compile(r"(?<![\w.])/(?:work|root|home/[a-z]+)/[a-z]"),
    "an unfinished thought": re.compile(r"\b(?:TODO|FIXME|XXX)\b(?!\(#\d+\))"),
    "a private key": re.compile(r"-----BEGIN (?:RSA |EC )?PRIVATE KEY-----\s+[A-Za-z0-9+/]{40}"),
}
CODE = re.compile(r"`[^`\n]*`")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


@cache
def committed() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=REPO, capture_output=True, text=True, check=False
    ).stdout.split("\0")
    return [REPO / name for name in listed if name and (REPO / name).is_file()]


def texts():
    for path in committed():
        try:
            yield path, path.read_text("utf-8")
        except UnicodeDecodeError:
            continue


@pytest.mark.parametrize("what", sorted(BANNED))
def test_nothing_is_committed_that_belongs_elsewhere(what):
    if not committed():
        pytest.skip("not a git clone")
    found = [
        f"{path.relative_to(REPO)}:{text.count(chr(10), 0, hit.start()) + 1} {hit[0]}"
        for path, text in texts()
        if path != Path(__file__).resolve()
        for hit in BANNED[what].finditer(text)
    ]

    assert found == []


def test_links_between_pages_lead_somewhere():
    dead = [
        f"{path.relative_to(REPO)} -> {link[1]}"
        for path, text in texts()
        if path.suffix == ".md"
        for link in LINK.finditer(CODE.sub("", text))
        if not (path.parent / link[1]).exists()
    ]

    assert dead == []
