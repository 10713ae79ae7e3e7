"""manage.py load_shapes FILE: the inspectorate's own outlines of its grid groups, as GeoJSON."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from compliance.actions import shapes


class Command(BaseCommand):
    help = "Replaces the outlines of grid groups, which the figures' map draws instead of tiles."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--code", default="code", help="the property with the group's code")

    def handle(self, **options: Any) -> None:
        try:
            collection = json.loads(options["file"].read_text(encoding="utf-8"))
            n = shapes.load(
                collection,
                code_property=options["code"],
                file_name=options["file"].name,
                now=timezone.now(),
            )
        except (OSError, ValueError, RecursionError, shapes.ShapeError) as error:
            raise CommandError(str(error), returncode=2) from error
        self.stdout.write(json.dumps({"shapes": n}))
