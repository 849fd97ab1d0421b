"""Every migration goes forward, back and forward again, on an own database of the server."""

import os

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

pytestmark = pytest.mark.slow


@pytest.fixture
def an_empty_database(django_db_setup, django_db_blocker):
    """Point this process at a new, empty database for one test."""
    used, empty = connection.settings_dict["NAME"], f"diandan_test_{os.getpid()}_empty"
    with django_db_blocker.unblock():
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {empty}")
        connection.settings_dict["NAME"] = empty
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"] = used
            with connection._nodb_cursor() as cursor:
                cursor.execute(f"DROP DATABASE {empty}")


def shape() -> dict[str, list[tuple[object, ...]]]:
    """Every table with its columns and constraints, as the database tells them."""
    look = connection.introspection
    with connection.cursor() as cursor:
        return {
            table: [
                sorted((column.name, column.null_ok) for column in look.get_table_description(cursor, table)),
                sorted(
                    (name, *found["columns"], found["unique"])
                    for name, found in look.get_constraints(cursor, table).items()
                ),
            ]
            for table in look.table_names(cursor)
            if table != "django_migrations"
        }


def test_all_migrations_forward_back_and_forward_again_make_the_same_shape(an_empty_database):
    call_command("migrate", verbosity=0, interactive=False)
    first = shape()

    for app in apps.get_app_configs():
        call_command("migrate", app.label, "zero", verbosity=0, interactive=False)
    nothing = shape()
    call_command("migrate", verbosity=0, interactive=False)

    assert nothing == {}
    assert shape() == first
    assert len(first) == len(connection.introspection.django_table_names())
