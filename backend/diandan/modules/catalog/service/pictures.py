"""Pictures of a brand: rows that name files ``infra.files`` has kept."""

from typing import TYPE_CHECKING

from diandan.infra import audit, sql, tx
from diandan.infra.files import StoredPicture
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.catalog.models import Picture

if TYPE_CHECKING:
    from diandan.modules.stores.models import Brand


def add_picture(brand: "Brand", stored: StoredPicture, *, by: Actor) -> Picture:
    """Give a stored picture to a brand; the same picture again is the same row."""

    def unit() -> Picture:
        sql.hold(brand)
        found = Picture.objects.filter(brand_id=brand.pk, large=stored.large).first()
        if found is not None:
            return found
        row = Picture.objects.create(
            public_id=ids.new_id("img"),
            brand_id=brand.pk,
            small=stored.small,
            large=stored.large,
            created_at=clock.now(),
        )
        audit.write(by=by, action="catalog.add_picture", target=row.public_id)
        return row

    return tx.run(unit)
