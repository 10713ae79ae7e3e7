"""Legal figures: rows with their article and source, dated, with a history."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from compliance.models import (
    DiscretionGrade,
    FigureCode,
    LegalFigure,
    PenaltyRange,
    ViolationRoute,
    ViolationType,
)
from inspectorate.organisation.models import ContributionRate, IndustryClass

TODAY = date(2026, 11, 26)


@pytest.mark.django_db
def test_every_violation_type_has_a_route_and_fraud_goes_straight_on() -> None:
    routes = {route.violation_type: route for route in ViolationRoute.objects.all()}
    assert set(routes) == set(ViolationType.values)
    first = {violation for violation, route in routes.items() if route.order_first}
    assert first == {"V1", "V2", "L1", "L2", "L6", "L7", "L9"}
    assert all(route.words and route.source for route in routes.values())


@pytest.mark.django_db
def test_article_84_fines_one_to_three_times_and_the_persons_responsible() -> None:
    usual = PenaltyRange.objects.in_force(on=TODAY).get(violation_type="V1", usual=True)
    assert (usual.article, usual.base) == ("84", "payable")
    assert (usual.times_min, usual.times_max) == (1, 3)
    assert (usual.person_yuan_min, usual.person_yuan_max) == (500, 3000)


@pytest.mark.django_db
def test_a_range_that_began_later_takes_over_from_its_day_on() -> None:
    row = PenaltyRange.objects.get(code="obstruction")
    row.pk, row.from_on, row.yuan_max = None, date(2026, 7, 1), Decimal(50000)
    row.save()
    ranges = PenaltyRange.objects.filter(code="obstruction")
    assert ranges.in_force(on=date(2026, 6, 30)).get().yuan_max == 20000
    assert ranges.in_force(on=date(2026, 7, 1)).get().yuan_max == 50000


@pytest.mark.django_db
def test_a_range_is_times_or_yuan_never_both() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        PenaltyRange.objects.filter(code="obstruction").update(times_min=1, times_max=2)


@pytest.mark.django_db
def test_the_benchmark_covers_the_whole_range_without_gap() -> None:
    grades = list(DiscretionGrade.objects.filter(violation_type="").order_by("share_min"))
    assert [str(grade.grade) for grade in grades] == ["slight", "normal", "serious"]
    assert grades[0].share_min == 0
    assert grades[-1].share_max == 1
    assert [a.share_max for a in grades[:-1]] == [b.share_min for b in grades[1:]]


@pytest.mark.django_db
def test_a_figure_is_that_of_the_day() -> None:
    late_fee = LegalFigure.objects.get(code=FigureCode.LATE_FEE)
    late_fee.pk, late_fee.from_on, late_fee.value = None, date(2027, 1, 1), Decimal("0.0004")
    late_fee.save()
    value_of = LegalFigure.objects.value_of
    assert value_of(FigureCode.LATE_FEE, on=date(2026, 12, 31)) == Decimal("0.0005")
    assert value_of(FigureCode.LATE_FEE, on=date(2027, 1, 1)) == Decimal("0.0004")


@pytest.mark.django_db
def test_rates_by_share_add_up_to_what_one_row_said_before() -> None:
    rates = ContributionRate.objects.filter(industry_class=0, from_month__year=2000)
    whole: dict[int, Decimal] = {}
    for rate in rates.order_by("pk"):
        whole[rate.scheme] = whole.get(rate.scheme, Decimal(0)) + rate.rate
    assert whole == {
        1: Decimal("0.24"),
        2: Decimal("0.1"),
        3: Decimal("0.01"),
        4: Decimal("0.007"),
        5: Decimal("0.005"),
    }


@pytest.mark.django_db
def test_work_injury_is_rated_by_the_class_of_the_industry() -> None:
    assert IndustryClass.objects.get(prefix="C34").risk == 4
    rate = ContributionRate.objects.get(scheme=4, industry_class=4)
    assert rate.rate == Decimal("0.009")
    assert ContributionRate.objects.get(scheme=5, from_month__year=2020).collected_with == 2


@pytest.mark.django_db
def test_every_change_of_a_figure_is_kept() -> None:
    row = LegalFigure.objects.get(code=FigureCode.HEARING_UNIT)
    row.value = Decimal(60000)
    row.save(update_fields=["value"])
    history = type(row).pgh_event_model.objects.filter(pgh_obj=row).order_by("pgh_id")
    assert [event.value for event in history][-1] == 60000
