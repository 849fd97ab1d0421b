"""Pairing a screen: it shows six digits, a manager types them, it belongs to the store.

The code is short and seen by the whole room, so it lives for minutes, is guessed at slowly, and opens nothing
by itself: the screen fetches its token with a secret that only it knows.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import IntegrityError

from diandan.infra import audit, outbox, throttle, tx
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.accounts import tokens
from diandan.modules.accounts.errors import PairingOver, ScreenNotFound, WrongPairingCode
from diandan.modules.accounts.events import ScreenRevoked
from diandan.modules.accounts.models import Pairing, Screen
from diandan.modules.accounts.sessions import end_sessions_at

if TYPE_CHECKING:
    from diandan.modules.stores.models import Store

SHOWN_FOR = timedelta(minutes=10)
# Once its token was fetched, a screen whose answer got lost may ask again for so long.
FETCHED_FOR = timedelta(minutes=1)
# A shop sets up a handful of screens behind one address; whoever asks for more collects codes.
ASKED_PER_ADDRESS = 20
# Ten wrong codes in five minutes: at twenty codes on show, one guess in five thousand meets a screen.
TYPED_PER_PERSON = 10
ASKED_SPAN_S = 600
TYPED_SPAN_S = 300
TRIES = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """What a waiting screen is told."""

    code: str
    secret: str
    expires_in_s: int


@dataclass(frozen=True, slots=True)
class Paired:
    """A screen, and the token it keeps from now on."""

    screen: Screen
    token: str


def ask_to_pair(*, kind: str, address: str, device: str) -> Asked:
    """Give a screen a code to show and a secret to come back with.

    Raises:
        TooFast: too many from this address.
    """
    throttle.hit("accounts.pairing.ask", address, limit=ASKED_PER_ADDRESS, per_s=ASKED_SPAN_S)
    secret = tokens.fresh()

    def unit() -> Asked:
        now = clock.now()
        Pairing.objects.filter(expires_at__lte=now).delete()
        pairing = Pairing.objects.create(
            public_id=ids.new_id("prc"),
            code=f"{secrets.randbelow(1_000_000):06}",
            secret_hash=tokens.digest(secret),
            kind=kind,
            device=device[:60],
            address=address[:45],
            expires_at=now + SHOWN_FOR,
        )
        return Asked(pairing.code, secret, int(SHOWN_FOR.total_seconds()))

    for _ in range(TRIES):
        try:
            return tx.run(unit)
        except IntegrityError:
            continue  # another screen shows this code just now
    raise throttle.TooFast(retry_after_s=60)


def pair_screen(store: "Store", *, code: str, name: str, by: Actor, station_ref: str = "") -> Screen:
    """Make the screen that shows this code one of the store's.

    Raises:
        WrongPairingCode: nobody shows it, or not any more; TooFast: too many were tried.
    """
    throttle.hit(
        "accounts.pairing.type", str(by), limit=TYPED_PER_PERSON, per_s=TYPED_SPAN_S, shut_when_blind=True
    )

    def unit() -> Screen:
        now = clock.now()
        shown = Pairing.objects.filter(code=code, screen=None, expires_at__gt=now).first()
        if shown is None:
            raise WrongPairingCode
        screen = Screen.objects.create(
            public_id=ids.new_id("scr"),
            store=store,
            kind=shown.kind,
            name=name.strip()[:40] or shown.device or shown.kind,
            station_ref=station_ref if shown.kind == "kitchen" else "",
            device=shown.device,
            address=shown.address,
            created_at=now,
        )
        if not Pairing.objects.filter(pk=shown.pk, screen=None).update(screen=screen):
            raise WrongPairingCode  # somebody typed it in the same moment
        _note(screen, "accounts.pair_screen", by, kind=screen.kind)
        return screen

    return tx.run(unit)


def fetch_token(secret: str) -> Paired | None:
    """Hand a paired screen its token; ``None`` while nobody has typed its code.

    Raises:
        PairingOver: the code ran out.
    """
    token = tokens.fresh()

    def unit() -> Paired | None:
        now = clock.now()
        pairing = (
            Pairing.objects.select_related("screen__store__brand")
            .filter(secret_hash=tokens.digest(secret), expires_at__gt=now)
            .first()
        )
        if pairing is None:
            raise PairingOver
        screen = pairing.screen
        if screen is None:
            return None
        kept = Screen.objects.filter(pk=screen.pk, revoked_at=None)
        if not kept.update(token_hash=tokens.digest(token), last_seen_at=now):
            raise PairingOver
        if screen.token_hash is None:
            Pairing.objects.filter(pk=pairing.pk).update(expires_at=now + FETCHED_FOR)
        return Paired(screen, token)

    return tx.run(unit)


def change_screen(screen: Screen, *, name: str, station_ref: str, by: Actor) -> Screen:
    """Call a screen something else, or bind it to another station."""
    changes = {"name": name.strip()[:40] or screen.name}
    if screen.kind == "kitchen":
        changes["station_ref"] = station_ref

    def unit() -> Screen:
        moved = {
            field: [getattr(screen, field), value]
            for field, value in changes.items()
            if getattr(screen, field) != value
        }
        if moved:
            Screen.objects.filter(pk=screen.pk).update(**changes)
            _note(screen, "accounts.change_screen", by, changes=moved)
        for field, value in changes.items():
            setattr(screen, field, value)
        return screen

    return tx.run(unit)


def revoke_screen(screen: Screen, *, by: Actor) -> None:
    """Take a screen away: it, and whoever took it over by code, are out at once.

    Raises:
        ScreenNotFound: somebody was faster.
    """

    def unit() -> None:
        if not Screen.objects.filter(pk=screen.pk, revoked_at=None).update(revoked_at=clock.now()):
            raise ScreenNotFound
        end_sessions_at(screen.public_id)
        _note(screen, "accounts.revoke_screen", by)
        outbox.record(ScreenRevoked(screen_id=screen.public_id))

    tx.run(unit)


def _note(screen: Screen, action: str, by: Actor, **details: object) -> None:
    audit.write(
        by=by,
        action=action,
        target=screen.public_id,
        store_id=screen.store.public_id,
        brand_id=screen.store.brand.public_id,
        details={"name": screen.name, **details},
    )
