"""Rejects: the contract's code at its line and column, one per row, the first that applies."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone
from stdnum.cn import ric

from tests.contract.counter import Counter, code, number, table
from tests.contract.samples import KEY, REQUIRED, ROWS, row

TOMORROW = (timezone.localdate() + dt.timedelta(days=1)).isoformat()
NEXT_MONTH = (timezone.localdate().replace(day=1) + dt.timedelta(days=32)).strftime("%Y-%m")
SCIENTIFIC = "3.70202E+17"


def _ending(digits: str, *, right: bool) -> str:
    """Eighteen digits ending in 000 with a right or a wrong check digit."""
    for day in range(1, 29):
        for place in range(100):
            stem = f"3702{place:02d}198506{day:02d}000"[:17]
            if (ric.calc_check_digit(stem + "0") == "0") == right:
                return stem + "0"
    raise AssertionError


SINGLE: list[tuple[str, str, Any, str]] = [
    ("deaths", "id_number", number(1)[:17], "bad_id_number"),
    ("deaths", "id_number", "370202850607001", "bad_id_number"),
    ("deaths", "id_number", "37020219850631001X", "bad_id_number"),
    ("deaths", "id_number", number(1)[:17] + "ABCDX"[1], "bad_id_number"),
    ("deaths", "id_number", SCIENTIFIC, "mangled_by_spreadsheet"),
    ("deaths", "id_number", "3.70202198506E+17", "mangled_by_spreadsheet"),
    ("deaths", "id_number", _ending(" ", right=False), "mangled_by_spreadsheet"),
    ("deaths", "id_number", "", "missing_value"),
    ("deaths", "id_number", "　 ", "missing_value"),
    ("deaths", "died_on", TOMORROW, "future_date"),
    ("deaths", "died_on", "", "missing_value"),
    ("deaths", "id_kind", "passport", "bad_choice"),
    ("enterprises", "uscc", code(1)[:17], "bad_uscc"),
    ("enterprises", "uscc", code(1)[:17] + "O", "bad_uscc"),
    ("enterprises", "uscc", "", "missing_value"),
    ("enterprises", "name", "示" * 256, "too_long"),
    ("enterprises", "address", "x" * 256, "too_long"),
    ("enterprises", "area_code", "3702", "bad_area"),
    ("enterprises", "area_code", "37020200100x", "bad_area"),
    ("enterprises", "established_on", "2024-13-01", "bad_date"),
    ("enterprises", "established_on", TOMORROW, "future_date"),
    ("enterprises", "closed_on", TOMORROW, "future_date"),
    ("enterprises", "status", "存续", "bad_choice"),
    ("enterprises", "longitude", "east", "bad_number"),
    ("enterprises", "phone", "1" * 256, "too_long"),
    ("workers", "household", "urban", "bad_choice"),
    ("employments", "hired_on", TOMORROW, "future_date"),
    ("employments", "left_on", "soon", "bad_date"),
    ("employments", "monthly_wage", "six", "bad_number"),
    ("employments", "contract_kind", "permanent", "bad_choice"),
    ("employments", "name", "", "missing_value"),
    ("insurance-records", "scheme", "housing", "bad_choice"),
    ("insurance-records", "from_month", NEXT_MONTH, "future_date"),
    ("insurance-records", "from_month", "2024-00", "bad_month"),
    ("insurance-records", "base", "", "missing_value"),
    ("contributions", "month", NEXT_MONTH, "future_date"),
    ("contributions", "headcount", "1.5", "bad_number"),
    ("contributions", "paid_on", TOMORROW, "future_date"),
    ("medical-claims", "discharged_on", TOMORROW, "future_date"),
    ("medical-claims", "kind", "dental", "bad_choice"),
    ("medical-claims", "amount", "1.234", "bad_number"),
    ("penalties", "violation_type", "V6", "bad_choice"),
    ("penalties", "violation_type", "L0", "bad_choice"),
    ("coverage-surveys", "reason", "none", "bad_choice"),
    ("coverage-surveys", "surveyed_on", TOMORROW, "future_date"),
    ("individual-insurance", "kind", "employer", "bad_choice"),
    ("inspectors", "kind", "retired", "bad_choice"),
    ("inspectors", "grid_codes", "", "missing_value"),
    ("grid-groups", "area_codes", "370202001;37", "bad_area"),
    ("areas", "code", "37020", "bad_area"),
    ("areas", "level", "village", "bad_choice"),
    ("providers", "uscc", "x", "bad_uscc"),
    ("tax-filings", "wages_paid", "-1", "bad_number"),
]


@pytest.mark.parametrize(("feed", "column", "value", "expected"), SINGLE)
def test_a_single_fault(
    counter: Counter, feed: str, column: str, value: str, expected: str
) -> None:
    rows = [row(feed, **{column: value})]
    taken = counter.take(feed, rows)
    assert taken.faults() == [(2, column, expected)]
    _line, _column, _code, sentence, *delivered = taken.rejects()[0]
    assert sentence.strip()
    assert delivered == list(rows[0].values())


@pytest.mark.parametrize("feed", list(ROWS))
def test_every_required_value_may_not_be_blank(counter: Counter, feed: str) -> None:
    rows = [row(feed, **{column: " "}) for column in REQUIRED[feed]]
    taken = counter.take(feed, rows)
    expected = [
        (line, column, "missing_value") for line, column in enumerate(REQUIRED[feed], start=2)
    ]
    assert taken.faults() == expected


CONTENT = {
    "remark": "别的",
    "name": "别的",
    "amount": "7.00",
    "paid": "7.00",
    "base": "7.00",
    "wages_paid": "7.00",
    "wages_owed": "7.00",
    "died_on": "2024-09-02",
    "to_month": "2023-11",
    "cancelled_on": "2024-01-01",
}
"""Columns outside the keys and other values for them."""


@pytest.mark.parametrize("feed", list(ROWS))
def test_the_same_key_competes_within_a_file(counter: Counter, feed: str) -> None:
    for other in ("enterprises", "providers", "grid-groups"):
        if other != feed:
            counter.take(other, [ROWS[other]])
    changed, value = next(
        (column, value)
        for column, value in CONTENT.items()
        if column in set(ROWS[feed]) - set(KEY[feed])
    )
    rows = [row(feed), row(feed, **{changed: value}), row(feed), row(feed)]
    taken = counter.take(feed, rows)
    assert taken.counts() == (4, 1, 0, 2, 0, 1), taken.rejects()
    assert [(line, fault) for line, _column, fault in taken.faults()] == [(3, "duplicate_in_file")]


def test_only_rows_without_other_faults_compete(counter: Counter) -> None:
    rows = [row("deaths"), row("deaths", died_on="2024-09-02"), row("deaths", died_on="never")]
    taken = counter.take("deaths", rows)
    assert taken.faults() == [(2, "id_number", "duplicate_in_file"), (4, "died_on", "bad_date")]
    assert taken["loaded"] == 1


def test_same_after_normalisation_is_repeated(counter: Counter) -> None:
    rows = [row("deaths"), row("deaths", died_on="2024/9/1")]
    assert counter.take("deaths", rows).counts() == (2, 1, 0, 1, 0, 0)


def test_the_columns_come_in_the_contracts_order(counter: Counter) -> None:
    bad = {
        "id_number": "1",
        "name": "",
        "uscc": "x",
        "hired_on": TOMORROW,
        "left_on": "x",
        "monthly_wage": "x",
        "contract_kind": "x",
        "household": "x",
        "id_kind": "x",
    }
    columns = list(bad)
    good = row("employments", id_kind="resident")
    rows = [
        good | {name: bad[name] for name in columns[place:-1]} for place in range(len(columns) - 1)
    ]
    rows.append(good | {"id_kind": "x"})
    taken = counter.take("employments", [dict(reversed(each.items())) for each in rows])
    assert [column for _line, column, _code in taken.faults()] == columns


def test_inverted_period_comes_after_columns_and_the_same_day_is_none(counter: Counter) -> None:
    counter.take("enterprises", [row("enterprises")])
    rows = [
        row("employments", left_on="2024-03-04"),
        row("employments", left_on="2024-03-04", household="x"),
        row("employments", left_on="2024-03-05"),
    ]
    taken = counter.take("employments", rows)
    faults = [(line, fault) for line, _column, fault in taken.faults()]
    assert faults == [(2, "inverted_period"), (3, "bad_choice")]
    assert taken["loaded"] == 1


@pytest.mark.parametrize(
    ("feed", "start", "end", "early"),
    [
        ("enterprises", "established_on", "closed_on", "2010-03-04"),
        ("individual-insurance", "from_month", "to_month", "2022-12"),
        ("insurance-records", "from_month", "to_month", "2024-03"),
        ("insurance-registrations", "registered_on", "cancelled_on", "2011-12-31"),
        ("medical-claims", "admitted_on", "discharged_on", "2024-04-30"),
    ],
)
def test_every_period_may_be_inverted(
    counter: Counter, feed: str, start: str, end: str, early: str
) -> None:
    taken = counter.take(feed, [row(feed, **{end: early}), row(feed, **{end: row(feed)[start]})])
    assert [(line, fault) for line, _column, fault in taken.faults()] == [(2, "inverted_period")]


def test_ends_may_lie_ahead(counter: Counter) -> None:
    counter.take("enterprises", [row("enterprises")])
    ahead = {
        "employments": {"left_on": "2099-01-01"},
        "insurance-records": {"to_month": "2099-01"},
        "individual-insurance": {"to_month": "2099-01"},
        "insurance-registrations": {"cancelled_on": "2099-01-01"},
        "inspectors": {"certificate_until": "2099-01-01"},
    }
    for feed, cells in ahead.items():
        assert counter.take(feed, [row(feed, **cells)])["rejected"] == 0, feed


def test_a_number_ending_in_zeros_with_a_right_check_digit_is_good(counter: Counter) -> None:
    good = _ending(" ", right=True)
    assert good.endswith("000")
    assert counter.take("deaths", [row("deaths", id_number=good)])["loaded"] == 1


def test_other_kinds_of_number_are_not_checked(counter: Counter) -> None:
    rows = [
        row("deaths", id_kind="foreign", id_number="E1234"),
        row("deaths", id_kind="hk_mo_tw", id_number="h1234567890123456789"),
        row("deaths", id_kind="foreign", id_number="E123"),
        row("deaths", id_kind="foreign", id_number="E-1234"),
        row("deaths", id_kind="hk_mo_tw", id_number="H12345678901234567890"),
        row("deaths", id_kind="", id_number=number(2)),
    ]
    taken = counter.take("deaths", rows)
    assert taken.faults() == [(line, "id_number", "bad_id_number") for line in (4, 5, 6)]
    assert taken["loaded"] == 3


def test_the_area_is_the_longest_loaded_one_that_begins_the_code(counter: Counter) -> None:
    counter.take("areas", [row("areas"), row("areas", code="370202001", level="street")])
    good = ["370202", "370202000", "370202000000", "370202001999", "370202999"]
    for place, area in enumerate(good):
        taken = counter.take("enterprises", [row("enterprises", uscc=code(place), area_code=area)])
        assert taken["rejected"] == 0, area
    for area in ("370203", "370203001", "370200000000", "110101001001"):
        taken = counter.take("enterprises", [row("enterprises", area_code=area)])
        assert taken.faults() == [(2, "area_code", "bad_area")], area
    assert counter.take("areas", [row("areas", code="110101")])["rejected"] == 0


def test_bad_rows(counter: Counter) -> None:
    header = "id_number,died_on\r\n"
    lines = [
        f"{number(1)},2024-09-01,more",
        f'{number(2)},"2024-09-01',
        f"{number(3)},2024-09-01",
    ]
    taken = counter.take("deaths", (header + "\r\n".join(lines[:1] + lines[2:])).encode())
    assert taken.faults() == [(2, "", "bad_row")]
    taken = counter.take("deaths", header.encode() + number(4).encode() + b",2024\xff-01\r\n")
    assert [fault for _line, _column, fault in taken.faults()] == ["bad_row"]


def test_several_schemes_are_a_row_each(counter: Counter) -> None:
    counter.take("enterprises", [row("enterprises")])
    taken = counter.take(
        "insurance-records", [row("insurance-records", scheme="pension;medical ; unemployment")]
    )
    assert taken.counts() == (3, 3, 0, 0, 0, 0)
    rows = [row("insurance-records", scheme="pension;housing;maternity")]
    taken = counter.take("insurance-records", rows)
    assert taken.faults() == [(2, "scheme", "bad_choice")]
    assert taken.counts() == (3, 1, 0, 1, 0, 1)


def test_a_quoted_line_end_counts_the_lines_of_the_file(counter: Counter) -> None:
    text = table([row("coverage-surveys", remark="a\nb"), row("coverage-surveys", reason="x")])
    taken = counter.take("coverage-surveys", text)
    assert taken.counts() == (2, 1, 0, 0, 0, 1)
    assert taken.faults()[0][0] in {3, 4}
