"""What an enterprise owes as a whole: registration, head count, contributions, wages.

As of 15 June 2026.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from enterprises.models import Contribution, Enterprise, InsuranceRegistration, TaxFiling
from inspectorate.organisation.models import ContributionLimit
from tests.alerts.rules.finding import day, employ, find, insure, spans
from tests.factories import make_enterprise, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Enterprise:
    return make_enterprise()


def staff(place: Enterprise, *employments: dict[str, Any]) -> None:
    """A worker each."""
    for changes in employments:
        employ(place, make_worker(), **{"hired_on": "2026-01-01"} | changes)


def register(place: Enterprise, registered_on: str, cancelled_on: str | None = None) -> None:
    InsuranceRegistration.objects.create(
        enterprise=place,
        registered_on=day(registered_on),
        cancelled_on=day(cancelled_on),
        batch_id=1,
    )


def file(place: Enterprise, month: str, headcount: int = 0, wages: int = 1) -> None:
    TaxFiling.objects.create(
        enterprise=place, month=day(month), headcount=headcount, wages_paid=wages, batch_id=1
    )


REGISTERED = {
    "no registration": ([], 1),
    "registered": ([("2026-01-01",)], 0),
    "registered today": ([("2026-06-15",)], 0),
    "registered tomorrow": ([("2026-06-16",)], 1),
    "cancelled today": ([("2026-01-01", "2026-06-15")], 1),
    "cancelled tomorrow": ([("2026-01-01", "2026-06-16")], 0),
    "registered again": ([("2026-01-01", "2026-03-01"), ("2026-04-01",)], 0),
}


@pytest.mark.parametrize(("registrations", "count"), REGISTERED.values(), ids=REGISTERED)
def test_enterprise_unregistered(place: Enterprise, registrations: list, count: int) -> None:
    staff(place, {}, {})
    register(make_enterprise(), "2026-01-01")
    for registration in registrations:
        register(place, *registration)
    expected = [{"enterprise_id": place.pk, "amount": 2}] * count
    assert find("enterprise-unregistered") == expected


STAFF = {
    "31 days": ([{"hired_on": "2026-05-15"}], 1),
    "30 days": ([{"hired_on": "2026-05-16"}], 0),
    "left": ([{"left_on": "2026-06-15"}], 0),
    "dispatched": ([{"contract_kind": "dispatch"}], 0),
    "part-time": ([{"contract_kind": "part_time"}], 1),
}


@pytest.mark.parametrize(("employments", "count"), STAFF.values(), ids=STAFF)
def test_enterprise_unregistered_needs_staff(
    place: Enterprise, employments: list, count: int
) -> None:
    staff(place, *employments)
    assert len(find("enterprise-unregistered")) == count
    assert find("enterprise-unregistered", min_staff=2) == []


REGISTER = {
    "established 31 days ago": ({"established_on": "2026-05-15"}, 1),
    "established 30 days ago": ({"established_on": "2026-05-16"}, 0),
    "deregistered": ({"status": "deregistered"}, 0),
    "revoked": ({"status": "revoked"}, 1),
    "no status": ({"status": ""}, 1),
    "closed today": ({"closed_on": "2026-06-15"}, 0),
    "closes tomorrow": ({"closed_on": "2026-06-16"}, 1),
}


@pytest.mark.parametrize(("changes", "count"), REGISTER.values(), ids=REGISTER)
def test_enterprise_unregistered_looks_at_the_register(
    place: Enterprise, changes: dict, count: int
) -> None:
    staff(place, {})
    days = {key: day(changes[key]) for key in ("established_on", "closed_on") if key in changes}
    Enterprise.objects.filter(pk=place.pk).update(**changes | days)
    assert len(find("enterprise-unregistered")) == count


def test_one_worker_twice_is_one_of_the_staff(place: Enterprise) -> None:
    worker = make_worker()
    employ(place, worker, hired_on="2026-01-01")
    employ(place, worker, hired_on="2026-02-01")
    assert find("enterprise-unregistered") == [{"enterprise_id": place.pk, "amount": 1}]


def test_headcount_mismatch_counts_people_in_any_scheme(place: Enterprise) -> None:
    everything, changed, one, two, ended, later = (make_worker() for _ in range(6))
    insure(place, everything, from_month="2026-01")
    insure(place, changed, "12", from_month="2026-01", to_month="2026-03")
    insure(place, changed, "345", from_month="2026-05")
    insure(place, one, "4", from_month="2026-04", to_month="2026-04")
    insure(place, two, "1", from_month="2026-01", to_month="2026-04")
    insure(place, two, "2", from_month="2026-03")
    insure(place, ended, from_month="2026-01", to_month="2026-02")
    insure(place, later, from_month="2026-07")
    insure(make_enterprise(), make_worker(), from_month="2026-01")
    for month in range(1, 8):
        file(place, f"2026-{month:02}", 10)
    assert spans(find("headcount-mismatch")) == [
        f"2026-0{month}..2026-0{month} {10 - insured}"
        for month, insured in ((1, 4), (2, 4), (3, 3), (4, 3), (5, 3), (6, 3))
    ]


@pytest.mark.parametrize(
    ("headcount", "insured", "found"),
    [
        (5, 0, True),
        (4, 0, False),
        (10, 6, False),
        (50, 45, True),
        (51, 46, False),
        (52, 46, True),
        (3, 9, False),
    ],
)
def test_headcount_mismatch_needs_five_and_a_tenth(
    place: Enterprise, headcount: int, insured: int, found: bool
) -> None:
    for _ in range(insured):
        insure(place, make_worker(), "1", from_month="2026-01")
    file(place, "2026-05", headcount)
    expected = [f"2026-05..2026-05 {headcount - insured}"] if found else []
    assert spans(find("headcount-mismatch")) == expected


ARREARS = {
    "nothing paid": ("2026-04", {}, ["1 2026-04..2026-04 100"]),
    "part-paid": ("2026-04", {"paid": 40}, ["1 2026-04..2026-04 60"]),
    "paid": ("2026-04", {"paid": 100}, []),
    "overpaid": ("2026-04", {"paid": 110}, []),
    "paid today": ("2026-04", {"paid": 100, "paid_on": "2026-06-15"}, []),
    "paid tomorrow": (
        "2026-04",
        {"paid": 100, "paid_on": "2026-06-16"},
        ["1 2026-04..2026-04 100"],
    ),
    "due today": ("2026-05", {}, []),
    "refund": ("2026-04", {"due": -50}, []),
    "reversed": ("2026-04", {"paid": -10}, ["1 2026-04..2026-04 110"]),
}


@pytest.mark.parametrize(("month", "changes", "expected"), ARREARS.values(), ids=ARREARS)
def test_contribution_arrears(place: Enterprise, month: str, changes: dict, expected: list) -> None:
    values = {"headcount": 1, "due": 100, "paid": 0, "paid_on": None, "batch_id": 1} | changes
    values["paid_on"] = day(values["paid_on"])
    Contribution.objects.create(enterprise=place, scheme=1, month=day(month), **values)
    assert spans(find("contribution-arrears")) == expected


def test_due_day_is_a_parameter(place: Enterprise) -> None:
    values = {"headcount": 1, "due": Decimal("0.01"), "paid": 0, "batch_id": 1}
    Contribution.objects.create(enterprise=place, scheme=4, month=day("2026-05"), **values)
    assert find("contribution-arrears") == []
    assert spans(find("contribution-arrears", due_day=14)) == ["4 2026-05..2026-05 0.01"]


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({}, ["1 2026-06..2026-06 6000"]),
        ({2026: (5000, 9000)}, ["1 2026-06..2026-06 5000"]),
        ({2025: (5000, 9000)}, ["1 2026-06..2026-06 6000"]),
    ],
)
def test_limits_of_the_year_come_before_the_rule_s(
    place: Enterprise, limits: dict, expected: list
) -> None:
    for year, (floor, cap) in limits.items():
        ContributionLimit.objects.create(year=year, floor_yuan=floor, cap_yuan=cap, source="示例")
    worker = make_worker()
    employ(place, worker, hired_on="2026-01-01", monthly_wage=10000)
    insure(place, worker, "1", from_month="2026-01", base=4000)
    assert spans(find("underdeclared-base")) == expected


WAGES = {  # filings by month: wages paid
    "paid": ([{}], {4: 1, 5: 1}, []),
    "unpaid": ([{}], {4: 1, 5: 0}, ["2026-05..2026-05 5200"]),
    "a run": ([{}], {3: 0, 4: 0, 5: 0}, ["2026-03..2026-05 15600"]),
    "two runs": ([{}], {3: 0, 4: 1, 5: 0}, ["2026-03..2026-03 5200", "2026-05..2026-05 5200"]),
    "month without a filing": (
        [{}],
        {3: 0, 5: 0},
        ["2026-03..2026-03 5200", "2026-05..2026-05 5200"],
    ),
    "as-of month": ([{}], {6: 0}, []),
    "hired on the first": ([{"hired_on": "2026-05-01"}], {5: 0}, ["2026-05..2026-05 5200"]),
    "hired on the second": ([{"hired_on": "2026-05-02"}], {5: 0}, []),
    "left on the first of the next": (
        [{"left_on": "2026-06-01"}],
        {5: 0},
        ["2026-05..2026-05 5200"],
    ),
    "left on the last": ([{"left_on": "2026-05-31"}], {5: 0}, []),
    "dispatched": ([{"contract_kind": "dispatch"}], {5: 0}, []),
    "no wage known": ([{"monthly_wage": None}, {}], {5: 0}, ["2026-05..2026-05 5200"]),
    "no wage at all": ([{"monthly_wage": None}], {5: 0}, ["2026-05..2026-05 0"]),
    "one of them hired later": (
        [{}, {"hired_on": "2026-04-20"}],
        {4: 0, 5: 0},
        ["2026-04..2026-05 15600"],
    ),
}


@pytest.mark.parametrize(("employments", "filings", "expected"), WAGES.values(), ids=WAGES)
def test_wage_arrears(place: Enterprise, employments: list, filings: dict, expected: list) -> None:
    staff(place, *employments)
    staff(make_enterprise(), {})
    for month, wages in filings.items():
        file(place, f"2026-{month:02}", wages=wages)
    assert spans(find("wage-arrears")) == expected


def test_wage_arrears_run_and_staff_are_parameters(place: Enterprise) -> None:
    staff(place, {}, {"hired_on": "2026-05-01"})
    for month in ("2026-02", "2026-04", "2026-05"):
        file(place, month, wages=0)
    assert spans(find("wage-arrears", min_months=2)) == ["2026-04..2026-05 15600"]
    assert spans(find("wage-arrears", min_staff=2)) == ["2026-05..2026-05 10400"]
