"""The catalogue editor: a brand's categories, items, modifier groups, and what one store does differently."""

from typing import Any

from ninja import Router
from ninja.responses import Status

from diandan.api.merchant import catalog_forms as forms
from diandan.api.merchant.catalog_schemas import (
    CategoryIn,
    EditCatalogOut,
    EditCategoryOut,
    EditGroupOut,
    EditItemOut,
    GroupIn,
    ItemIn,
    OrderIn,
    OverrideIn,
    StoreDifferencesOut,
)
from diandan.api.shared import auth
from diandan.api.shared.auth import StaffRequest
from diandan.api.shared.headers import IdempotencyKey
from diandan.api.shared.once import made_once
from diandan.api.shared.schemas import Nothing
from diandan.flows import edit_menu
from diandan.modules.accounts.roles import Permission
from diandan.modules.catalog import queries, service

router = Router(tags=["catalog"])

may_edit = auth.staff(Permission.CATALOG)


@router.get(
    "/stores/{store_id}/catalog",
    auth=auth.staff(Permission.SOLD_OUT),
    response=EditCatalogOut,
    operation_id="show_catalog",
)
def show_catalog(request: StaffRequest, store_id: str) -> dict[str, Any]:
    """The whole menu as this store has it, on the shelf or not."""
    return edit_menu.tree(request.store)


@router.put(
    "/stores/{store_id}/items/{item_id}/override",
    auth=may_edit,
    response=Nothing,
    operation_id="override_item",
)
def override_item(request: StaffRequest, store_id: str, item_id: str, payload: OverrideIn) -> dict[str, Any]:
    """Say what this store does differently about an item."""
    service.set_override(
        request.store,
        item_id,
        is_available=payload.is_available,
        sku_prices=payload.sku_prices,
        by=request.actor,
    )
    return {}


@router.get(
    "/brands/{brand_id}/store-differences",
    auth=may_edit,
    response=StoreDifferencesOut,
    operation_id="list_store_differences",
)
def list_store_differences(request: StaffRequest, brand_id: str) -> dict[str, Any]:
    """What the stores sell otherwise than the brand, item by item."""
    return edit_menu.differences(request.brand)


# --- categories --------------------------------------------------------------------------------------


@router.post(
    "/brands/{brand_id}/categories",
    auth=may_edit,
    response={201: EditCategoryOut},
    operation_id="create_category",
)
def create_category(
    request: StaffRequest, brand_id: str, payload: CategoryIn, key: IdempotencyKey
) -> Status[Any]:
    """Add a category at the end."""
    made = made_once(
        request,
        key,
        kind="cat",
        make=lambda new_id: service.save_category(
            request.brand, forms.category(payload), by=request.actor, new_id=new_id
        ),
    )
    return Status(201, edit_menu.category(request.brand, made))


@router.post(
    "/brands/{brand_id}/categories/order",
    auth=may_edit,
    response=Nothing,
    operation_id="order_categories",
)
def order_categories(request: StaffRequest, brand_id: str, payload: OrderIn) -> dict[str, Any]:
    """Put all categories into a new order."""
    service.order_categories(request.brand, payload.ids, by=request.actor)
    return {}


@router.patch(
    "/brands/{brand_id}/categories/{category_id}",
    auth=may_edit,
    response=EditCategoryOut,
    operation_id="change_category",
)
def change_category(
    request: StaffRequest, brand_id: str, category_id: str, payload: CategoryIn
) -> dict[str, Any]:
    """Change a category."""
    draft = forms.category(payload, queries.category_draft(request.brand, category_id))
    service.save_category(request.brand, draft, by=request.actor, category_id=category_id)
    return edit_menu.category(request.brand, category_id)


@router.delete(
    "/brands/{brand_id}/categories/{category_id}",
    auth=may_edit,
    response=Nothing,
    operation_id="archive_category",
)
def archive_category(request: StaffRequest, brand_id: str, category_id: str) -> dict[str, Any]:
    """Take an empty category off the menu."""
    service.archive_category(request.brand, category_id, by=request.actor)
    return {}


# --- items -------------------------------------------------------------------------------------------


@router.post(
    "/brands/{brand_id}/items",
    auth=may_edit,
    response={201: EditItemOut},
    operation_id="create_item",
)
def create_item(request: StaffRequest, brand_id: str, payload: ItemIn, key: IdempotencyKey) -> Status[Any]:
    """Create an item; it is on sale in every store at once unless it says otherwise."""
    made = made_once(
        request,
        key,
        kind="itm",
        make=lambda new_id: service.save_item(
            request.brand, forms.item(payload), by=request.actor, new_id=new_id
        ),
    )
    return Status(201, edit_menu.item(request.brand, made))


@router.post(
    "/brands/{brand_id}/items/order",
    auth=may_edit,
    response=Nothing,
    operation_id="order_items",
)
def order_items(request: StaffRequest, brand_id: str, payload: OrderIn) -> dict[str, Any]:
    """Put all items of one category into a new order."""
    service.order_items(request.brand, payload.ids, by=request.actor)
    return {}


@router.patch(
    "/brands/{brand_id}/items/{item_id}",
    auth=may_edit,
    response=EditItemOut,
    operation_id="change_item",
)
def change_item(request: StaffRequest, brand_id: str, item_id: str, payload: ItemIn) -> dict[str, Any]:
    """Change an item; with ``version``, only if nobody else has since."""
    draft = forms.item(payload, queries.item_draft(request.brand, item_id))
    service.save_item(request.brand, draft, by=request.actor, item_id=item_id, version=payload.version)
    return edit_menu.item(request.brand, item_id)


@router.delete(
    "/brands/{brand_id}/items/{item_id}",
    auth=may_edit,
    response=Nothing,
    operation_id="archive_item",
)
def archive_item(request: StaffRequest, brand_id: str, item_id: str) -> dict[str, Any]:
    """Take an item off the menu for good; old orders keep what they say."""
    service.archive_item(request.brand, item_id, by=request.actor)
    return {}


# --- modifier groups ---------------------------------------------------------------------------------


@router.post(
    "/brands/{brand_id}/modifier-groups",
    auth=may_edit,
    response={201: EditGroupOut},
    operation_id="create_modifier_group",
)
def create_modifier_group(
    request: StaffRequest, brand_id: str, payload: GroupIn, key: IdempotencyKey
) -> Status[Any]:
    """Create a modifier group with its modifiers."""
    made = made_once(
        request,
        key,
        kind="mdg",
        make=lambda new_id: service.save_group(
            request.brand, forms.group(payload), by=request.actor, new_id=new_id
        ),
    )
    return Status(201, edit_menu.group(request.brand, made))


@router.patch(
    "/brands/{brand_id}/modifier-groups/{group_id}",
    auth=may_edit,
    response=EditGroupOut,
    operation_id="change_modifier_group",
)
def change_modifier_group(
    request: StaffRequest, brand_id: str, group_id: str, payload: GroupIn
) -> dict[str, Any]:
    """Change a modifier group; modifiers left out of a given list are gone."""
    draft = forms.group(payload, queries.group_draft(request.brand, group_id))
    service.save_group(request.brand, draft, by=request.actor, group_id=group_id)
    return edit_menu.group(request.brand, group_id)


@router.delete(
    "/brands/{brand_id}/modifier-groups/{group_id}",
    auth=may_edit,
    response=Nothing,
    operation_id="archive_modifier_group",
)
def archive_modifier_group(request: StaffRequest, brand_id: str, group_id: str) -> dict[str, Any]:
    """Take away a modifier group no item asks any more."""
    service.archive_group(request.brand, group_id, by=request.actor)
    return {}
