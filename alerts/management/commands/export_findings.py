"""manage.py export_findings: the current findings as a file."""

import getpass
import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from alerts.catalogue import RuleError, rule, rules
from alerts.exports import ExportError, write_findings
from inspectorate.organisation.actions import access


class Command(BaseCommand):
    help = "Writes every current finding, one row per evidence row (.csv, .jsonl, .parquet)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rule", action="append", metavar="ID")
        parser.add_argument("--output", required=True, type=Path)
        parser.add_argument(
            "--reveal", action="store_true", help="identity numbers in full; this is logged"
        )

    def handle(self, **options: Any) -> None:
        try:
            names = [rule(name).id for name in options["rule"] or rules()]
            if options["reveal"]:
                note_access(names)
            rows = write_findings(options["output"], names, reveal=options["reveal"])
        except (RuleError, ExportError, OSError) as error:
            raise CommandError(str(error), returncode=2) from error
        self.stdout.write(json.dumps({"output": str(options["output"]), "rows": rows}))


def note_access(names: list[str]) -> None:
    """Puts the export into the access log before a number is written."""
    chosen = "every rule" if len(names) == len(rules()) else ", ".join(names)
    access.record(
        by=None,
        action="export",
        subject_kind="findings",
        subject_id=0,
        purpose=f"{getpass.getuser()}: {chosen}"[:255],
    )
