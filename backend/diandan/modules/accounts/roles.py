"""What each role may do: the whole table. What is not listed is denied."""

from enum import StrEnum


class Permission(StrEnum):
    """One kind of thing staff may be allowed to do in a store."""

    ORDERS = "orders"
    REFUND = "refund"
    KITCHEN = "kitchen"
    CATALOG = "catalog"
    SOLD_OUT = "sold_out"
    STORE_SETTINGS = "store_settings"
    REPORTS = "reports"
    STAFF = "staff"
    MONEY = "money"
    REVIEWS = "reviews"
    HIDE_REVIEWS = "hide_reviews"
    MESSAGES = "messages"


class Role(StrEnum):
    """A job, from the one who may most to the one who may least."""

    OWNER = "owner"
    MANAGER = "manager"
    CASHIER = "cashier"
    WAITER = "waiter"
    KITCHEN = "kitchen"


WHAT: dict[Permission, str] = {
    Permission.ORDERS: "see the order desk, take, refuse, move and cancel orders, take cash",
    Permission.REFUND: "give money back",
    Permission.KITCHEN: "see the kitchen's tickets, bump and recall them, call numbers",
    Permission.CATALOG: "change categories, items, prices and pictures",
    Permission.SOLD_OUT: "mark things as sold out, set daily quotas",
    Permission.STORE_SETTINGS: "change opening hours, modes and tables, pause orders",
    Permission.REPORTS: "read revenue and reports",
    Permission.STAFF: "make staff accounts and give roles",
    Permission.MONEY: "see bills, gateway accounts and the ledger",
    Permission.REVIEWS: "read reviews, answer them, see to low ratings",
    Permission.HIDE_REVIEWS: "hide reviews with a reason, show them again",
    Permission.MESSAGES: "set up what guests are told and through whom, read what was sent, write news",
}

# Four digits typed beside a queue are not enough to hand out roles or to see the books.
NEVER_BY_CODE = frozenset({Permission.STAFF, Permission.MONEY})

MAY: dict[Role, frozenset[Permission]] = {
    Role.OWNER: frozenset(Permission),
    Role.MANAGER: frozenset(Permission) - {Permission.STAFF, Permission.MONEY},
    Role.CASHIER: frozenset({Permission.ORDERS, Permission.SOLD_OUT, Permission.REVIEWS}),
    Role.WAITER: frozenset({Permission.ORDERS}),
    Role.KITCHEN: frozenset({Permission.KITCHEN, Permission.SOLD_OUT}),
}
