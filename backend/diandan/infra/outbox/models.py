"""Messages on their way from the transaction that recorded them to everyone who listens."""

from django.db import models


class Message(models.Model):
    """A fact waiting to be handed on; ``done_at`` when every reaction ran and every errand is a delivery."""

    public_id = models.CharField(max_length=30, unique=True)
    name = models.CharField(max_length=80)
    body = models.TextField()
    available_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    # The relay that sends it; empty while nobody has it.
    taken_by = models.CharField(max_length=40, default="", db_default="")

    class Meta:
        indexes = [
            models.Index(
                fields=["available_at"], name="outbox_message_due", condition=models.Q(done_at__isnull=True)
            )
        ]


class Receipt(models.Model):
    """This reaction has taken this message: its effect and this row share a transaction."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, db_index=False)
    handler = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "handler"], name="outbox_receipt_once")]


class Delivery(models.Model):
    """One handler's own turn at a message: an errand, or a reaction that failed and is tried again.

    ``attempts`` counts tries that failed and said so, ``begun`` those since of which nobody heard the end.
    """

    message = models.ForeignKey(Message, on_delete=models.CASCADE, db_index=False)
    handler = models.CharField(max_length=80)
    attempts = models.PositiveSmallIntegerField(default=0)
    begun = models.PositiveSmallIntegerField(default=0, db_default=0)
    available_at = models.DateTimeField()
    parked_at = models.DateTimeField(null=True)
    error = models.TextField(default="", blank=True)
    # The relay that sends it; empty while nobody has it, and from the moment a worker begins.
    taken_by = models.CharField(max_length=40, default="", db_default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "handler"], name="outbox_delivery_once")]
        indexes = [
            models.Index(
                fields=["available_at"],
                name="outbox_delivery_due",
                condition=models.Q(parked_at__isnull=True),
            )
        ]
