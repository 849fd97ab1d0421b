"""The guest's door: H5 and mini-programs."""

from diandan.api.guest import (
    cart,
    entry,
    favourites,
    home,
    menu,
    messages,
    orders,
    payments,
    phone,
    privacy,
    reviews,
    search,
    session,
    shares,
    stores,
)
from diandan.api.shared import auth
from diandan.api.shared.building import make_api

api = make_api(audience="guest", title="diandan guest", auth=auth.guest)

for resource in (
    session,
    phone,
    stores,
    entry,
    menu,
    search,
    cart,
    orders,
    payments,
    home,
    reviews,
    privacy,
    messages,
    favourites,
    shares,
):
    api.add_router("", resource.router)
