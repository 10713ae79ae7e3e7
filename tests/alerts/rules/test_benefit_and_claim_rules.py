"""Benefits and settlements that do not fit. As of 15 June 2026."""

from __future__ import annotations

import json
from typing import Any

import pytest

from enterprises.models import Benefit, Death, MedicalClaim, Provider, Worker
from tests.alerts.rules.finding import day, employ, find, spans
from tests.factories import make_enterprise, make_provider, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Worker:
    return make_worker()


@pytest.fixture
def hospital() -> Provider:
    return make_provider(kind="hospital")


def pay(person: Worker, month: str, kind: str = "unemployment", amount: int = 1500) -> None:
    Benefit.objects.create(worker=person, kind=kind, month=day(month), amount=amount, batch_id=1)


def die(person: Worker, died_on: str) -> None:
    Death.objects.create(worker=person, died_on=day(died_on), batch_id=1)


def claim(
    person: Worker, provider: Provider, claim_no: str, admitted_on: str, **changes: Any
) -> None:
    values = {"kind": "outpatient", "item_code": "A1", "amount": 80, "batch_id": 1} | changes
    values["discharged_on"] = day(changes.get("discharged_on"))
    MedicalClaim.objects.create(
        worker=person, provider=provider, claim_no=claim_no, admitted_on=day(admitted_on), **values
    )


def claims(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(row["detail"] for row in rows)


EMPLOYED = {
    "employed": ({}, ["3 2026-03..2026-03 1500"]),
    "hired on the first": ({"hired_on": "2026-03-01"}, ["3 2026-03..2026-03 1500"]),
    "hired on the second": ({"hired_on": "2026-03-02"}, []),
    "left on the first": ({"left_on": "2026-03-01"}, []),
    "left on the second": ({"left_on": "2026-03-02"}, ["3 2026-03..2026-03 1500"]),
    "dispatched": ({"contract_kind": "dispatch"}, ["3 2026-03..2026-03 1500"]),
}


@pytest.mark.parametrize(("changes", "expected"), EMPLOYED.values(), ids=EMPLOYED)
def test_benefit_while_employed(person: Worker, changes: dict, expected: list) -> None:
    employ(make_enterprise(), person, **{"hired_on": "2026-01-01"} | changes)
    pay(person, "2026-03")
    pay(person, "2026-03", kind="injury")
    pay(make_worker(), "2026-03")
    assert spans(find("benefit-while-employed")) == expected


def test_benefit_while_employed_is_found_per_enterprise(person: Worker) -> None:
    one, two = make_enterprise(), make_enterprise()
    employ(one, person, hired_on="2026-01-01")
    employ(one, person, hired_on="2026-02-01")
    employ(two, person, hired_on="2026-02-01")
    pay(person, "2026-03")
    pay(person, "2026-07")
    rows = find("benefit-while-employed")
    assert sorted(row["enterprise_id"] for row in rows) == [one.pk, two.pk]
    assert {row["detail"] for row in rows} == {"unemployment"}


KINDS = {"pension": 1, "unemployment": 3, "injury": 4, "maternity": 5}


@pytest.mark.parametrize("kind", KINDS)
def test_benefit_after_death(person: Worker, kind: str) -> None:
    die(person, "2026-03-02")
    for month in ("2026-03", "2026-04", "2026-06", "2026-07"):
        pay(person, month, kind=kind)
    pay(make_worker(), "2026-06", kind=kind)
    rows = find("benefit-after-death")
    assert spans(rows) == [f"{KINDS[kind]} 2026-0{month}..2026-0{month} 1500" for month in (4, 6)]
    assert {row["detail"] for row in rows} == {kind}


def test_claim_after_death(person: Worker, hospital: Provider) -> None:
    die(person, "2026-03-02")
    claim(person, hospital, "on the day", "2026-03-02")
    claim(person, hospital, "day after", "2026-03-03")
    claim(person, hospital, "later", "2026-06-16")
    claim(make_worker(), hospital, "another", "2026-04-01")
    rows = find("claim-after-death")
    assert claims(rows) == ["day after"]
    assert spans(rows) == ["2026-03..2026-03 80"]
    assert rows[0]["provider_id"] == hospital.pk


STAYS = {  # the first stay is from the 1st to the 10th of May
    "inside": ("2026-05-03", "2026-05-05", True),
    "admitted on the day of discharge": ("2026-05-10", "2026-05-12", False),
    "admitted the day before": ("2026-05-09", "2026-05-12", True),
    "discharged on the day of admission": ("2026-04-20", "2026-05-01", False),
    "discharged the day after": ("2026-04-20", "2026-05-02", True),
    "still there": ("2026-05-09", None, True),
    "there before and after": ("2026-04-20", "2026-05-20", True),
    "later, still there": ("2026-05-10", None, False),
}


@pytest.mark.parametrize(("admitted", "discharged", "found"), STAYS.values(), ids=STAYS)
def test_overlapping_inpatient(
    person: Worker, hospital: Provider, admitted: str, discharged: str | None, found: bool
) -> None:
    other = make_provider(kind="hospital")
    claim(person, hospital, "first", "2026-05-01", kind="inpatient", discharged_on="2026-05-10")
    claim(person, other, "second", admitted, kind="inpatient", discharged_on=discharged)
    assert claims(find("overlapping-inpatient")) == (["first", "second"] if found else [])


def test_each_of_two_stays_names_the_other(person: Worker, hospital: Provider) -> None:
    other = make_provider(kind="hospital", name="第二样例医院")
    claim(person, hospital, "first", "2026-05-01", kind="inpatient", discharged_on="2026-05-10")
    claim(person, other, "second", "2026-05-08", kind="inpatient", discharged_on=None)
    claim(person, other, "before", "2026-04-01", kind="inpatient", discharged_on="2026-05-02")
    told = {
        row["detail"]: json.loads(row["figures"])["elsewhere"]
        for row in find("overlapping-inpatient")
    }
    assert [stay["claim_no"] for stay in told["first"]] == ["before", "second"]
    assert told["first"][1] == {
        "claim_no": "second",
        "provider": "第二样例医院",
        "code": other.code,
        "admitted_on": "2026-05-08",
        "discharged_on": None,
    }
    assert [stay["claim_no"] for stay in told["second"]] == ["first"]


def test_stays_overlap_only_if_both_are_inpatient_of_one_person_and_already_known(
    person: Worker, hospital: Provider
) -> None:
    other = make_provider(kind="hospital")
    claim(person, hospital, "first", "2026-06-01", kind="inpatient")
    claim(person, hospital, "same provider", "2026-06-02", kind="inpatient")
    claim(person, other, "outpatient", "2026-06-02")
    claim(make_worker(), other, "another person", "2026-06-02", kind="inpatient")
    claim(person, other, "later", "2026-06-16", kind="inpatient")
    assert find("overlapping-inpatient") == []


def test_all_but_the_first_of_equal_claims_are_duplicates(
    person: Worker, hospital: Provider
) -> None:
    for claim_no in ("C10", "C9", "c1"):
        claim(person, hospital, claim_no, "2026-05-01")
    found = find("duplicate-claim")
    assert claims(found) == ["C9", "c1"]
    assert [json.loads(row["figures"]) for row in found] == [{"repeats": "C10"}] * 2


DIFFERENT = {
    "day": {"admitted_on": "2026-05-02"},
    "item": {"item_code": "A2"},
    "amount": {"amount": 81},
}


@pytest.mark.parametrize("changes", DIFFERENT.values(), ids=DIFFERENT)
def test_claims_that_differ_are_no_duplicates(
    person: Worker, hospital: Provider, changes: dict
) -> None:
    claim(person, hospital, "1", "2026-05-01")
    claim(person, hospital, "2", **{"admitted_on": "2026-05-01"} | changes)
    claim(person, make_provider(), "3", "2026-05-01")
    claim(make_worker(), hospital, "4", "2026-05-01")
    for claim_no in ("5", "6"):
        claim(person, hospital, claim_no, "2026-06-16")
    assert find("duplicate-claim") == []


def volume(providers: list[Provider], admitted_on: str, count: int) -> None:
    person = make_worker()
    for provider in providers:
        MedicalClaim.objects.bulk_create(
            MedicalClaim(
                worker=person,
                provider=provider,
                claim_no=f"{provider.pk} {admitted_on} {number}",
                kind="pharmacy",
                admitted_on=day(admitted_on),
                item_code="A1",
                amount=10,
                batch_id=1,
            )
            for number in range(count)
        )


@pytest.mark.parametrize(("count", "found"), [(21, True), (20, True), (19, False)])
def test_provider_outlier_needs_many_claims(count: int, found: bool) -> None:
    providers = [make_provider() for _ in range(5)]
    volume(providers, "2026-06-10", 3)
    volume(providers[:1], "2026-06-11", count)
    rows = find("provider-outlier")
    assert spans(rows) == ([f"2026-06..2026-06 {count}"] if found else [])
    assert claims(rows) == (["2026-06-11"] if found else [])


@pytest.mark.parametrize(("usual", "count", "found"), [(15, 21, False), (15, 22, True)])
def test_provider_outlier_is_measured_from_the_median(usual: int, count: int, found: bool) -> None:
    providers = [make_provider() for _ in range(5)]
    volume(providers, "2026-06-10", usual)
    volume(providers[:1], "2026-06-11", count)
    assert len(find("provider-outlier")) == found


@pytest.mark.parametrize(("count", "found"), [(84, False), (85, True)])
def test_provider_outlier_is_measured_in_deviations(count: int, found: bool) -> None:
    """10, 16, 20, 24, 30 and x: median 22, deviations 12, 6, 2, 2, 8 and x - 22, their median 7."""
    providers = [make_provider() for _ in range(5)]
    for provider, usual in zip(providers, (10, 16, 20, 24, 30), strict=True):
        volume([provider], "2026-06-10", usual)
    volume(providers[:1], "2026-06-11", count)  # 22 + 6 × 1.4826 × 7 = 84.27
    assert len(find("provider-outlier")) == found


def test_provider_outlier_needs_five_providers_of_the_kind() -> None:
    providers = [make_provider() for _ in range(4)]
    clinic = make_provider(kind="clinic")
    volume([*providers, clinic], "2026-06-10", 1)
    volume(providers[:1], "2026-06-11", 50)
    make_provider()  # no claim, no peer
    assert find("provider-outlier") == []
    assert len(find("provider-outlier", min_providers=4)) == 1


def test_provider_outlier_looks_at_ninety_days() -> None:
    providers = [make_provider() for _ in range(5)]
    volume(providers, "2026-06-15", 1)
    for admitted_on in ("2026-03-17", "2026-03-18", "2026-06-15", "2026-06-16"):
        volume([providers[0]] if admitted_on != "2026-06-15" else [], admitted_on, 30)
    assert claims(find("provider-outlier")) == ["2026-03-18"]
    assert claims(find("provider-outlier", window_days=91)) == ["2026-03-17", "2026-03-18"]
