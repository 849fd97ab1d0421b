"""An order opened at the counter: which steps it took, when, and by whose hand."""

import pytest

from diandan.kernel.actor import Actor
from diandan.modules.accounts.roles import Role
from diandan.modules.ordering import service as ordering
from tests.factories.accounts import make_guest, make_screen, make_staff, sign_in
from tests.factories.ordering import make_order
from tests.factories.stores import make_store

pytestmark = pytest.mark.django_db


def test_every_step_says_who_took_it_by_name_and_when(client, clock):
    store, guest = make_store(), make_guest()
    lin = make_staff(store.brand, username="lin", role=Role.CASHIER)
    screen = make_screen(store).screen
    client.cookies["dd_staff"] = sign_in(lin)
    order = make_order(store, guest)
    clock.advance(seconds=30)
    ordering.settle(order.public_id, by=Actor.system("bill_settled"))
    clock.advance(minutes=2)
    ordering.accept(order.public_id, by=Actor.staff(lin.public_id))
    clock.advance(minutes=3)
    ordering.start(order.public_id, by=Actor.screen(screen.public_id))
    clock.advance(minutes=1)
    ordering.cancel(order.public_id, reason="牛奶用完了", by=Actor.staff(lin.public_id))

    shown = client.get(f"/api/merchant/v1/orders/{order.public_id}").json()["history"]

    # Half past ten in Shanghai is half past two in the world.
    assert [(one["step"], one["state"], one["by"], one["at"], one["note"]) for one in shown] == [
        ("place", "awaiting_payment", f"guest:{guest.public_id}", "2026-03-12T02:30:00Z", ""),
        ("settle", "placed", "system:bill_settled", "2026-03-12T02:30:30Z", ""),
        ("accept", "accepted", "Lin", "2026-03-12T02:32:30Z", ""),
        ("start", "preparing", "the kitchen", "2026-03-12T02:35:30Z", ""),
        ("cancel", "cancelled", "Lin", "2026-03-12T02:36:30Z", "牛奶用完了"),
    ]
