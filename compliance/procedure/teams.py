"""Who may act in a case: certified inspectors, at least two, none of whom has to withdraw."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.models.law import FigureCode, LegalFigure
from inspectorate.organisation.models import Assignment, Inspector, InspectorKind, User

if TYPE_CHECKING:
    from compliance.models import Case


def certified(*, on: date) -> QuerySet[Inspector]:
    """Inspectors (not assistants) whose certificate is valid on a day."""
    return Inspector.objects.filter(
        kind__in=(InspectorKind.FULL_TIME, InspectorKind.PART_TIME),
        certificate_until__gte=on,
    ).exclude(certificate_no="")


def recused(case: Case | None) -> set[int]:
    """Inspectors who left the case for a reason and did not come back."""
    if case is None or case.pk is None:
        return set()
    members = case.members.values_list("inspector_id", "left_on", "left_reason")
    now_in = {inspector for inspector, left_on, _reason in members if left_on is None}
    return {inspector for inspector, left_on, why in members if left_on and why} - now_in


def candidates(case: Case, *, on: date) -> QuerySet[Inspector]:
    """Certified inspectors who answer for a group of the case's district, by name.

    Whoever withdrew from the case is not among them.
    """
    in_force = Assignment.objects.in_force(on=on)
    if case.district_code:
        in_force = in_force.filter(grid_group__district_code=case.district_code)
    found = certified(on=on).filter(pk__in=in_force.values("inspector"))
    return found.exclude(pk__in=recused(case)).order_by("name", "pk")


def is_member(case: Case, by: User) -> bool:
    """Whether the person is in the team of the case now."""
    return case.members.filter(inspector__user=by, left_on=None).exists()


def has_investigated(case: Case, by: User) -> bool:
    """Whether the person is or ever was in the team of the case."""
    return case.members.filter(inspector__user=by).exists()


def by_the_team(case: Case, by: User, on: date) -> str:
    """A need: the step is for the case's own inspectors."""
    if is_member(case, by):
        return ""
    names = "、".join(case.members.filter(left_on=None).values_list("inspector__name", flat=True))
    return _("This step is for the inspectors of the case: %(names)s.") % {"names": names or "–"}


def two_certified(case: Case, by: User, on: date) -> str:
    """A need: as many of the team as the law asks hold a certificate valid on the day."""
    team = case.members.filter(left_on=None, inspector__in=certified(on=on)).count()
    needed = int(LegalFigure.objects.value_of(FigureCode.VISIT_INSPECTORS, on=on))
    if team >= needed:
        return ""
    words = {"needed": needed, "n": team}
    return (
        ngettext(
            "The team needs %(needed)d inspector with a valid certificate; it has %(n)d today.",
            "The team needs %(needed)d inspectors with valid certificates; it has %(n)d today.",
            needed,
        )
        % words
    )


def by_nobody_of_the_team(case: Case, by: User, on: date) -> str:
    """A need: whoever investigates or ever did does not review or decide."""
    if has_investigated(case, by):
        return _("Whoever investigated the case does not decide or review it.")
    return ""


def by_another_than_the_proposer(case: Case, by: User, on: date) -> str:
    """A need: whoever proposed the case does not file it."""
    if case.proposed_by_id == by.pk:
        return _("Whoever proposed the case does not file it.")
    return ""
