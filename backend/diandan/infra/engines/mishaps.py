"""What an error of a database server means for the unit that met it.

*Contention*: another unit was in the way; this one was rolled back and may run again. *Away*: the server or
the connection is gone; a unit that had not reached its commit may run again on a new one.
"""

import sqlite3

from django.db import Error

# PostgreSQL: serialization failure, deadlock, lock timeout.
_CONTENTION_STATES = {"40001", "40P01", "55P03"}
# MariaDB and MySQL: lock wait timeout, deadlock, record changed since it was read.
_CONTENTION_NUMBERS = {1205, 1213, 1020}

# PostgreSQL: shut down by hand, crashed, starting up; connection errors; too many connections.
_AWAY_STATES = ("57P01", "57P02", "57P03", "08", "53300")
# MariaDB and MySQL: too many connections, shutting down, killed, cannot connect, gone away, lost, left idle.
_AWAY_NUMBERS = {0, 1040, 1053, 1927, 2002, 2003, 2006, 2013, 2014, 2055, 4031}
_DUPLICATE_NUMBER = 1062
# No room to write: PostgreSQL; MariaDB and MySQL (disk, table); SQLite (full, and a write cut short).
_FULL_STATE = "53100"
_FULL_NUMBERS = {1021, 1114}
_FULL_CODES = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE}


def is_contention(error: BaseException) -> bool:
    """Whether running the unit again may help at once."""
    return _state(error) in _CONTENTION_STATES or _number(error) in _CONTENTION_NUMBERS


def is_away(error: BaseException) -> bool:
    """Whether the server or the connection to it is gone."""
    cause = error.__cause__
    if isinstance(error, Error) and cause is not None and hasattr(cause, "sqlstate"):
        # A connection that breaks or cannot be made has no state: the server did not get to say one.
        state = _state(error)
        return state.startswith(_AWAY_STATES) if state else type(cause).__name__ == "OperationalError"
    return _number(error) in _AWAY_NUMBERS


def is_duplicate(error: BaseException) -> bool:
    """Whether MariaDB or MySQL refused a row only because its key is there already."""
    return _number(error) == _DUPLICATE_NUMBER


def is_full(error: BaseException) -> bool:
    """Whether there is no room left to write."""
    code = getattr(error.__cause__, "sqlite_errorcode", 0)
    return code in _FULL_CODES or _state(error) == _FULL_STATE or _number(error) in _FULL_NUMBERS


def _state(error: BaseException) -> str:
    return getattr(error.__cause__, "sqlstate", None) or ""


def _number(error: BaseException) -> int:
    cause = error.__cause__
    if not type(cause).__module__.startswith(("MySQLdb", "pymysql")):
        return -1
    first = cause.args[0] if cause is not None and cause.args else -1
    return first if isinstance(first, int) else -1
