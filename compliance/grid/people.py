"""Whom a person may see and post: the inspectors of the groups within sight, and the unassigned."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from compliance.models import Inspection
from compliance.procedure.teams import recused
from inspectorate.organisation.groups import groups_seen_by
from inspectorate.organisation.models import Assignment, Inspector
from inspectorate.organisation.sight import current_sight

CERTIFICATE_SPANS = (30, 90)


def people_seen_by(user: Any, *, on: date) -> QuerySet[Inspector]:
    """Inspectors who answer, or answered, for a group within sight, and those without any group."""
    if current_sight(user).everything:
        return Inspector.objects.order_by("staff_no")
    own = Assignment.objects.filter(inspector=OuterRef("pk"))
    seen = own.filter(grid_group__in=groups_seen_by(user).order_by())
    found = Inspector.objects.filter(Exists(seen) | ~Exists(own.in_force(on=on)))
    return found.order_by("staff_no")


def beyond_sight(person: Inspector, user: Any, *, on: date) -> bool:
    """Whether the person answers for groups the user does not see: a stand-in would see them."""
    own = Assignment.objects.in_force(on=on).filter(inspector=person)
    return own.exclude(grid_group__in=groups_seen_by(user).order_by()).exists()


def inspectors_of_district(user: Any, visit: Inspection, *, on: date) -> QuerySet[Inspector]:
    """Inspectors, not assistants, within sight who answer for a group of its district today.

    Whoever withdrew from its case is not among them.
    """
    in_force = Assignment.objects.in_force(on=on)
    posted = in_force.filter(grid_group__district_code=visit.district_code)
    seen = people_seen_by(user, on=on).exclude(kind="assistant")
    return seen.filter(pk__in=posted.values("inspector")).exclude(pk__in=recused(visit.case))


def certificates_ending(people: QuerySet[Inspector], *, on: date) -> list[dict[str, Any]]:
    """Certificates that ended or end within 90 days, the first to end first."""
    last = on + timedelta(days=CERTIFICATE_SPANS[-1])
    ending = people.filter(certificate_until__lte=last).exclude(certificate_no="")
    return [
        {"inspector": each, "tone": tone_of_certificate(each.certificate_until, on=on)}
        for each in ending.order_by("certificate_until", "staff_no")
    ]


def tone_of_certificate(until: date | None, *, on: date) -> str:
    """late once it ended, soon within 30 days, '' while there is time, none without one."""
    if until is None:
        return "none"
    if until < on:
        return "late"
    return "soon" if until <= on + timedelta(days=CERTIFICATE_SPANS[0]) else ""
