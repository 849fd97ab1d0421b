"""Consents the mini-program asks for: each yes is good for one message by one template."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from diandan.infra import sql, tx
from diandan.kernel import clock
from diandan.modules.notifications import queries
from diandan.modules.notifications.models import Consent
from diandan.modules.notifications.states import ConsentState

if TYPE_CHECKING:
    from diandan.modules.accounts.models import Guest
    from diandan.modules.stores.models import Brand

_use = sql.Statement(
    Consent,
    "UPDATE {table} SET {state} = 'used', {used_at} = %s, {message_id} = %s"
    " WHERE {id} = %s AND {state} = 'granted'",
)


def note_answers(guest: "Guest", *, brand: "Brand", answers: Mapping[str, bool]) -> None:
    """Note what a guest said to the mini-program's question, template by template; a no is kept too.

    Templates nobody asked about are none of ours and are not kept.
    """
    known = queries.subscription_templates(brand.pk)

    def unit() -> None:
        Consent.objects.bulk_create(
            Consent(
                guest=guest,
                brand=brand,
                provider_template=template,
                state=ConsentState.GRANTED if agreed else ConsentState.REFUSED,
                asked_at=clock.now(),
            )
            for template, agreed in answers.items()
            if template in known
        )

    tx.run(unit)


def use_consent(guest_pk: int, brand_pk: int, *, template: str, message_id: str) -> bool:
    """Use up the oldest consent for a template; false when there is none left."""
    tx.must_be_inside()
    granted = Consent.objects.filter(
        guest_id=guest_pk, brand_id=brand_pk, provider_template=template, state=ConsentState.GRANTED
    )
    return any(
        _use.run(clock.now(), message_id, pk) for pk in granted.order_by("id").values_list("pk", flat=True)
    )


def none_left(guest_pk: int, brand_pk: int, *, template: str, before: datetime) -> None:
    """The platform says that the guest agrees no more: earlier consents for this template are a no too."""
    Consent.objects.filter(
        guest_id=guest_pk,
        brand_id=brand_pk,
        provider_template=template,
        state=ConsentState.GRANTED,
        asked_at__lt=before,
    ).update(state=ConsentState.REFUSED)


def give_back(message_id: str) -> None:
    """The message was never handed over: its consent is good for another."""
    Consent.objects.filter(message_id=message_id, state=ConsentState.USED).update(
        state=ConsentState.GRANTED, used_at=None, message_id=""
    )
