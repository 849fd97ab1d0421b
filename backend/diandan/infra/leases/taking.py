"""Taking a lease: one statement that only one of those who try at the same moment gets a row from."""

import os
import secrets
from datetime import timedelta

from diandan.infra import sql, tx
from diandan.infra.leases.models import Lease
from diandan.kernel import clock

HOLDER = f"{os.getpid()}.{secrets.token_hex(4)}"

_take_over = sql.Statement(
    Lease, "UPDATE {table} SET {until} = %s, {holder} = %s WHERE {name} = %s AND {until} <= %s"
)
_begin = sql.Insert(Lease, ("name", "holder", "until"), ignore_conflicts=True)


def take(name: str, *, for_s: float) -> bool:
    """Take a thing for so long; false while it is somebody's, be it this process itself."""

    def unit() -> bool:
        now = clock.now()
        until = now + timedelta(seconds=for_s)
        if _take_over.run(until, HOLDER, name, now):
            return True
        return bool(_begin.run([{"name": name, "holder": HOLDER, "until": until}]))

    return tx.run(unit)
