"""The web process's entry: a WSGI application for granian."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "diandan.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
