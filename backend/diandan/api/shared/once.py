"""Making a thing once, however often the same request comes: the claim and the thing share a unit."""

from collections.abc import Callable
from typing import Any

from diandan.api.shared.headers import request_hash
from diandan.infra import idempotency, tx
from diandan.kernel import ids


def made_once(request: Any, key: str, *, kind: str, make: Callable[[str], object]) -> str:
    """Let ``make`` make a thing under a fresh id of ``kind``; return that id, or the one the key made before.

    Raises:
        KeyReused: the key was used for another request; whatever ``make`` raises.
    """
    ref = ids.new_id(kind)

    def unit() -> str:
        found = idempotency.claim(by=request.actor, key=key, request_hash=request_hash(request), ref=ref)
        if found is None:
            make(ref)
        return found or ref

    return tx.run(unit)
