"""Addresses by which somebody outside may fetch one guest's picture for a while, and nobody can guess.

The address holds the picture's name and an end, signed with the installation's secret key. It is given to a
platform that has to look at a picture before anybody else does; the picture itself stays where it is.
"""

import io
from datetime import timedelta

from django.core import signing
from PIL import Image

from diandan.infra import files
from diandan.kernel import clock
from diandan.kernel.errors import NotFound

SALT = "diandan.lending"
# WeChat's check of pictures says nothing of WebP.
QUALITY = 90


class NotLent(NotFound):
    """No such address, or its time is over, or the picture is gone."""

    code = "files.not_lent"


def ticket(name: str, *, life: timedelta) -> str:
    """Return what stands in the address of a guest's picture for as long as ``life``.

    Raises:
        ValueError: not the name of a guest's picture.
    """
    if not files.is_private(name):
        raise ValueError(f"not a guest's picture: {name}")
    until = int((clock.now() + life).timestamp())
    return signing.dumps([name, until], salt=SALT)


def lent(text: str) -> bytes:
    """Return the picture of a ticket as JPEG.

    Raises:
        NotLent, FilesAway.
    """
    try:
        name, until = signing.loads(text, salt=SALT)
    except (signing.BadSignature, ValueError) as wrong:
        raise NotLent from wrong
    content = files.private_content(name) if until >= clock.now().timestamp() else None
    if content is None:
        raise NotLent
    out = io.BytesIO()
    Image.open(io.BytesIO(content)).convert("RGB").save(out, "JPEG", quality=QUALITY)
    return out.getvalue()
