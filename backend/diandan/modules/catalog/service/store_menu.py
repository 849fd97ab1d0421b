"""What one store says differently: what it does not sell, what it charges."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from diandan.infra import audit, sql, tx
from diandan.kernel.actor import Actor
from diandan.modules.catalog import rules
from diandan.modules.catalog.drafts import Problem
from diandan.modules.catalog.errors import ThingNotFound
from diandan.modules.catalog.models import ItemOverride, Sku, SkuOverride
from diandan.modules.catalog.service import finding
from diandan.modules.catalog.service.versions import bump_menu

if TYPE_CHECKING:
    from diandan.modules.stores.models import Store


def set_override(
    store: "Store",
    item_id: str,
    *,
    by: Actor,
    is_available: bool | None = None,
    sku_prices: Mapping[str, int | None] | None = None,
) -> int | None:
    """Say what this store does differently about an item; return the new menu version, None if none is new.

    ``sku_prices`` maps SKU ids to the store's own price in fen; ``None`` goes back to the brand's price.

    Raises:
        ThingNotFound: not an item of the store's brand, or not its SKU; InvalidMenu: an impossible price.
    """
    wrong = [
        Problem("", "sku_prices", "out_of_range", sku_id)
        for sku_id, price_fen in (sku_prices or {}).items()
        if price_fen is not None and (type(price_fen) is not int or not 0 <= price_fen <= rules.MAX_PRICE_FEN)
    ]
    finding.refuse_if(wrong)

    def unit() -> int | None:
        sql.hold(store.brand)
        item = finding.item(store.brand, item_id)
        did = is_available is not None and _set_availability(store, item.pk, is_available=is_available)
        for sku_id, price_fen in sorted((sku_prices or {}).items()):
            row = Sku.objects.filter(item=item, public_id=sku_id, archived_at__isnull=True).first()
            if row is None:
                raise ThingNotFound(ref=sku_id)
            did = _set_own_price(store, row.pk, price_fen) or did
        if not did:
            return None
        details = {"is_available": is_available, "sku_prices": dict(sku_prices or {})}
        audit.write(
            by=by,
            action="catalog.set_override",
            target=item.public_id,
            store_id=store.public_id,
            details=details,
        )
        return bump_menu(store)

    return tx.run(unit)


def _set_availability(store: "Store", item_pk: int, *, is_available: bool) -> bool:
    rows = ItemOverride.objects.filter(store_id=store.pk, item_id=item_pk)
    if is_available:
        return bool(rows.delete()[0])
    if rows.exists():
        return False
    ItemOverride.objects.create(store_id=store.pk, item_id=item_pk, is_available=False)
    return True


def _set_own_price(store: "Store", sku_pk: int, price_fen: int | None) -> bool:
    rows = SkuOverride.objects.filter(store_id=store.pk, sku_id=sku_pk)
    if price_fen is None:
        return bool(rows.delete()[0])
    if rows.filter(price_fen=price_fen).exists():
        return False
    if not rows.update(price_fen=price_fen):
        SkuOverride.objects.create(store_id=store.pk, sku_id=sku_pk, price_fen=price_fen)
    return True
