"""MariaDB and MySQL as Django speaks to them, with four differences.

The driver is whichever is installed: mysqlclient, which needs a compiler, before PyMySQL, which needs none.
Texts are compared byte by byte, as on the other databases, because each table is made with the collation
``utf8mb4_bin``, whatever the database's own is; searches that do not mind capitals name another. A unit is
opened by ``START TRANSACTION`` and leaves ``autocommit`` alone, which saves two round trips. An idle
connection is looked at, not asked.

Django looks for an engine's ``DatabaseWrapper`` in a module of this name.
"""

try:
    import MySQLdb  # noqa: F401 - only whether it is there
except ImportError:
    import pymysql

    pymysql.install_as_MySQLdb()

from django.db.backends.mysql.base import DatabaseWrapper as Django
from django.db.backends.mysql.schema import DatabaseSchemaEditor

from diandan.infra.engines.idle import has_hung_up

_WHATEVER_CASE = "COLLATE utf8mb4_general_ci LIKE %s"


class SchemaEditor(DatabaseSchemaEditor):
    """Makes tables that roll back, take every letter, and tell capitals from small ones."""

    sql_create_table = (
        "CREATE TABLE %(table)s (%(definition)s) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
    )


class DatabaseWrapper(Django):
    """Django's, with the four differences above."""

    SchemaEditorClass = SchemaEditor

    operators = {  # noqa: RUF012 - as Django declares it
        **Django.operators,
        "iexact": _WHATEVER_CASE,
        "icontains": _WHATEVER_CASE,
        "istartswith": _WHATEVER_CASE,
        "iendswith": _WHATEVER_CASE,
    }

    def is_usable(self) -> bool:
        """Whether the connection may be used on; after an error the server is asked, as Django does."""
        if self.errors_occurred or self.connection is None:
            return self.connection is not None and bool(super().is_usable())
        return not has_hung_up(_handle_of(self.connection))

    def _start_transaction_under_autocommit(self) -> None:
        with self.cursor() as cursor:
            cursor.execute("START TRANSACTION")


def _handle_of(connection: object) -> int:
    # mysqlclient says its handle; PyMySQL has a socket, or none when it was closed.
    own = getattr(connection, "fileno", None)
    if own is not None:
        return int(own())
    socket = getattr(connection, "_sock", None)
    return -1 if socket is None else int(socket.fileno())
