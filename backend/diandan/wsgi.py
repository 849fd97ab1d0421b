"""The web process's entry: a WSGI application for granian."""

import os
from wsgiref.types import WSGIApplication

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "diandan.settings")

from django.core.wsgi import get_wsgi_application

_django = get_wsgi_application()

# After the application: tables must be declared before the relay and the writer look at them.
from django.conf import settings  # noqa: E402

from diandan import boot  # noqa: E402
from diandan.api.guest import order_door  # noqa: E402
from diandan.api.guest.menu_door import MenuDoor  # noqa: E402
from diandan.infra import one_core  # noqa: E402

application: WSGIApplication = MenuDoor(order_door.before(_django))

core = one_core.take() if settings.WEB_ONE_CORE else None
if core is None:
    boot.start_web()
else:
    application = core.brings(application)
    with core.entered():
        boot.start_web()
