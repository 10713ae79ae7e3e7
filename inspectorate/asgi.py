"""The ASGI entry point: only server-sent events run here, under the web role."""

import os

from django.core.asgi import get_asgi_application

from inspectorate.foundation.services import embedded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inspectorate.settings")
os.environ.setdefault("DATABASE_ROLE", "web")
embedded.ensure_running()
application = get_asgi_application()
