"""Merchants' accounts at gateways: checked, encrypted, one active per place and provider."""

import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings

from diandan.infra import audit, plugins, tx
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.payments.errors import PlayMoneyMixed
from diandan.modules.payments.models import GatewayAccount
from diandan.modules.payments.ports import ENTRY_POINTS, PaymentGateway


def save_account(
    *,
    brand: Any,
    store: Any = None,
    provider: str,
    merchant_no: str,
    values: Mapping[str, str],
    is_sandbox: bool,
    by: Actor,
) -> GatewayAccount:
    """Keep a merchant's account for a brand, or for one store of it; an earlier one there is put aside.

    Raises:
        InvalidAccountKeys: the adapter cannot work with these keys.
        PlayMoneyMixed: play money in an installation for real money, or the other way round.
    """
    if is_sandbox != settings.SANDBOX:
        raise PlayMoneyMixed(is_sandbox=is_sandbox)
    gateway: PaymentGateway = plugins.load(ENTRY_POINTS, provider)
    gateway.check_keys(values)

    def unit() -> GatewayAccount:
        place = store.public_id if store is not None else brand.public_id
        slot = f"{place}:{provider}"
        GatewayAccount.objects.filter(slot=slot).update(slot=None)
        made = GatewayAccount.objects.create(
            public_id=ids.new_id("gwa"),
            brand=brand,
            store=store,
            provider=provider,
            merchant_no=merchant_no,
            keys=json.dumps(dict(values)),
            is_sandbox=is_sandbox,
            slot=slot,
            created_at=clock.now(),
        )
        audit.write(
            by=by,
            action="payments.save_account",
            target=made.public_id,
            store_id=store.public_id if store is not None else "",
            details={"provider": provider, "merchant_no": merchant_no, "is_sandbox": is_sandbox},
        )
        return made

    return tx.run(unit)


def merchant_no_of(values: Mapping[str, str]) -> str:
    """Return what a merchant is called at its gateway: its number, or its app's where it has none."""
    return values.get("mchid") or values.get("seller_id") or values.get("appid", "")


def note_check(*, account_id: str, has_passed: bool) -> None:
    """Keep what the gateway said when it was asked about an account's papers."""

    def unit() -> None:
        GatewayAccount.objects.filter(public_id=account_id).update(
            checked_at=clock.now(), has_passed=has_passed
        )

    tx.run(unit)


def put_aside(*, account_id: str, by: Actor) -> None:
    """Collect no more through an account; payments and refunds underway still use it."""

    def unit() -> None:
        GatewayAccount.objects.filter(public_id=account_id).update(slot=None)
        audit.write(by=by, action="payments.put_account_aside", target=account_id)

    tx.run(unit)
