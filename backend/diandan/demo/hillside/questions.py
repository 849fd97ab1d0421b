"""What Hillside asks about a drink, a bun, a salad, a bag of beans."""

from diandan.demo.writing import question

DEFAULT = {"is_default": True}

MILK = question(
    "milk",
    "奶",
    "Milk",
    [
        ("fresh", "鲜牛奶", "Whole milk", "0", {**DEFAULT, "allergens": ("milk",)}),
        ("skimmed", "脱脂牛奶", "Skimmed milk", "0", {"kcal": 0, "allergens": ("milk",)}),
        ("oat", "燕麦奶", "Oat milk", "3", {"kcal": 20, "allergens": ("gluten",)}),
        ("coconut", "椰奶", "Coconut milk", "3", {"kcal": 30}),
        ("soy", "豆奶", "Soy milk", "2", {"kcal": 10, "allergens": ("soy",)}),
    ],
)
TEMPERATURE = question(
    "temperature",
    "温度",
    "Temperature",
    [
        ("hot", "热", "Hot", "0", DEFAULT),
        ("warm", "温", "Warm", "0"),
        ("iced", "冰", "Iced", "0"),
        ("less-ice", "少冰", "Less ice", "0"),
    ],
)
ICE = question(
    "ice",
    "冰量",
    "Ice",
    [
        ("normal", "正常冰", "Normal ice", "0", DEFAULT),
        ("less", "少冰", "Less ice", "0"),
        ("none", "去冰", "No ice", "0"),
    ],
)
SWEETNESS = question(
    "sweetness",
    "甜度",
    "Sweetness",
    [
        ("none", "不另加糖", "No added sugar", "0"),
        ("third", "三分糖", "30 %", "0", {"kcal": 20}),
        ("half", "五分糖", "50 %", "0", {**DEFAULT, "kcal": 35}),
        ("most", "七分糖", "70 %", "0", {"kcal": 50}),
        ("full", "全糖", "100 %", "0", {"kcal": 70}),
    ],
)
SUGAR = question(
    "sugar",
    "糖",
    "Sugar",
    [
        ("none", "不加糖", "No sugar", "0", DEFAULT),
        ("one", "一包糖", "One sachet", "0", {"kcal": 20}),
        ("two", "两包糖", "Two sachets", "0", {"kcal": 40}),
    ],
)
SHOT = question(
    "shot",
    "浓缩",
    "Espresso",
    [
        ("extra", "加一份浓缩", "Extra shot", "4", {"kcal": 5}),
        ("decaf", "换成低因", "Decaf", "2"),
    ],
    least=0,
    most=2,
)
SYRUP = question(
    "syrup",
    "风味糖浆",
    "Syrup",
    [
        ("vanilla", "香草", "Vanilla", "3", {"kcal": 40}),
        ("hazelnut", "榛果", "Hazelnut", "3", {"kcal": 40, "allergens": ("nuts",)}),
        ("caramel", "焦糖", "Caramel", "3", {"kcal": 45}),
        ("osmanthus", "桂花", "Osmanthus", "4", {"kcal": 35}),
    ],
    least=0,
    most=2,
)
TOPPING = question(
    "topping",
    "加料",
    "Toppings",
    [
        ("pearls", "黑糖珍珠", "Brown sugar pearls", "3", {"kcal": 90}),
        ("coconut-jelly", "椰果", "Coconut jelly", "3", {"kcal": 40}),
        ("grass-jelly", "仙草", "Grass jelly", "2", {"kcal": 20}),
        ("cheese-foam", "芝士奶盖", "Cheese foam", "5", {"kcal": 120, "allergens": ("milk",)}),
    ],
    least=0,
    most=3,
)
WARMING = question(
    "warming",
    "加热",
    "Warmed up",
    [("yes", "加热", "Warm it up", "0", DEFAULT), ("no", "不加热", "As it is", "0")],
)
SPREAD = question(
    "spread",
    "加一份",
    "Something on it",
    [
        ("butter", "海盐黄油", "Salted butter", "3", {"kcal": 75, "allergens": ("milk",)}),
        ("jam", "草莓果酱", "Strawberry jam", "3", {"kcal": 45}),
        ("cream-cheese", "奶油奶酪", "Cream cheese", "5", {"kcal": 90, "allergens": ("milk",)}),
    ],
    least=0,
    most=2,
)
EGGS = question(
    "eggs",
    "鸡蛋",
    "Eggs",
    [
        ("sunny", "太阳蛋", "Sunny side up", "0", DEFAULT),
        ("scrambled", "滑蛋", "Scrambled", "0"),
        ("over", "双面煎", "Over easy", "0"),
    ],
)
DRESSING = question(
    "dressing",
    "酱汁",
    "Dressing",
    [
        ("caesar", "凯撒酱", "Caesar", "0", {**DEFAULT, "allergens": ("eggs", "fish", "milk")}),
        ("vinegar", "油醋汁", "Vinaigrette", "0", {"allergens": ("mustard",)}),
        ("sesame", "焙煎芝麻酱", "Roasted sesame", "0", {"allergens": ("sesame", "soy")}),
        ("none", "不要酱", "No dressing", "0"),
    ],
)
GRIND = question(
    "grind",
    "研磨",
    "Grind",
    [
        ("whole", "整豆", "Whole beans", "0", DEFAULT),
        ("pour-over", "手冲", "Pour-over", "0"),
        ("espresso", "意式", "Espresso", "0"),
        ("press", "法压壶", "French press", "0"),
        ("moka", "摩卡壶", "Moka pot", "0"),
    ],
)

GROUPS = (
    TEMPERATURE,
    ICE,
    MILK,
    SWEETNESS,
    SUGAR,
    SHOT,
    SYRUP,
    TOPPING,
    WARMING,
    SPREAD,
    EGGS,
    DRESSING,
    GRIND,
)
