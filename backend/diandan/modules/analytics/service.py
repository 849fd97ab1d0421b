"""Commands of the analytics room."""

import secrets
from typing import TYPE_CHECKING

from diandan.infra import tx
from diandan.modules.analytics.models import ShareTarget

if TYPE_CHECKING:
    from diandan.modules.stores.models import Store

# Without letters and digits that look alike: somebody may have to read a code aloud.
CODE_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
CODE_LENGTH = 10


def share_target(store: "Store", *, item_id: str = "") -> ShareTarget:
    """Return the row of what is passed on, made when nobody did so before; no item means the store's menu."""

    def unit() -> ShareTarget:
        wanted = {"store_id": store.pk, "item_ref": item_id}
        found = ShareTarget.objects.filter(**wanted).first()
        if found is None:
            # Two phones at once: one row is made, both read it.
            ShareTarget.objects.bulk_create([ShareTarget(**wanted, code=_new_code())], ignore_conflicts=True)
            found = ShareTarget.objects.get(**wanted)
        return found

    return tx.run(unit)


def _new_code() -> str:
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
