"""The door to live frames: who may follow which topic."""

from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec

from diandan.api.shared import auth
from diandan.api.shared.building import make_api

api = make_api(audience="live", title="diandan live", auth=auth.undeclared)

# Routers of the resources, in the order of the description.
for _name in ("tickets",):
    if find_spec(f"{__name__}.{_name}"):
        with suppress(ImportError):
            api.add_router("", import_module(f"{__name__}.{_name}").router)
