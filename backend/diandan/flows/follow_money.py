"""An order's figures follow its money, so that every screen that shows them is told."""

from typing import Any

from diandan.kernel.actor import Actor
from diandan.modules.ordering import service as ordering
from diandan.modules.ordering.errors import OrderNotFound


def note(fact: Any) -> None:
    """Give the order that this money is about a new version; other subjects have no screens yet."""
    try:
        ordering.note_money(fact.subject, by=Actor.system("follow_money"))
    except OrderNotFound:
        return
