"""manage.py appraise: opens a cycle if need be, computes its grades, prints the counts."""

import json
import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Sum
from django.utils import timezone
from django.utils.dateparse import parse_date

from compliance.actions import appraisal_runs, appraisals
from compliance.appraisal.cycles import period_of
from compliance.models import Appraisal, AppraisalShard, CountAxis, WorkState
from compliance.procedure.refusals import Refused


class Command(BaseCommand):
    help = "Proposes the grades of a cycle (2024-2025); prints one JSON object with the counts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("cycle", metavar="CYCLE")
        parser.add_argument("--as-of", metavar="DATE", help="facts up to this day; default today")
        parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)

    def handle(self, **options: Any) -> None:
        now = timezone.now()
        try:
            as_of = parse_date(options["as_of"]) if options["as_of"] else None
        except ValueError:
            as_of = None
        if options["as_of"] and as_of is None:
            raise CommandError(f"{options['as_of']} is not a date.", returncode=2)
        try:
            code = period_of(options["cycle"]).code
            appraisal = Appraisal.objects.filter(code=code).first()
            if appraisal is None:
                appraisal = appraisals.open_cycle(code, by=None, now=now, as_of=as_of)
            elif as_of and as_of != appraisal.as_of:
                raise Refused(f"{code} was opened as of {appraisal.as_of}, not {as_of}.")
        except Refused as refused:
            raise CommandError(str(refused), returncode=2) from refused
        for run in appraisal.runs.filter(state=WorkState.WAITING):
            appraisal_runs.carry_out_all(
                run,
                now=now,
                threads=options["threads"],
                progress=self.show if sys.stderr.isatty() else None,
            )
        appraisal.refresh_from_db()
        self.stdout.write(json.dumps(line_of(appraisal), ensure_ascii=False))

    def show(self, shard: AppraisalShard) -> None:
        self.stderr.write(f"{shard.number}: {shard.rows} in {shard.seconds:.1f} s")


def line_of(appraisal: Appraisal) -> dict[str, Any]:
    """What `appraise` prints: the cycle, the counts per grade, and what it was computed from."""
    counted = (
        appraisal.grade_counts.filter(axis=CountAxis.PLACE)
        .order_by()
        .values_list("proposed_grade")
        .annotate(n=Sum("enterprises"))
    )
    by_grade = dict(counted)
    return {
        "cycle": appraisal.code,
        "as_of": appraisal.as_of.isoformat(),
        "grades": {
            grade.code: by_grade.get(grade.code, 0) for grade in appraisal.scale.grades.all()
        },
        "enterprises": appraisal.graded_count,
        "facts": appraisal.facts_count,
        "gaps": [gap["feed"] for gap in appraisal.gaps],
        "seconds": appraisal.seconds,
    }
