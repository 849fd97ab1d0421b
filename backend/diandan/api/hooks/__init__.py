"""What providers call: proven by signature, one flow each."""

from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec

from diandan.api.shared import auth
from diandan.api.shared.building import make_api

api = make_api(audience="hooks", title="diandan hooks", auth=auth.undeclared)

# Routers of the resources, in the order of the description.
for _name in ("wechatpay", "payments"):
    if find_spec(f"{__name__}.{_name}"):
        with suppress(ImportError):
            api.add_router("", import_module(f"{__name__}.{_name}").router)
