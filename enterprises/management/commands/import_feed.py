"""Takes files of a feed, one batch each, and prints one JSON object per file."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from enterprises.actions import batches
from enterprises.feeds.options import Options
from enterprises.feeds.refusals import Refusal
from enterprises.landing.outcome import Outcome
from enterprises.landing.progress import ProgressBar

REFUSED = 2


class Command(BaseCommand):
    help = "Takes files of a feed, one batch per file. Exit code 2 if one was refused."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The options of the feed contract."""
        parser.add_argument("feed", metavar="FEED")
        parser.add_argument("files", metavar="FILE", nargs="+", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="do everything, keep nothing")
        parser.add_argument("--map", action="append", default=[], metavar="THEIRS=OURS")
        parser.add_argument("--set", action="append", default=[], metavar="COLUMN=VALUE")
        parser.add_argument(
            "--translate", action="append", default=[], metavar="COLUMN:THEIRS=OURS"
        )
        parser.add_argument("--profile", default="", metavar="NAME", help="saved options")
        parser.add_argument(
            "--complete", default="", metavar="FROM..TO", help="the file holds every row of it"
        )
        parser.add_argument("--area", default="", metavar="CODE", help="of this area only")

    def handle(self, **options: Any) -> None:
        """Takes each file; a refused one does not keep the next from being taken."""
        outcomes = [self._land(path, options) for path in options["files"]]
        for outcome in outcomes:
            self.stdout.write(json.dumps(outcome.as_json(), ensure_ascii=False))
        if not all(outcome.taken for outcome in outcomes):
            sys.exit(REFUSED)

    def _land(self, path: Path, options: dict[str, Any]) -> Outcome:
        bar = ProgressBar(sys.stderr, path.name)
        try:
            outcome = batches.land(
                feed=options["feed"],
                path=path,
                by=None,
                options=Options.parse(options["map"], options["set"], options["translate"]),
                profile=options["profile"],
                complete=options["complete"],
                area=options["area"],
                dry_run=options["dry_run"],
                progress=bar,
            )
        except Refusal as refusal:
            outcome = batches.refuse(
                feed=options["feed"], file_name=path.name, by=None, refusal=refusal
            )
        bar.finish()
        if not outcome.taken:
            self.stderr.write(f"{path.name}: {outcome.error}")
        return outcome
