"""The kitchen's door: stations, tickets, the calling screen."""

from diandan.api.kitchen import board, stations, tickets
from diandan.api.shared import auth
from diandan.api.shared.building import make_api

api = make_api(audience="kitchen", title="diandan kitchen", auth=auth.undeclared)

for resource in (stations, tickets, board):
    api.add_router("", resource.router)
