"""Misbehaviour on order: what the sandbox is told to do wrong, where and how often.

A fault names a place (``at``), a deed (``does``), an optional order number it is meant for (``match``) and
how often it happens. Faults are taken one by one, so a test says exactly what goes wrong.
"""

from dataclasses import dataclass
from typing import Any

from diandan.sandbox.store import Store

PLACES = {"prepay", "query", "close", "refund", "refund_query", "bill", "download", "certificates", "notice"}
# The same for the calls of a mini-program's server.
MINI_PLACES = {"code2session", "stable_token", "phone", "wxacode", "subscribe", "shipping", "text_check"}
MINI_PLACES |= {"picture_check"}
# What may go wrong with what it pushes: it is never sent, or sent twice.
PUSH_PLACE = "push"
PUSH_DEEDS = {"lose", "repeat"}
MINI_DEEDS = {
    "error_500",
    "error_500_after_commit",
    "busy",
    "quota",
    "token_lost",
    "refuse_token",
    "hang",
    "garbage",
}
# The same for those who bring text messages and letters.
MESSAGE_PLACES = {"sms_send", "sms_query", "mail"}
MESSAGE_DEEDS = {
    "error_500",
    "error_500_after_commit",
    "busy",
    "garbage",
    "hang_after_commit",
    "hang_up_after_commit",
}

# What may go wrong with a call. The last six spoil a good answer.
CALL_DEEDS = {
    "error_500",
    "error_500_after_commit",
    "rate_limit",
    "hang",
    "hang_after_commit",
    "pay_before_answer",
    "notice_before_answer",
    "abnormal",
    "bad_signature",
    "no_signature",
    "wrong_serial",
    "stale_timestamp",
    "garbage",
    "cut_off",
}
# What may go wrong with a notice. "lose" sends nothing at all, ever.
NOTICE_DEEDS = {"lose", "delay", "repeat", "reorder"}
# A notice sent in another form than the true one; none of these may ever be believed.
NOTICE_FORGERIES = {
    "bad_signature",
    "no_signature",
    "signtest",
    "stale_timestamp",
    "wrong_serial",
    "tampered_body",
    "tampered_nonce",
    "truncated",
    "wrong_amount",
    "wrong_currency",
    "other_merchant",
    "other_app",
    "foreign_key",
    "other_key",
    "garbage",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One misdeed, taken and to be done now."""

    does: str
    seconds: float
    amount: int


class UnknownFault(ValueError):
    """Nobody here knows how to do that."""


def order(
    store: Store,
    *,
    at: str,
    does: str,
    match: str = "",
    times: int = 1,
    seconds: float = 0,
    amount: int = 0,
) -> None:
    """Ask for a misdeed.

    Raises:
        UnknownFault: no such place or deed.
    """
    if at == PUSH_PLACE:
        known = PUSH_DEEDS
    elif at in MINI_PLACES:
        known = MINI_DEEDS
    elif at in MESSAGE_PLACES:
        known = MESSAGE_DEEDS
    else:
        known = NOTICE_DEEDS | NOTICE_FORGERIES if at == "notice" else CALL_DEEDS
    if at not in PLACES | MINI_PLACES | MESSAGE_PLACES | {PUSH_PLACE} or does not in known:
        raise UnknownFault(f"{at}: {does}")
    store.insert(
        "faults",
        at=at,
        does=does,
        match=match,
        times=times,
        seconds=seconds,
        amount=amount,
    )


def take(store: Store, at: str, match: str = "") -> Fault | None:
    """Return the misdeed due at this place and use it up, or nothing."""
    with store.changing():
        row = store.one(
            "SELECT * FROM faults WHERE at = ? AND times > 0 AND match IN ('', ?) ORDER BY id LIMIT 1",
            at,
            match,
        )
        if row is None:
            return None
        store.run("UPDATE faults SET times = times - 1 WHERE id = ?", row["id"])
        return Fault(does=row["does"], seconds=row["seconds"], amount=row["amount"])


def clear(store: Store) -> None:
    """Behave again."""
    store.run("DELETE FROM faults")


def waiting(store: Store) -> list[dict[str, Any]]:
    """Return the misdeeds not yet done."""
    return [dict(row) for row in store.all("SELECT * FROM faults WHERE times > 0 ORDER BY id")]
