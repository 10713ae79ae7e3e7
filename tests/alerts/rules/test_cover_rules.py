"""Who is not insured, not in everything, too late or with gaps: one worker at one enterprise.

As of 15 June 2026. An employment begins on 1 January, a record in January, where not said.
"""

from __future__ import annotations

import pytest

from enterprises.models import Enterprise, Worker
from inspectorate.organisation.models import PensionAge
from tests.alerts.rules.finding import day, employ, find, insure, spans
from tests.factories import make_enterprise, make_worker

pytestmark = pytest.mark.django_db

SINCE_NEW_YEAR = {"hired_on": "2026-01-01"}
COVERED = {"from_month": "2026-01"}


@pytest.fixture
def place() -> Enterprise:
    return make_enterprise()


@pytest.fixture
def person() -> Worker:
    return make_worker()


def given(place: Enterprise, person: Worker, employments: list, records: list) -> None:
    for changes in employments:
        employ(place, person, **SINCE_NEW_YEAR | changes)
    for changes in records:
        insure(place, person, **COVERED | changes)


UNREGISTERED = {
    "no record": ([{}], [], 1),
    "31 days after hire": ([{"hired_on": "2026-05-15"}], [], 1),
    "30 days after hire": ([{"hired_on": "2026-05-16"}], [], 0),
    "hired later": ([{"hired_on": "2026-07-01"}], [], 0),
    "left on the day": ([{"left_on": "2026-06-15"}], [], 0),
    "leaves tomorrow": ([{"left_on": "2026-06-16"}], [], 1),
    "dispatched": ([{"contract_kind": "dispatch"}], [], 0),
    "no contract named": ([{"contract_kind": ""}], [], 1),
    "part-time": ([{"contract_kind": "part_time"}], [], 1),
    "two employments": ([{}, {"hired_on": "2026-02-01"}], [], 1),
    "insured in one scheme": ([{}], [{"schemes": "3"}], 0),
    "insured from this month": ([{}], [{"from_month": "2026-06"}], 0),
    "insured from next month": ([{}], [{"from_month": "2026-07"}], 1),
    "insured until this month": ([{}], [{"to_month": "2026-06"}], 0),
    "insured until last month": ([{}], [{"to_month": "2026-05"}], 1),
}


@pytest.mark.parametrize(
    ("employments", "records", "count"), UNREGISTERED.values(), ids=UNREGISTERED
)
def test_unregistered_worker(
    place: Enterprise, person: Worker, employments: list, records: list, count: int
) -> None:
    given(place, person, employments, records)
    expected = [{"enterprise_id": place.pk, "worker_id": person.pk}] * count
    assert find("unregistered-worker") == expected


def test_cover_elsewhere_does_not_count(place: Enterprise, person: Worker) -> None:
    given(place, person, [{}], [])
    insure(make_enterprise(), person, **COVERED)
    insure(place, make_worker(), **COVERED)
    assert len(find("unregistered-worker")) == 1


PARTIAL = {
    "all five": ([{}], [{}], []),
    "none": ([{}], [], []),
    "one lacking": ([{}], [{"schemes": "1235"}], ["4"]),
    "two lacking": ([{}], [{"schemes": "123"}], ["4", "5"]),
    "one ended": ([{}], [{"schemes": "1234"}, {"schemes": "5", "to_month": "2026-05"}], ["5"]),
    "one begins later": (
        [{}],
        [{"schemes": "1234"}, {"schemes": "5", "from_month": "2026-07"}],
        ["5"],
    ),
    "one ends this month": (
        [{}],
        [{"schemes": "1234"}, {"schemes": "5", "to_month": "2026-06"}],
        [],
    ),
    "part-time": ([{"contract_kind": "part_time"}], [{"schemes": "4"}], []),
    "part-time, another scheme": ([{"contract_kind": "part_time"}], [{"schemes": "1"}], ["4"]),
    "dispatched": ([{"contract_kind": "dispatch"}], [{"schemes": "1"}], []),
    "part-time and full": (
        [{"contract_kind": "part_time"}, {"hired_on": "2026-02-01"}],
        [{"schemes": "1234"}],
        ["5"],
    ),
    "30 days after hire": ([{"hired_on": "2026-05-16"}], [{"schemes": "1"}], []),
    "left": ([{"left_on": "2026-06-15"}], [{"schemes": "1"}], []),
}


@pytest.mark.parametrize(("employments", "records", "lacking"), PARTIAL.values(), ids=PARTIAL)
def test_partial_schemes(
    place: Enterprise, person: Worker, employments: list, records: list, lacking: list
) -> None:
    given(place, person, employments, records)
    assert spans(find("partial-schemes")) == lacking


LATE = {  # the days of grace of 1 January end on the 31st
    "in the month": ([{}], [{}], []),
    "a month later": ([{}], [{"from_month": "2026-02"}], ["2026-01..2026-01 1"]),
    "in May": ([{}], [{"from_month": "2026-05"}], ["2026-01..2026-04 4"]),
    "never": ([{}], [], []),
    "not yet": ([{}], [{"from_month": "2026-07"}], []),
    "another scheme first": (
        [{}],
        [{"schemes": "4"}, {"schemes": "1", "from_month": "2026-05"}],
        [],
    ),
    "grace into February": ([{"hired_on": "2026-01-02"}], [{"from_month": "2026-02"}], []),
    "earliest hire": (
        [{}, {"hired_on": "2026-03-01"}],
        [{"from_month": "2026-03"}],
        ["2026-01..2026-02 2"],
    ),
    "left on the 31st day": ([{"left_on": "2026-02-01"}], [{"from_month": "2026-03"}], []),
    "left on the 32nd day": (
        [{"left_on": "2026-02-02"}],
        [{"from_month": "2026-03"}],
        ["2026-01..2026-02 2"],
    ),
    "dispatched first": (
        [{"contract_kind": "dispatch"}, {"hired_on": "2026-03-01"}],
        [{"from_month": "2026-05"}],
        ["2026-03..2026-04 2"],
    ),
    "30 days after hire": ([{"hired_on": "2026-05-16"}], [{"from_month": "2026-06"}], []),
}


@pytest.mark.parametrize(("employments", "records", "expected"), LATE.values(), ids=LATE)
def test_late_enrolment(
    place: Enterprise, person: Worker, employments: list, records: list, expected: list
) -> None:
    given(place, person, employments, records)
    assert spans(find("late-enrolment")) == expected


PENSION = {"schemes": "1"}
GAPS = {  # work counts from 1 February, the 31st day
    "covered": ([{}], [{}], []),
    "never insured": ([{}], [], []),
    "month of grace": ([{}], [PENSION | {"from_month": "2026-02"}], []),
    "late": ([{}], [PENSION | {"from_month": "2026-04"}], ["1 2026-02..2026-03"]),
    "ended": ([{}], [PENSION | {"to_month": "2026-04"}], ["1 2026-05..2026-06"]),
    "gap between": (
        [{}],
        [PENSION | {"to_month": "2026-02"}, PENSION | {"from_month": "2026-04"}],
        ["1 2026-03..2026-03"],
    ),
    "two gaps": (
        [{}],
        [PENSION | {"from_month": "2026-03", "to_month": "2026-03"}],
        ["1 2026-02..2026-02", "1 2026-04..2026-06"],
    ),
    "neighbours": (
        [{}],
        [PENSION | {"to_month": "2026-03"}, PENSION | {"from_month": "2026-04"}],
        [],
    ),
    "insured later than the as-of month": ([{}], [PENSION | {"from_month": "2026-07"}], []),
    "left": (
        [{"left_on": "2026-05-01"}],
        [PENSION | {"to_month": "2026-03"}],
        ["1 2026-04..2026-04"],
    ),
    "left on the second": (
        [{"left_on": "2026-05-02"}],
        [PENSION | {"to_month": "2026-03"}],
        ["1 2026-04..2026-05"],
    ),
    "each scheme by itself": (
        [{}],
        [PENSION | {"to_month": "2026-05"}, {"schemes": "2"}],
        ["1 2026-06..2026-06"],
    ),
    "30 days after hire": ([{"hired_on": "2026-05-16"}], [PENSION | {"to_month": "2026-05"}], []),
    "31 days after hire": (
        [{"hired_on": "2026-05-15"}],
        [PENSION | {"to_month": "2026-05"}],
        ["1 2026-06..2026-06"],
    ),
    "left on the 31st day": (
        [{"hired_on": "2026-01-05", "left_on": "2026-02-05"}],
        [PENSION | {"to_month": "2026-01"}],
        [],
    ),
    "left on the 32nd day": (
        [{"hired_on": "2026-01-05", "left_on": "2026-02-06"}],
        [PENSION | {"to_month": "2026-01"}],
        ["1 2026-02..2026-02"],
    ),
    "scheme does not apply": (
        [{"contract_kind": "part_time"}],
        [PENSION | {"to_month": "2026-03"}, {"schemes": "4"}],
        [],
    ),
    "scheme applies to one of two": (
        [
            {"left_on": "2026-04-01"},
            {"hired_on": "2026-04-01", "contract_kind": "part_time"},
        ],
        [PENSION | {"to_month": "2026-02"}, {"schemes": "4"}],
        ["1 2026-03..2026-03"],
    ),
    "each employment its own grace": (
        [{"left_on": "2026-04-01"}, {"hired_on": "2026-04-01"}],
        [PENSION | {"to_month": "2026-02"}],
        ["1 2026-03..2026-03", "1 2026-05..2026-06"],
    ),
}


@pytest.mark.parametrize(("employments", "records", "expected"), GAPS.values(), ids=GAPS)
def test_coverage_gap(
    place: Enterprise, person: Worker, employments: list, records: list, expected: list
) -> None:
    given(place, person, employments, records)
    assert spans(find("coverage-gap")) == expected


WAGE = {"monthly_wage": 10000}
BASE = {"schemes": "1", "base": 10000}
UNDERDECLARED = {
    "equal": ([WAGE], [BASE], []),
    "within tolerance": ([WAGE], [BASE | {"base": 9500}], []),
    "below tolerance": ([WAGE], [BASE | {"base": "9499.99"}], ["1 2026-06..2026-06 500.01"]),
    "two schemes": (
        [WAGE],
        [BASE | {"schemes": "12", "base": 9000}],
        ["1 2026-06..2026-06 1000", "2 2026-06..2026-06 1000"],
    ),
    "capped": ([{"monthly_wage": 30000}], [BASE | {"base": 22000}], []),
    "below the cap": (
        [{"monthly_wage": 30000}],
        [BASE | {"base": 20000}],
        ["1 2026-06..2026-06 2000"],
    ),
    "below the floor": (
        [{"monthly_wage": 3000}],
        [BASE | {"base": 3000}],
        ["1 2026-06..2026-06 1000"],
    ),
    "no wage": ([{"monthly_wage": None}], [BASE | {"base": 1}], []),
    "wage of zero": ([{"monthly_wage": 0}], [BASE | {"base": 1}], []),
    "no grace": (
        [WAGE | {"hired_on": "2026-06-15"}],
        [BASE | {"base": 1}],
        ["1 2026-06..2026-06 9999"],
    ),
    "hired tomorrow": ([WAGE | {"hired_on": "2026-06-16"}], [BASE | {"base": 1}], []),
    "left": ([WAGE | {"left_on": "2026-06-15"}], [BASE | {"base": 1}], []),
    "hired last counts": (
        [WAGE, {"hired_on": "2026-03-01", "monthly_wage": 5000}],
        [BASE | {"base": 5000}],
        [],
    ),
    "hired last without a wage": (
        [WAGE, {"hired_on": "2026-03-01", "monthly_wage": None}],
        [BASE | {"base": 5000}],
        ["1 2026-06..2026-06 5000"],
    ),
    "hired last is dispatched": (
        [WAGE, {"hired_on": "2026-03-01", "contract_kind": "dispatch"}],
        [BASE | {"base": 4000}],
        [],
    ),
    "scheme does not apply": ([WAGE | {"contract_kind": "part_time"}], [BASE | {"base": 1}], []),
    "begun last counts": (
        [WAGE],
        [BASE | {"base": 1}, BASE | {"from_month": "2026-06"}],
        [],
    ),
    "begun last is low": (
        [WAGE],
        [BASE, BASE | {"from_month": "2026-06", "base": 5000}],
        ["1 2026-06..2026-06 5000"],
    ),
    "begun later": ([WAGE], [BASE, BASE | {"from_month": "2026-07", "base": 5000}], []),
    "begun last has ended": (
        [WAGE],
        [BASE, BASE | {"from_month": "2026-04", "to_month": "2026-05", "base": 5000}],
        [],
    ),
    "ended": ([WAGE], [BASE | {"base": 1, "to_month": "2026-05"}], []),
}


@pytest.mark.parametrize(
    ("employments", "records", "expected"), UNDERDECLARED.values(), ids=UNDERDECLARED
)
def test_underdeclared_base(
    place: Enterprise, person: Worker, employments: list, records: list, expected: list
) -> None:
    given(place, person, employments, records)
    assert spans(find("underdeclared-base")) == expected


PENSION_RULES = {
    "unregistered-worker": ([{}], []),
    "partial-schemes": ([{}], [{"schemes": "1"}]),
    "late-enrolment": ([{}], [{"from_month": "2026-05"}]),
    "coverage-gap": ([{}], [{"schemes": "1", "to_month": "2026-04"}]),
    "underdeclared-base": ([WAGE], [BASE | {"base": 1}]),
    "enterprise-unregistered": ([{}], []),
}


@pytest.mark.parametrize("name", PENSION_RULES)
def test_people_past_pension_age_are_left_out_where_asked(place: Enterprise, name: str) -> None:
    PensionAge.objects.all().delete()
    PensionAge.objects.create(sex="f", born_from=day("1900-01"), age_months=600, source="示例")
    PensionAge.objects.create(sex="f", born_from=day("1976-05"), age_months=601, source="示例")
    PensionAge.objects.create(sex="m", born_from=day("1900-01"), age_months=720, source="示例")
    younger = make_worker(sex="f", birth_month=day("1976-05"))
    man = make_worker(sex="m", birth_month=day("1976-04"))
    unknown = make_worker()
    older = make_worker(sex="f", birth_month=day("1976-04"))  # 50 in April: past it since May
    for worker in (younger, man, unknown, older):
        given(place, worker, *PENSION_RULES[name])
    everyone = find(name)
    without = find(name, leave_out_pension_age=True)
    if name == "enterprise-unregistered":
        assert [row["amount"] for row in everyone + without] == [4, 3]
    else:
        assert {row["worker_id"] for row in everyone} == {younger.pk, man.pk, unknown.pk, older.pk}
        assert {row["worker_id"] for row in without} == {younger.pk, man.pk, unknown.pk}
