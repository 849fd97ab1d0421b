"""Codes on paper: the file is rendered, and every code is read back from the picture."""

from contextlib import closing

import pypdfium2 as pdfium
import pytest
import zxingcpp
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from diandan.api.merchant import code_paper
from diandan.modules.accounts.roles import Role
from diandan.modules.stores import service as stores
from tests.factories.accounts import make_staff, sign_in
from tests.factories.stores import OWNER, make_area, make_store, make_table

pytestmark = pytest.mark.django_db

DPI = 150


@pytest.fixture
def store(clock):
    return make_store(name="一号店")


@pytest.fixture
def waiter(store):
    client = Client()
    client.cookies["dd_staff"] = sign_in(make_staff(store.brand, username="waiter", role=Role.WAITER))
    return client


def paper(client, store, **wish):
    return client.get(f"/api/merchant/v1/stores/{store.public_id}/code-sheet.pdf", wish)


def read(content: bytes) -> list[tuple[str, list[str]]]:
    """Return for each page its text, and where its codes lead, seen at the resolution of a cheap printer."""
    with closing(pdfium.PdfDocument(content)) as file:
        pages = []
        for page in file:
            assert [round(side / 72 * 25.4) for side in page.get_size()] == [210, 297]
            picture = page.render(scale=DPI / 72).to_pil()
            text = page.get_textpage()
            pages.append((text.get_text_range(), [code.text for code in zxingcpp.read_barcodes(picture)]))
            text.close()
            page.close()
        return pages


@pytest.mark.parametrize(("per_page", "pages"), [(1, 14), (4, 4), (12, 2), (24, 1)])
def test_every_code_of_a_sheet_can_be_scanned_and_names_its_table(store, waiter, per_page, pages):
    hall, terrace = make_area(store=store, name="大厅"), make_area(store=store, name="露台")
    tables = [make_table(store=store, area=hall, label=f"A{number}") for number in range(1, 13)]
    tables.append(make_table(store=store, area=terrace, label="靠窗 1 号"))

    answer = paper(waiter, store, per_page=per_page)

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="codes-{store.public_id}.pdf"'
    sheets = read(answer.content)
    assert len(sheets) == pages
    expected = [f"http://testserver/m/?store={store.public_id}"]
    expected += [f"http://testserver/m/?code={table.code}" for table in tables]
    assert sorted(code for _, codes in sheets for code in codes) == sorted(expected)
    words = "\n".join(text for text, _ in sheets)
    lines = words.splitlines()
    assert [lines.count(label) for label in ("柜台", *(table.label for table in tables))] == [1] * 14
    assert lines.count("山丘咖啡 · 一号店") == 14
    assert (lines.count("大厅 · 扫码点单"), lines.count("露台 · 扫码点单"), lines.count("扫码点单")) == (
        12,
        1,
        1,
    )


def test_one_area_without_the_counter_in_english(store, waiter):
    make_table(store=store, label="A1")
    table = make_table(store=store, area=make_area(store=store, name="露台"), label="B1")

    [(text, codes)] = read(paper(waiter, store, area="露台", with_counter=False, language="en").content)

    assert codes == [f"http://testserver/m/?code={table.code}"]
    assert "Hall · Scan to order" in text
    assert "B1" in text


def test_a_store_that_carries_the_brands_name_says_it_once(clock):
    store = make_store(name="山丘咖啡 · 一号店")
    client = Client()
    client.cookies["dd_staff"] = sign_in(make_staff(store.brand))

    [(text, _)] = read(paper(client, store).content)

    assert text.splitlines()[0] == "山丘咖啡 · 一号店"


def test_an_area_nobody_knows_is_no_empty_sheet(store, waiter):
    make_table(store=store)

    answer = paper(waiter, store, area="月球")

    assert (answer.status_code, answer.json()["code"]) == (404, "stores.area_not_found")


def test_names_too_long_or_out_of_the_case_leave_the_code_readable():
    rows = ["1" * 21] * 21
    printed = code_paper.Printed(place="很长的店名" * 12, title="𠮷野家", hint="x" * 90, rows=rows)

    with closing(
        pdfium.PdfDocument(code_paper.draw([printed], layout=code_paper.LAYOUTS[4], title="t"))
    ) as file:
        lines = file[0].get_textpage().get_text_range().splitlines()

    assert lines[0].endswith("…")
    assert lines[0].removesuffix("…") in "很长的店名" * 12
    assert lines[1] == "〓野家"
    assert lines[2].endswith("…")


def test_a_large_hall_costs_no_more_queries_than_one_table(store, waiter):
    area = make_area(store=store)
    costs = []
    for tables in (1, 60):
        stores.add_tables(area, labels=[f"{tables}-{number}" for number in range(tables)], seats=2, by=OWNER)
        with CaptureQueriesContext(connection) as queries:
            paper(waiter, store)
        costs.append(len(queries))

    assert costs[0] == costs[1]
