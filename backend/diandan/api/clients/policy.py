"""What a browser may do with our pages."""

import base64
import hashlib
import re
from functools import lru_cache
from urllib.parse import urlsplit

from django.http import HttpRequest

from diandan.infra.live import address

_INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\bsrc=)[^>]*>(.+?)</script>", re.DOTALL)

# A worker runs under the policy it came with: it may fetch our own files.
WORKER = "default-src 'none'; script-src 'self'; connect-src 'self'"


def for_page(request: HttpRequest, html: bytes) -> str:
    """The policy of one of our pages: our own files, and the live hub, which is another origin."""
    live = urlsplit(address.live_url(request.get_host(), is_secure=request.is_secure()))
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self'{''.join(f' {digest}' for digest in _inline_scripts(html))}",
            # Component libraries set styles on elements; there is no way to name them all.
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "media-src 'self' data: blob:",
            "worker-src 'self' blob:",
            f"connect-src 'self' {live.scheme}://{live.netloc}",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )


@lru_cache(maxsize=16)
def _inline_scripts(html: bytes) -> tuple[str, ...]:
    return tuple(
        f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
        for script in _INLINE_SCRIPT.findall(html)
    )
