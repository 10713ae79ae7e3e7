"""The entries of this app in the bar at the top."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from inspectorate.organisation.models import Role
from inspectorate.organisation.navigation import Entry
from inspectorate.organisation.permissions import Permission


def open_cases(user: Any) -> QuerySet[Any]:
    """The cases open within the sight of `user`."""
    from .models import Case

    return Case.objects.visible_to(user).open()


def waiting_complaints(user: Any) -> QuerySet[Any]:
    """The complaints that wait for somebody to act, within the sight of `user`."""
    from .models import Complaint

    return Complaint.objects.visible_to(user).waiting()


ENTRIES = [
    Entry(5, _("My day"), "/desk/", Permission.DAY_READ),
    Entry(20, _("Cases"), "/cases/", Permission.CASE_READ, open_cases),
    Entry(22, _("Letters"), "/letters/", Permission.LETTER_READ),
    Entry(25, _("Approvals"), "/approvals/", Permission.APPROVAL_READ),
    Entry(
        30,
        _("Complaints"),
        "/complaints/inbox/",
        Permission.COMPLAINT_READ,
        waiting_complaints,
        home_of=frozenset({Role.COUNTER_CLERK}),
    ),
    Entry(29, _("Counter"), "/counter/", Permission.COUNTER_RECEIVE, aside=True),
    Entry(30, _("Appraisal"), "/appraisals/", Permission.APPRAISAL_READ, aside=True),
    Entry(31, _("Exposure"), "/exposures/", Permission.EXPOSURE_READ, aside=True),
    Entry(33, _("Watchlist"), "/watchlist/", Permission.WATCHLIST_READ, aside=True),
    Entry(32, _("Visits"), "/visits/", Permission.VISIT_READ),
    Entry(35, _("Grid"), "/grid/", Permission.GRID_READ),
    Entry(38, _("Figures"), "/figures/desk/", Permission.FIGURE_READ, aside=True),
    Entry(79, _("Map outlines"), "/figures/desk/outlines/", Permission.OUTLINE_LOAD, aside=True),
    Entry(42, _("Medals"), "/medal-rounds/", Permission.MEDAL_READ),
    Entry(
        2,
        _("Our enterprise"),
        "/portal/",
        Permission.PORTAL_USE,
        home_of=frozenset({Role.ENTERPRISE_USER}),
    ),
    Entry(
        82,
        _("Enterprise log-ins"),
        "/people/enterprises/new/",
        Permission.ENTERPRISE_ENROL,
        aside=True,
    ),
]
