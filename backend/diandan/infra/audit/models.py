"""The trail of privileged acts."""

from django.db import models


class AuditRow(models.Model):
    """One act of one actor on one thing."""

    public_id = models.CharField(max_length=30, unique=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=40)
    action = models.CharField(max_length=80)
    target = models.CharField(max_length=40)
    # Where it belongs: a store, or a brand as a whole; neither for what the installation does to itself.
    store_id = models.CharField(max_length=30, default="", blank=True)
    brand_id = models.CharField(max_length=30, default="", blank=True)
    # From where: the network address and the browser, or empty for programs.
    origin = models.CharField(max_length=80, default="", blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["store_id", "id"], name="audit_row_store"),
            models.Index(fields=["brand_id", "id"], name="audit_row_brand"),
            models.Index(fields=["target", "id"], name="audit_row_target"),
        ]
