"""What Paddy asks about a bowl."""

from diandan.demo.writing import question

DEFAULT = {"is_default": True}

SPICE = question(
    "spice",
    "辣度",
    "Heat",
    [
        ("none", "不辣", "Not hot", "0"),
        ("mild", "微辣", "Mild", "0", DEFAULT),
        ("medium", "中辣", "Medium", "0"),
        ("hot", "特辣", "Very hot", "0"),
    ],
)
NOODLE = question(
    "noodle",
    "面型",
    "Noodles",
    [
        ("thin", "细面", "Thin", "0", {**DEFAULT, "allergens": ("gluten",)}),
        ("wide", "宽面", "Wide", "0", {"allergens": ("gluten",)}),
        ("knife", "刀削面", "Knife-cut", "2", {"allergens": ("gluten",)}),
        ("rice", "米粉", "Rice noodles", "0"),
    ],
)
TOPPING = question(
    "extras",
    "加料",
    "Extras",
    [
        ("noodles", "加面", "More noodles", "3", {"kcal": 140, "allergens": ("gluten",)}),
        ("egg", "卤蛋", "Braised egg", "3", {"kcal": 75, "allergens": ("eggs", "soy")}),
        ("beef", "加牛肉", "More beef", "12", {"kcal": 160}),
        ("greens", "加青菜", "More greens", "3", {"kcal": 20}),
        ("tofu", "豆腐干", "Pressed tofu", "3", {"kcal": 60, "allergens": ("soy",)}),
    ],
    least=0,
    most=4,
)
HERBS = question(
    "herbs",
    "葱与香菜",
    "Herbs",
    [
        ("both", "都要", "Both", "0", DEFAULT),
        ("no-coriander", "不要香菜", "No coriander", "0"),
        ("no-scallion", "不要葱", "No spring onion", "0"),
        ("neither", "都不要", "Neither", "0"),
    ],
)
CHILL = question(
    "chill",
    "温度",
    "Temperature",
    [("cold", "冰", "Cold", "0", DEFAULT), ("warm", "常温", "Room temperature", "0")],
)

GROUPS = (SPICE, NOODLE, TOPPING, HERBS, CHILL)
