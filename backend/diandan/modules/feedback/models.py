"""Tables of the feedback room. Private: other rooms ask ``queries``."""

from django.db import models

from diandan.modules.feedback.states import FollowUp


class Review(models.Model):
    """What a guest says about one line of an order they had.

    ``guest``, ``order_ref``, ``line_ref`` and ``order_number`` are empty when the guest is no longer known.
    """

    public_id = models.CharField(max_length=30, unique=True)
    store = models.ForeignKey("stores.Store", on_delete=models.PROTECT, db_index=False)
    guest = models.ForeignKey("accounts.Guest", on_delete=models.PROTECT, null=True, db_index=False)
    order_ref = models.CharField(max_length=30, default="", blank=True, db_index=True)
    # Unique, and many may be empty: one review per order line, on every database.
    line_ref = models.CharField(max_length=30, null=True, unique=True)
    order_number = models.CharField(max_length=12, default="", blank=True)
    item_ref = models.CharField(max_length=30)
    item_name = models.CharField(max_length=80)
    item_name_en = models.CharField(max_length=120, default="", blank=True)
    spec_text = models.CharField(max_length=120, default="", blank=True)
    spec_text_en = models.CharField(max_length=160, default="", blank=True)

    stars = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=600, default="", blank=True)
    tags = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)

    is_hidden = models.BooleanField(default=False)
    hidden_reason = models.CharField(max_length=120, default="", blank=True)
    hidden_by = models.CharField(max_length=40, default="", blank=True)
    answer = models.CharField(max_length=400, default="", blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=40, default="", blank=True)
    follow_up = models.CharField(max_length=8, default=FollowUp.NONE)
    followed_up_at = models.DateTimeField(null=True)
    followed_up_by = models.CharField(max_length=40, default="", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="feedback_review_stars", condition=models.Q(stars__gte=1, stars__lte=5)
            ),
            models.CheckConstraint(
                name="feedback_review_hidden_why",
                condition=models.Q(is_hidden=False) | ~models.Q(hidden_reason=""),
            ),
        ]
        indexes = [
            models.Index(fields=["store", "id"], name="feedback_review_store"),
            models.Index(fields=["store", "item_ref", "id"], name="feedback_review_item"),
            models.Index(fields=["guest", "id"], name="feedback_review_guest"),
        ]


class Photo(models.Model):
    """A photo of a guest's, written anew without its metadata.

    In no review yet when it was only just sent; ``is_gone`` when its files are to be deleted and then it.
    ``check_ref`` is the platform's number for its check, when it was asked.
    """

    public_id = models.CharField(max_length=30, unique=True)
    guest = models.ForeignKey("accounts.Guest", on_delete=models.PROTECT, null=True)
    review = models.ForeignKey(Review, on_delete=models.CASCADE, null=True, related_name="photos")
    position = models.PositiveSmallIntegerField(default=0)
    small = models.CharField(max_length=60)
    large = models.CharField(max_length=60)
    created_at = models.DateTimeField()
    is_gone = models.BooleanField(default=False)
    check_ref = models.CharField(max_length=120, null=True, unique=True)


class PhotoVerdict(models.Model):
    """What a platform told of a picture, once per number; it may come before we know the number.

    Names no photo and no guest: ``check_ref`` leads there only as long as the photo is there.
    """

    check_ref = models.CharField(max_length=120, unique=True)
    is_fine = models.BooleanField()
    told_at = models.DateTimeField(db_index=True)


class ItemRating(models.Model):
    """The scores of one item in one store, without what is hidden; moves in the unit of each review."""

    store = models.ForeignKey("stores.Store", on_delete=models.CASCADE, db_index=False)
    item_ref = models.CharField(max_length=30)
    count = models.PositiveIntegerField(default=0)
    average_hundredths = models.PositiveIntegerField(default=0)
    stars_1 = models.PositiveIntegerField(default=0)
    stars_2 = models.PositiveIntegerField(default=0)
    stars_3 = models.PositiveIntegerField(default=0)
    stars_4 = models.PositiveIntegerField(default=0)
    stars_5 = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["store", "item_ref"], name="feedback_rating_once"),
            models.CheckConstraint(
                name="feedback_rating_adds_up",
                condition=models.Q(
                    count=models.F("stars_1")
                    + models.F("stars_2")
                    + models.F("stars_3")
                    + models.F("stars_4")
                    + models.F("stars_5")
                ),
            ),
        ]

    @property
    def distribution(self) -> list[int]:
        """How many gave one star, two stars and so on."""
        return [self.stars_1, self.stars_2, self.stars_3, self.stars_4, self.stars_5]


class StoreRatings(models.Model):
    """The version of a store's ratings: what phones keep is as old as this says."""

    store = models.OneToOneField("stores.Store", on_delete=models.CASCADE, primary_key=True)
    version = models.PositiveIntegerField(default=0)


class Invitation(models.Model):
    """A guest was asked how an order was; unique, so nobody is asked twice."""

    order_ref = models.CharField(max_length=30, unique=True)
    store = models.ForeignKey("stores.Store", on_delete=models.CASCADE, db_index=False)
    guest = models.ForeignKey("accounts.Guest", on_delete=models.CASCADE)
    invited_at = models.DateTimeField()
