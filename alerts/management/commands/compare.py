"""manage.py compare: runs the rules and brings the alerts in line."""

import json
import os
import sys
from argparse import ArgumentParser
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from alerts.actions import comparisons
from alerts.catalogue import RuleError
from alerts.models import ComparisonRun, RunShard


class Command(BaseCommand):
    help = "Runs the comparison rules, raises and updates alerts; one JSON object per rule."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rule", action="append", metavar="ID")
        parser.add_argument("--enterprise", action="append", default=[], metavar="USCC")
        parser.add_argument("--grid", action="append", default=[], metavar="CODE")
        parser.add_argument("--as-of", metavar="DATE", help="facts as of this day; default today")
        parser.add_argument(
            "--known-at", metavar="TIMESTAMP", help="only batches published by then"
        )
        parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)

    def handle(self, **options: Any) -> None:
        now = timezone.now()
        try:
            run = comparisons.compare(
                by=None,
                now=now,
                as_of=read_day(options["as_of"]) or timezone.localdate(now),
                known_at=read_moment(options["known_at"]),
                names=options["rule"],
                enterprises=comparisons.enterprises_of(
                    usccs=options["enterprise"], grids=options["grid"]
                ),
                threads=options["threads"],
                progress=self.show if sys.stderr.isatty() else None,
            )
        except (RuleError, ObjectDoesNotExist) as error:
            raise CommandError(str(error), returncode=2) from error
        for line in lines(run):
            self.stdout.write(json.dumps(line, ensure_ascii=False))

    def show(self, shard: RunShard) -> None:
        self.stderr.write(f"{shard.rule} {shard.number}: {shard.findings} in {shard.seconds:.1f} s")


def lines(run: ComparisonRun) -> list[dict[str, Any]]:
    """What `compare` prints: a dictionary per rule, in alphabetical order."""
    printed = []
    for result in run.results.order_by("rule"):
        line: dict[str, Any] = {
            "rule": result.rule,
            "rows_read": result.rows_read,
            "findings": result.findings,
            "alerts_new": result.alerts_new,
            "alerts_updated": result.alerts_updated,
            "alerts_resolved": result.alerts_resolved,
            "seconds": result.seconds,
        }
        if result.skipped:
            off = result.skipped == "disabled"
            line["skipped"] = "disabled" if off else f"no batch yet: {result.skipped}"
        printed.append(line)
    return printed


def read_day(text: str | None) -> date | None:
    """A date option. Raises CommandError saying how to write it."""
    if text is None:
        return None
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None:
        raise CommandError(f"{text} is not a date. Write it as 2026-11-21.", returncode=2)
    return day


def read_moment(text: str | None) -> datetime | None:
    """A timestamp option, in local time unless it names its offset."""
    if text is None:
        return None
    try:
        moment = parse_datetime(text)
        day = parse_date(text) if moment is None else None
    except ValueError:
        moment = day = None
    if moment is None:
        if day is None:
            sentence = f"{text} is not a timestamp. Write it as 2026-11-21T18:30:00+08:00."
            raise CommandError(sentence, returncode=2)
        moment = datetime.combine(day, time.max)
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
