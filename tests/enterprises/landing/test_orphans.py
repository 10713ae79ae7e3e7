"""Rows that arrive before what they refer to wait, and are taken in by the batch that brings it."""

from decimal import Decimal

import pytest

from enterprises.landing import merging
from enterprises.models import (
    Batch,
    BatchTouch,
    Contribution,
    Employment,
    InsuranceRecord,
    MedicalClaim,
    Orphan,
    Penalty,
)
from inspectorate.organisation.models import Assignment, Inspector
from tests.enterprises.landing.deliveries import (
    Desk,
    code,
    employment,
    enterprise,
    number,
    record,
)

CLAIM = {
    "claim_no": "C1",
    "id_number": number(1),
    "provider_code": "P1",
    "kind": "inpatient",
    "admitted_on": "2026-01-05",
    "discharged_on": "2026-01-09",
    "item_code": "I1",
    "amount": "-12.50",
}
PENALTY = {
    "uscc": code(1),
    "decided_on": "2025-02-03",
    "violation_type": "V1",
    "document_no": "青示字第1号",
    "amount": "500",
}
INSPECTOR = {"staff_no": "S1", "name": "王示例", "kind": "full_time", "grid_codes": "G1;G2"}
GRID = {"code": "G1", "name": "示例网格", "district_code": "370214", "area_codes": "370214001"}


def test_orphan_is_held_and_adopted_by_the_batch_of_its_enterprise(desk: Desk) -> None:
    held = desk.land("employments", employment(1, 1), employment(2, 2))
    assert (held.orphaned, held.loaded) == (2, 0)
    assert not Employment.objects.exists()
    orphan = Orphan.objects.get(missing_code=code(1))
    assert (orphan.feed, orphan.missing, orphan.line) == ("employments", "enterprise", 2)
    assert number(1) not in str(orphan.row) + orphan.key

    brought = desk.land("enterprises", enterprise(1))
    assert (brought.loaded, brought.adopted) == (1, 1)
    found = Employment.objects.get(enterprise__uscc=code(1))
    assert found.batch_id == brought.batch
    assert found.monthly_wage == Decimal("6000.50")
    assert found.worker.name == "李示例1"
    orphan.refresh_from_db()
    assert orphan.adopted_by_batch_id == brought.batch
    assert Orphan.objects.filter(adopted_by_batch_id=None).count() == 1
    assert BatchTouch.objects.filter(
        batch_id=brought.batch, enterprise_id=found.enterprise_id, worker_id=found.worker_id
    ).exists()


def test_orphan_delivered_again_counts_again_and_waits_once(desk: Desk) -> None:
    desk.land("insurance-records", record(1, 1))
    again = desk.land("insurance-records", record(1, 1, base="7000"))
    assert (again.orphaned, again.read) == (2, 2)
    assert Orphan.objects.count() == 2
    assert set(Orphan.objects.order_by("id").values_list("batch_id", flat=True)) == {again.batch}
    brought = desk.land("enterprises", enterprise(1))
    assert brought.adopted == 2
    assert set(InsuranceRecord.objects.order_by("pk").values_list("scheme", "base")) == {
        (1, Decimal("7000.00")),
        (2, Decimal("7000.00")),
    }


def test_orphans_of_every_feed_are_adopted_together(desk: Desk) -> None:
    desk.land(
        "contributions",
        {
            "uscc": code(1),
            "scheme": "pension",
            "month": "2026-01",
            "headcount": "3",
            "due": "100",
            "paid": "40.5",
            "paid_on": "2026-02-10",
        },
    )
    desk.land("penalties", PENALTY)
    desk.land("employments", employment(1, 1))
    brought = desk.land("enterprises", enterprise(1))
    assert brought.adopted == 3
    assert Contribution.objects.get(enterprise__uscc=code(1)).paid == Decimal("40.50")
    assert Penalty.objects.get(document_no="青示字第1号").amount == Decimal("500.00")
    assert Batch.objects.get(pk=brought.batch).adopted == 3


def test_orphan_adopted_into_an_empty_table_without_indexes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merging, "FIRST_LOAD_ROWS", 2)
    desk.land("insurance-records", *(record(n, n) for n in range(1, 9)))
    brought = desk.land("enterprises", *(enterprise(n) for n in range(1, 5)))
    assert brought.adopted == InsuranceRecord.objects.count() == 8


def test_orphan_of_an_unknown_provider_waits_for_it(desk: Desk) -> None:
    assert desk.land("medical-claims", CLAIM).orphaned == 1
    provider = {"code": "P1", "name": "示例医院", "kind": "hospital"}
    assert desk.land("providers", provider).adopted == 1
    claim = MedicalClaim.objects.get(claim_no="C1")
    assert (claim.provider.code, claim.amount) == ("P1", Decimal("-12.50"))


def test_orphan_is_overtaken_when_its_key_arrives_with_a_known_unit(desk: Desk) -> None:
    desk.land("enterprises", enterprise(2))
    desk.land("penalties", PENALTY)
    desk.land("penalties", PENALTY | {"uscc": code(2)})
    assert not Orphan.objects.exists()
    assert desk.land("enterprises", enterprise(1)).adopted == 0
    assert Penalty.objects.get(document_no="青示字第1号").enterprise.uscc == code(2)


def test_inspector_waits_until_all_grid_groups_are_known(desk: Desk) -> None:
    assert desk.land("inspectors", INSPECTOR).orphaned == 1
    first = desk.land("grid-groups", GRID)
    assert first.adopted == 0
    assert not Inspector.objects.exists()
    second = desk.land("grid-groups", GRID | {"code": "G2", "area_codes": "370214002"})
    assert second.adopted == 1
    inspector = Inspector.objects.get(staff_no="S1")
    groups = Assignment.objects.filter(inspector=inspector, until_on=None)
    assert sorted(groups.values_list("grid_group__code", flat=True)) == ["G1", "G2"]
