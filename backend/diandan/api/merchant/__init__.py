"""The merchant's door: order desk, catalogue, settings, reports."""

from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec

from diandan.api.shared import auth
from diandan.api.shared.building import make_api

api = make_api(audience="merchant", title="diandan merchant", auth=auth.undeclared)

# Routers of the resources, in the order of the description.
for _name in (
    "session",
    "staff",
    "orders",
    "stores",
    "tables",
    "catalog",
    "pictures",
    "sold_out",
    "money",
    "reports",
):
    if find_spec(f"{__name__}.{_name}"):
        with suppress(ImportError):
            api.add_router("", import_module(f"{__name__}.{_name}").router)
