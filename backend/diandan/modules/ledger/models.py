"""Tables of the ledger room. Rows are added, never changed: the database refuses updates."""

from django.db import models


class Entry(models.Model):
    """One movement of value, told once: unique by kind and by what it is about."""

    public_id = models.CharField(max_length=30, unique=True)
    kind = models.CharField(max_length=24)
    ref = models.CharField(max_length=64)
    store = models.ForeignKey("stores.Store", on_delete=models.PROTECT, db_index=False)
    business_date = models.DateField()
    posted_at = models.DateTimeField()
    by = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "ref"], name="ledger_entry_told_once")]
        indexes = [models.Index(fields=["store", "business_date"], name="ledger_entry_day")]


class Line(models.Model):
    """One side of an entry: debit above nothing, credit below. The lines of an entry add up to nothing."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, to_field="public_id", related_name="lines")
    account = models.CharField(max_length=40)
    amount_fen = models.BigIntegerField()
    store = models.ForeignKey("stores.Store", on_delete=models.PROTECT, db_index=False)
    business_date = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(amount_fen=0), name="ledger_line_moves_something"),
            models.UniqueConstraint(fields=["entry", "account"], name="ledger_line_account_once"),
        ]
        indexes = [models.Index(fields=["store", "account", "business_date"], name="ledger_line_balance")]
