"""A brand's mini-program at work: its papers are tried, and codes drawn that open a table or a store.

What a code hands to the page (its *scene*) has at most 32 characters: ``t=<table code>``, ``s=<store id>``,
or what ``flows.share`` says of a poster. The guest's client reads it; docs/explain/mini-program.md says how.
"""

from typing import Any, Literal

from diandan.infra import plugins
from diandan.kernel.actor import Actor
from diandan.modules.accounts import queries as people
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.errors import PlatformRefused, PlatformUnavailable
from diandan.modules.accounts.ports import PAGE_CODES, SIGN_IN, PageCodes, SignIn

PROVIDER = "wechat_mini"
# Where every code leads: the menu finds out about table and store by itself.
PAGE = "pages/menu/index"
Version = Literal["release", "trial", "develop"]


def try_papers(app: Any, *, by: Actor) -> Any:
    """Ask the platform whether it takes the papers; the answer is kept with the app, which is returned."""
    platform: SignIn = plugins.load(SIGN_IN, app.provider)
    try:
        platform.prove(accounts.open_app(app))
    except PlatformRefused as refused:
        return accounts.note_check(app, failure=str(refused.errcode), by=by)
    except PlatformUnavailable as silent:
        return accounts.note_check(app, failure=str(silent.details.get("reason", "silent")), by=by)
    return accounts.note_check(app, failure="", by=by)


def table_code(table: Any, *, width: int, version: Version) -> bytes:
    """Return the code of a table as PNG.

    Raises:
        AppNotFound, PlatformUnavailable, PlatformRefused.
    """
    return _drawn(table.store.brand, f"t={table.code}", width=width, version=version)


def store_code(store: Any, *, width: int, version: Version) -> bytes:
    """Return the code of a store as PNG.

    Raises:
        AppNotFound, PlatformUnavailable, PlatformRefused.
    """
    return _drawn(store.brand, f"s={store.public_id}", width=width, version=version)


def share_code(store: Any, scene: str, *, width: int) -> bytes:
    """Return the code that hands ``scene`` to the store's mini-program, as the platform draws it.

    Raises:
        AppNotFound, PlatformUnavailable, PlatformRefused.
    """
    return _drawn(store.brand, scene, width=width, version="release")


def _drawn(brand: Any, scene: str, *, width: int, version: Version) -> bytes:
    app = people.app_of_brand(brand, PROVIDER)
    drawer: PageCodes = plugins.load(PAGE_CODES, app.provider)
    return drawer.draw(accounts.open_app(app), scene=scene, page=PAGE, width=width, version=version)
