"""Commands of the catalog: edit a brand's menu, say what a store does differently, what is sold out.

The only writer of its tables. Every command that changes what a store's menu says makes its version grow in
the same unit.
"""

from diandan.modules.catalog.service.headings import (
    archive_category,
    archive_group,
    order_categories,
    save_category,
    save_group,
)
from diandan.modules.catalog.service.home import save_home
from diandan.modules.catalog.service.importing import ImportReport, import_menu
from diandan.modules.catalog.service.items import (
    archive_item,
    order_items,
    put_on_shelf,
    save_item,
    set_price,
)
from diandan.modules.catalog.service.menu_files import take_menu, write_menu
from diandan.modules.catalog.service.pictures import add_picture
from diandan.modules.catalog.service.ranking import rank_items
from diandan.modules.catalog.service.samples import remove_sample, start_from_sample
from diandan.modules.catalog.service.search_misses import forget_search_misses, note_search_miss
from diandan.modules.catalog.service.selling_out import back_on_sale, lift_ended_marks, mark_sold_out
from diandan.modules.catalog.service.shelving import turn_shelf
from diandan.modules.catalog.service.store_menu import set_override
from diandan.modules.catalog.service.versions import bump_menu, bump_menus_of

__all__ = [
    "ImportReport",
    "add_picture",
    "archive_category",
    "archive_group",
    "archive_item",
    "back_on_sale",
    "bump_menu",
    "bump_menus_of",
    "forget_search_misses",
    "import_menu",
    "lift_ended_marks",
    "mark_sold_out",
    "note_search_miss",
    "order_categories",
    "order_items",
    "put_on_shelf",
    "rank_items",
    "remove_sample",
    "save_category",
    "save_group",
    "save_home",
    "save_item",
    "set_override",
    "set_price",
    "start_from_sample",
    "take_menu",
    "turn_shelf",
    "write_menu",
]
