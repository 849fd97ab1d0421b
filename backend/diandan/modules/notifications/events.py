"""Facts about messages."""

from dataclasses import dataclass

from diandan.kernel.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageQueued(Fact):
    """A message is to be brought to a person."""

    name = "notifications.message_queued"
    message_id: str
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxChanged(Fact):
    """A guest was told something, or has seen what they were told."""

    name = "notifications.inbox_changed"
    guest_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsWritten(Fact):
    """A brand has news for those who asked for them; ``after`` is the last agreement that was served."""

    name = "notifications.news_written"
    news_id: str
    after: int
