"""Tables of the payments room. Private: other rooms ask ``queries``."""

from django.db import models
from django.db.models import F, Q

from diandan.infra.secrets.fields import EncryptedTextField
from diandan.modules.payments.states import BillState, HandOverState, PaymentState, RefundState


class GatewayAccount(models.Model):
    """A merchant's account at a gateway, for a brand or for one of its stores.

    ``slot`` makes "one active account per place and provider" a plain unique column, which all databases
    can hold: it is empty for accounts put aside.
    """

    public_id = models.CharField(max_length=30, unique=True)
    brand = models.ForeignKey("stores.Brand", on_delete=models.PROTECT)
    store = models.ForeignKey("stores.Store", on_delete=models.PROTECT, null=True)
    provider = models.CharField(max_length=20)
    merchant_no = models.CharField(max_length=32)
    keys = EncryptedTextField()
    is_sandbox = models.BooleanField()
    slot = models.CharField(max_length=64, null=True, unique=True)
    created_at = models.DateTimeField()
    # What the gateway last said to these papers; empty until it gave a clear answer.
    checked_at = models.DateTimeField(null=True)
    has_passed = models.BooleanField(null=True)


class Bill(models.Model):
    """What is owed for a subject. ``paid_fen`` counts money that belongs to it, never late money."""

    public_id = models.CharField(max_length=30, unique=True)
    subject = models.CharField(max_length=30, unique=True)
    store = models.ForeignKey("stores.Store", on_delete=models.PROTECT, db_index=False)
    business_date = models.DateField()
    state = models.CharField(max_length=12, default=BillState.OPEN)
    total_fen = models.BigIntegerField()
    paid_fen = models.BigIntegerField(default=0)
    refunded_fen = models.BigIntegerField(default=0)
    opened_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="payments_bill_not_negative", condition=Q(total_fen__gte=0)),
            models.CheckConstraint(
                name="payments_bill_not_overpaid", condition=Q(paid_fen__gte=0, paid_fen__lte=F("total_fen"))
            ),
            models.CheckConstraint(
                name="payments_bill_settled_in_full",
                condition=~Q(state=BillState.SETTLED) | Q(paid_fen=F("total_fen")),
            ),
            models.CheckConstraint(
                name="payments_bill_refund_in_bounds",
                condition=Q(refunded_fen__gte=0, refunded_fen__lte=F("paid_fen")),
            ),
        ]


class Payment(models.Model):
    """One means of paying a bill; its public id is the gateway's order number.

    ``live_slot`` is the bill's id while the guest may be paying through a gateway, else empty: a bill has at
    most one such payment. ``provider_ref`` is the gateway's own number, and no two payments share one.
    """

    public_id = models.CharField(max_length=30, unique=True)
    bill = models.ForeignKey(Bill, on_delete=models.PROTECT, related_name="payments")
    account = models.ForeignKey(GatewayAccount, on_delete=models.PROTECT, null=True, db_index=False)
    means = models.CharField(max_length=20)
    channel = models.CharField(max_length=12, default="", blank=True)
    state = models.CharField(max_length=12, default=PaymentState.OPENED)
    amount_fen = models.BigIntegerField()
    refunded_fen = models.BigIntegerField(default=0)
    received_fen = models.BigIntegerField(default=0)
    change_fen = models.BigIntegerField(default=0)
    is_late = models.BooleanField(default=False)
    live_slot = models.CharField(max_length=30, null=True, unique=True)
    provider_ref = models.CharField(max_length=64, null=True)
    payload = models.JSONField(null=True)
    payload_until = models.DateTimeField(null=True)
    opened_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    ask_at = models.DateTimeField(null=True)
    times_asked = models.PositiveSmallIntegerField(default=0)
    paid_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=80, default="", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="payments_payment_positive", condition=Q(amount_fen__gt=0)),
            models.CheckConstraint(
                name="payments_payment_refund_in_bounds",
                condition=Q(refunded_fen__gte=0, refunded_fen__lte=F("amount_fen")),
            ),
            models.UniqueConstraint(fields=["account", "provider_ref"], name="payments_payment_ref_once"),
        ]
        indexes = [models.Index(fields=["ask_at"], name="payments_payment_ask_at")]


class Refund(models.Model):
    """Money on its way back; its public id is the gateway's refund number.

    ``cause`` names what may cause one refund only (a payment that came too late), else it is empty.
    """

    public_id = models.CharField(max_length=30, unique=True)
    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="refunds")
    bill = models.ForeignKey(Bill, on_delete=models.PROTECT, related_name="refunds")
    state = models.CharField(max_length=12, default=RefundState.ASKED)
    amount_fen = models.BigIntegerField()
    reason = models.CharField(max_length=80, default="", blank=True)
    cause = models.CharField(max_length=64, null=True, unique=True)
    by = models.CharField(max_length=40)
    provider_ref = models.CharField(max_length=64, default="", blank=True)
    failure = models.CharField(max_length=80, default="", blank=True)
    asked_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    ask_at = models.DateTimeField(null=True)
    times_asked = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(name="payments_refund_positive", condition=Q(amount_fen__gt=0))]
        indexes = [models.Index(fields=["ask_at"], name="payments_refund_ask_at")]


class Notice(models.Model):
    """A notice as it came, kept raw; its contents are encrypted by the gateway. Each is believed once."""

    public_id = models.CharField(max_length=30, unique=True)
    account = models.ForeignKey(GatewayAccount, on_delete=models.PROTECT, db_index=False)
    notice_id = models.CharField(max_length=64)
    event = models.CharField(max_length=40)
    about = models.CharField(max_length=30)
    headers = models.JSONField()
    body = models.TextField()
    received_at = models.DateTimeField()
    outcome = models.CharField(max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "notice_id"], name="payments_notice_once")]


class HandOverReport(models.Model):
    """What the platform was told about the hand-over of something paid through it, and what it said.

    ``tries`` grows before each call, so that a second one asks first what became of the one before.
    """

    payment = models.OneToOneField(Payment, on_delete=models.PROTECT, related_name="hand_over_report")
    state = models.CharField(max_length=12, default=HandOverState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=40, default="", blank=True)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "asked_at"], name="payments_hand_over_state")]
