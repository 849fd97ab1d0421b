"""The built clients as browsers get them: cached for ever or asked for again, compressed, fenced in."""

import gzip

import pytest

from diandan.api.clients import assets


@pytest.fixture
def built(tmp_path, settings):
    """Two small builds."""
    for name, setting in (("guest", "GUEST_DIST"), ("console", "CONSOLE_DIST")):
        root = tmp_path / name
        (root / "assets").mkdir(parents=True)
        (root / "index.html").write_text(
            f"<!doctype html><title>{name}</title><script>start('{name}')</script>"
        )
        (root / "assets" / "index-abc123.js").write_text("export const a = 1\n" * 100)
        (root / "favicon.svg").write_text("<svg/>")
        setattr(settings, setting, root)
    (tmp_path / "secret.txt").write_text("not yours")
    settings.MEDIA_ROOT = tmp_path / "media"
    (tmp_path / "media" / "ab").mkdir(parents=True)
    (tmp_path / "media" / "ab" / "cd.webp").write_bytes(b"RIFF")
    return tmp_path


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/m/", "guest"),
        ("/m/pages/menu/menu", "guest"),
        ("/m/index.html", None),
        ("/console/", "console"),
        ("/console?order=ord_1", "console"),
        ("/console/orders/ord_1", "console"),
        ("/kitchen/", "console"),
        ("/board/sto_1", "console"),
    ],
)
def test_every_page_address_leads_to_the_page(client, built, address, title):
    response = client.get(address)

    assert response.status_code == (200 if title else 404)
    if title:
        assert f"<title>{title}</title>" in response.content.decode()
        assert response.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("prefix", ["/m/", "/static/console/"])
def test_hashed_files_are_kept_for_a_year_and_sent_compressed(client, built, prefix):
    response = client.get(f"{prefix}assets/index-abc123.js", headers={"Accept-Encoding": "gzip, br"})

    assert response.headers["Cache-Control"] == assets.FOREVER
    assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert response.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content).decode() == "export const a = 1\n" * 100


def test_other_files_are_asked_for_again_and_not_sent_twice(client, built):
    first = client.get("/static/console/favicon.svg")
    again = client.get("/static/console/favicon.svg", headers={"If-None-Match": first.headers["ETag"]})

    assert (first.status_code, first.headers["Cache-Control"]) == (200, "no-cache")
    assert (again.status_code, again.content) == (304, b"")


def test_a_new_build_is_served_at_once(client, built):
    client.get("/m/")
    (built / "guest" / "index.html").write_text("<!doctype html><title>newer</title>")

    assert "newer" in client.get("/m/").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/m/assets/gone-123.js",
        "/m/../secret.txt",
        "/m/%2e%2e/secret.txt",
        "/static/console/../secret.txt",
        "/static/console/%2e%2e%2fsecret.txt",
        "/static/console/index.html",
        "/media/../secret.txt",
        "/media/%2e%2e/secret.txt",
        "/media/ab",
        "/media/none.webp",
    ],
)
def test_what_is_not_served_is_not_found(client, built, address):
    response = client.get(address)

    assert response.status_code == 404
    assert b"not yours" not in response.content


@pytest.mark.django_db
def test_pictures_are_kept_for_ever_and_cannot_run(client, built):
    response = client.get("/media/ab/cd.webp")

    assert response.content == b"RIFF"
    assert response.headers["Content-Type"] == "image/webp"
    assert response.headers["Cache-Control"] == assets.FOREVER
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"


def test_the_worker_may_fetch_our_own_files_and_is_asked_for_again(client, built):
    (built / "guest" / "sw.js").write_text("self.addEventListener('fetch', () => undefined)")

    headers = client.get("/m/sw.js").headers

    assert headers["Content-Security-Policy"] == "default-src 'none'; script-src 'self'; connect-src 'self'"
    assert headers["Cache-Control"] == "no-cache"


def test_a_page_may_talk_to_us_and_to_the_live_hub_only(client, built, settings):
    policy = dict(
        rule.split(" ", 1) for rule in client.get("/m/").headers["Content-Security-Policy"].split("; ")
    )

    assert policy["connect-src"] == "'self' ws://testserver:8701"
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    # The one script that stands in the page itself is named by its digest; no other may run.
    assert policy["script-src"] == "'self' 'sha256-3ATcdGQ1yEDqZnr8MCQE5Vqkjg4y2938OBNFpdFvpm8='"

    settings.LIVE_URL = "wss://order.example.com/live"
    assert (
        "connect-src 'self' wss://order.example.com;" in client.get("/m/").headers["Content-Security-Policy"]
    )


def test_every_answer_is_fenced_in(client, built, settings, db):
    settings.COOKIES_SECURE = True
    headers = client.get("/api/merchant/v1/me").headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["Strict-Transport-Security"] == "max-age=31536000"


def test_a_missing_build_says_what_to_do(client, tmp_path, settings):
    settings.GUEST_DIST = tmp_path / "nothing"

    response = client.get("/m/")

    assert (response.status_code, "make build" in response.content.decode()) == (503, True)


def test_the_front_door_leads_both_ways(client):
    page = client.get("/").content.decode()

    assert 'href="/m/"' in page
    assert 'href="/console/"' in page


def test_pages_are_only_read(client, built):
    assert client.post("/m/").status_code == 405
