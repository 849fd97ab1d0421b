"""Claiming a key in the unit that makes the thing.

The claim and the thing share a transaction, so a refused or failed attempt leaves no claim and may simply be
repeated. Same key and same request: the thing made before, as it is now. Same key, other request: a mistake.
"""

from diandan.infra import sql, tx
from diandan.infra.idempotency.models import Claim
from diandan.kernel.actor import Actor
from diandan.kernel.errors import Invalid

_insert = sql.Insert(Claim, ("actor", "key", "request_hash", "ref"), ignore_conflicts=True)
_find = sql.Statement(Claim, "SELECT {request_hash}, {ref} FROM {table} WHERE {actor} = %s AND {key} = %s")


class KeyReused(Invalid):
    """The key was used before, for something else."""

    code = "idempotency.key_reused"


def claim(*, by: Actor, key: str, request_hash: str, ref: str) -> str | None:
    """Claim ``key`` for ``ref``; return nothing when it is new, else the ref it made before.

    Raises:
        KeyReused: the earlier request was another one.
        MustBeInUnit: no unit is open.
    """
    tx.must_be_inside()
    if _insert.run([{"actor": str(by), "key": key, "request_hash": request_hash, "ref": ref}]):
        return None
    return find(by=by, key=key, request_hash=request_hash)


def find(*, by: Actor, key: str, request_hash: str) -> str | None:
    """Return the ref ``key`` made before, or nothing; writes nothing.

    Raises:
        KeyReused: the earlier request was another one.
    """
    row = _find.one(str(by), key)
    if row is None:
        return None
    if row[0] != request_hash:
        raise KeyReused
    return str(row[1])


def inherit(*, of: Actor, to: Actor) -> None:
    """Let ``to`` find what ``of`` made: two actors have turned out to be one.

    Raises:
        MustBeInUnit: no unit is open.
    """
    tx.must_be_inside()
    own = list(Claim.objects.filter(actor=str(to)).values_list("key", flat=True))
    Claim.objects.filter(actor=str(of)).exclude(key__in=own).update(actor=str(to))
