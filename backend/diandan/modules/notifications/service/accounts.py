"""Brands' accounts at providers of messages: checked, encrypted, one active per brand and channel.

An app that writes to its guests has papers of its own: its account is written down when it is first used.
"""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.conf import settings

from diandan.infra import audit, plugins, tx
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.notifications import queries
from diandan.modules.notifications.errors import InvalidMessengerKeys, PlayMessagesMixed
from diandan.modules.notifications.models import MessengerAccount
from diandan.modules.notifications.ports import ENTRY_POINTS, Channel, Messenger

if TYPE_CHECKING:
    from diandan.modules.accounts.models import PlatformApp
    from diandan.modules.stores.models import Brand

# Of a key that is a secret, people see that it is there.
MASK = "••••"


def save_account(
    *, brand: "Brand", provider: str, values: Mapping[str, str], is_sandbox: bool, by: Actor
) -> MessengerAccount:
    """Keep a brand's account at a provider; an earlier one of the same channel is put aside.

    Raises:
        InvalidMessengerKeys: the adapter cannot work with these keys.
        PlayMessagesMixed: a play account in a real installation, or the other way round.
    """
    if is_sandbox != settings.SANDBOX:
        raise PlayMessagesMixed(is_sandbox=is_sandbox)
    if provider not in plugins.names(ENTRY_POINTS) or provider in queries.APPS.values():
        raise InvalidMessengerKeys(field="provider")
    messenger: Messenger = plugins.load(ENTRY_POINTS, provider)
    messenger.check_keys(values)
    shown = {
        name: MASK if name in messenger.secret else values.get(name, "")
        for name in messenger.fields
        if values.get(name)
    }

    def unit() -> MessengerAccount:
        slot = f"{brand.public_id}:{messenger.channel.value}"
        MessengerAccount.objects.filter(slot=slot).update(slot=None)
        made = MessengerAccount.objects.create(
            public_id=ids.new_id("mga"),
            brand=brand,
            provider=provider,
            channel=messenger.channel.value,
            keys=json.dumps(dict(values)),
            shown=shown,
            is_sandbox=is_sandbox,
            slot=slot,
            created_at=clock.now(),
        )
        audit.write(
            by=by,
            action="notifications.save_account",
            target=made.public_id,
            details={"provider": provider, "is_sandbox": is_sandbox},
        )
        return made

    return tx.run(unit)


def account_of_app(brand: "Brand", *, channel: Channel, app: "PlatformApp") -> MessengerAccount:
    """Return a brand's app as an account to send through."""
    made, _ = MessengerAccount.objects.get_or_create(
        slot=f"{brand.public_id}:{app.public_id}",
        defaults={
            "public_id": ids.new_id("mga"),
            "brand": brand,
            "provider": app.provider,
            "channel": channel.value,
            "keys": json.dumps({"app_id": app.app_id}),
            "shown": {"app_id": app.app_id},
            "is_sandbox": app.is_sandbox,
            "created_at": clock.now(),
        },
    )
    return made


def put_aside(*, account_id: str, by: Actor) -> None:
    """Send nothing new through an account; its past stays readable."""

    def unit() -> None:
        MessengerAccount.objects.filter(public_id=account_id).update(slot=None)
        audit.write(by=by, action="notifications.put_account_aside", target=account_id)

    tx.run(unit)
