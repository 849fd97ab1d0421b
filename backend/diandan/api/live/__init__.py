"""The door to live frames: who may follow which topic."""

from diandan.api.live import tickets
from diandan.api.shared import auth
from diandan.api.shared.building import make_api

api = make_api(audience="live", title="diandan live", auth=auth.undeclared)

for resource in (tickets,):
    api.add_router("", resource.router)
