"""The merchant's door: order desk, catalogue, settings, reports."""

from importlib import import_module
from importlib.util import find_spec

from diandan.api.merchant import money, orders, reports, session, staff, stations
from diandan.api.shared import auth
from diandan.api.shared.building import make_api

api = make_api(audience="merchant", title="diandan merchant", auth=auth.undeclared)

for resource in (session, staff, orders, money, reports, stations):
    api.add_router("", resource.router)

for _name in ("stores", "tables", "catalog", "pictures", "sold_out"):
    if find_spec(f"{__name__}.{_name}"):
        api.add_router("", import_module(f"{__name__}.{_name}").router)
