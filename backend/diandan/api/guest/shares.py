"""What guests pass on to others as a poster."""

from base64 import b64encode
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Path, Router, Schema

from diandan.api.guest.stores import StoreOut
from diandan.api.shared import auth
from diandan.api.shared.auth import GuestRequest, address_of
from diandan.api.shared.schemas import Nothing
from diandan.flows import share as flow
from diandan.flows.store_views import store_card
from diandan.infra import throttle
from diandan.kernel import clock

router = Router(tags=["shares"])

# Each is a call of the platform, which allows an installation 5,000 a minute.
CODES_PER_HOUR = 60
# A browser that forgets itself is a new guest each time; a whole café shares an address.
OPENINGS_PER_HOUR = 300
JPEG = b"\xff\xd8"

# As the phone makes it up, see features/share/origin.ts of the guest client.
Mark = Annotated[str, Field(pattern=r"^[a-z2-9]{8}$")]


class PosterCodeIn(Schema):
    """What the poster is about; without an item it is the store's menu. ``mark`` is the phone's own."""

    item_id: Annotated[str | None, Field(max_length=40)] = None
    mark: Mark


class OpeningIn(Schema):
    """What was opened; without an item the store's menu. ``mark`` came with the link and is not kept."""

    item_id: Annotated[str | None, Field(max_length=40)] = None
    mark: Mark


class PosterCodeOut(Schema):
    """A picture as a data address, or none: then the poster carries a link."""

    picture: str | None


class ShareOut(Schema):
    """Where a poster's code leads."""

    store: StoreOut
    item_id: str | None


@router.post(
    "/stores/{store_id}/poster-code",
    auth=auth.guest,
    response=PosterCodeOut,
    operation_id="draw_poster_code",
)
def draw_poster_code(request: GuestRequest, store_id: str, payload: PosterCodeIn) -> dict[str, Any]:
    """The code that opens this in the brand's mini-program, where it has one."""
    throttle.hit("share.code", request.guest.public_id, limit=CODES_PER_HOUR, per_s=3600)
    code = flow.poster_code(store_id=store_id, item_id=payload.item_id, mark=payload.mark)
    return {"picture": code and _as_address(code)}


@router.post(
    "/stores/{store_id}/share-openings",
    auth=auth.guest,
    response=Nothing,
    operation_id="note_share_opening",
)
def note_share_opening(request: GuestRequest, store_id: str, payload: OpeningIn) -> dict[str, Any]:
    """Count that this guest came by what another one passed on: once a day, however often it is said."""
    throttle.hit("share.opened", address_of(request), limit=OPENINGS_PER_HOUR, per_s=3600)
    flow.note_opening(guest=request.guest, store_id=store_id, item_id=payload.item_id)
    return {}


@router.get("/shares/{share_code}", auth=auth.anyone, response=ShareOut, operation_id="show_share")
def show_share(request: HttpRequest, share_code: Annotated[str, Path(max_length=20)]) -> dict[str, Any]:
    """The store and the item of a poster's code; a code nobody made is unknown."""
    shared = flow.opened(share_code)
    return {"store": store_card(shared.store, at=clock.now()), "item_id": shared.item_id}


def _as_address(picture: bytes) -> str:
    kind = "jpeg" if picture.startswith(JPEG) else "png"
    return f"data:image/{kind};base64,{b64encode(picture).decode()}"
