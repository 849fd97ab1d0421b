"""A brand's news: written once, told in portions to those who asked for them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from diandan.infra import audit, outbox, tx
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.notifications import queries
from diandan.modules.notifications.errors import InvalidWording
from diandan.modules.notifications.events import NewsWritten
from diandan.modules.notifications.models import News
from diandan.modules.notifications.service import telling
from diandan.modules.notifications.service.telling import Telling
from diandan.modules.notifications.states import MessageKind
from diandan.modules.notifications.wordings import LANGUAGES

if TYPE_CHECKING:
    from datetime import timedelta

    from diandan.modules.stores.models import Brand

HEADLINE_MAX = 30
NEWS_MAX = 140
PORTION = 100


def write_news(brand: "Brand", *, texts: Mapping[str, tuple[str, str]], zone: str, by: Actor) -> News:
    """Keep a piece of news, to be told from now on.

    Raises:
        InvalidWording: a headline or a text is empty or too long, in one of the languages.
    """
    for language in LANGUAGES:
        headline, text = texts.get(language, ("", ""))
        for name, said, most in (("headline", headline, HEADLINE_MAX), ("news", text, NEWS_MAX)):
            if not said.strip() or len(said) > most:
                raise InvalidWording(field=name, most=most)

    def unit() -> News:
        made = News.objects.create(
            public_id=ids.new_id("nws"),
            brand=brand,
            texts={name: {"headline": head, "news": text} for name, (head, text) in texts.items()},
            zone=zone,
            written_at=clock.now(),
        )
        outbox.record(NewsWritten(news_id=made.public_id, after=0))
        audit.write(by=by, action="notifications.write_news", target=made.public_id)
        return made

    return tx.run(unit)


def tell_portion(news_id: str, *, after: int, good_for: "timedelta") -> int:
    """Tell the next hundred who asked for news and leave the rest to the next fact; return how many."""

    def unit() -> int:
        found = queries.news(news_id)
        brand = found.brand
        readers = queries.readers(brand.pk, after=after, limit=PORTION)
        told = 0
        for reader in readers:
            names = {"zh": brand.name, "en": brand.name_en or brand.name}
            wish = Telling(
                kind=MessageKind.NEWS,
                cause=news_id,
                variables={name: {"brand": names[name], **found.texts[name]} for name in LANGUAGES},
                good_for=good_for,
            )
            told += (
                telling.tell_guest(reader.guest, brand=brand, store=None, telling=wish, zone=found.zone)
                is not None
            )
        is_last = len(readers) < PORTION
        if not is_last:
            outbox.record(NewsWritten(news_id=news_id, after=readers[-1].pk))
        News.objects.filter(pk=found.pk).update(
            told=found.told + told, ended_at=clock.now() if is_last else None
        )
        return told

    return tx.run(unit)
