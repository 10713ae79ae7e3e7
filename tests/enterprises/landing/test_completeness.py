"""Deliveries declared complete: absence means withdrawal, of the period and area only."""

from datetime import date

import pytest

from enterprises.feeds.refusals import Refusal
from enterprises.landing.completeness import Complete
from enterprises.models import (
    Batch,
    BatchTouch,
    Death,
    Employment,
    FactVersion,
    InsuranceRecord,
    Orphan,
)
from tests.enterprises.landing.deliveries import Desk, employment, enterprise, number, record


def test_complete_withdraws_what_is_not_delivered_now(desk: Desk) -> None:
    desk.land("enterprises", enterprise(1))
    desk.land(
        "employments",
        employment(1, 1),
        employment(2, 1),
        employment(3, 1, hired_on="2024-04-01"),
        employment(4, 1, hired_on="2024-02-29"),
    )
    outcome = desk.land("employments", employment(1, 1), complete="2024-03..2024-03")
    assert (outcome.withdrawn, outcome.repeated) == (1, 1)
    left = Employment.objects.order_by("worker__name").values_list("worker__name", flat=True)
    assert list(left) == ["李示例1", "李示例3", "李示例4"]
    version = FactVersion.objects.get()
    assert version.withdrawn
    assert version.ended_by_batch_id == outcome.batch
    batch = Batch.objects.get(pk=outcome.batch)
    assert (batch.complete_from, batch.complete_to) == (date(2024, 3, 1), date(2024, 3, 31))
    touched = BatchTouch.objects.get(batch_id=outcome.batch)
    assert touched.worker_id == version.worker_id


def test_complete_for_an_area_leaves_other_areas_alone(desk: Desk) -> None:
    desk.land("enterprises", enterprise(1), enterprise(2, area_code="370202001001"))
    desk.land("employments", employment(1, 1), employment(2, 2), employment(3, 2))
    outcome = desk.land(
        "employments", employment(2, 2), complete="2024-01-01..2024-12-31", area="370202000000"
    )
    assert outcome.withdrawn == 1
    left = Employment.objects.order_by("worker__name").values_list("worker__name", flat=True)
    assert list(left) == ["李示例1", "李示例2"]


def test_complete_withdraws_one_scheme_of_several(desk: Desk) -> None:
    desk.land("enterprises", enterprise(1))
    desk.land("insurance-records", record(1, 1))
    outcome = desk.land(
        "insurance-records", record(1, 1, scheme="medical"), complete="2024-04..2024-04"
    )
    assert (outcome.withdrawn, outcome.repeated) == (1, 1)
    assert InsuranceRecord.objects.get(from_month=date(2024, 4, 1)).scheme == 2


def test_complete_of_persons_goes_by_their_own_area(desk: Desk) -> None:
    desk.land(
        "workers",
        {"id_number": number(1), "name": "李示例", "area_code": "370202001001"},
        {"id_number": number(2), "name": "王示例", "area_code": "370214001001"},
    )
    desk.land(
        "deaths",
        {"id_number": number(1), "died_on": "2026-01-05"},
        {"id_number": number(2), "died_on": "2026-01-05"},
    )
    outcome = desk.land(
        "deaths",
        {"id_number": number(3), "died_on": "2026-01-07"},
        complete="2026-01..2026-01",
        area="370202",
    )
    assert outcome.withdrawn == 1
    assert sorted(Death.objects.order_by("pk").values_list("worker__name", flat=True)) == [
        "",
        "王示例",
    ]


def test_complete_withdraws_waiting_rows_too(desk: Desk) -> None:
    desk.land("employments", employment(1, 1), employment(2, 1))
    outcome = desk.land("employments", employment(2, 1), complete="2024-03..2024-03")
    assert (outcome.withdrawn, outcome.orphaned) == (1, 1)
    assert Orphan.objects.get(feed="employments").row["name"] == "李示例2"
    assert FactVersion.objects.get().relation == "enterprises_orphan"


def test_complete_keeps_rows_entered_by_inspectors(desk: Desk) -> None:
    desk.land("enterprises", enterprise(1))
    desk.land("employments", employment(1, 1), employment(2, 1))
    Employment.objects.filter(worker__name="李示例1").update(source="field")
    outcome = desk.land("employments", employment(2, 1), complete="2024-03..2024-03")
    assert outcome.withdrawn == 0


@pytest.mark.parametrize(
    ("feed", "period", "area", "code"),
    [
        ("workers", "2024-01..2024-02", "", "no_period"),
        ("employments", "2024-01", "", "bad_period"),
        ("employments", "2024-03..2024-01", "", "bad_period"),
        ("employments", "2024-02-30..2024-03", "", "bad_period"),
        ("employments", "2024-13..2025-01", "", "bad_period"),
        ("employments", "", "370214", "bad_period"),
        ("employments", "2024-01..2024-02", "37021", "bad_period_area"),
    ],
)
def test_complete_refuses_what_cannot_be_declared(
    feed: str, period: str, area: str, code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        Complete.parse(feed, period, area)
    assert refused.value.code == code
    assert refused.value.sentence


def test_complete_spares_the_keys_of_rejected_rows(desk: Desk) -> None:
    desk.land("enterprises", enterprise(1))
    desk.land("insurance-records", record(1, 1), record(2, 1), record(3, 1))
    outcome = desk.land(
        "insurance-records",
        record(1, 1, scheme="pension;medical;x", base="?"),
        record(2, 1, scheme="pension", to_month="2020-01"),
        complete="2024-04..2024-04",
    )
    assert outcome.rejected == 4
    assert outcome.withdrawn == 3
    left = InsuranceRecord.objects.order_by("worker__id_cipher", "scheme")
    assert sorted(left.values_list("worker__sex", "scheme")) == [("f", 1), ("m", 1), ("m", 2)]


def test_complete_spares_claims_by_every_kind_of_key(desk: Desk) -> None:
    desk.land("providers", {"code": "P1", "name": "示例医院", "kind": "hospital"})
    claim = {
        "claim_no": "C1",
        "id_number": number(1),
        "provider_code": "P1",
        "kind": "inpatient",
        "admitted_on": "2026-01-05",
        "item_code": "I1",
        "amount": "1",
    }
    desk.land("medical-claims", claim, claim | {"claim_no": "C2"})
    outcome = desk.land(
        "medical-claims",
        claim | {"amount": "x"},
        claim | {"claim_no": "C3"},
        complete="2026-01..2026-01",
    )
    assert (outcome.withdrawn, outcome.rejected, outcome.loaded) == (1, 1, 1)
