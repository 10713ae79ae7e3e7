"""`manage.py generate_city`: write a synthetic city as feed files."""

import datetime as dt
import json
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from enterprises.city.build import build_city
from enterprises.city.parameters import CityParameters


class Command(BaseCommand):
    help = "Write a synthetic city as feed files, with its planted violations as truth.csv."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument("--enterprises", type=int, required=True)
        parser.add_argument("--workers", type=int, required=True)
        parser.add_argument("--seed", type=int, required=True)
        parser.add_argument("--months", type=int, default=22)
        parser.add_argument("--as-of", type=dt.date.fromisoformat, default=dt.date(2026, 10, 31))
        parser.add_argument("--dirt", type=float, default=0.003, help=_("share of dirty rows"))
        parser.add_argument("--contribution-months", type=int, default=6)
        parser.add_argument("--filing-months", type=int, default=12)
        parser.add_argument("--grid-groups", type=int, help=_("default: by the city's size"))
        parser.add_argument("--areas", type=Path, help=_("an areas feed instead of Qingdao's"))

    def handle(self, *args: Any, **options: Any) -> None:
        """Build the city; the last line on stdout is one JSON object."""
        started = time.monotonic()
        names = CityParameters.__dataclass_fields__
        try:
            parameters = CityParameters(**{name: options[name] for name in names})
        except ValueError as error:
            raise CommandError(str(error)) from error
        rows = build_city(options["folder"], parameters, self._progress)
        result = {
            "rows": rows,
            "as_of": parameters.as_of.isoformat(),
            "seconds": round(time.monotonic() - started, 3),
        }
        self.stdout.write(json.dumps(result))

    def _progress(self, done: int, blocks: int) -> None:
        """Show the blocks done on a terminal."""
        if sys.stderr.isatty():
            self.stderr.write(f"\r{done}/{blocks}", ending="" if done < blocks else "\n")
