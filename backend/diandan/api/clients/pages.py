"""The guest's pages under /m/, the console under three addresses, pictures, and the front door."""

from pathlib import Path

from django.conf import settings
from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from diandan.api.clients import assets, first_screen, policy
from diandan.infra import files
from diandan.infra.places.bucket import FilesAway

INDEX = "index.html"
# What keeps the guest's program for a phone without a network.
WORKER = "sw.js"
FRONT_DOOR = Path(__file__).with_name("front_door.html")
NOT_BUILT = Path(__file__).with_name("not_built.html")


@require_safe
def guest(request: HttpRequest, name: str = "") -> HttpResponse:
    """A file of the guest's client, or its page for every address that is no file."""
    return _file_or_page(request, settings.GUEST_DIST, name)


@require_safe
def console_page(request: HttpRequest, name: str = "") -> HttpResponse:
    """The console's page: desk, kitchen and board are one build."""
    return _page(request, settings.CONSOLE_DIST)


@require_safe
def console_asset(request: HttpRequest, name: str) -> HttpResponse:
    """A file of the console's build."""
    asset = assets.find(settings.CONSOLE_DIST, name)
    if asset is None or name == INDEX:
        raise Http404
    return assets.send(request, asset, cache=assets.cache_of(name))


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """A picture; named by its content, so it never changes."""
    try:
        content = files.content(name)
    except FilesAway:
        return HttpResponse(status=503, headers={"Retry-After": "1"})
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type="image/webp")
    response.headers["Cache-Control"] = assets.FOREVER
    return response


@require_safe
def front_door(request: HttpRequest) -> HttpResponse:
    """The naked address: order, or work here."""
    return _shown(request, FRONT_DOOR.parent, FRONT_DOOR.name)


def _file_or_page(request: HttpRequest, root: Path, name: str) -> HttpResponse:
    if name and name != INDEX and (asset := assets.find(root, name)):
        response = assets.send(request, asset, cache=assets.cache_of(name))
        if name == WORKER:
            response.headers["Content-Security-Policy"] = policy.WORKER
        return response
    if "." in name.rpartition("/")[2]:
        raise Http404
    return _page(request, root, draws=name in first_screen.PAGES)


def _page(request: HttpRequest, root: Path, *, draws: bool = False) -> HttpResponse:
    if not (root / INDEX).is_file():
        return _shown(request, NOT_BUILT.parent, NOT_BUILT.name, status=503)
    return _shown(request, root, INDEX, draws=draws)


def _shown(
    request: HttpRequest, root: Path, name: str, *, status: int = 200, draws: bool = False
) -> HttpResponse:
    page = assets.find(root, name)
    if page is None:
        raise Http404
    response = assets.send(
        request, (_drawn(request, page) if draws else None) or page, cache=assets.ASK_AGAIN
    )
    if draws:
        response.headers["Vary"] = "Accept-Encoding, Accept-Language"
    # Nothing that is drawn into a page is a script, so the built page names them all.
    response.headers["Content-Security-Policy"] = policy.for_page(request, page.body)
    if response.status_code == 200:
        response.status_code = status
    return response


def _drawn(request: HttpRequest, page: assets.Asset) -> assets.Asset | None:
    try:
        return first_screen.drawn(request, page)
    except Error:
        # A database that does not answer is the program's to explain; its page comes as it is.
        return None
