"""Rows of one file with the same key: the last counts."""

import csv
import io
from decimal import Decimal
from pathlib import Path

from enterprises.landing.sealing import unsealed
from enterprises.models import Batch, BatchReject, Employment, InsuranceRecord, Orphan, Penalty
from inspectorate.foundation.identity import mask
from tests.enterprises.landing.deliveries import Desk, code, employment, enterprise, number, record


def rejected_rows(desk: Desk, batch: int | None) -> list[dict[str, str]]:
    """The rows of a batch's rejects file."""
    name = Batch.objects.get(pk=batch).rejects_file
    with (Path(desk.folder) / "media" / name).open("rb") as file:
        text = b"".join(unsealed(file)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_rival_with_other_content_is_rejected_as_delivered(desk: Desk) -> None:
    desk.land("enterprises", enterprise(1))
    outcome = desk.land(
        "employments",
        employment(1, 1, monthly_wage="1,000.00"),
        employment(2, 1),
        employment(1, 1, monthly_wage="2000"),
    )
    assert (outcome.loaded, outcome.rejected, outcome.repeated) == (2, 1, 0)
    assert Employment.objects.get(worker__name="李示例1").monthly_wage == Decimal(2000)
    row = rejected_rows(desk, outcome.batch)[0]
    assert (row["line"], row["code"]) == ("2", "duplicate_in_file")
    assert (row["monthly_wage"], row["id_number"]) == ("1,000.00", number(1))
    assert row["sentence"]
    assert Batch.objects.get(pk=outcome.batch).rejects_by_code == {"duplicate_in_file": 1}


def test_rival_with_the_same_content_is_repeated_after_normalisation(desk: Desk) -> None:
    desk.land("enterprises", enterprise(1))
    outcome = desk.land(
        "employments",
        employment(1, 1, hired_on="2024/3/5", monthly_wage="6,000.50"),
        employment(1, 1, id_number=f" {number(1).lower()} "),
        employment(1, 1),
    )
    assert (outcome.loaded, outcome.rejected, outcome.repeated) == (1, 0, 2)


def test_rivals_compare_each_with_the_last(desk: Desk) -> None:
    desk.land("enterprises", enterprise(1))
    wages = ["3", "2", "3"]
    outcome = desk.land("employments", *(employment(1, 1, monthly_wage=wage) for wage in wages))
    assert (outcome.loaded, outcome.rejected, outcome.repeated) == (1, 1, 1)
    assert Employment.objects.get(worker__name="李示例1").monthly_wage == Decimal(3)


def test_rival_name_is_content_too(desk: Desk) -> None:
    desk.land("enterprises", enterprise(1))
    outcome = desk.land("employments", employment(1, 1, name="李样例"), employment(1, 1))
    assert (outcome.loaded, outcome.rejected) == (1, 1)


def test_faulty_row_competes_for_no_key(desk: Desk) -> None:
    desk.land("enterprises", enterprise(1))
    outcome = desk.land("employments", employment(1, 1), employment(1, 1, monthly_wage="x"))
    assert (outcome.loaded, outcome.rejected) == (1, 1)
    assert Employment.objects.get(worker__name="李示例1").monthly_wage == Decimal("6000.50")


def test_rivals_in_one_scheme_only(desk: Desk) -> None:
    desk.land("enterprises", enterprise(1))
    outcome = desk.land(
        "insurance-records",
        record(1, 1, scheme="pension;medical;maternity"),
        record(1, 1, scheme="medical", base="9000"),
        record(1, 1, scheme="maternity"),
        record(2, 1, scheme="pension;pension"),
    )
    assert outcome.read == 7
    assert (outcome.loaded, outcome.rejected, outcome.repeated) == (4, 1, 2)
    bases = InsuranceRecord.objects.filter(worker__sex="m").order_by("scheme")
    assert dict(bases.values_list("scheme", "base")) == {
        1: Decimal(6000),
        2: Decimal(9000),
        5: Decimal(6000),
    }


def test_rivals_are_settled_before_orphans_are_held(desk: Desk) -> None:
    outcome = desk.land("employments", employment(1, 1, monthly_wage="1"), employment(1, 1))
    assert (outcome.orphaned, outcome.rejected) == (1, 1)
    assert Orphan.objects.get(feed="employments").row["monthly_wage"] == 600050


def test_rivals_for_a_key_that_names_neither_person_nor_enterprise(desk: Desk) -> None:
    desk.land("enterprises", enterprise(1), enterprise(2))
    row = {
        "uscc": code(1),
        "decided_on": "2025-02-03",
        "violation_type": "V1",
        "document_no": "示字1号",
    }
    outcome = desk.land("penalties", row, row | {"uscc": code(2)}, row | {"uscc": code(2)})
    assert (outcome.loaded, outcome.rejected, outcome.repeated) == (1, 1, 1)
    assert Penalty.objects.get(document_no="示字1号").enterprise.uscc == code(2)


def test_rejects_shown_hide_identity_numbers(desk: Desk) -> None:
    desk.land("enterprises", enterprise(1))
    wrong = number(1)[:-1] + ("1" if number(1)[-1] != "1" else "2")
    outcome = desk.land("employments", employment(1, 1, id_number=wrong), employment(2, 1))
    shown = BatchReject.objects.get(batch=outcome.batch)
    assert (shown.line, shown.column, shown.code) == (2, "id_number", "bad_id_number")
    assert shown.value == mask(wrong)
    stored = (desk.folder / "media" / Batch.objects.get(pk=outcome.batch).rejects_file).read_bytes()
    assert wrong.encode() not in stored
    assert rejected_rows(desk, outcome.batch)[0]["id_number"] == wrong
