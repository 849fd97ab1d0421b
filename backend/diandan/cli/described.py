"""What the code says of itself: API descriptions, state tables, kinds of errors."""

import importlib
import json
import pkgutil
from collections.abc import Iterator
from typing import Any

from django.conf import settings

from diandan.api.shared.errors import SERVER_ERROR
from diandan.kernel.errors import DomainError, kind_of
from diandan.modules.kitchen import states as kitchen
from diandan.modules.ordering import states as ordering
from diandan.modules.payments import states as payments

FLOORS = ("kernel", "infra", "modules", "flows", "adapters", "api")
AUDIENCES = ("guest", "merchant", "kitchen", "live")


def openapi(audience: str) -> Any:
    """The description of one audience's API."""
    api = importlib.import_module(f"diandan.api.{audience}").api
    return api.get_openapi_schema(path_prefix=f"/api/{audience}/v1/")


def states() -> dict[str, Any]:
    """Every state machine of the rooms: state → step → state."""
    return {"order": ordering.MOVES, "ticket": kitchen.MOVES, **payments.MOVES}


def errors() -> dict[str, dict[str, str]]:
    """Every error code with its kind and the sentences people wrote for it."""
    written: dict[str, dict[str, str]] = json.loads(
        (settings.CONTRACTS_DIR / "errors.json").read_text("utf-8")
    )
    return {
        code: {
            "kind": kind,
            "zh": written.get(code, {}).get("zh", ""),
            "en": written.get(code, {}).get("en", ""),
        }
        for code, kind in sorted(error_kinds().items())
    }


def error_kinds() -> dict[str, str]:
    """Every code an API can answer with, and its kind."""
    load_everything()
    found = {SERVER_ERROR: "Unavailable"}
    for error in _below(DomainError):
        if error.__module__.startswith("diandan."):
            found[error.code] = kind_of(error).__name__
    return found


def load_everything() -> None:
    """Import every module below the doors, so that every error, fact and table is known."""
    for floor in FLOORS:
        package = importlib.import_module(f"diandan.{floor}")
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".migrations." not in module.name:
                importlib.import_module(module.name)


def _below(cls: type[Any]) -> Iterator[type[Any]]:
    for subclass in cls.__subclasses__():
        yield subclass
        yield from _below(subclass)
