"""manage.py start_services"""

import json
from typing import Any

from django.core.management.base import BaseCommand

from inspectorate.foundation.services import embedded


class Command(BaseCommand):
    """Starts the embedded PostgreSQL and Redis, and prints where they listen."""

    help = "Start the embedded PostgreSQL and Redis of VAR_DIR."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Start what is wanted; one JSON object on stdout."""
        embedded.ensure_running()
        hidden = {name: "given" for name in embedded.SERVICES if name not in embedded.wanted()}
        self.stdout.write(json.dumps(embedded.addresses() | hidden))
