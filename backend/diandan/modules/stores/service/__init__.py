"""Commands of the stores room, the only writer of its tables.

Each command is a unit of its own or joins the one that is open.
"""

from diandan.modules.stores.service.stores import (
    EVERY_DAY,
    create_brand,
    create_store,
    pause_orders,
    resume_orders,
    update_store,
)
from diandan.modules.stores.service.tables import (
    add_area,
    add_table,
    add_tables,
    archive_area,
    archive_table,
    change_area,
    change_table,
    reissue_table_code,
)

__all__ = [
    "EVERY_DAY",
    "add_area",
    "add_table",
    "add_tables",
    "archive_area",
    "archive_table",
    "change_area",
    "change_table",
    "create_brand",
    "create_store",
    "pause_orders",
    "reissue_table_code",
    "resume_orders",
    "update_store",
]
