"""People insured in two places, or where they do not work. As of 15 June 2026."""

from __future__ import annotations

from typing import Any

import pytest

from alerts.engine import Scope
from enterprises.models import Death, Enterprise, Worker
from tests.alerts.rules.finding import day, employ, find, insure, spans
from tests.factories import make_enterprise, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Enterprise:
    return make_enterprise()


@pytest.fixture
def elsewhere() -> Enterprise:
    return make_enterprise()


@pytest.fixture
def person() -> Worker:
    return make_worker()


def die(person: Worker, died_on: str) -> None:
    Death.objects.create(worker=person, died_on=day(died_on), batch_id=1)


def at(rows: list[dict[str, Any]], enterprise: Enterprise) -> list[str]:
    return spans([row for row in rows if row["enterprise_id"] == enterprise.pk])


def test_months_at_two_enterprises_are_found_at_both(
    place: Enterprise, elsewhere: Enterprise, person: Worker
) -> None:
    insure(place, person, "1", from_month="2026-01", to_month="2026-04")
    insure(elsewhere, person, "1", from_month="2026-03", to_month="2026-05")
    rows = find("multiple-affiliation")
    assert at(rows, place) == at(rows, elsewhere) == ["1 2026-03..2026-04"]
    assert {row["worker_id"] for row in rows} == {person.pk}


def test_open_insurance_at_two_enterprises_lasts_to_the_as_of_month(
    place: Enterprise, elsewhere: Enterprise, person: Worker
) -> None:
    insure(place, person, "2", from_month="2026-01", to_month="2026-12")
    insure(elsewhere, person, "2", from_month="2026-05")
    assert at(find("multiple-affiliation"), place) == ["2 2026-05..2026-06"]


def test_insurance_one_after_the_other_is_no_double_one(
    place: Enterprise, elsewhere: Enterprise, person: Worker
) -> None:
    insure(place, person, "1", from_month="2026-01", to_month="2026-03")
    insure(elsewhere, person, "1", from_month="2026-04")
    insure(elsewhere, person, "2", from_month="2026-01")
    insure(make_enterprise(), person, "2", from_month="2026-08")
    insure(place, make_worker(), "1", from_month="2026-01")
    assert find("multiple-affiliation") == []


def test_work_injury_is_owed_by_each_employer(
    place: Enterprise, elsewhere: Enterprise, person: Worker
) -> None:
    for enterprise in (place, elsewhere):
        insure(enterprise, person, "4", from_month="2026-06")
    assert find("multiple-affiliation") == []
    assert at(find("multiple-affiliation", schemes=[4]), place) == ["4 2026-06..2026-06"]


def test_three_enterprises_share_different_months(
    place: Enterprise, elsewhere: Enterprise, person: Worker
) -> None:
    third = make_enterprise()
    insure(place, person, "1", from_month="2026-01")
    insure(elsewhere, person, "1", from_month="2026-01", to_month="2026-02")
    insure(third, person, "1", from_month="2026-04", to_month="2026-04")
    rows = find("multiple-affiliation")
    assert at(rows, place) == ["1 2026-01..2026-02", "1 2026-04..2026-04"]
    assert at(rows, elsewhere) == ["1 2026-01..2026-02"]
    assert at(rows, third) == ["1 2026-04..2026-04"]


YEAR = {"from_month": "2025-01"}
GHOSTS = {  # the window begins in July 2025; somebody else works at the enterprise
    "employed": ([{}], [YEAR], []),
    "never employed": ([], [YEAR], ["2025-07..2026-06 12"]),
    "left": ([{"left_on": "2026-03-31"}], [YEAR], ["2026-04..2026-06 3"]),
    "left on the first": ([{"left_on": "2026-04-01"}], [YEAR], ["2026-04..2026-06 3"]),
    "left on the second": ([{"left_on": "2026-04-02"}], [YEAR], ["2026-05..2026-06 2"]),
    "one month only": ([{"left_on": "2026-06-01"}], [YEAR], []),
    "hired later": ([{"hired_on": "2025-09-30"}], [YEAR], ["2025-07..2025-08 2"]),
    "hired after the as-of day": ([{"hired_on": "2026-06-16"}], [YEAR], ["2025-07..2026-06 12"]),
    "no day of work": (
        [{"hired_on": "2025-09-30", "left_on": "2025-09-30"}],
        [YEAR],
        ["2025-07..2026-06 12"],
    ),
    "gap between two": (
        [{"left_on": "2025-10-01"}, {"hired_on": "2026-01-15"}],
        [YEAR],
        ["2025-10..2025-12 3"],
    ),
    "schemes together": (
        [],
        [
            {"schemes": "1", "from_month": "2026-01", "to_month": "2026-02"},
            {"schemes": "2", "from_month": "2026-03", "to_month": "2026-04"},
        ],
        ["2026-01..2026-04 4"],
    ),
    "insurance ended": ([], [YEAR | {"to_month": "2025-06"}], []),
    "insurance ended long ago": ([], [YEAR | {"to_month": "2025-03"}], []),
    "insurance ended in the window": (
        [],
        [YEAR | {"to_month": "2025-08"}],
        ["2025-07..2025-08 2"],
    ),
    "insured later": ([], [{"from_month": "2026-08"}], []),
}


@pytest.mark.parametrize(("employments", "records", "expected"), GHOSTS.values(), ids=GHOSTS)
def test_ghost_worker(
    place: Enterprise, person: Worker, employments: list, records: list, expected: list
) -> None:
    employ(place, make_worker(), hired_on="2020-01-01")
    for changes in employments:
        employ(place, person, **{"hired_on": "2020-01-01"} | changes)
    for changes in records:
        insure(place, person, **changes)
    assert spans(find("ghost-worker")) == expected


def test_enterprise_without_any_employment_raises_no_ghosts(
    place: Enterprise, person: Worker
) -> None:
    insure(place, person, from_month="2025-01")
    assert find("ghost-worker") == []
    employ(place, make_worker(), hired_on="2026-06-16")
    assert find("ghost-worker") == []
    employ(place, make_worker(), hired_on="2026-06-15")
    assert spans(find("ghost-worker")) == ["2025-07..2026-06 12"]


def test_months_of_dispatch_elsewhere_are_explained(
    place: Enterprise, elsewhere: Enterprise, person: Worker
) -> None:
    employ(place, make_worker(), hired_on="2020-01-01")
    insure(place, person, from_month="2026-01")
    dispatch = {"hired_on": "2026-02-10", "left_on": "2026-04-02"}
    employ(elsewhere, person, contract_kind="dispatch", **dispatch)
    assert spans(find("ghost-worker")) == ["2026-05..2026-06 2"]
    assert spans(find("ghost-worker", min_months=1)) == ["2026-01..2026-01 1", "2026-05..2026-06 2"]
    employ(elsewhere, person, hired_on="2026-05-01", contract_kind="fixed")
    assert spans(find("ghost-worker")) == ["2026-05..2026-06 2"]


@pytest.mark.parametrize(
    "dispatch",
    [
        {"hired_on": "2026-06-16"},
        {"hired_on": "2026-06-10", "left_on": "2026-06-10"},
        {"hired_on": "2026-05-02", "left_on": "2026-05-02"},
    ],
)
def test_dispatch_without_a_day_of_work_explains_nothing(
    place: Enterprise, elsewhere: Enterprise, person: Worker, dispatch: dict
) -> None:
    employ(place, make_worker(), hired_on="2020-01-01")
    insure(place, person, from_month="2026-05")
    employ(elsewhere, person, contract_kind="dispatch", **dispatch)
    assert spans(find("ghost-worker")) == ["2026-05..2026-06 2"]


def test_months_after_a_death_are_found_whatever_explains_them(
    place: Enterprise, elsewhere: Enterprise, person: Worker
) -> None:
    insure(place, person, from_month="2026-01")
    employ(place, person, hired_on="2020-01-01")
    employ(elsewhere, person, hired_on="2020-01-01", contract_kind="dispatch")
    die(person, "2026-04-30")
    assert spans(find("ghost-worker")) == ["2026-05..2026-06 2"]


def test_months_after_a_death_are_found_without_any_employment_in_the_feed(
    place: Enterprise, person: Worker
) -> None:
    insure(place, person, from_month="2026-01")
    die(person, "2026-03-01")
    assert spans(find("ghost-worker")) == ["2026-04..2026-06 3"]


def test_months_after_the_closing_are_found(place: Enterprise, person: Worker) -> None:
    insure(place, person, from_month="2026-01")
    employ(place, person, hired_on="2020-01-01")
    Enterprise.objects.filter(pk=place.pk).update(closed_on=day("2026-04-30"))
    assert spans(find("ghost-worker")) == ["2026-05..2026-06 2"]
    die(person, "2026-02-01")
    assert spans(find("ghost-worker")) == ["2026-03..2026-06 4"]


def test_reasons_of_different_kinds_melt_into_one_run(place: Enterprise, person: Worker) -> None:
    insure(place, person, from_month="2026-01")
    employ(place, person, hired_on="2020-01-01", left_on="2026-05-01")
    die(person, "2026-05-03")
    assert spans(find("ghost-worker")) == ["2026-05..2026-06 2"]


def test_window_and_run_are_parameters(place: Enterprise, person: Worker) -> None:
    employ(place, make_worker(), hired_on="2020-01-01")
    insure(place, person, from_month="2025-01")
    assert spans(find("ghost-worker", window_months=3)) == ["2026-04..2026-06 3"]
    assert find("ghost-worker", window_months=3, min_months=4) == []


def test_only_the_chosen_are_looked_at(place: Enterprise, elsewhere: Enterprise) -> None:
    for enterprise in (place, elsewhere):
        employ(enterprise, make_worker(), hired_on="2020-01-01")
        insure(enterprise, make_worker(), from_month="2025-01")
    for scope in (
        Scope(place.pk, place.pk),
        Scope(chosen=[place.pk]),
        Scope(place.pk, place.pk, [place.pk, elsewhere.pk]),
    ):
        rows = find("ghost-worker", scope=scope)
        assert [row["enterprise_id"] for row in rows] == [place.pk]
