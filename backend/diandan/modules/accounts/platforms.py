"""A brand's mini-programs: papers checked and encrypted, one active per platform, one token for all."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings

from diandan.infra import audit, plugins, tx
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.accounts.errors import PlayAppMixed
from diandan.modules.accounts.models import PlatformApp
from diandan.modules.accounts.ports import SIGN_IN, AccessToken, AppKeys, SignIn

if TYPE_CHECKING:
    from diandan.modules.stores.models import Brand


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The row of an app as the place where its token lies."""

    app_pk: int

    def read(self) -> AccessToken | None:
        row = PlatformApp.objects.filter(pk=self.app_pk).values_list("token", "token_until").first()
        return AccessToken(row[0], row[1]) if row and row[0] and row[1] else None

    def keep(self, token: AccessToken) -> None:
        tx.run(
            lambda: PlatformApp.objects.filter(pk=self.app_pk).update(
                token=token.text, token_until=token.good_until
            )
        )


def plays() -> bool:
    """Whether mini-programs here are for playing only, as the money is."""
    return bool(settings.SANDBOX)


def save_app(
    brand: "Brand", *, provider: str, app_id: str, values: Mapping[str, str], is_sandbox: bool, by: Actor
) -> PlatformApp:
    """Keep a brand's mini-program; an earlier one on the same platform is put aside.

    Raises:
        InvalidAppKeys: papers that cannot work.
        PlayAppMixed: a play app in an installation for real ones, or the other way round.
    """
    if is_sandbox != settings.SANDBOX:
        raise PlayAppMixed(is_sandbox=is_sandbox)
    platform: SignIn = plugins.load(SIGN_IN, provider)
    platform.check_keys(app_id, values)

    def unit() -> PlatformApp:
        slot = f"{brand.public_id}:{provider}"
        PlatformApp.objects.filter(slot=slot).update(slot=None, token="", token_until=None)
        made = PlatformApp.objects.create(
            public_id=ids.new_id("mpa"),
            brand=brand,
            provider=provider,
            app_id=app_id,
            keys=json.dumps(dict(values)),
            is_sandbox=is_sandbox,
            slot=slot,
            created_at=clock.now(),
        )
        audit.write(
            by=by,
            action="accounts.save_app",
            target=made.public_id,
            details={"provider": provider, "app_id": app_id, "is_sandbox": is_sandbox},
        )
        return made

    return tx.run(unit)


def put_app_aside(app: PlatformApp, *, by: Actor) -> None:
    """Sign nobody in by an app any more; guests who are known by it stay who they are."""

    def unit() -> None:
        PlatformApp.objects.filter(pk=app.pk).update(slot=None, token="", token_until=None)
        audit.write(by=by, action="accounts.put_app_aside", target=app.public_id)

    tx.run(unit)


def note_check(app: PlatformApp, *, failure: str, by: Actor) -> PlatformApp:
    """Remember how the platform answered when the papers were tried; nothing is good."""

    def unit() -> None:
        PlatformApp.objects.filter(pk=app.pk).update(checked_at=clock.now(), check_failure=failure[:40])
        audit.write(
            by=by, action="accounts.check_app", target=app.public_id, details={"failure": failure[:40]}
        )

    tx.run(unit)
    app.refresh_from_db(fields=["checked_at", "check_failure"])
    return app


def hears_of(app: PlatformApp) -> bool:
    """Whether the platform can tell us its news of this app, as it has our token for that."""
    return bool(json.loads(app.keys).get("push_token"))


def is_sealed(app: PlatformApp) -> bool:
    """Whether the platform's news of this app come sealed with a key."""
    return bool(json.loads(app.keys).get("push_key"))


def open_app(app: PlatformApp) -> AppKeys:
    """Return an app with its secrets in clear, for calls with no unit open.

    Raises:
        PlayAppMixed: the app's kind is not this installation's.
    """
    if app.is_sandbox != settings.SANDBOX:
        raise PlayAppMixed(is_sandbox=app.is_sandbox)
    return AppKeys(
        provider=app.provider,
        app_id=app.app_id,
        is_sandbox=app.is_sandbox,
        values=json.loads(app.keys),
        shelf=_Shelf(app.pk),
    )
