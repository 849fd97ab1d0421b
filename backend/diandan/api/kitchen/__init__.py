"""The kitchen's door: pairing a screen, stations, tickets, the calling screen."""

from diandan.api.kitchen import board, pairing, stations, tickets
from diandan.api.shared import auth
from diandan.api.shared.building import make_api

api = make_api(audience="kitchen", title="diandan kitchen", auth=auth.undeclared)

for resource in (pairing, stations, tickets, board):
    api.add_router("", resource.router)
