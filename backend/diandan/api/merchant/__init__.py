"""The merchant's door: order desk, catalogue, settings, people, money, reports."""

from diandan.api.merchant import (
    account,
    catalog,
    code_sheets,
    home,
    menu_files,
    messaging,
    mini_program,
    money,
    opening,
    orders,
    payment_accounts,
    pictures,
    reports,
    reviews,
    screens,
    search_misses,
    session,
    sold_out,
    staff,
    stations,
    stores,
    switching,
    tables,
    trail,
)
from diandan.api.shared import auth
from diandan.api.shared.building import make_api

api = make_api(audience="merchant", title="diandan merchant", auth=auth.undeclared)

for resource in (
    session,
    orders,
    money,
    stores,
    tables,
    code_sheets,
    mini_program,
    stations,
    catalog,
    sold_out,
    search_misses,
    pictures,
    home,
    menu_files,
    opening,
    payment_accounts,
    reports,
    reviews,
    staff,
    switching,
    account,
    screens,
    trail,
    messaging,
):
    api.add_router("", resource.router)
