"""The notice of a grade: a numbered paper in the language of the cycle, where one is asked for."""

from __future__ import annotations

from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from compliance.appraisal.sentences import sentence, words_of_fact
from compliance.models import (
    AppraisalFact,
    AppraisalRun,
    AppraisalShard,
    DocumentKind,
    Grade,
)
from enterprises.models import Regime

from . import documents


def issue_in_shard(run: AppraisalRun, shard: AppraisalShard) -> int:
    """Issues the notices of the shard's notified grades that have none; how many."""
    by, at = run.appraisal.notified_by, run.appraisal.notified_at
    if by is None or at is None:
        return 0
    on_paper = list(run.appraisal.scale.grades.filter(on_paper=True).values_list("code", flat=True))
    waiting = Grade.objects.filter(
        appraisal=run.appraisal,
        enterprise_id__gte=shard.first,
        enterprise_id__lte=shard.last,
        decided_grade__in=on_paper,
        document=None,
    )
    done = 0
    for grade in waiting.select_related("enterprise", "appraisal__criteria").order_by("id"):
        grade.document = documents.issue(
            DocumentKind.GRADE_NOTICE,
            by=by,
            now=at,
            facts=facts_of(grade, language=run.appraisal.language),
            owner=grade,
            language=run.appraisal.language,
        )
        grade.save(update_fields=["document"])
        done += 1
    return done


def facts_of(grade: Grade, *, language: str) -> dict[str, Any]:
    """The facts of the notice, in its language."""
    appraisal = grade.appraisal
    rows = AppraisalFact.objects.filter(appraisal=appraisal, enterprise=grade.enterprise_id)
    with translation.override(language):
        return effect_facts(grade, language=language) | {
            "criterion": _criterion(grade),
            "grade_facts": [
                {"on": fact.happened_on, "words": _words(fact), "label": fact.label}
                for fact in rows.order_by("happened_on", "id")
            ],
            "reason": grade.reason,
            "due_on": appraisal.objections_until_on,
        }


def effect_facts(grade: Grade, *, language: str) -> dict[str, Any]:
    """The decided grade of a cycle and what follows from it, as both papers say it."""
    appraisal = grade.appraisal
    effect = appraisal.scale.grades.get(code=grade.decided_grade)
    with translation.override(language):
        return {
            "cycle": str(appraisal),
            "grade_name": str(effect),
            "regime": str(Regime(effect.regime).label),
            "until_on": appraisal.to_on.replace(year=appraisal.to_on.year + effect.regime_years),
        }


def _criterion(grade: Grade) -> str:
    names = {each.code: str(each) for each in grade.appraisal.scale.grades.all()}
    row = grade.appraisal.criteria.rows.filter(number=grade.criterion).first()
    if row is None or grade.decided_grade != grade.proposed_grade:
        return _("by decision of the inspectorate")
    return sentence(names.get(row.grade, row.grade), row.facts, row.at_least)


def _words(fact: AppraisalFact) -> str:
    types = _(", ").join(fact.detail.get("types") or [])
    return _(", ").join(part for part in (words_of_fact(fact.code), types) if part)
