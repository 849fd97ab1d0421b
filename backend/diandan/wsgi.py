"""The web process's entry: a WSGI application for granian."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "diandan.settings")

from django.core.wsgi import get_wsgi_application

_django = get_wsgi_application()

# After the application: tables must be declared before the relay and the writer look at them.
from diandan import boot  # noqa: E402
from diandan.api.guest import order_door  # noqa: E402
from diandan.api.guest.menu_door import MenuDoor  # noqa: E402

application = MenuDoor(order_door.before(_django))

boot.start_web()
