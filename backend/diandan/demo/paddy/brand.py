"""Paddy Noodles as a plan: one store with tables, three stations, people."""

from diandan.demo.menus import AreaPlan, BrandPlan, PersonPlan, StationPlan, StorePlan
from diandan.demo.paddy.dishes import COLD, DRINKS, DRY, SIGNATURES, SMALL, SOUPS, WOK
from diandan.demo.paddy.questions import GROUPS
from diandan.modules.accounts.roles import Role

ROUND_THE_CLOCK = {day: [["00:00", "24:00"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}

OLD_STREET = StorePlan(
    code="old-street",
    settings={
        "name": "稻香面馆 · 老街店",
        "name_en": "Paddy Noodles · Old Street",
        "address": "上海市黄浦区 稻香老街 21 号",
        "phone": "021-5550-0201",
        "latitude_e6": 31_222_700,
        "longitude_e6": 121_488_900,
        "modes": ["dine_in", "takeaway"],
        "auto_accept": True,
        "prep_min_minutes": 8,
        "prep_max_minutes": 18,
        "hours": ROUND_THE_CLOCK,
    },
    stations=(
        StationPlan(
            name="面档",
            name_en="Noodles",
            target_s=480,
            makes=("signatures", "soups", "dry"),
            is_default=True,
        ),
        StationPlan(name="炒锅", name_en="Wok", target_s=540, makes=("wok", "small")),
        StationPlan(name="凉菜", name_en="Cold dishes", target_s=240, makes=("cold", "drinks")),
    ),
    areas=(
        AreaPlan(
            name="一楼大厅",
            name_en="Ground floor",
            tables=(("A1", 2), ("A2", 2), ("A3", 4), ("A4", 4), ("A5", 4), ("A6", 6)),
        ),
        AreaPlan(name="二楼", name_en="Upstairs", tables=(("B1", 4), ("B2", 4), ("B3", 8))),
        AreaPlan(name="院子", name_en="Courtyard", tables=(("C1", 2), ("C2", 4), ("C3", 4))),
    ),
    sold_out=("seafood-noodles",),
    quotas={"xiaolongbao-1": 60, "osmanthus-lotus-1": 15},
)

PADDY = BrandPlan(
    slug="paddy",
    name="稻香面馆",
    name_en="Paddy Noodles",
    accent="#a8341f",
    groups=GROUPS,
    headings=(SIGNATURES, SOUPS, DRY, WOK, COLD, SMALL, DRINKS),
    stores=(OLD_STREET,),
    people=(
        PersonPlan(username="paddy-owner", name="唐老板", role=Role.OWNER),
        PersonPlan(username="paddy-manager", name="许店长", role=Role.MANAGER),
        PersonPlan(username="paddy-waiter", name="小满", role=Role.WAITER, store="old-street"),
        PersonPlan(username="paddy-kitchen", name="老郑", role=Role.KITCHEN),
    ),
)
