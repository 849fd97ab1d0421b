"""Uploading pictures of items."""

from typing import Any

from ninja import File, Router
from ninja.files import UploadedFile
from ninja.responses import Status

from diandan.api.merchant.catalog_schemas import EditPictureOut
from diandan.api.shared import auth
from diandan.api.shared.auth import StaffRequest
from diandan.infra import files
from diandan.modules.accounts.roles import Permission
from diandan.modules.catalog import service as catalog

router = Router(tags=["catalog"])


@router.post(
    "/brands/{brand_id}/pictures",
    auth=auth.staff(Permission.CATALOG),
    response={201: EditPictureOut},
    operation_id="upload_picture",
)
def upload_picture(request: StaffRequest, brand_id: str, file: File[UploadedFile]) -> Status[Any]:
    """Take a picture, make its two sizes and keep it; the same picture again is the same one."""
    # One byte more than is allowed is enough to know that there is more.
    stored = files.store_picture(file.read(files.limit_bytes() + 1))
    picture = catalog.add_picture(request.brand, stored, by=request.actor)
    return Status(
        201,
        {"id": picture.public_id, "small": files.url(stored.small), "large": files.url(stored.large)},
    )
