"""Encrypts identity numbers with the newest key; afterwards the older keys can be taken away."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from enterprises.actions import identity_keys


class Command(BaseCommand):
    help = "Moves identity numbers to the newest of IDENTITY_KEYS. Safe to break off and repeat."

    def handle(self, **options: Any) -> None:
        """Prints what was moved, by place, as one JSON object."""
        self.stdout.write(json.dumps(identity_keys.rotate(by=None)))
