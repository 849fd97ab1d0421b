"""A brand's WeChat mini-program: its papers, which are never shown again, and codes that open it."""

from datetime import timedelta
from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Field, Query, Router, Schema

from diandan.api.shared import auth
from diandan.api.shared.auth import StaffRequest
from diandan.flows import look_at_pictures
from diandan.flows import mini_program as flow
from diandan.flows.mini_program import Version
from diandan.kernel import clock
from diandan.modules.accounts import queries as people
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.errors import AppNotFound
from diandan.modules.accounts.roles import Permission
from diandan.modules.payments import queries as payments
from diandan.modules.stores import queries as stores

router = Router(tags=["mini-program"])

LOOKS_BACK = timedelta(days=30)

may_see = auth.staff(Permission.ORDERS)
may_set = auth.staff(Permission.MONEY)

Width = Annotated[int, Query(ge=280, le=1280)]


class MiniProgramOut(Schema):
    """What is set up. ``failure`` is the platform's word when the papers were last tried; empty is good.

    ``news_url`` is where the platform shall tell its news, empty where it cannot reach us; ``hears_news``
    that its token for that is known, ``is_sealed`` that its key is.
    """

    app_id: str
    is_sandbox: bool
    checked_at: str | None
    failure: str
    news_url: str
    hears_news: bool
    is_sealed: bool


class UntoldOut(Schema):
    """Hand-overs of the last 30 days the platform refused to hear of: its number for why, and how many."""

    failure: str
    times: int


class MiniProgramsOut(Schema):
    """The brand's mini-program, if there is one, and whether new papers would be for playing only."""

    mini_program: MiniProgramOut | None
    is_play: bool
    untold: list[UntoldOut]


class MiniProgramIn(Schema):
    """The papers as the platform's own console shows them; those for its news may be left out."""

    app_id: Annotated[str, Field(max_length=32)]
    secret: Annotated[str, Field(max_length=64)]
    push_token: Annotated[str, Field(max_length=32)] = ""
    push_key: Annotated[str, Field(max_length=43)] = ""


@router.get(
    "/brands/{brand_id}/mini-program",
    auth=may_set,
    response=MiniProgramsOut,
    operation_id="show_mini_program",
)
def show_mini_program(request: StaffRequest, brand_id: str) -> dict[str, Any]:
    """The brand's mini-program; its secret stays where it is."""
    try:
        return _shown(request, people.app_of_brand(request.brand, flow.PROVIDER))
    except AppNotFound:
        return _shown(request, None)


@router.put(
    "/brands/{brand_id}/mini-program",
    auth=may_set,
    response=MiniProgramsOut,
    operation_id="set_mini_program",
)
def set_mini_program(request: StaffRequest, brand_id: str, payload: MiniProgramIn) -> dict[str, Any]:
    """Keep new papers, encrypted, in the place of earlier ones, and try them at the platform."""
    app = accounts.save_app(
        request.brand,
        provider=flow.PROVIDER,
        app_id=payload.app_id.strip(),
        values={
            "secret": payload.secret.strip(),
            "push_token": payload.push_token.strip(),
            "push_key": payload.push_key.strip(),
        },
        is_sandbox=accounts.plays(),
        by=request.actor,
    )
    return _shown(request, flow.try_papers(app, by=request.actor))


@router.post(
    "/brands/{brand_id}/mini-program/check",
    auth=may_set,
    response=MiniProgramsOut,
    operation_id="check_mini_program",
)
def check_mini_program(request: StaffRequest, brand_id: str) -> dict[str, Any]:
    """Try the papers at the platform once more."""
    app = people.app_of_brand(request.brand, flow.PROVIDER)
    return _shown(request, flow.try_papers(app, by=request.actor))


@router.delete(
    "/brands/{brand_id}/mini-program",
    auth=may_set,
    response=MiniProgramsOut,
    operation_id="remove_mini_program",
)
def remove_mini_program(request: StaffRequest, brand_id: str) -> dict[str, Any]:
    """Sign nobody in by it any more."""
    accounts.put_app_aside(people.app_of_brand(request.brand, flow.PROVIDER), by=request.actor)
    return _shown(request, None)


@router.get("/stores/{store_id}/mini-code.png", auth=may_see, operation_id="show_store_mini_code")
def show_store_mini_code(
    request: StaffRequest, store_id: str, width: Width = 430, version: Version = "release"
) -> HttpResponse:
    """The mini-program code of the store, to be printed for the counter or the door."""
    return _picture(flow.store_code(request.store, width=width, version=version))


@router.get(
    "/stores/{store_id}/tables/{table_id}/mini-code.png",
    auth=may_see,
    operation_id="show_table_mini_code",
)
def show_table_mini_code(
    request: StaffRequest, store_id: str, table_id: str, width: Width = 430, version: Version = "release"
) -> HttpResponse:
    """The mini-program code of a table, to be printed."""
    table = stores.table(request.store, table_id)
    return _picture(flow.table_code(table, width=width, version=version))


def _picture(png: bytes) -> HttpResponse:
    return HttpResponse(png, content_type="image/png", headers={"Cache-Control": "private, no-cache"})


def _shown(request: StaffRequest, app: Any) -> dict[str, Any]:
    found = app and {
        "app_id": app.app_id,
        "is_sandbox": app.is_sandbox,
        "checked_at": app.checked_at.strftime("%Y-%m-%dT%H:%M:%SZ") if app.checked_at else None,
        "failure": app.check_failure,
        "news_url": look_at_pictures.news_address(app),
        "hears_news": accounts.hears_of(app),
        "is_sealed": accounts.is_sealed(app),
    }
    untold = payments.untold_hand_overs(request.brand, since=clock.now() - LOOKS_BACK)
    return {
        "mini_program": found,
        "is_play": accounts.plays(),
        "untold": [{"failure": failure, "times": times} for failure, times in untold.items()],
    }
