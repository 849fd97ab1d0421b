"""Taking a lease: one statement that only one of those who try at the same moment gets a row from."""

import os
import secrets
from datetime import timedelta

from diandan.infra import sql, tx
from diandan.infra.leases.models import Lease
from diandan.kernel import clock

HOLDER = f"{os.getpid()}.{secrets.token_hex(4)}"
# The clocks of two machines that are both right differ by less.
CLOCKS_DIFFER = timedelta(seconds=30)

_take_over = sql.Statement(
    Lease,
    "UPDATE {table} SET {until} = %s, {holder} = %s WHERE {name} = %s AND ({until} <= %s OR {until} > %s)",
)
_begin = sql.Insert(Lease, ("name", "holder", "until"), ignore_conflicts=True)


def take(name: str, *, for_s: float) -> bool:
    """Take a thing for so long; false while it is somebody's, be it this process itself.

    A lease that ends later than any taken now could was taken by a clock that ran ahead. It is nobody's:
    otherwise a clock that was a day ahead for a second would stop what is done under the lease for that day.
    """

    def unit() -> bool:
        now = clock.now()
        until = now + timedelta(seconds=for_s)
        if _take_over.run(until, HOLDER, name, now, until + CLOCKS_DIFFER):
            return True
        return bool(_begin.run([{"name": name, "holder": HOLDER, "until": until}]))

    return tx.run(unit)
