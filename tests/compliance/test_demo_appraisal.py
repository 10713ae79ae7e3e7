"""The demonstration's appraisals come about through the actions alone, at moments of the past."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from compliance.demo_appraisal import DELIVERED_DAYS, fill_the_appraisals
from compliance.demo_medals import fill_the_medals
from compliance.models import Appraisal, Grade, Medal, MedalRound, PublicEntry, Simulation
from inspectorate.organisation.models import Role
from tests.factories import (
    NOW,
    TODAY,
    make_batch,
    make_employment,
    make_enterprise,
    make_grid_group,
    make_user,
    make_worker,
)

pytestmark = pytest.mark.django_db


def test_demonstration_has_a_final_cycle_and_one_in_review() -> None:
    group = make_grid_group()
    make_user(Role.CITY_SUPERVISOR, username="supervisor")
    make_user(Role.FULL_TIME_INSPECTOR, username="inspector", groups=[group])
    make_user(Role.DISTRICT_SUPERVISOR, username="district", district_codes=[group.district_code])
    delivered = make_batch("enterprises", published_at=NOW - timedelta(days=DELIVERED_DAYS))
    for _n in range(8):
        firm = make_enterprise(group, batch_id=delivered.pk, established_on=date(2015, 1, 1))
        make_employment(firm, make_worker(), hired_on=date(2020, 1, 6), batch_id=delivered.pk)
    fill_the_appraisals(now=NOW)
    states = dict(Appraisal.objects.values_list("code", "state"))
    assert states == {"2022-2023": "final", "2024-2025": "in_review"}
    assert Grade.objects.final().count() == 8
    assert Grade.objects.filter(state="awaits_second").count() == 1
    assert Grade.objects.filter(appraisal__code="2024-2025", previous_grade="poor").count() == 3
    assert Simulation.objects.get().state == "done"
    make_user(Role.CITY_SUPERVISOR, username="deputy")
    fill_the_medals(now=NOW)
    rounds = dict(MedalRound.objects.values_list("appraisal__code", "state"))
    assert rounds == {"2024": "awarded", "2025": "ranked"}
    assert Medal.objects.in_force(on=TODAY).count() == PublicEntry.objects.count() == 2
