"""A merchant enters where its money goes: papers are taken in and tried out; play money is for training."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from diandan.flows import gateways
from diandan.infra import plugins
from diandan.kernel import ids
from diandan.kernel.actor import Actor
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.ports import SIGN_IN
from diandan.modules.payments import service as payments
from diandan.modules.payments.errors import GatewayRefused, PlayMoneyMixed
from diandan.modules.payments.ports import ENTRY_POINTS, PaymentGateway
from diandan.modules.stores import queries as stores

# What signing in needs of a gateway's papers.
APP_PAPERS = ("private_key", "public_key")


def keep(*, brand: Any, store_id: str, provider: str, values: Mapping[str, str], by: Actor) -> Any:
    """Keep a merchant's papers, for the brand or for one of its stores.

    Where a gateway signs guests in by the same papers (Alipay), those of the whole brand do both.

    Raises:
        StoreNotFound: not of this brand; InvalidAccountKeys, InvalidAppKeys, PlayMoneyMixed.
    """
    if not store_id and provider in plugins.names(SIGN_IN):
        accounts.save_app(
            brand,
            provider=provider,
            app_id=values.get("appid", ""),
            values={name: values[name] for name in APP_PAPERS if values.get(name)},
            is_sandbox=settings.SANDBOX,
            by=by,
        )
    return payments.save_account(
        brand=brand,
        store=stores.store_of_brand(brand, store_id) if store_id else None,
        provider=provider,
        merchant_no=payments.merchant_no_of(values),
        values=values,
        is_sandbox=settings.SANDBOX,
        by=by,
    )


def take_play_money(*, brand: Any, store_id: str, provider: str, by: Actor) -> Any:
    """Become a merchant of the stand-in gateway, which gives out papers for nothing.

    Raises:
        PlayMoneyMixed: this installation takes real money; StoreNotFound, GatewayUnavailable.
    """
    if not settings.SANDBOX:
        raise PlayMoneyMixed(is_sandbox=True)
    gateway: PaymentGateway = plugins.load(ENTRY_POINTS, provider)
    papers = gateway.play_papers(name=brand.name)
    return keep(brand=brand, store_id=store_id, provider=provider, values=papers, by=by)


def check(account: Any) -> None:
    """Find out whether a gateway knows these papers; moves nothing.

    It is asked about a payment that never was: only who signs with the right key is told so.
    A clear answer is kept with the account; silence is none.

    Raises:
        GatewayRefused: the gateway does not take them; GatewayUnavailable: no clear answer.
    """
    gateway, keys = gateways.of(account)
    try:
        gateway.look_up(keys, ids.new_id("pay"))
    except GatewayRefused:
        payments.note_check(account_id=account.public_id, has_passed=False)
        raise
    payments.note_check(account_id=account.public_id, has_passed=True)
