"""Built files, kept in memory with their compressed twin until they change on disk."""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

# Names below assets/ carry a digest of their content, so they never change.
HASHED = "assets/"
FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
COMPRESSED = (
    "text/",
    "application/javascript",
    "application/json",
    "image/svg+xml",
    "application/manifest+json",
)
WORTH_COMPRESSING = 512

# Some systems name these otherwise, and browsers refuse modules of another type.
mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("text/javascript", ".mjs")
mimetypes.add_type("text/css", ".css")
mimetypes.add_type("image/svg+xml", ".svg")
mimetypes.add_type("image/webp", ".webp")
mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("application/manifest+json", ".webmanifest")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent."""

    body: bytes
    gzipped: bytes | None
    content_type: str
    etag: str


def find(root: Path, name: str) -> Asset | None:
    """The file ``name`` below ``root``; nothing when it is missing or not below it."""
    path = (root / name).resolve()
    if not path.is_relative_to(root.resolve()) or not path.is_file():
        return None
    stat = path.stat()
    return _read(path, stat.st_mtime_ns, stat.st_size)


def send(request: HttpRequest, asset: Asset, *, cache: str) -> HttpResponse:
    """Answer with a file, or with "you have it already"."""
    if asset.etag in request.headers.get("If-None-Match", ""):
        response: HttpResponse = HttpResponseNotModified()
    elif asset.gzipped and "gzip" in request.headers.get("Accept-Encoding", ""):
        response = HttpResponse(asset.gzipped, content_type=asset.content_type)
        response.headers["Content-Encoding"] = "gzip"
    else:
        response = HttpResponse(asset.body, content_type=asset.content_type)
    response.headers["ETag"] = asset.etag
    response.headers["Cache-Control"] = cache
    response.headers["Vary"] = "Accept-Encoding"
    return response


def cache_of(name: str) -> str:
    """How long a built file may be kept."""
    return FOREVER if name.startswith(HASHED) else ASK_AGAIN


@lru_cache(maxsize=1024)
def _read(path: Path, _changed_ns: int, _size: int) -> Asset:
    body = path.read_bytes()
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    is_text = kind.startswith(COMPRESSED)
    return Asset(
        body=body,
        gzipped=gzip.compress(body, 9, mtime=0) if is_text and len(body) > WORTH_COMPRESSING else None,
        content_type=f"{kind}; charset=utf-8" if is_text else kind,
        etag=f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"',
    )
