"""The access of providers: the message itself is the proof, and the flow checks it."""

from django.http import HttpRequest

from diandan.api.shared.auth import Access


class BySignature(Access):
    """Anyone may call; nothing is believed that its sender did not sign."""

    openapi_name = "none"
    needs = "signature"

    def __call__(self, request: HttpRequest) -> bool:
        """Let the message in to be checked."""
        return True


by_signature = BySignature()
