"""The demonstration's exposure list shows both curves; nothing is told before it happened."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import timezone

from compliance.demo_exposure import Days, fill_the_lists
from compliance.models import ExposureList, PublicChange
from compliance.presenting.exposure_lists import effect_of
from enterprises.models import Contribution
from inspectorate.organisation.models import Role
from tests.factories import NOW, make_batch, make_enterprise, make_grid_group, make_user

LATER = NOW + timedelta(days=9)
TODAY = timezone.localdate(LATER)


@pytest.mark.django_db(transaction=True)
def test_the_panel_shows_both_curves(tmp_path: Path) -> None:
    group = make_grid_group()
    make_user(Role.CITY_SUPERVISOR, username="supervisor")
    make_user(Role.DISTRICT_SUPERVISOR, username="district", district_codes=[group.district_code])
    make_user(Role.FULL_TIME_INSPECTOR, username="inspector", groups=[group])
    batch = make_batch("contributions").pk
    for n in range(34):
        firm = make_enterprise(group, legal_representative="李示例", risk_points=40 - n)
        # The last one is not due yet.
        for month, paid in ((date(2026, 8, 1), 9000), (date(2026, 11, 1), 0)):
            Contribution.objects.create(
                enterprise=firm, scheme=1, month=month, headcount=9, due=Decimal(9000),
                paid=Decimal(paid), paid_on=month + timedelta(days=45) if paid else None,
                batch_id=batch,
            )  # fmt: skip
    fill_the_lists(tmp_path / "files", now=LATER)
    made = ExposureList.objects.get(kind="quarterly")
    effect = effect_of(made, list(made.entries.order_by("pk")), on=TODAY)
    shown = [(row.exposed.paid, row.compared and row.compared.paid) for row in effect.rows]
    assert shown == [(3, 0), (3, 2), (6, 4)]
    assert (effect.apart, effect.compared_apart, effect.compared_entries) == (1, 1, 8)
    assert effect.chart is not None
    assert len(effect.chart.lines) == 2
    assert ExposureList.objects.filter(kind="urgent").count() == 1
    assert not PublicChange.objects.filter(recorded_at__gt=LATER).exists()


@pytest.mark.parametrize(
    ("today", "quarter"),
    [
        (date(2026, 11, 26), date(2026, 7, 1)),
        (date(2026, 10, 10), date(2026, 4, 1)),  # the third quarter's list is not a month old
        (date(2026, 1, 5), date(2025, 7, 1)),
    ],
)
@pytest.mark.django_db
def test_a_list_is_shown_that_was_public_for_a_month(today: date, quarter: date) -> None:
    days = Days(today)
    assert days.quarter == quarter
    assert days.published + timedelta(days=30) <= today
