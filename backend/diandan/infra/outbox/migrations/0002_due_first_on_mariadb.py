"""MariaDB and MySQL have no index over a part of a table: there, what is waiting must come first in it."""

from django.db import migrations
from django.db.migrations.state import StateApps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# index: (table, the column that is empty while a row waits)
INDEXES = {
    "outbox_message_due": ("outbox_message", "done_at"),
    "outbox_delivery_due": ("outbox_delivery", "parked_at"),
}


def waiting_first(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Look from the empty column to the time: without it each look would pass all that is done."""
    _rebuild(editor, "`{empty}`, `available_at`")


def by_time_alone(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """What Django makes of the condition there: nothing."""
    _rebuild(editor, "`available_at`")


def _rebuild(editor: BaseDatabaseSchemaEditor, columns: str) -> None:
    if editor.connection.vendor != "mysql":
        return
    for index, (table, empty) in INDEXES.items():
        editor.execute(
            f"ALTER TABLE `{table}` DROP INDEX `{index}`, ADD INDEX `{index}` ({columns.format(empty=empty)})"
        )


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_initial")]
    operations = [migrations.RunPython(waiting_first, by_time_alone, atomic=False)]
