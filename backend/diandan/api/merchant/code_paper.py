"""Sheets of codes as a PDF: A4 pages measured in millimetres.

Chinese letters stand in the file by the name of a font that readers of PDF have something for, so that no
font of many megabytes travels with the program; Latin ones in Helvetica, in the same way.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

# Quiet zone around a code, in modules; readers want four.
QUIET = 4
MARGIN_MM, WIDTH_MM, HEIGHT_MM = 10, 210, 297
MM = 72 / 25.4
CHINESE, LATIN, STRONG = "STSong-Light", "Helvetica", "Helvetica-Bold"
# What printers put where a letter is missing from the case.
MISSING = "〓"
SMALLEST = 0.6


@dataclass(frozen=True, slots=True)
class Layout:
    """How codes lie on a page; ``code_mm`` is a code's side with its quiet zone."""

    per_page: int
    columns: int
    rows: int
    code_mm: int


LAYOUTS = {
    layout.per_page: layout
    for layout in (Layout(1, 1, 1, 160), Layout(4, 2, 2, 80), Layout(12, 3, 4, 42), Layout(24, 4, 6, 28))
}


@dataclass(frozen=True, slots=True)
class Printed:
    """One code on paper: whose it is, which table, what to do, its dark modules row by row."""

    place: str
    title: str
    hint: str
    rows: Sequence[str]


def draw(codes: Sequence[Printed], *, layout: Layout, title: str) -> bytes:
    """Return a file with all codes, page after page, in their order; one empty page when there are none."""
    # A third of a second to load, wanted by one screen: here, and where a code is drawn.
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # noqa: PLC0415
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    pdfmetrics.registerFont(UnicodeCIDFont(CHINESE))
    canvas = Canvas(BytesIO(), pagesize=(WIDTH_MM * MM, HEIGHT_MM * MM), invariant=1)
    canvas.setTitle(title)
    width = (WIDTH_MM - 2 * MARGIN_MM) * MM / layout.columns
    height = (HEIGHT_MM - 2 * MARGIN_MM) * MM / layout.rows
    for number, code in enumerate(codes):
        place = number % layout.per_page
        if number and place == 0:
            canvas.showPage()
        row, column = divmod(place, layout.columns)
        left = MARGIN_MM * MM + column * width
        bottom = (HEIGHT_MM - MARGIN_MM) * MM - (row + 1) * height
        _card(canvas, code, box=(left, bottom, width, height), side=layout.code_mm * MM)
    drawn: bytes = canvas.getpdfdata()  # type: ignore[no-untyped-call]  # its stubs leave it out
    return drawn


def _card(canvas: "Canvas", code: Printed, *, box: tuple[float, float, float, float], side: float) -> None:
    """Draw one code in its box, with a line to cut along."""
    left, bottom, width, height = box
    canvas.setLineWidth(0.5)
    canvas.setStrokeGray(0.6)
    canvas.setDash(2, 2)
    canvas.rect(left, bottom, width, height)
    # Letters grow with the code, as the eye stands farther away.
    scale = side / (42 * MM)
    middle, room = left + width / 2, width - 4 * MM
    top = bottom + (height + side + 36 * scale) / 2
    _line(canvas, code.place, at=(middle, top - 9 * scale), size=8 * scale, room=room)
    _code(canvas, code.rows, left=middle - side / 2, top=top - 10 * scale, side=side)
    under = top - 10 * scale - side
    _line(canvas, code.title, at=(middle, under - 13 * scale), size=16 * scale, room=room, latin=STRONG)
    _line(canvas, code.hint, at=(middle, under - 24 * scale), size=8 * scale, room=room)


def _code(canvas: "Canvas", rows: Sequence[str], *, left: float, top: float, side: float) -> None:
    """Draw the dark modules as one path: runs of a row are one box, so that printers leave no hairlines."""
    from reportlab.pdfgen.pathobject import PDFPathObject  # noqa: PLC0415

    boxes = [
        f"{run.start()} {-y} {len(run.group())} 1 re"
        for y, row in enumerate(rows, start=1)
        for run in re.finditer("1+", row)
    ]
    each = side / (len(rows) + 2 * QUIET)
    canvas.saveState()
    canvas.translate(left + QUIET * each, top - QUIET * each)
    canvas.scale(each, each)
    canvas.setFillGray(0)
    canvas.drawPath(PDFPathObject(code=boxes), stroke=0, fill=1)
    canvas.restoreState()


def _line(
    canvas: "Canvas",
    text: str,
    *,
    at: tuple[float, float],
    size: float,
    room: float,
    latin: str = LATIN,
) -> None:
    """Write a line around its middle: smaller where it is too long, cut short where it still is."""
    text = "".join(letter if ord(letter) <= 0xFFFF else MISSING for letter in text)
    wide = _width(canvas, text, size=size, latin=latin)
    fitted = max(size * min(1, room / wide if wide else 1), size * SMALLEST)
    while text and _width(canvas, text, size=fitted, latin=latin) > room:
        text = text.removesuffix("…")[:-1] + "…" if len(text) > 1 else ""
    start = at[0] - _width(canvas, text, size=fitted, latin=latin) / 2
    for font, run in _runs(text, latin=latin):
        canvas.setFont(font, fitted)
        canvas.drawString(start, at[1], run)
        start += canvas.stringWidth(run, font, fitted)


def _width(canvas: "Canvas", text: str, *, size: float, latin: str) -> float:
    return sum(canvas.stringWidth(run, font, size) for font, run in _runs(text, latin=latin))


def _runs(text: str, *, latin: str) -> list[tuple[str, str]]:
    """Return a line as stretches of one font each."""
    return [
        (latin if is_latin else CHINESE, "".join(run))
        for is_latin, run in groupby(text, key=_stands_in_latin)
    ]


def _stands_in_latin(letter: str) -> bool:
    return bool(letter.encode("cp1252", "ignore"))
