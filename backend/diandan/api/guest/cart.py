"""The cart: what it costs and why. Nothing is written."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema
from pydantic import BaseModel

from diandan.api.shared import auth, texts
from diandan.api.shared.order_schemas import FeeOut, PricedOut
from diandan.api.shared.rendering import rendered
from diandan.flows import order_views, quote_cart
from diandan.flows.quote_cart import Cart
from diandan.modules.catalog.queries import CartLine

router = Router(tags=["cart"])

Id = Annotated[str, Field(max_length=40)]


class CartLineIn(BaseModel):
    """One wish. A price is not among what a phone may say."""

    client_line_id: Annotated[str, Field(min_length=1, max_length=64)]
    sku_id: Id
    quantity: Annotated[int, Field(ge=1, le=99)]
    modifier_ids: Annotated[list[Id], Field(max_length=40, default_factory=list)]
    note: Annotated[str, Field(max_length=200)] = ""


class CartIn(BaseModel):
    """What a guest wants, where and how."""

    mode: Literal["pickup", "dine_in", "takeaway"]
    table_code: Annotated[str | None, Field(max_length=64)] = None
    lines: Annotated[list[CartLineIn], Field(max_length=200)]
    note: Annotated[str, Field(max_length=200)] = ""
    people: Annotated[int | None, Field(ge=1, le=99)] = None

    def cart(self, store_id: str) -> Cart:
        """The wish in the words of the flows."""
        return Cart(
            store_id=store_id,
            mode=self.mode,
            table_code=self.table_code,
            note=self.note,
            people=self.people,
            lines=tuple(
                CartLine(
                    client_line_id=line.client_line_id,
                    sku_id=line.sku_id,
                    quantity=line.quantity,
                    modifier_ids=tuple(line.modifier_ids),
                    note=line.note,
                )
                for line in self.lines
            ),
        )


class QuotedLineOut(PricedOut):
    """A line of a quote, under the phone's own name for it."""

    client_line_id: str


class ProblemOut(Schema):
    """Why one line cannot be ordered as it stands."""

    client_line_id: str
    code: str
    message: str
    details: dict[str, Any]


class ReadyInOut(Schema):
    """How long it takes, in minutes."""

    min_minutes: int
    max_minutes: int


class QuoteOut(Schema):
    """items − discounts + fees = total, to the fen."""

    fingerprint: str
    menu_version: int
    lines: list[QuotedLineOut]
    fees: list[FeeOut]
    discounts: list[FeeOut]
    items_fen: int
    fees_fen: int
    discount_fen: int
    total_fen: int
    problems: list[ProblemOut]
    ready_in: ReadyInOut | None


@router.post("/stores/{store_id}/quote", response=QuoteOut, auth=auth.guest, operation_id="quote_cart")
def quote_cart_of_guest(request: HttpRequest, store_id: str, payload: CartIn) -> HttpResponse:
    """Price a cart; lines that cannot be ordered are named and left out of the sum."""
    shown = order_views.quote(quote_cart.preview(payload.cart(store_id)))
    language = texts.language_of(request)
    for problem in shown["problems"]:
        problem["message"] = texts.message(problem["code"], problem["details"], language=language)
    return rendered(shown)
