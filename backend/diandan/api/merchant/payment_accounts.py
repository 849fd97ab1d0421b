"""Where a merchant's money goes: papers in, tried out, put aside. Secrets go in and never come out."""

from datetime import datetime
from typing import Annotated, Any, Literal

from django.conf import settings
from ninja import Field, Router, Schema

from diandan.api.shared import auth
from diandan.api.shared.auth import StaffRequest
from diandan.api.shared.schemas import Nothing
from diandan.flows import payment_accounts as flow
from diandan.modules.accounts.roles import Permission
from diandan.modules.payments import queries as payments
from diandan.modules.payments import service

router = Router(tags=["money"])

may_money = auth.staff(Permission.MONEY)

# A private key of 4096 bits is 3.3 KB as text, a certificate chain somewhat more.
PAPER_MAX = 16_000


class PaymentAccountOut(Schema):
    """An account that collects now. Of its papers only what is no secret.

    ``checked_at`` and ``has_passed`` are the gateway's last clear answer; both empty before the first.
    """

    id: str
    provider: str
    merchant_no: str
    appid: str
    store_id: str | None
    is_sandbox: bool
    created_at: str
    checked_at: str | None
    has_passed: bool | None


class PaymentAccountsOut(Schema):
    """All accounts that collect; ``is_play``: this installation knows play money only."""

    items: list[PaymentAccountOut]
    is_play: bool


class PlayMoneyIn(Schema):
    """At which gateway, and for which store; without one it is the whole brand."""

    provider: Literal["wechatpay", "alipay"]
    store_id: Annotated[str, Field(max_length=40)] = ""


class PaymentAccountIn(PlayMoneyIn):
    """A merchant's papers as the gateway gave them."""

    papers: Annotated[dict[str, Annotated[str, Field(max_length=PAPER_MAX)]], Field(max_length=20)]


@router.get(
    "/brands/{brand_id}/payment-accounts",
    auth=may_money,
    response=PaymentAccountsOut,
    operation_id="list_payment_accounts",
)
def list_payment_accounts(request: StaffRequest, brand_id: str) -> dict[str, Any]:
    """The accounts that collect for the brand and its stores."""
    return _shown(request)


@router.put(
    "/brands/{brand_id}/payment-accounts",
    auth=may_money,
    response=PaymentAccountsOut,
    operation_id="keep_payment_account",
)
def keep_payment_account(request: StaffRequest, brand_id: str, payload: PaymentAccountIn) -> dict[str, Any]:
    """Keep papers, encrypted; an earlier account of the same place is put aside."""
    flow.keep(
        brand=request.brand,
        store_id=payload.store_id,
        provider=payload.provider,
        values={name: text.strip() for name, text in payload.papers.items() if text.strip()},
        by=request.actor,
    )
    return _shown(request)


@router.post(
    "/brands/{brand_id}/play-money",
    auth=may_money,
    response=PaymentAccountsOut,
    operation_id="take_play_money",
)
def take_play_money(request: StaffRequest, brand_id: str, payload: PlayMoneyIn) -> dict[str, Any]:
    """Collect play money through the stand-in gateway; only where nothing else is collected."""
    flow.take_play_money(
        brand=request.brand, store_id=payload.store_id, provider=payload.provider, by=request.actor
    )
    return _shown(request)


@router.post(
    "/brands/{brand_id}/payment-accounts/{account_id}/check",
    auth=may_money,
    response=Nothing,
    operation_id="check_payment_account",
)
def check_payment_account(request: StaffRequest, brand_id: str, account_id: str) -> dict[str, Any]:
    """Ask the gateway whether it takes these papers; no money moves."""
    flow.check(payments.account_of_brand(request.brand, account_id))
    return {}


@router.delete(
    "/brands/{brand_id}/payment-accounts/{account_id}",
    auth=may_money,
    response=PaymentAccountsOut,
    operation_id="put_payment_account_aside",
)
def put_payment_account_aside(request: StaffRequest, brand_id: str, account_id: str) -> dict[str, Any]:
    """Collect no more through an account; what is underway ends through it."""
    account = payments.account_of_brand(request.brand, account_id)
    service.put_aside(account_id=account.public_id, by=request.actor)
    return _shown(request)


def _shown(request: StaffRequest) -> dict[str, Any]:
    rows = payments.accounts_of(request.brand)
    return {"items": [_account(row) for row in rows], "is_play": settings.SANDBOX}


def _account(row: Any) -> dict[str, Any]:
    papers = payments.keys_of(row).values
    return {
        "id": row.public_id,
        "provider": row.provider,
        "merchant_no": row.merchant_no,
        "appid": papers.get("appid", ""),
        "store_id": row.store.public_id if row.store else None,
        "is_sandbox": row.is_sandbox,
        "created_at": _instant(row.created_at),
        "checked_at": _instant(row.checked_at) if row.checked_at else None,
        "has_passed": row.has_passed,
    }


def _instant(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
