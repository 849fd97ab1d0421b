"""The kinds of account and which way they grow. An account is a name such as ``asset:cash``."""

from enum import StrEnum

from diandan.modules.ledger.errors import UnknownAccountKind

ACCOUNT_MAX = 40


class AccountKind(StrEnum):
    """What an account holds. Debits are positive, credits negative."""

    ASSET = "asset"
    LIABILITY = "liability"
    INCOME = "income"
    EXPENSE = "expense"


_KINDS = frozenset(kind.value for kind in AccountKind)


def kind_of(account: str) -> AccountKind:
    """Return the kind an account's name begins with.

    Raises:
        UnknownAccountKind: the name has no kind, no rest, or is too long.
    """
    kind, _, rest = account.partition(":")
    if kind not in _KINDS or not rest or len(account) > ACCOUNT_MAX:
        raise UnknownAccountKind(account)
    return AccountKind(kind)
