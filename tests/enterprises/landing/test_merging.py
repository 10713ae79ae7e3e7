"""New, repeated, changed: what a delivery does to what is known."""

import datetime as dt
from decimal import Decimal

import pytest

from enterprises.landing import merging
from enterprises.models import (
    Batch,
    BatchTouch,
    Employment,
    Enterprise,
    FactVersion,
    InsuranceRecord,
    Worker,
)
from inspectorate.foundation.identity import encrypt
from tests.enterprises.landing.deliveries import Desk, code, employment, enterprise, number, record


def counts(outcome):
    return outcome.loaded, outcome.updated, outcome.repeated, outcome.orphaned, outcome.rejected


def test_merge_new_rows_are_loaded_with_person_and_enterprise(desk: Desk) -> None:
    desk.land("enterprises", enterprise(1))
    outcome = desk.land("employments", employment(1, 1), employment(2, 1))
    assert counts(outcome) == (2, 0, 0, 0, 0)
    worker = Worker.objects.get(id_cipher=encrypt(number(1)))
    assert (worker.name, worker.sex, worker.birth_month) == ("李示例1", "m", dt.date(1985, 6, 1))
    assert Worker.objects.get(id_cipher=encrypt(number(2))).sex == "f"
    found = Employment.objects.get(worker=worker, enterprise__uscc=code(1))
    assert found.hired_on == dt.date(2024, 3, 5)
    assert found.monthly_wage == Decimal("6000.50")
    assert (found.left_on, found.contract_kind, found.source) == (None, "fixed", "feed")
    assert found.batch_id == outcome.batch


def test_merge_same_delivery_again_writes_nothing(desk: Desk) -> None:
    desk.land("enterprises", enterprise(1))
    rows = [employment(1, 1), employment(2, 1)]
    first = desk.land("employments", *rows)
    again = desk.land("employments", *rows)
    assert counts(again) == (0, 0, 2, 0, 0)
    assert set(Employment.objects.order_by("pk").values_list("batch_id", flat=True)) == {
        first.batch
    }
    assert not FactVersion.objects.exists()
    assert not BatchTouch.objects.filter(batch_id=again.batch).exists()


def test_merge_changed_row_is_replaced_and_stays_traceable(desk: Desk) -> None:
    desk.land("enterprises", enterprise(1))
    first = desk.land("employments", employment(1, 1), employment(2, 1))
    second = desk.land("employments", employment(1, 1, left_on="2025-01-31"), employment(2, 1))
    assert counts(second) == (0, 1, 1, 0, 0)
    changed = Employment.objects.get(worker__name="李示例1")
    assert (changed.left_on, changed.batch_id) == (dt.date(2025, 1, 31), second.batch)
    version = FactVersion.objects.get()
    assert version.relation == "enterprises_employment"
    assert (version.batch_id, version.ended_by_batch_id) == (first.batch, second.batch)
    assert version.row["left_on"] is None
    assert (version.worker_id, version.enterprise_id, version.withdrawn) == (
        changed.worker_id,
        changed.enterprise_id,
        False,
    )
    touched = BatchTouch.objects.get(batch_id=second.batch)
    assert (touched.enterprise_id, touched.worker_id) == (
        changed.enterprise_id,
        changed.worker_id,
    )


def test_merge_schemes_of_one_cell_become_rows(desk: Desk) -> None:
    desk.land("enterprises", enterprise(1))
    outcome = desk.land(
        "insurance-records",
        record(1, 1),
        record(2, 1, scheme="pension;medical;unemployment;work_injury;maternity"),
    )
    assert (outcome.read, outcome.loaded) == (7, 7)
    schemes = InsuranceRecord.objects.filter(worker__id_cipher=encrypt(number(1)))
    assert sorted(schemes.values_list("scheme", flat=True)) == [1, 2]


def test_merge_one_scheme_of_a_line_changes_alone(desk: Desk) -> None:
    desk.land("enterprises", enterprise(1))
    desk.land("insurance-records", record(1, 1))
    outcome = desk.land(
        "insurance-records", record(1, 1, scheme="medical", base="7000"), record(2, 1)
    )
    assert counts(outcome) == (2, 1, 0, 0, 0)
    bases = InsuranceRecord.objects.filter(worker__id_cipher=encrypt(number(1)))
    assert dict(bases.values_list("scheme", "base")) == {
        1: Decimal("6000.00"),
        2: Decimal("7000.00"),
    }


def test_merge_leaves_rows_entered_by_inspectors_alone(desk: Desk) -> None:
    desk.land("enterprises", enterprise(1))
    desk.land("employments", employment(1, 1))
    Employment.objects.filter(enterprise__uscc=code(1)).update(source="field")
    outcome = desk.land("employments", employment(1, 1, monthly_wage="1"))
    assert counts(outcome) == (0, 0, 1, 0, 0)
    assert Employment.objects.get(enterprise__uscc=code(1)).monthly_wage == Decimal("6000.50")


def test_merge_first_load_without_indexes_gives_the_same_table(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merging, "FIRST_LOAD_ROWS", 2)
    desk.land("enterprises", *(enterprise(n) for n in range(1, 6)))
    first = desk.land("insurance-records", *(record(n, 1 + n % 5) for n in range(1, 31)))
    assert first.loaded == InsuranceRecord.objects.count() == 60
    again = desk.land("insurance-records", *(record(n, 1 + n % 5) for n in range(1, 31)))
    assert counts(again) == (0, 0, 60, 0, 0)
    assert BatchTouch.objects.filter(batch_id=first.batch).count() == 30


def test_merge_first_load_keeps_the_key_unique(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: object
) -> None:
    from django.db import IntegrityError, transaction

    monkeypatch.setattr(merging, "FIRST_LOAD_ROWS", 2)
    desk.land("enterprises", *(enterprise(n) for n in range(1, 6)))
    assert Enterprise.objects.count() == 5
    with pytest.raises(IntegrityError), transaction.atomic():
        Enterprise.objects.create(uscc=code(1), name="青岛示例", area_code="370214", batch_id=0)


def test_merge_worker_named_by_another_feed_is_loaded_by_its_own(desk: Desk) -> None:
    desk.land("enterprises", enterprise(1))
    desk.land("insurance-records", record(1, 1, scheme="pension"))
    desk.land("employments", employment(1, 1))
    worker = Worker.objects.get(id_cipher=encrypt(number(1)))
    assert worker.name == "李示例1"
    row = {"id_number": number(1), "name": "李样例", "household": "local_rural"}
    assert counts(desk.land("workers", row)) == (1, 0, 0, 0, 0)
    assert counts(desk.land("workers", row)) == (0, 0, 1, 0, 0)
    assert counts(desk.land("workers", row | {"name": "李示例"})) == (0, 1, 0, 0, 0)
    worker.refresh_from_db()
    assert (worker.name, worker.household) == ("李示例", "local_rural")
    assert Worker.objects.count() == 1


def test_merge_batch_remembers_its_delivery(desk: Desk) -> None:
    outcome = desk.land("enterprises", enterprise(1) | {"剩余": "x"})
    batch = Batch.objects.get(pk=outcome.batch)
    assert batch.file_name == "1-enterprises.csv"
    assert len(batch.sha256) == 64
    assert batch.columns[0] == {"column": "uscc", "header": "uscc", "how": "known"}
    assert batch.columns[-1] == {"column": "", "header": "剩余", "how": "unknown"}
    assert outcome.unknown_columns == ["剩余"]
    assert batch.published_at is not None
