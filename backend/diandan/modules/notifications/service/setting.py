"""A brand sets what is said, where it may go, how much is too much, and who is told of trouble."""

import json
from collections.abc import Mapping, Sequence
from datetime import time
from typing import TYPE_CHECKING, Any

from diandan.infra import audit, tx
from diandan.kernel import clock
from diandan.kernel.actor import Actor
from diandan.modules.notifications import addresses, queries, wordings
from diandan.modules.notifications.errors import InvalidRules, InvalidWording, UnknownVariable
from diandan.modules.notifications.models import Rules, Wording
from diandan.modules.notifications.ports import Channel
from diandan.modules.notifications.states import MessageKind
from diandan.modules.notifications.wordings import Words

if TYPE_CHECKING:
    from diandan.modules.stores.models import Brand

RECIPIENTS_MAX = 10
PROVIDER_TEMPLATE_MAX = 80
PLACES_MAX = 10


def save_words(
    brand: "Brand",
    *,
    kind: MessageKind,
    texts: Mapping[str, tuple[str, str]],
    ways: Sequence[Channel],
    channels: Mapping[str, Mapping[str, Any]],
    by: Actor,
) -> Words:
    """Keep a brand's words for a kind of message, after checking that they can be said.

    Raises:
        InvalidWording, UnknownVariable.
    """
    for language in wordings.LANGUAGES:
        title, body = texts.get(language, ("", ""))
        wordings.must_be_good(kind, title=title, body=body)
    kept = {channel: _checked(kind, given) for channel, given in channels.items() if channel in set(Channel)}
    chosen = [way.value for way in dict.fromkeys(ways) if way in wordings.POSSIBLE[kind]]

    def unit() -> Words:
        row, _ = Wording.objects.get_or_create(
            brand=brand, kind=kind.value, defaults={"version": 0, "changed_at": clock.now()}
        )
        row.texts = {name: {"title": title, "body": body} for name, (title, body) in texts.items()}
        row.ways, row.channels = chosen, kept
        row.version, row.changed_at = row.version + 1, clock.now()
        row.save()
        audit.write(by=by, action="notifications.save_words", target=brand.public_id, details={"kind": kind})
        return queries.words_of(brand.pk, kind)

    return tx.run(unit)


def save_rules(
    brand: "Brand",
    *,
    a_person: Mapping[Channel, int],
    a_brand: Mapping[Channel, int],
    quiet_from: time,
    quiet_until: time,
    alert_mails: Sequence[str],
    alert_phones: Sequence[str],
    by: Actor,
) -> Rules:
    """Keep a brand's caps, its quiet hours and the people it alerts.

    Raises:
        InvalidRules, InvalidAddress.
    """
    for name, given in (("a_person", a_person), ("a_brand", a_brand)):
        if any(not 0 <= cap <= queries.CAP_MAX for cap in given.values()):
            raise InvalidRules(field=name, most=queries.CAP_MAX)
    mails = list(dict.fromkeys(addresses.cleaned(Channel.MAIL, mail) for mail in alert_mails))
    phones = list(dict.fromkeys(addresses.cleaned(Channel.SMS, phone) for phone in alert_phones))
    if max(len(mails), len(phones)) > RECIPIENTS_MAX:
        raise InvalidRules(field="alerts", most=RECIPIENTS_MAX)
    caps = {
        "a_person": {channel.value: cap for channel, cap in a_person.items()},
        "a_brand": {channel.value: cap for channel, cap in a_brand.items()},
    }
    quiet = {"quiet_from": quiet_from, "quiet_until": quiet_until}

    def unit() -> Rules:
        alerts = {"alert_mails": json.dumps(mails), "alert_phones": json.dumps(phones)}
        kept, _ = Rules.objects.update_or_create(brand=brand, defaults={**caps, **quiet, **alerts})
        hours = {name: at.isoformat("minutes") for name, at in quiet.items()}
        audit.write(
            by=by, action="notifications.save_rules", target=brand.public_id, details={**caps, **hours}
        )
        return kept

    return tx.run(unit)


def _checked(kind: MessageKind, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is kept of a provider's template: its id per language, and which place shows what."""
    kept: dict[str, Any] = {}
    for language in wordings.LANGUAGES:
        template = str(given.get(language, "")).strip()
        if len(template) > PROVIDER_TEMPLATE_MAX:
            raise InvalidWording(field="provider_template", most=PROVIDER_TEMPLATE_MAX)
        if template:
            kept[language] = template
    places = given.get("fields") or {}
    if len(places) > PLACES_MAX:
        raise InvalidWording(field="fields", most=PLACES_MAX)
    for name in places.values():
        if name not in wordings.VARIABLES[kind]:
            raise UnknownVariable(
                field="fields", name=str(name)[:40], known=", ".join(wordings.VARIABLES[kind])
            )
    if places:
        kept["fields"] = {str(place)[:32]: str(name) for place, name in places.items()}
    return kept
