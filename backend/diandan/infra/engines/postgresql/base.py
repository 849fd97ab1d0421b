"""PostgreSQL as Django speaks to it, with an idle connection looked at instead of asked.

Django looks for an engine's ``DatabaseWrapper`` in a module of this name.
"""

from django.db.backends.postgresql.base import DatabaseWrapper as Django

from diandan.infra.engines.idle import has_hung_up


class DatabaseWrapper(Django):
    """Django's, with a cheaper look at the connection before a request."""

    def is_usable(self) -> bool:
        """Whether the connection may be used on; after an error the server is asked, as Django does."""
        if self.errors_occurred or self.connection is None or self.connection.closed:
            return self.connection is not None and bool(super().is_usable())
        return not has_hung_up(self.connection.fileno())
