"""Repeats a double-random draw from its seed and frozen pools."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from compliance.actions import draws
from compliance.models import Draw


class Command(BaseCommand):
    """Prints one JSON line per object drawn; ends with an error if the kept result differs."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """The draw, by its id or number."""
        parser.add_argument("draw", help="id or number of the draw")

    def handle(self, *args: Any, **options: Any) -> None:
        """Draws again and compares."""
        asked = options["draw"]
        found = Draw.objects.filter(pk=int(asked)) if asked.isdecimal() else None
        held = (found or Draw.objects.filter(number=asked)).first()
        if held is None:
            raise CommandError(f"there is no draw {asked}")
        try:
            result = draws.repeat(held)
        except ValueError as wrong:
            raise CommandError(str(wrong)) from wrong
        for row in result:
            self.stdout.write(json.dumps(row, ensure_ascii=False))
        if result != held.result:
            raise CommandError(f"the result kept with {held.number} is another")
