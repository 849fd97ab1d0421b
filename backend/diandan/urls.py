"""Where each API and each client is mounted."""

from django.urls import URLPattern, URLResolver, path

from diandan.api.clients import pages, watching
from diandan.api.guest import api as guest
from diandan.api.hooks import api as hooks
from diandan.api.kitchen import api as kitchen
from diandan.api.live import api as live
from diandan.api.merchant import api as merchant

handler400 = "diandan.api.shared.errors.bad_request"
handler404 = "diandan.api.shared.errors.not_found"
handler500 = "diandan.api.shared.errors.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/guest/v1/", guest.urls),
    path("api/merchant/v1/", merchant.urls),
    path("api/kitchen/v1/", kitchen.urls),
    path("api/live/v1/", live.urls),
    path("api/hooks/v1/", hooks.urls),
    path("m/", pages.guest),
    path("m/<path:name>", pages.guest),
    *(
        route
        for screen in ("console", "kitchen", "board")
        for route in (
            # The console's own router leaves the stroke out before a question mark.
            path(screen, pages.console_page),
            path(f"{screen}/", pages.console_page),
            path(f"{screen}/<path:name>", pages.console_page),
        )
    ),
    path("static/console/<path:name>", pages.console_asset),
    path("media/<path:name>", pages.picture),
    path("healthz", watching.health),
    path("metrics", watching.metrics),
    path("", pages.front_door),
]
