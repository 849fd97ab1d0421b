"""Pictures: whatever was uploaded is decoded, stripped, resized and written anew, named by its content.

Nothing a stranger sent is ever served as it came: only what Pillow could decode leaves here, without its
metadata, as WebP in two widths. A shop's picture is named by its content, so it may be cached for ever; a
guest's has a name that nobody can guess, and can be forgotten. Where they are kept is ``infra.places``.
"""

import io
import secrets
import warnings
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler
from PIL import Image, ImageOps, UnidentifiedImageError

from diandan.infra.places.bucket import Bucket
from diandan.infra.places.folder import Folder
from diandan.kernel.errors import Invalid

SMALL_PX = 240
LARGE_PX = 960
MAX_PIXELS = 40_000_000
READ_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
QUALITY = 80
# The folder of what guests sent. What lies outside it is shared by whoever shows the same picture.
GUESTS = "guests"


class PictureTooLarge(Invalid):
    """More bytes than an upload may have."""

    code = "files.too_large"


class FileTooLarge(Invalid):
    """More bytes than an upload may have."""

    code = "files.file_too_large"


class PictureTooManyPixels(Invalid):
    """Larger than any camera's picture; such files are made to exhaust memory."""

    code = "files.too_many_pixels"


class NotAPicture(Invalid):
    """Neither JPEG, PNG, WebP nor GIF, or a broken one."""

    code = "files.not_a_picture"


class LimitedUpload(MemoryFileUploadHandler):
    """Keeps an upload in memory, and refuses one that says it is too large before reading it."""

    # What a multipart body holds besides the file itself.
    ROOM_FOR_HEADS = 64 * 1024

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803 - Django calls it by this name
        content_length: int,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        """Look at the announced length.

        Raises:
            RequestDataTooBig: more than a file and its heads.
        """
        if content_length > limit_bytes() + self.ROOM_FOR_HEADS:
            raise RequestDataTooBig
        self.activated = True


@dataclass(frozen=True, slots=True)
class StoredPicture:
    """The names of a picture's two sizes, relative to the media folder."""

    small: str
    large: str


def store_picture(content: bytes, *, limit: int | None = None) -> StoredPicture:
    """Re-encode a picture in two sizes and keep it; repeating it changes nothing.

    ``limit`` is in bytes, without one that of an upload. Slow (tens of milliseconds): never inside a unit.

    Raises:
        PictureTooLarge, PictureTooManyPixels, NotAPicture, FilesAway: nothing was written.
    """
    limit = limit or limit_bytes()
    if len(content) > limit:
        raise PictureTooLarge(limit_bytes=limit)
    picture = _decoded(content)
    small, large = _encoded(picture, SMALL_PX), _encoded(picture, LARGE_PX)
    return StoredPicture(small=_keep(small), large=_keep(large))


def keep_drawn(*, small: bytes, large: bytes) -> StoredPicture:
    """Keep a picture of our own that was encoded in both sizes when it was drawn, as it is."""
    return StoredPicture(small=_keep(small), large=_keep(large))


def store_private_picture(content: bytes) -> StoredPicture:
    """Re-encode a picture of a guest's in two sizes and keep it under names that nobody can guess.

    Not named by its content: the same picture sent twice is two, so that either can be forgotten alone.
    Slow (tens of milliseconds): never inside a unit.

    Raises:
        PictureTooLarge, PictureTooManyPixels, NotAPicture, FilesAway: nothing was written.
    """
    if len(content) > limit_bytes():
        raise PictureTooLarge(limit_bytes=limit_bytes())
    picture = _decoded(content)
    small, large = _encoded(picture, SMALL_PX), _encoded(picture, LARGE_PX)
    return StoredPicture(small=_keep_unnamed(small), large=_keep_unnamed(large))


def forget(*names: str) -> None:
    """Delete guests' pictures; one that is gone already is fine. Others are shared and never deleted.

    Raises:
        ValueError: not the name of a guest's picture.
    """
    for name in names:
        if not name.startswith(f"{GUESTS}/"):
            raise ValueError(f"not a guest's picture: {name}")
        _place().remove(name)


def is_private(value: object) -> bool:
    """Whether a value is the name of a guest's picture."""
    return isinstance(value, str) and value.startswith(f"{GUESTS}/")


def private_content(name: str) -> bytes | None:
    """Return a guest's picture as it is kept, or nothing when it is gone."""
    if not is_private(name):
        raise ValueError(f"not a guest's picture: {name}")
    return content(name)


def content(name: str) -> bytes | None:
    """Return any kept picture, or nothing where there is none; the name may be a stranger's."""
    return _place().get(name)


def limit_bytes() -> int:
    """Return how many bytes an upload may have."""
    return int(settings.UPLOAD_LIMIT_BYTES)


def within_limit(content: bytes) -> bytes:
    """Return an upload that is not too large.

    Raises:
        FileTooLarge: it is; whoever read it read one byte more than allowed to know.
    """
    if len(content) > limit_bytes():
        raise FileTooLarge(limit_bytes=limit_bytes())
    return content


def url(name: str) -> str:
    """Return the address of a stored file on this site."""
    return f"{settings.MEDIA_URL}{name}"


def _decoded(content: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            # Our own limit below is the lower one; Pillow's warning would only be noise.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=READ_FORMATS)
            if picture.width * picture.height > MAX_PIXELS:
                raise PictureTooManyPixels(limit_pixels=MAX_PIXELS)
            picture.draft("RGB", (LARGE_PX * 2, LARGE_PX * 2))
            picture.load()
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as wrong:
        raise NotAPicture() from wrong
    upright = ImageOps.exif_transpose(picture)
    has_alpha = "A" in upright.getbands() or "transparency" in upright.info
    return upright.convert("RGBA" if has_alpha else "RGB")


def _encoded(picture: Image.Image, width_px: int) -> bytes:
    copy = picture.copy()
    copy.thumbnail((width_px, width_px * 2), Image.Resampling.LANCZOS)
    copy.info = {}
    out = io.BytesIO()
    copy.save(out, format="WEBP", quality=QUALITY, method=4)
    return out.getvalue()


def _keep(content: bytes) -> str:
    digest = blake2b(content, digest_size=16).hexdigest()
    return _written(f"{digest[:2]}/{digest[2:]}.webp", content)


def _keep_unnamed(content: bytes) -> str:
    drawn = secrets.token_hex(16)
    return _written(f"{GUESTS}/{drawn[:2]}/{drawn[2:]}.webp", content)


def _written(name: str, content: bytes) -> str:
    _place().put(name, content)
    return name


def _place() -> Folder | Bucket:
    return _bucket(settings.FILES_URL) if settings.FILES_URL else Folder(Path(settings.MEDIA_ROOT))


@cache
def _bucket(url: str) -> Bucket:
    return Bucket(url)
