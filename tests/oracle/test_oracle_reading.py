"""The oracle's reader: forms of files and cells, every reject code, and the counts of a batch."""

import gzip
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.oracle.cells import Fault, parse_date, parse_money, parse_month, without_filling_zeros
from tests.oracle.facts import facts_of
from tests.oracle.identifiers import (
    build_identity_number,
    build_uscc,
    is_identity_number,
    is_uscc,
)
from tests.oracle.months import month_at
from tests.oracle.reading import Register, Reject, Report, read_directory
from tests.oracle.recompute import findings

TODAY = date(2026, 8, 31)
USCC, PERSON = build_uscc(1), build_identity_number(1)
OTHER = build_uscc(2)
ENTERPRISES = f"uscc,name,address,area_code\n{USCC},示例厂,示例路1号,370202\n"
ENTERPRISE = "uscc,name,address,area_code,established_on,closed_on,status,industry_code"
EMPLOYMENT = "id_number,name,uscc,hired_on,left_on,monthly_wage"
INSURANCE = "id_number,uscc,scheme,from_month,to_month,base"


def take(
    tmp_path: Path, feed: str, content: str | bytes, *, register: Register | None = None
) -> tuple[Register, Report]:
    """Deliver one file, by default where one enterprise is known."""
    if register is None:
        register = Register(today=TODAY)
        if feed != "enterprises":
            take(tmp_path, "enterprises", ENTERPRISES, register=register)
    path = tmp_path / f"{feed}.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    report = register.take(feed, path)
    counted = report.loaded + report.updated + report.repeated + report.orphaned
    assert report.read == counted + report.rejected
    return register, report


def rejects_of(tmp_path: Path, feed: str, header: str, *rows: str) -> list[Reject]:
    """The rejects of a file with these rows."""
    return take(tmp_path, feed, "\n".join((header, *rows)) + "\n")[1].rejects


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (f"{PERSON},样例,{USCC},2025-01-10,,", None, None),
        (f"{PERSON},样例,{USCC},2025-01-10,,,more", "", "bad_row"),
        (f",样例,{USCC},2025-01-10,,", "id_number", "missing_value"),
        (f"{PERSON},　 ,{USCC},2025-01-10,,", "name", "missing_value"),
        (f"{PERSON}", "name", "missing_value"),
        (f"{PERSON[:17]}A,样例,{USCC},2025-01-10,,", "id_number", "bad_id_number"),
        (f"{PERSON[:15]},样例,{USCC},2025-01-10,,", "id_number", "bad_id_number"),
        (f"370202198502300012,样例,{USCC},2025-01-10,,", "id_number", "bad_id_number"),
        (f"3.70202E+17,样例,{USCC},2025-01-10,,", "id_number", "mangled_by_spreadsheet"),
        (f"370202198505170000,样例,{USCC},2025-01-10,,", "id_number", "mangled_by_spreadsheet"),
        (f"{PERSON},样例,{USCC[:17]}!,2025-01-10,,", "uscc", "bad_uscc"),
        (f"{PERSON},样例,9.13702E+17,2025-01-10,,", "uscc", "mangled_by_spreadsheet"),
        (f"{PERSON},样例,{USCC},2025-02-29,,", "hired_on", "bad_date"),
        (f"{PERSON},样例,{USCC},2026-09-01,,", "hired_on", "future_date"),
        (f"{PERSON},样例,{USCC},2026-08-31,2027-01-01,", None, None),
        (f"{PERSON},样例,{USCC},2025-01-10,2025-01-09,", "left_on", "inverted_period"),
        (f"{PERSON},样例,{USCC},2025-01-10,2025-01-10,", None, None),
        (f"{PERSON},样例,{USCC},2025-01-10,,-1", "monthly_wage", "bad_number"),
        (f"{PERSON},样例,{USCC},2025-01-10,,10.123", "monthly_wage", "bad_number"),
        (f'{PERSON},样例,{USCC},2025-01-10,,"1,2345"', "monthly_wage", "bad_number"),
        (f'{PERSON},样例,{USCC},2025-01-10,,"12,345.6"', None, None),
        (f"{PERSON},{'长' * 256},{USCC},2025-01-10,,", "name", "too_long"),
        (f"{PERSON},{'长' * 255},{USCC},2025-01-10,,", None, None),
        (f"123,,{USCC[:17]}!,2025-13-01,,", "id_number", "bad_id_number"),
        (f"{PERSON},样例,{USCC},2026-09-01,2025-01-01,x", "hired_on", "future_date"),
    ],
)
def test_employment_rows(tmp_path: Path, row: str, column: str | None, code: str | None) -> None:
    expected = [] if code is None or column is None else [Reject(2, column, code)]
    assert rejects_of(tmp_path, "employments", EMPLOYMENT, row) == expected


RECORD = f"{PERSON},{USCC}"
CLAIM = "claim_no,id_number,provider_code,kind,admitted_on,discharged_on,item_code,amount"


@pytest.mark.parametrize(
    ("feed", "header", "row", "column", "code"),
    [
        ("insurance-records", INSURANCE, f"{RECORD},pension,2026-13,,1", "from_month", "bad_month"),
        ("insurance-records", INSURANCE, f"{RECORD},pension,2026-1,,1", "from_month", "bad_month"),
        (
            *("insurance-records", INSURANCE, f"{RECORD},pension,202609,,1"),
            *("from_month", "future_date"),
        ),
        ("insurance-records", INSURANCE, f"{RECORD},pension,202608,203001,1", "", ""),
        (
            *("insurance-records", INSURANCE, f"{RECORD},pension,2026-03,2026-02,1"),
            *("to_month", "inverted_period"),
        ),
        ("insurance-records", INSURANCE, f"{RECORD},pension,2026-03,2026-03,1", "", ""),
        ("insurance-records", INSURANCE, f"{RECORD},dental,2026-03,,1", "scheme", "bad_choice"),
        ("insurance-records", INSURANCE, f"{RECORD},,2026-03,,1", "scheme", "missing_value"),
        ("insurance-records", INSURANCE, f"{RECORD},pension,2026-03,,-1", "base", "bad_number"),
        (
            *("contributions", "uscc,scheme,month,headcount,due,paid,paid_on"),
            *(f"{USCC},pension,2026-03,3,-5,-6,2026-04-01", "", ""),
        ),
        (
            *("contributions", "uscc,scheme,month,headcount,due,paid,paid_on"),
            *(f"{USCC},pension,2026-03,3,5,5,2026-09-01", "paid_on", "future_date"),
        ),
        (
            *("tax-filings", "uscc,month,headcount,wages_paid"),
            *(f"{USCC},2026-03,2.5,100", "headcount", "bad_number"),
        ),
        (
            *("tax-filings", "uscc,month,headcount,wages_paid"),
            *(f"{USCC},2026-03,2,-100", "wages_paid", "bad_number"),
        ),
        (
            *("insurance-registrations", "uscc,registered_on,cancelled_on"),
            *(f"{USCC},2026-03-01,2027-01-01", "", ""),
        ),
        (
            *("insurance-registrations", "uscc,registered_on,cancelled_on"),
            *(f"{USCC},2026-03-01,2026-02-01", "cancelled_on", "inverted_period"),
        ),
        (
            *("benefits", "id_number,kind,month,amount"),
            *(f"{PERSON},death,2026-03,100", "kind", "bad_choice"),
        ),
        ("benefits", "id_number,kind,month,amount", f"{PERSON},injury,2026-03,-100", "", ""),
        (
            *("medical-claims", CLAIM),
            *(f"C1,{PERSON},P1,inpatient,2026-03-05,2026-03-04,A,1", "discharged_on"),
            "inverted_period",
        ),
        (
            *("penalties", "uscc,decided_on,violation_type,document_no"),
            *(f"{USCC},2026-03-05,V6,D1", "violation_type", "bad_choice"),
        ),
        ("enterprises", ENTERPRISE, f"{OTHER},厂,路,37020,,,,", "area_code", "bad_area"),
        ("enterprises", ENTERPRISE, f"{OTHER},厂,路,370202,,,open,", "status", "bad_choice"),
        (
            *("enterprises", ENTERPRISE, f"{OTHER},厂,路,370202,,2027-01-01,,"),
            *("closed_on", "future_date"),
        ),
        (
            *("enterprises", ENTERPRISE, f"{OTHER},厂,路,370202,2020-01-01,2019-01-01,,"),
            *("closed_on", "inverted_period"),
        ),
        ("enterprises", ENTERPRISE, f"{OTHER},厂,路,370202,,,,C2711", "", ""),
        (
            "enterprises",
            ENTERPRISE,
            f"{OTHER},厂,路,370202,,,,27110",
            "industry_code",
            "bad_choice",
        ),
        ("workers", "id_number,name,id_kind", "E12345678,Example,foreign", "", ""),
        ("workers", "id_number,name,id_kind", "E123,Example,foreign", "id_number", "bad_id_number"),
        ("workers", "id_number,name,id_kind", "E12345678,Example,", "id_number", "bad_id_number"),
        ("workers", "id_number,name,id_kind", f"{PERSON},样例,alien", "id_kind", "bad_choice"),
    ],
)
def test_rows_of_other_feeds(  # noqa: PLR0917
    tmp_path: Path, feed: str, header: str, row: str, column: str, code: str
) -> None:
    expected = [Reject(2, column, code)] if code else []
    assert rejects_of(tmp_path, feed, header, row) == expected


def test_last_of_a_key_wins_and_equal_rows_are_repeated(tmp_path: Path) -> None:
    row = f"{PERSON},样例,{USCC},2025-01-10,,"
    register, report = take(
        tmp_path,
        "employments",
        f"{EMPLOYMENT}\n{row}9\n{row}6000.00\n{PERSON},样例,{USCC},2025-01-10,,x\n{row}6000\n",
    )
    assert report.rejects == [
        Reject(2, "id_number", "duplicate_in_file"),
        Reject(4, "monthly_wage", "bad_number"),
    ]
    assert (report.read, report.loaded, report.repeated) == (4, 1, 1)
    assert facts_of(register).employments[0].monthly_wage == Decimal(6000)


def test_same_file_twice_loads_nothing_and_a_later_row_replaces(tmp_path: Path) -> None:
    content = f"{EMPLOYMENT}\n{PERSON},样例,{USCC},2025-01-10,,6000\n"
    register, first = take(tmp_path, "employments", content)
    _, second = take(tmp_path, "employments", content, register=register)
    _, third = take(tmp_path, "employments", content.replace("6000", ""), register=register)
    assert (first.loaded, second.repeated, third.updated) == (1, 1, 1)
    assert facts_of(register).employments[0].monthly_wage is None


def test_rows_of_an_unknown_enterprise_wait_for_it(tmp_path: Path) -> None:
    register, report = take(
        tmp_path, "employments", f"{EMPLOYMENT}\n{PERSON},样例,{OTHER},2025-01-10,,\n"
    )
    assert report.orphaned == 1
    assert facts_of(register).employments == []
    take(tmp_path, "enterprises", ENTERPRISES.replace(USCC, OTHER), register=register)
    assert [row.uscc for row in facts_of(register).employments] == [OTHER]


def test_several_schemes_are_one_row_each(tmp_path: Path) -> None:
    register, report = take(
        tmp_path,
        "insurance-records",
        f"{INSURANCE}\n{RECORD},pension; medical ；dental,2026-03,,6000\n",
    )
    assert (report.read, report.loaded) == (3, 2)
    assert report.rejects == [Reject(2, "scheme", "bad_choice")]
    assert [row.scheme for row in facts_of(register).insurance] == ["pension", "medical"]


def test_missing_column_refuses_the_batch(tmp_path: Path) -> None:
    register, report = take(tmp_path, "deaths", f"id_number\n{PERSON}\n")
    assert (report.refused, report.missing_columns, report.read) == (True, ("died_on",), 0)
    assert "deaths" not in register.delivered


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_delimiters_and_chinese_headers(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    rows = (
        ("单位", "身份证号", "姓名", "入职日期", "统一社会信用代码", "月工资"),
        ("示例", f"　{full_width(PERSON)}", "样例", "2024年3月5日", USCC.lower(), '"6,000.50"'),
    )
    content = "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)
    register, report = take(tmp_path, "employments", content)
    assert (report.loaded, report.rejects) == (1, [])
    employment = facts_of(register).employments[0]
    assert employment[:3] == (PERSON, USCC, date(2024, 3, 5))
    assert employment.monthly_wage == Decimal("6000.50")


def full_width(text: str) -> str:
    """The text in full-width digits and letters."""
    return "".join(chr(ord(character) + 0xFEE0) for character in text)


def test_undecodable_row_is_a_bad_row(tmp_path: Path) -> None:
    good = f"{PERSON},样例,{USCC},2025-01-10,,\n".encode()
    bad = good.replace("例".encode(), b"\xe4\xbe")
    _, report = take(tmp_path, "employments", EMPLOYMENT.encode() + b"\n" + bad + good)
    assert report.rejects == [Reject(2, "", "bad_row")]
    assert report.loaded == 1


def test_lines_are_counted_through_line_breaks_and_empty_lines(tmp_path: Path) -> None:
    rows = f'{PERSON},"样\n例",{USCC},2025-01-10,,\n\n{PERSON},样例,{USCC},x,,\n'
    _, report = take(tmp_path, "employments", f"{EMPLOYMENT}\n{rows}")
    assert (report.read, report.rejects) == (2, [Reject(5, "hired_on", "bad_date")])


def test_area_must_begin_with_a_loaded_one(tmp_path: Path) -> None:
    areas = "code,name,level\n370202000000,市南区,district\n370211001,示例街道,street\n"
    register, _ = take(tmp_path, "areas", areas)
    rows = [
        f"{build_uscc(serial)},厂,路,{area}"
        for serial, area in enumerate(
            ("370202", "370202003", "370211", "370211001005", "370203000"), start=10
        )
    ]
    _, report = take(
        tmp_path,
        "enterprises",
        "\n".join(("uscc,name,address,area_code", *rows)),
        register=register,
    )
    assert report.rejects == [
        Reject(4, "area_code", "bad_area"),
        Reject(6, "area_code", "bad_area"),
    ]


def test_several_files_of_a_feed_are_taken_in_name_order(tmp_path: Path) -> None:
    (tmp_path / "enterprises.csv").write_text(ENTERPRISES)
    row = f"{RECORD},pension,2026-03,"
    (tmp_path / "insurance-records-1.csv").write_text(f"{INSURANCE}\n{row},1\n")
    packed = gzip.compress(f"{INSURANCE}\n{row}2026-04,2\n".encode())
    (tmp_path / "insurance-records-2.csv.gz").write_bytes(packed)
    register = read_directory(tmp_path, today=TODAY)
    assert [report.updated for report in register.reports] == [0, 0, 1]
    assert facts_of(register).insurance[0].to_month == month_at(2026, 4)


def test_rule_without_its_feeds_does_not_run(tmp_path: Path) -> None:
    register, _ = take(
        tmp_path, "employments", f"{EMPLOYMENT}\n{PERSON},样例,{USCC},2025-01-10,,\n"
    )
    assert findings(facts_of(register), as_of=TODAY, rules=["unregistered-worker"]) == []
    take(tmp_path, "insurance-records", f"{INSURANCE}\n", register=register)
    found = findings(facts_of(register), as_of=TODAY, rules=["unregistered-worker"])
    assert [row.id_number for row in found] == [PERSON]


@pytest.mark.parametrize(
    "written", ["2024-03-05", "2024/3/5", "2024/03/05", "20240305", "2024年3月5日"]
)
@pytest.mark.parametrize("time", ["", " 08:30", "T08:30:00", " 8:30:00.000"])
def test_written_dates(written: str, time: str) -> None:
    assert parse_date(written + time) == date(2024, 3, 5)


@pytest.mark.parametrize("written", ["2024-3-5", "2024-03", "5/3/2024", "24-03-05", "2024-02-30"])
def test_dates_written_otherwise(written: str) -> None:
    with pytest.raises(Fault, match="bad_date"):
        parse_date(written)


def test_written_months_and_money() -> None:
    assert parse_month("2024-03") == parse_month("202403") == month_at(2024, 3)
    assert parse_money("1,234,567.89", may_be_negative=False) == Decimal("1234567.89")
    assert parse_money("-5", may_be_negative=True) == Decimal(-5)
    for written in ("1,23", "¥5", "5元", "1e3", "--1", "1.234", ""):
        with pytest.raises(Fault, match="bad_number"):
            parse_money(written, may_be_negative=True)


def test_built_numbers_pass_and_a_changed_character_fails() -> None:
    assert len({build_identity_number(serial) for serial in range(3000)}) == 3000
    for serial in (0, 1, 997, 998, 5000):
        uscc, person = build_uscc(serial), build_identity_number(serial)
        assert is_uscc(uscc)
        assert is_identity_number(person)
        assert not is_uscc(uscc[:9] + "Z" + uscc[10:])
        assert not is_identity_number(person[:16] + str((int(person[16]) + 1) % 10) + person[17])


@pytest.mark.parametrize(
    ("code", "kept"),
    [
        ("370200", "3702"),
        ("370202000000", "370202"),
        ("370202003000", "370202003"),
        ("370202003010", "370202003010"),
        ("370210", "370210"),
    ],
)
def test_filling_zeros_of_area_codes(code: str, kept: str) -> None:
    assert without_filling_zeros(code) == kept
