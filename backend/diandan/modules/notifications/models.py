"""Tables of the notifications room. Private: other rooms ask ``queries``."""

from datetime import time

from django.db import models
from django.db.models import F, Q

from diandan.infra.secrets.fields import EncryptedTextField
from diandan.modules.notifications.states import ConsentState, MessageState


class MessengerAccount(models.Model):
    """A brand's account at a provider of messages.

    ``slot`` makes "one active account per brand and channel" a plain unique column; it is empty for accounts
    put aside. ``shown`` holds what of the keys is no secret.
    """

    public_id = models.CharField(max_length=30, unique=True)
    brand = models.ForeignKey("stores.Brand", on_delete=models.PROTECT)
    provider = models.CharField(max_length=20)
    channel = models.CharField(max_length=16)
    keys = EncryptedTextField()
    shown = models.JSONField(default=dict)
    is_sandbox = models.BooleanField()
    slot = models.CharField(max_length=64, null=True, unique=True)
    created_at = models.DateTimeField()


class Wording(models.Model):
    """A brand's own words for a kind of message, where they differ from ours, and the provider's templates.

    ``texts`` is language → {title, body}; ``channels`` is channel → {language → provider template}, with
    ``fields`` for those that name their places; ``ways`` are the channels that may carry it.
    """

    brand = models.ForeignKey("stores.Brand", on_delete=models.CASCADE)
    kind = models.CharField(max_length=20)
    texts = models.JSONField(default=dict)
    channels = models.JSONField(default=dict)
    ways = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "kind"], name="notifications_wording_once")]


class Rules(models.Model):
    """How much is too much, when nobody wants news, and who is told when the shop has trouble.

    ``a_person`` and ``a_brand`` are channel → most messages in a day; what is not named has our defaults.
    """

    brand = models.OneToOneField("stores.Brand", on_delete=models.CASCADE)
    a_person = models.JSONField(default=dict)
    a_brand = models.JSONField(default=dict)
    quiet_from = models.TimeField(default=time(21, 0))
    quiet_until = models.TimeField(default=time(9, 0))
    alert_mails = EncryptedTextField(default="[]")
    alert_phones = EncryptedTextField(default="[]")


class Wish(models.Model):
    """What a guest wants to be told outside the message centre. Without a row: everything agreed to."""

    guest = models.OneToOneField("accounts.Guest", on_delete=models.CASCADE)
    muted = models.JSONField(default=list)


class Consent(models.Model):
    """A guest's answer: may this brand send one message by this template? One yes is one message."""

    guest = models.ForeignKey("accounts.Guest", on_delete=models.CASCADE, db_index=False)
    brand = models.ForeignKey("stores.Brand", on_delete=models.CASCADE, db_index=False)
    provider_template = models.CharField(max_length=80)
    state = models.CharField(max_length=12)
    asked_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    message_id = models.CharField(max_length=30, default="", blank=True)

    class Meta:
        indexes = [models.Index(fields=["guest", "provider_template", "state"], name="notifications_granted")]
        constraints = [
            models.CheckConstraint(
                name="notifications_consent_used_for_one",
                condition=(Q(state=ConsentState.USED) & ~Q(message_id=""))
                | (~Q(state=ConsentState.USED) & Q(message_id="")),
            )
        ]


class Agreement(models.Model):
    """A phone number or mail address a guest left with a brand, proven by a code, to be told about orders.

    Withdrawn, the address goes and the fact that they agreed, and took it back, stays. ``proof`` is the
    message whose code the guest knew. News are agreed to apart.
    """

    guest = models.ForeignKey("accounts.Guest", on_delete=models.CASCADE, db_index=False)
    brand = models.ForeignKey("stores.Brand", on_delete=models.CASCADE, db_index=False)
    channel = models.CharField(max_length=16)
    address = EncryptedTextField()
    address_shown = models.CharField(max_length=60)
    proof = models.CharField(max_length=30)
    wants_news = models.BooleanField(default=False)
    news_agreed_at = models.DateTimeField(null=True)
    agreed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["guest", "brand", "channel"], name="notifications_agreement_once")
        ]
        indexes = [models.Index(fields=["brand", "wants_news", "id"], name="notifications_news_readers")]


class ContactCode(models.Model):
    """A code on its way to an address, so that nobody enters somebody else's."""

    guest = models.ForeignKey("accounts.Guest", on_delete=models.CASCADE, db_index=False)
    brand = models.ForeignKey("stores.Brand", on_delete=models.CASCADE, db_index=False)
    channel = models.CharField(max_length=16)
    address = EncryptedTextField()
    message_id = models.CharField(max_length=30)
    code_hash = models.CharField(max_length=80)
    expires_at = models.DateTimeField()
    tries_left = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["guest", "brand", "channel"], name="notifications_code_once")
        ]


class News(models.Model):
    """What a brand told those who wanted its news, and how many that were."""

    public_id = models.CharField(max_length=30, unique=True)
    brand = models.ForeignKey("stores.Brand", on_delete=models.CASCADE)
    texts = models.JSONField()
    zone = models.CharField(max_length=40)
    written_at = models.DateTimeField()
    told = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)


class DayCount(models.Model):
    """How much a person was sent on a day by a brand through a channel.

    ``person`` is a keyed digest of the address, or "*" for everybody together.
    """

    brand = models.ForeignKey("stores.Brand", on_delete=models.CASCADE, db_index=False)
    channel = models.CharField(max_length=16)
    person = models.CharField(max_length=100)
    day = models.DateField()
    sent = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "channel", "person", "day"], name="notifications_day_count_once"
            )
        ]


class Outgoing(models.Model):
    """A message to a person through a channel. ``slot`` makes sure that one cause sends one message."""

    public_id = models.CharField(max_length=30, unique=True)
    brand = models.ForeignKey("stores.Brand", on_delete=models.PROTECT, db_index=False)
    guest = models.ForeignKey("accounts.Guest", on_delete=models.CASCADE, null=True)
    account = models.ForeignKey(MessengerAccount, on_delete=models.PROTECT, db_index=False)
    channel = models.CharField(max_length=16)
    kind = models.CharField(max_length=20)
    subject = models.CharField(max_length=30, default="", blank=True)
    slot = models.CharField(max_length=80, unique=True)
    is_test = models.BooleanField(default=False)
    language = models.CharField(max_length=8)
    address = EncryptedTextField()
    address_shown = models.CharField(max_length=60)
    title = models.CharField(max_length=60)
    body = models.CharField(max_length=400)
    wish = EncryptedTextField()
    state = models.CharField(max_length=12, default=MessageState.QUEUED)
    reason = models.CharField(max_length=80, default="", blank=True)
    provider_ref = models.CharField(max_length=80, default="", blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    asked = models.PositiveSmallIntegerField(default=0)
    ask_at = models.DateTimeField(null=True)
    queued_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    valid_until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["brand", "id"], name="notifications_outgoing_log"),
            models.Index(fields=["state", "valid_until"], name="notifications_outgoing_due"),
            models.Index(fields=["ask_at"], name="notifications_outgoing_ask"),
        ]
        constraints = [
            models.CheckConstraint(
                name="notifications_outgoing_validity", condition=Q(valid_until__gt=F("queued_at"))
            )
        ]


class Attempt(models.Model):
    """One try to bring a message, or one question to the provider how it stands."""

    message = models.ForeignKey(Outgoing, on_delete=models.CASCADE, related_name="tries")
    at = models.DateTimeField()
    what = models.CharField(max_length=8)
    outcome = models.CharField(max_length=16)
    reason = models.CharField(max_length=80, default="", blank=True)


class InboxMessage(models.Model):
    """A message in a guest's message centre, in every language, so that it follows the guest's choice.

    ``cause`` is what it came from, and comes once; ``subject`` is the order it is about, if it is about one.
    """

    public_id = models.CharField(max_length=30, unique=True)
    guest = models.ForeignKey("accounts.Guest", on_delete=models.CASCADE, db_index=False)
    brand = models.ForeignKey("stores.Brand", on_delete=models.PROTECT, db_index=False)
    store = models.ForeignKey("stores.Store", on_delete=models.PROTECT, db_index=False, null=True)
    kind = models.CharField(max_length=20)
    cause = models.CharField(max_length=30)
    subject = models.CharField(max_length=30, default="", blank=True)
    texts = models.JSONField()
    told_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["guest", "kind", "cause"], name="notifications_inbox_once")
        ]
        indexes = [
            models.Index(fields=["guest", "id"], name="notifications_inbox_guest"),
            models.Index(fields=["guest", "read_at"], name="notifications_inbox_unread"),
        ]
