"""Writing the trail, in the unit of the act itself."""

from typing import Any

from diandan.infra import sql, tx
from diandan.infra.audit.models import AuditRow
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor

_insert = sql.Insert(
    AuditRow,
    ("public_id", "at", "actor", "action", "target", "store_id", "brand_id", "origin", "details"),
)


def write(
    *,
    by: Actor,
    action: str,
    target: str,
    store_id: str = "",
    brand_id: str = "",
    details: dict[str, Any] | None = None,
) -> None:
    """Note that ``by`` did ``action`` ("ordering.reject") to the thing with public id ``target``.

    Of the details, ``name`` and ``name_en`` say what the thing was called, ``changes`` holds what moved as
    field → [before, after]; the console makes sentences of them.

    Raises:
        MustBeInUnit: no unit is open.
    """
    tx.must_be_inside()
    _insert.run(
        [
            {
                "public_id": ids.new_id("aud"),
                "at": clock.now(),
                "actor": str(by),
                "action": action,
                "target": target,
                "store_id": store_id,
                "brand_id": brand_id or by.brand_id,
                "origin": by.via[:80],
                "details": details or {},
            }
        ]
    )
