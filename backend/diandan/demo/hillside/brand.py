"""Hillside Coffee as a plan: menu, three stores in three districts, people.

Two of the stores are open round the clock, so that the demo can be tried at any hour; the third closes early,
so that a closed store can be seen.
"""

from diandan.demo.hillside.coffee import CLASSIC, COLD_BREW, SPECIALS
from diandan.demo.hillside.cups import NO_COFFEE, TEA
from diandan.demo.hillside.food import BAKERY, BEANS, CAKES, MEALS, SETS
from diandan.demo.hillside.questions import GROUPS
from diandan.demo.menus import AreaPlan, BannerPlan, BrandPlan, HomePlan, PersonPlan, StationPlan, StorePlan
from diandan.modules.accounts.roles import Role

ROUND_THE_CLOCK = {day: [["00:00", "24:00"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}
UNTIL_THREE = {
    **{day: [["07:30", "15:00"]] for day in ("mon", "tue", "wed", "thu", "fri")},
    **{day: [["09:00", "15:00"]] for day in ("sat", "sun")},
}

ESPRESSO_BAR = StationPlan(
    name="咖啡吧",
    name_en="Espresso bar",
    target_s=240,
    makes=("classic", "specials", "beans"),
    is_default=True,
)
COLD_BAR = StationPlan(
    name="茶与冷饮", name_en="Tea and cold bar", target_s=300, makes=("cold-brew", "tea", "no-coffee")
)
PASTRY = StationPlan(
    name="烘焙轻食", name_en="Pastry and meals", target_s=420, makes=("bakery", "cakes", "meals")
)

STATION_SQUARE = StorePlan(
    code="station",
    settings={
        "name": "山丘咖啡 · 站前广场店",
        "name_en": "Hillside · Station Square",
        "address": "上海市静安区 云杉路 88 号 1 层",
        "phone": "021-5550-0101",
        "latitude_e6": 31_249_600,
        "longitude_e6": 121_455_800,
        "modes": ["pickup", "dine_in", "takeaway"],
        "auto_accept": True,
        "prep_min_minutes": 4,
        "prep_max_minutes": 10,
        "hours": ROUND_THE_CLOCK,
    },
    stations=(ESPRESSO_BAR, COLD_BAR, PASTRY),
    areas=(
        AreaPlan(name="窗边", name_en="By the window", tables=(("W1", 2), ("W2", 2), ("W3", 2), ("W4", 4))),
        AreaPlan(name="大厅", name_en="Hall", tables=(("H1", 4), ("H2", 4), ("H3", 6))),
    ),
    sold_out=("strawberry-cake", "milk-coconut"),
    quotas={"pour-over-1": 20, "caneles-1": 40},
)
BOOKSHOP = StorePlan(
    code="bookshop",
    settings={
        "name": "山丘咖啡 · 梧桐书店店",
        "name_en": "Hillside · Plane Tree Books",
        "address": "上海市徐汇区 梧桐里 16 号 书店 2 层",
        "phone": "021-5550-0102",
        "latitude_e6": 31_206_900,
        "longitude_e6": 121_441_300,
        "modes": ["pickup", "takeaway"],
        "auto_accept": False,
        "prep_min_minutes": 6,
        "prep_max_minutes": 15,
        "hours": ROUND_THE_CLOCK,
    },
    stations=(ESPRESSO_BAR, PASTRY),
    sold_out=("beef-burger",),
    quotas={"basque-cheesecake-1": 12},
    not_sold=("nitro", "pasta-bolognese"),
    own_prices={"latte-1": 2300, "latte-2": 2700},
)
RIVERSIDE = StorePlan(
    code="riverside",
    settings={
        "name": "山丘咖啡 · 滨江步道店",
        "name_en": "Hillside · Riverside Walk",
        "address": "上海市浦东新区 滨江步道 7 号亭",
        "phone": "021-5550-0103",
        "latitude_e6": 31_236_100,
        "longitude_e6": 121_501_900,
        "modes": ["pickup", "takeaway"],
        "auto_accept": True,
        "prep_min_minutes": 3,
        "prep_max_minutes": 8,
        "hours": UNTIL_THREE,
    },
    stations=(ESPRESSO_BAR,),
    not_sold=("beef-burger", "pasta-bolognese", "sunny-eggs", "pancakes", "tomato-soup", "lunch-set"),
)

HOME = HomePlan(
    greeting="今天想喝点什么？",
    greeting_en="What will it be today?",
    cover="latte",
    banners=(
        BannerPlan(
            title="桂花季，当季限定",
            title_en="Osmanthus season",
            text="金桂蜜酿十日，配双份浓缩",
            text_en="Honeyed osmanthus over a double shot",
            shows="osmanthus-latte",
            leads_to="osmanthus-latte",
            days=30,
        ),
        BannerPlan(
            title="刚出炉的可颂",
            title_en="Croissants, just out of the oven",
            text="每天三炉，上午最香",
            text_en="Three batches a day; mornings are best",
            shows="croissant",
            leads_to="bakery",
        ),
        BannerPlan(
            title="早餐套餐",
            title_en="Breakfast set",
            text="一杯咖啡，一份三明治",
            text_en="A coffee and a sandwich",
            shows="breakfast-set",
            leads_to="sets",
        ),
    ),
)

HILLSIDE = BrandPlan(
    slug="hillside",
    name="山丘咖啡",
    name_en="Hillside Coffee",
    accent="#9a4f2c",
    groups=GROUPS,
    headings=(CLASSIC, SPECIALS, COLD_BREW, TEA, NO_COFFEE, SETS, BAKERY, CAKES, MEALS, BEANS),
    stores=(STATION_SQUARE, BOOKSHOP, RIVERSIDE),
    home=HOME,
    people=(
        PersonPlan(username="hillside-owner", name="林老板", role=Role.OWNER),
        PersonPlan(username="hillside-manager", name="周店长", role=Role.MANAGER),
        PersonPlan(username="hillside-cashier", name="小顾", role=Role.CASHIER, store="station"),
        PersonPlan(username="hillside-barista", name="阿豆", role=Role.KITCHEN),
    ),
)
