"""A guest leaves: what they said stays as the words of nobody, their photos go."""

from diandan.infra import tx
from diandan.modules.feedback.models import Invitation, Photo, Review
from diandan.modules.feedback.service import photos, rating


def part_with_guest(guest_pk: int) -> None:
    """Cut every tie between a guest and their reviews; drop their photos. A second time changes nothing."""

    def unit() -> None:
        stores = set(Review.objects.filter(guest_id=guest_pk).values_list("store_id", flat=True))
        photos.drop(Photo.objects.filter(guest_id=guest_pk))
        Invitation.objects.filter(guest_id=guest_pk).delete()
        Review.objects.filter(guest_id=guest_pk).update(
            guest=None, order_ref="", line_ref=None, order_number=""
        )
        for store_pk in stores:
            rating.touch(store_pk)

    tx.run(unit)
