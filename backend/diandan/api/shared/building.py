"""Making an API object: one form of errors, one JSON, one way to be described."""

import re
from typing import Any

import msgspec
from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.parser import Parser
from ninja.renderers import BaseRenderer

from diandan.api.shared import errors
from diandan.api.shared.auth import Access
from diandan.api.shared.schemas import ErrorOut

_OPERATION_ID = re.compile(r"[a-z]+(_[a-z0-9]+)*")


class FastJson(BaseRenderer):
    """JSON by msgspec: instants become ISO 8601 with ``Z``, text stays UTF-8."""

    media_type = "application/json"
    charset = "utf-8"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        """Encode an answer."""
        return msgspec.json.encode(data)


class StrictParser(Parser):
    """JSON by msgspec, which refuses what is not strictly JSON."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Decode a body."""
        return msgspec.json.decode(request.body)


class Api(NinjaAPI):
    """A NinjaAPI whose description names who may call each operation and how refusals look."""

    def get_openapi_schema(self, **kwargs: Any) -> Any:
        """Describe the API; ``x-needs`` names the declared access of each operation."""
        schema = super().get_openapi_schema(**kwargs)
        needs = {operation.operation_id: access_of(operation).needs for operation in operations(self)}
        refusal = {"$ref": "#/components/schemas/ErrorOut"}
        schema["components"].setdefault("schemas", {})["ErrorOut"] = ErrorOut.model_json_schema()
        for path in schema["paths"].values():
            for described in path.values():
                described["x-needs"] = needs[described["operationId"]]
                described["responses"]["default"] = {
                    "description": "A refusal",
                    "content": {"application/json": {"schema": refusal}},
                }
        return schema


def make_api(*, audience: str, title: str, auth: Access) -> Api:
    """Make the API of one audience; operations that declare nothing fall back to ``auth``."""
    api = Api(
        title=title,
        version="1",
        urls_namespace=f"{audience}-v1",
        auth=auth,
        openapi_url=None,
        docs_url=None,
        renderer=FastJson(),
        parser=StrictParser(),
    )
    errors.install(api, audience=audience)
    return api


def operations(api: NinjaAPI) -> list[Any]:
    """Every operation of an API."""
    return [
        operation
        for bound in api._get_bound_routers()
        for view in bound.path_operations.values()
        for operation in view.operations
    ]


def access_of(operation: Any) -> Access:
    """The access an operation declares or falls back to."""
    access: Access = operation.auth_callbacks[0]
    return access
