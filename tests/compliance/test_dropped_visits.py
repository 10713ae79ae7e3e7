"""Planned visits end with what they were planned for: a waiver, an investigation, a case."""

from __future__ import annotations

from datetime import timedelta

import pytest

from compliance.actions import regimes
from compliance.models import Inspection
from tests.compliance.factories import Office, propose, walk
from tests.compliance.factories_visits import make_inspection
from tests.factories import NOW, TODAY, make_enterprise, make_grid_group, make_user

pytestmark = pytest.mark.django_db


def test_a_waiver_cancels_routine_visits_in_its_time() -> None:
    enterprise = make_enterprise(make_grid_group())
    until = TODAY + timedelta(days=30)
    visits = {
        name: make_inspection(enterprise, **values)
        for name, values in {
            "within": {"purpose": "routine", "planned_on": until},
            "after": {"purpose": "routine", "planned_on": until + timedelta(days=1)},
            "complaint": {"purpose": "complaint", "planned_on": until},
        }.items()
    }
    regimes.impose(
        [enterprise.pk], regime="waived", until=until, reason="奖牌", by=make_user(), now=NOW
    )
    for visit in visits.values():
        visit.refresh_from_db()
    states = {name: visit.state for name, visit in visits.items()}
    assert states == {"within": "cancelled", "after": "planned", "complaint": "planned"}
    assert visits["within"].cancelled_reason


def test_an_ended_investigation_drops_what_it_planned() -> None:
    office = Office()
    case = propose(office)
    now = walk(case, office, "file", "begin")
    planned = make_inspection(case.enterprise, case=case, purpose="investigation")
    recheck = make_inspection(case.enterprise, case=case, purpose="recheck")
    walk(case, office, "conclude", now=now)
    states = dict(Inspection.objects.values_list("pk", "state").order_by("pk"))
    assert (states[planned.pk], states[recheck.pk]) == ("cancelled", "planned")
