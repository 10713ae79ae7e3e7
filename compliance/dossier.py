"""What this floor puts into an enterprise's dossier: its cases and letters, and its visits."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from enterprises.dossier import Section
from enterprises.models import Enterprise
from inspectorate.organisation.permissions import Permission

MOST = 50


def cases_and_letters(enterprise: Enterprise, user: Any) -> dict[str, Any]:
    """Cases and letters of an enterprise within sight, newest first."""
    from .models import Case, Letter

    cases = Case.objects.visible_to(user).filter(enterprise=enterprise).order_by("-id")
    letters = Letter.objects.visible_to(user).filter(enterprise=enterprise).order_by("-id")
    return {
        "cases": list(cases[:MOST]),
        "letters": list(letters.select_related("document")[:MOST]),
    }


def visits_of(enterprise: Enterprise, user: Any) -> dict[str, Any]:
    """The visits at an enterprise within sight, the latest first, and whether it is waived."""
    from .actions.inspections import waiver
    from .models import Inspection, InspectionPurpose

    found = Inspection.objects.visible_to(user).filter(enterprise=enterprise)
    return {
        "enterprise": enterprise,
        "visits": found.order_by("-planned_on", "-id")[:MOST],
        "waived": waiver(enterprise, purpose=InspectionPurpose.ROUTINE, on=timezone.localdate()),
        "may_plan": Permission.VISIT_PLAN.is_held_by(user),
    }


def grades_of(enterprise: Enterprise, user: Any) -> dict[str, Any]:
    """Grades, recorded conduct and regimes of an enterprise within sight, the latest first."""
    from .models import ConductFact, Grade, RegimeSpell, ScaleGrade

    grades = Grade.objects.visible_to(user).filter(enterprise=enterprise).order_by("-id")
    conduct = ConductFact.objects.visible_to(user).filter(enterprise=enterprise)
    spells = RegimeSpell.objects.visible_to(user).filter(enterprise=enterprise)
    names = {
        (each.scale_id, each.code): str(each)
        for each in ScaleGrade.objects.visible_to(user).order_by("pk")
    }
    return {
        "enterprise": enterprise,
        "grades": [
            (grade, names.get((grade.appraisal.scale_id, grade.standing), grade.standing))
            for grade in grades.select_related("appraisal")[:MOST]
        ],
        "conduct": list(conduct.order_by("-happened_on", "-id")[:MOST]),
        "spells": list(spells.order_by("-id")[:MOST]),
        "may_record": Permission.CONDUCT_RECORD.is_held_by(user),
    }


def campaign_of(enterprise: Enterprise, user: Any) -> dict[str, Any]:
    """Exposures, watchlist entries and medals of an enterprise within sight, the latest first."""
    from .models import Exposure, Medal, WatchlistEntry

    exposures = Exposure.objects.visible_to(user).filter(enterprise=enterprise).order_by("-id")
    watched = WatchlistEntry.objects.visible_to(user).filter(enterprise=enterprise)
    medals = Medal.objects.visible_to(user).filter(enterprise=enterprise).order_by("-id")
    return {
        "exposures": list(exposures[:MOST]),
        "watched": list(watched.order_by("-id")[:MOST]),
        "medals": list(medals.select_related("entry", "round__appraisal")[:MOST]),
        "reads_medals": Permission.MEDAL_READ.is_held_by(user),
    }


SECTIONS = [
    Section(20, Permission.CASE_READ, "compliance/_followed_by.html", cases_and_letters),
    Section(25, Permission.APPRAISAL_READ, "compliance/_dossier_grades.html", grades_of),
    Section(27, Permission.EXPOSURE_READ, "compliance/_campaign_of.html", campaign_of),
    Section(30, Permission.VISIT_READ, "compliance/_dossier_visits.html", visits_of),
]
