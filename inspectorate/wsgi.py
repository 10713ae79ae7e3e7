"""The WSGI entry point of the web processes, which connect under the web role."""

import os

from django.core.wsgi import get_wsgi_application

from inspectorate.foundation.memory import settle
from inspectorate.foundation.services import embedded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inspectorate.settings")
os.environ.setdefault("DATABASE_ROLE", "web")
embedded.ensure_running()
application = get_wsgi_application()
settle()
