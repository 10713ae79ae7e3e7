"""manage.py stop_services"""

import json
from typing import Any

from django.core.management.base import BaseCommand

from inspectorate.foundation.services import embedded


class Command(BaseCommand):
    """Stops the embedded PostgreSQL and Redis, and prints where they listened."""

    help = "Stop the embedded PostgreSQL and Redis of VAR_DIR."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Stop what runs; one JSON object on stdout."""
        stopped = embedded.stop_running()
        where = embedded.addresses()
        self.stdout.write(json.dumps({name: where[name] for name in stopped}))
