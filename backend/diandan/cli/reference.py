"""The generated pages of docs/reference: settings, roles, errors, states, facts, words of ids."""

from collections.abc import Iterable

from diandan import settings as source
from diandan.cli import described
from diandan.flows import guest_data
from diandan.kernel.fact import declared
from diandan.kernel.ids import ID_KINDS
from diandan.modules.accounts.roles import MAY, WHAT, Permission, Role

NOTE = "<!-- Written by `make contracts`; do not edit. -->\n"


def pages() -> dict[str, str]:
    """File name → page."""
    return {
        "settings.md": settings_page(),
        "roles.md": roles_page(),
        "personal-data.md": personal_page(),
        "errors.md": errors_page(),
        "states.md": states_page(),
        "events.md": events_page(),
        "ids.md": ids_page(),
    }


def settings_page() -> str:
    """Every environment variable."""
    rows = [
        (f"`{name}`", f"`{default}`" if default else "", why) for name, default, why in sorted(source.READ)
    ]
    return _page(
        "Settings",
        "All settings come from the environment and have a default that runs the whole shop on one machine. "
        "Production sets four: `DIANDAN_SECRET_KEY`, `DIANDAN_FIELD_KEYS`, `DIANDAN_DATABASE_URL`, "
        "`DIANDAN_PUBLIC_URL`. `python -m diandan doctor` checks them.",
        _table(("name", "default", "meaning"), rows),
    )


def roles_page() -> str:
    """Who may do what."""
    rows = [
        (f"`{permission}`", WHAT[permission], *("✓" if permission in MAY[role] else "" for role in Role))
        for permission in Permission
    ]
    return _page(
        "Roles and permissions",
        "A role is given in one store or in the whole brand; what is not ticked is denied. "
        "Changing the brand's menu or people needs the role in the whole brand.",
        _table(("permission", "allows to", *Role), rows),
    )


def personal_page() -> str:
    """What is held on guests, from the register every room writes for itself."""
    rows = [
        (
            f"`{holding.code}`",
            holding.what_en,
            ", ".join(f"`{name}`" for name in holding.fields),
            holding.why_en,
            "as needed" if holding.keeps_days is None else f"{holding.keeps_days} days",
            holding.ends.value,
        )
        for holding in guest_data.register()
    ]
    return _page(
        "Personal data",
        "Every table that leads to a guest, what is personal in it, why it is there, how long, and what "
        "becomes of it when the guest asks to be forgotten. [How it works](../explain/privacy.md).",
        _table(("table", "what", "columns", "why", "kept for", "then"), rows),
    )


def errors_page() -> str:
    """Every error code."""
    rows = [(f"`{code}`", e["kind"], e["zh"], e["en"]) for code, e in described.errors().items()]
    return _page(
        "Errors",
        "Bodies are `{code, message, details, request_id}`; the kind decides the HTTP status: "
        "Unauthenticated 401, Forbidden 403, NotFound 404, Invalid 422, Refused and Stale 409, "
        "TooMany 429, Unavailable 503.",
        _table(("code", "kind", "中文", "English"), rows),
    )


def states_page() -> str:
    """Every state machine."""
    parts = []
    for machine, moves in described.states().items():
        rows = [
            (f"`{state}`", ", ".join(f"{step} → `{to}`" for step, to in steps.items()) or "final")
            for state, steps in moves.items()
        ]
        parts.append(f"## {machine}\n\n{_table(('state', 'steps'), rows)}")
    return _page("States", "The tables the code moves by; nothing else moves anything.", "\n".join(parts))


def events_page() -> str:
    """Every fact."""
    described.load_everything()
    rows = [
        (
            f"`{name}`",
            ", ".join(f"`{field}`" for field in fact.__dataclass_fields__),
            (fact.__doc__ or "").splitlines()[0],
        )
        for name, fact in declared().items()
        if fact.__module__.startswith("diandan.")
    ]
    return _page(
        "Facts",
        "What rooms record when something happened; `flows/subscriptions.py` says who listens.",
        _table(("name", "fields", "meaning"), rows),
    )


def ids_page() -> str:
    """Every kind of public id."""
    rows = [(f"`{kind}_`", meaning) for kind, meaning in sorted(ID_KINDS.items())]
    return _page(
        "Ids",
        "Public ids are a prefix and 26 characters: sortable by birth, unguessable.",
        _table(("prefix", "of"), rows),
    )


def _page(title: str, lead: str, body: str) -> str:
    return f"{NOTE}\n# {title}\n\n{lead}\n\n{body}"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(head)
    lines = [head, ["---"] * len(head), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
