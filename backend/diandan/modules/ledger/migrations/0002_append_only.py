"""Let the database itself refuse changes to what is posted."""

from django.db import migrations

TABLES = ("ledger_entry", "ledger_line")
SENTENCE = "the ledger is append-only"

SQLITE = """CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, '{sentence}'); END"""
MYSQL = """CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table}
FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '{sentence}'"""
POSTGRESQL = (
    """CREATE OR REPLACE FUNCTION ledger_refuse_update() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '{sentence}'; END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table}
FOR EACH ROW EXECUTE FUNCTION ledger_refuse_update()""",
)


def install(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    statements = {"sqlite": [SQLITE], "mysql": [MYSQL], "postgresql": list(POSTGRESQL)}[vendor]
    for table in TABLES:
        for statement in statements:
            schema_editor.execute(statement.format(table=table, sentence=SENTENCE), params=None)


def remove(apps, schema_editor):
    for table in TABLES:
        on = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
        schema_editor.execute(f"DROP TRIGGER {table}_append_only{on}", params=None)


class Migration(migrations.Migration):
    # MySQL cannot take table definitions back, so it wants none in a transaction.
    atomic = False
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
