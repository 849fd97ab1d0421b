"""Uploaded pictures: decoded, stripped, written anew; what is no picture is refused."""

import io
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from diandan.infra import files
from diandan.infra.files import NotAPicture, PictureTooLarge, PictureTooManyPixels


def picture(
    width: int = 1600, height: int = 1200, kind: str = "JPEG", mode: str = "RGB", **options: object
) -> bytes:
    out = io.BytesIO()
    image = Image.new(mode, (width, height), color=None if mode == "P" else 120)
    for x in range(0, width, 40):
        image.putpixel((x, x % height), 1 if mode in ("L", "P") else image.getpixel((0, 0)))
    image.save(out, format=kind, **options)
    return out.getvalue()


def stored(name: str) -> Path:
    return settings.MEDIA_ROOT / name


def all_files() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def test_a_picture_is_kept_in_two_widths():
    kept = files.store_picture(picture(1600, 1200))

    with Image.open(stored(kept.small)) as small, Image.open(stored(kept.large)) as large:
        assert (small.format, small.size) == ("WEBP", (240, 180))
        assert (large.format, large.size) == ("WEBP", (960, 720))
    assert all_files() == {stored(kept.small), stored(kept.large)}


def test_a_small_picture_is_not_blown_up():
    kept = files.store_picture(picture(100, 80))

    with Image.open(stored(kept.large)) as large:
        assert large.size == (100, 80)


def test_where_and_with_what_it_was_taken_is_gone():
    exif = Image.Exif()
    exif[0x010F] = "Camera of somebody"
    exif[0x8825] = {1: "N", 2: (31.0, 14.0, 0.0)}

    kept = files.store_picture(picture(exif=exif.tobytes()))

    content = stored(kept.large).read_bytes()
    assert b"Camera of somebody" not in content
    with Image.open(stored(kept.large)) as large:
        assert not large.getexif()
        assert "exif" not in large.info


def test_a_picture_taken_sideways_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6

    kept = files.store_picture(picture(800, 400, exif=exif.tobytes()))

    with Image.open(stored(kept.large)) as large:
        assert large.size == (400, 800)


def test_transparency_stays():
    kept = files.store_picture(picture(50, 50, "PNG", "RGBA"))

    with Image.open(stored(kept.large)) as large:
        assert large.mode == "RGBA"


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "L"), ("PNG", "P"), ("GIF", "P"), ("JPEG", "CMYK"), ("WEBP", "RGB"), ("PNG", "1")],
)
def test_the_usual_kinds_are_read(kind, mode):
    kept = files.store_picture(picture(60, 40, kind, mode))

    with Image.open(stored(kept.small)) as small:
        assert small.size == (60, 40)


def test_the_same_picture_has_the_same_name():
    first, second = files.store_picture(picture()), files.store_picture(picture())

    assert first == second
    assert len(all_files()) == 2
    assert files.url(first.small) == f"/media/{first.small}"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 50,
        picture()[:500],
    ],
)
def test_what_is_no_picture_is_refused_and_leaves_no_trace(content):
    with pytest.raises(NotAPicture):
        files.store_picture(content)

    assert all_files() == set()


def test_a_kind_nobody_needs_is_refused():
    with pytest.raises(NotAPicture):
        files.store_picture(picture(10, 10, "TIFF"))


def test_too_many_bytes_are_refused_before_they_are_looked_at(settings):
    settings.UPLOAD_LIMIT_BYTES = 1000

    with pytest.raises(PictureTooLarge) as refusal:
        files.store_picture(b"x" * 1001)

    assert refusal.value.details == {"limit_bytes": 1000}
    assert all_files() == set()


def test_a_bomb_of_pixels_is_refused_by_its_head():
    bomb = picture(9000, 9000, "PNG", "1")
    assert len(bomb) < 100_000

    with pytest.raises(PictureTooManyPixels):
        files.store_picture(bomb)

    assert all_files() == set()
