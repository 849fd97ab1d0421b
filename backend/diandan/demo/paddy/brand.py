"""Paddy Noodles as a plan: one store with tables, three stations, people."""

from diandan.demo.menus import AreaPlan, BannerPlan, BrandPlan, HomePlan, PersonPlan, StationPlan, StorePlan
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

HOME = HomePlan(
    greeting="一碗热汤面，慢慢吃",
    greeting_en="A bowl of hot noodles, take your time",
    cover="beef-noodles",
    banners=(
        BannerPlan(
            title="牛腱慢炖四小时",
            title_en="Shank, four hours on the stove",
            text="红烧牛肉面，汤头不加味精",
            text_en="Braised beef noodles, no MSG in the broth",
            shows="beef-noodles",
            leads_to="beef-noodles",
        ),
        BannerPlan(
            title="小笼每天现包六十笼",
            title_en="Sixty baskets of dumplings a day",
            text="卖完为止，早来有",
            text_en="Made by hand; when they are gone, they are gone",
            shows="xiaolongbao",
            leads_to="small",
        ),
    ),
)

PADDY = BrandPlan(
    slug="paddy",
    name="稻香面馆",
    name_en="Paddy Noodles",
    accent="#a8341f",
    groups=GROUPS,
    headings=(SIGNATURES, SOUPS, DRY, WOK, COLD, SMALL, DRINKS),
    stores=(OLD_STREET,),
    home=HOME,
    people=(
        PersonPlan(username="paddy-owner", name="唐老板", role=Role.OWNER),
        PersonPlan(username="paddy-manager", name="许店长", role=Role.MANAGER),
        PersonPlan(username="paddy-waiter", name="小满", role=Role.WAITER, store="old-street"),
        PersonPlan(username="paddy-kitchen", name="老郑", role=Role.KITCHEN),
    ),
)
