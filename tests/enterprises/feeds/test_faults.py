"""Every code a row can be rejected with, its sentence, and which comes first."""

from datetime import date
from pathlib import Path

import pytest
from django.utils import translation

from enterprises.feeds.checks.kind import Setting
from enterprises.feeds.checks.texts import Text
from enterprises.feeds.faults import Fault
from enterprises.feeds.places import AreaIndex
from enterprises.feeds.registry import FEEDS
from enterprises.feeds.sentences import sentence
from tests.enterprises.feeds.makers import TODAY, deliver, make_id_number, make_uscc

NUMBER, USCC = make_id_number(123), make_uscc()
NO_CHECK = NUMBER[:-1] + ("0" if NUMBER[-1] != "0" else "1")
LOST = (
    "A spreadsheet has turned this number into {} and lost its last digits. "
    "Deliver the column formatted as text."
)
LONG = (
    "This text has 256 characters; at most 255 can be kept. "
    "Shorten it or deliver it in another column."
)
QINGDAO = AreaIndex(["370200", "370202", "370202001000"])
GOOD = {
    "enterprises": {
        "uscc": USCC, "name": "青岛示例机械一厂有限公司", "address": "示例路1号",
        "area_code": "370202", "industry_code": "C3311", "established_on": "2001-01-01",
        "closed_on": "", "status": "active", "longitude": "120.38",
    },
    "employments": {
        "id_number": NUMBER, "name": "示例甲", "uscc": USCC, "hired_on": "2024-03-05",
        "left_on": "", "monthly_wage": "5,000", "contract_kind": "fixed", "id_kind": "",
    },
    "insurance-records": {
        "id_number": NUMBER, "uscc": USCC, "scheme": "pension", "from_month": "2024-01",
        "to_month": "", "base": "5000",
    },
    "contributions": {
        "uscc": USCC, "scheme": "pension", "month": "202401", "headcount": "5", "due": "-1.5",
        "paid": "0",
    },
    "inspectors": {
        "staff_no": "QD-001", "name": "样例", "kind": "full_time", "grid_codes": "G1; G2;",
        "certificate_until": "2099-01-01",
    },
    "grid-groups": {
        "code": "G1", "name": "样例网格", "district_code": "370202",
        "area_codes": "370202001;370202002",
    },
    "insurance-registrations": {
        "uscc": USCC, "registered_on": "2024-01-01", "cancelled_on": "2030-01-01",
    },
}  # fmt: skip


def delivered(folder: Path, feed: str, *changes: dict[str, str], **how: object):  # type: ignore[no-untyped-def]
    """A delivery of good rows with these changes, one row for each."""
    names = list(GOOD[feed])
    rows = [list((GOOD[feed] | change).values()) for change in changes]
    text = "\n".join("\t".join(row) for row in [names, *rows]) + "\n"
    return deliver(folder, feed, text, **how)


@pytest.mark.parametrize("feed", GOOD)
def test_good_rows_are_taken(tmp_path: Path, feed: str) -> None:
    got = delivered(tmp_path, feed, {}, {})
    assert (got.read, len(got.rows), got.faults) == (2, 2, [])


CASES = [
    ("enterprises", {"uscc": " "}, "missing_value",
     "The required value uscc (统一社会信用代码) is blank."),
    ("enterprises", {"uscc": USCC[:-1]}, "bad_uscc",
     "A unified social credit code has 18 characters, this one has 17."),
    ("enterprises", {"uscc": "9.13702E+17"}, "mangled_by_spreadsheet",
     LOST.format("9.13702E+17")),
    ("enterprises", {"name": "示" * 256}, "too_long",
     LONG),
    ("enterprises", {"area_code": "3702"}, "bad_area",
     "“3702” is not an area code of 6, 9 or 12 digits."),
    ("enterprises", {"area_code": "3.70202E+11"}, "mangled_by_spreadsheet",
     LOST.format("3.70202E+11")),
    ("enterprises", {"industry_code": "3311"}, "bad_choice",
     "An industry code is a letter and up to four digits, such as C3311."),
    ("enterprises", {"status": "存续"}, "bad_choice",
     "“存续” is none of: active, revoked, deregistered."),
    ("enterprises", {"established_on": "2026-11-22"}, "future_date",
     "2026-11-22 is later than the day of import, 2026-11-21."),
    ("enterprises", {"closed_on": "2000/12/31"}, "inverted_period",
     "The end, 2000/12/31, lies before the start, 2001-01-01."),
    ("enterprises", {"longitude": "190"}, "bad_number",
     "190 degrees lie outside -180 to 180."),
    ("employments", {"id_number": NO_CHECK}, "bad_id_number",
     f"The check digit of this number is {NUMBER[-1]}, not {NO_CHECK[-1]}."),
    ("employments", {"hired_on": "5.3.2024"}, "bad_date",
     "“5.3.2024” is not a date; write it as 2024-03-05."),
    ("employments", {"monthly_wage": "-1"}, "bad_number",
     "-1 is below zero; only amounts due and paid may be."),
    ("employments", {"id_kind": "passport"}, "bad_choice",
     "“passport” is none of: resident, foreign, hk_mo_tw."),
    ("insurance-records", {"from_month": "2024-13"}, "bad_month", "There is no month 13."),
    ("insurance-records", {"scheme": "养老"}, "bad_choice",
     "“养老” is none of: pension, medical, unemployment, work_injury, maternity."),
    ("insurance-records", {"scheme": ";"}, "missing_value",
     "The required value scheme (险种) is blank."),
    ("insurance-records", {"to_month": "2023-12"}, "inverted_period",
     "The end, 2023-12, lies before the start, 2024-01."),
    ("contributions", {"scheme": "pension;medical"}, "bad_choice",
     "“pension;medical” is none of: pension, medical, unemployment, work_injury, maternity."),
    ("contributions", {"headcount": "5.5"}, "bad_number", "5.5 is not a whole number."),
    ("contributions", {"month": "202612"}, "future_date",
     "202612 is later than the month of import, 2026-11."),
    ("inspectors", {"staff_no": "1.23E+15"}, "mangled_by_spreadsheet",
     LOST.format("1.23E+15")),
    ("inspectors", {"grid_codes": " ; "}, "missing_value",
     "The required value grid_codes (网格) is blank."),
    ("grid-groups", {"area_codes": "370202001;37"}, "bad_area",
     "“37” is not an area code of 6, 9 or 12 digits."),
]  # fmt: skip


@pytest.mark.parametrize(("feed", "change", "code", "text"), CASES)
def test_code_and_sentence(
    tmp_path: Path, feed: str, change: dict[str, str], code: str, text: str
) -> None:
    got = delivered(tmp_path, feed, {}, change)
    assert got.faults == [(3, next(iter(change)), code)]
    assert got.sentences == [text]
    assert got.read == 2


def test_every_code_has_a_case() -> None:
    elsewhere = {"bad_row", "duplicate_in_file", "none"}
    assert {code for _feed, _change, code, _text in CASES} | elsewhere == {
        fault.code for fault in Fault
    }


def test_sentence_of_an_overtaken_row() -> None:
    text = sentence(FEEDS["employments"], Setting(TODAY), Fault.DUPLICATE_IN_FILE)
    assert text == (
        "A later row of this file has the same id_number, uscc, hired_on and other content; "
        "it counts."
    )


def test_sentences_follow_the_language() -> None:
    with translation.override("zh-hans"):
        text = sentence(
            FEEDS["employments"], Setting(TODAY), Fault.MISSING_VALUE, column="hired_on"
        )
    assert "入职日期" in text


@pytest.mark.parametrize(
    ("feed", "change"),
    [
        ("employments", {"left_on": "2030-01-01"}),
        ("employments", {"left_on": "2024-03-05"}),
        ("employments", {"id_kind": "foreign", "id_number": "P1234567"}),
        ("insurance-records", {"to_month": "2030-01"}),
        ("insurance-records", {"to_month": "2024-01"}),
        ("insurance-records", {"from_month": "2026-11"}),
        ("enterprises", {"name": "示" * 255}),
        ("enterprises", {"industry_code": "", "status": " "}),
        ("inspectors", {"certificate_until": "2020-01-01"}),
    ],
)
def test_no_fault(tmp_path: Path, feed: str, change: dict[str, str]) -> None:
    assert delivered(tmp_path, feed, change).faults == []


def test_first_fault_in_the_order_of_the_columns(tmp_path: Path) -> None:
    got = delivered(
        tmp_path,
        "employments",
        {"id_kind": "x", "monthly_wage": "x", "hired_on": "", "uscc": "x", "id_number": ""},
        {"id_kind": "x", "monthly_wage": "x", "hired_on": "", "uscc": "x"},
        {"id_kind": "x", "monthly_wage": "x", "hired_on": ""},
        {"id_kind": "x", "monthly_wage": "x", "left_on": "2024-03-04"},
        {"id_kind": "x", "left_on": "2024-03-04"},
        {"left_on": "2024-03-04"},
        {"hired_on": "2026-12-01", "left_on": "2026-11-30"},
    )
    assert got.faults == [
        (2, "id_number", "missing_value"),
        (3, "uscc", "bad_uscc"),
        (4, "hired_on", "missing_value"),
        (5, "monthly_wage", "bad_number"),
        (6, "id_kind", "bad_choice"),
        (7, "left_on", "inverted_period"),
        (8, "hired_on", "future_date"),
    ]


@pytest.mark.parametrize(
    ("code", "area"),
    [
        ("370202", "370202"),
        ("370202001", "370202001000"),
        ("370202001003", "370202001000"),
        ("370202002", "370202"),
        ("370203", "370200"),
        ("370200000000", "370200"),
        ("370000", None),
        ("110101", None),
    ],
)
def test_area_is_the_longest_loaded_that_begins_the_code(
    tmp_path: Path, code: str, area: str | None
) -> None:
    got = delivered(tmp_path, "enterprises", {"area_code": code}, areas=QINGDAO)
    if area is None:
        assert got.faults == [(2, "area_code", "bad_area")]
        assert got.sentences == [f"No loaded area contains {code}."]
    else:
        assert got.column("area") == [area]
        assert got.column("area_code") == [code]


def test_areas_themselves_and_any_feed_before_areas_are_asked_for_form_alone(
    tmp_path: Path,
) -> None:
    areas = "code,name,level,parent_code\n110101,示例,district,110100\n"
    assert deliver(tmp_path, "areas", areas, areas=QINGDAO).faults == []
    got = delivered(tmp_path, "enterprises", {"area_code": "110101"}, areas=AreaIndex([]))
    assert got.column("area") == [None]


def test_grid_groups_name_the_loaded_areas(tmp_path: Path) -> None:
    got = delivered(tmp_path, "grid-groups", {}, {"area_codes": "110101;370202"}, areas=QINGDAO)
    assert got.rows.select("district", "areas").row(0) == ("370202", "370202001000;370202")
    assert got.faults == [(3, "area_codes", "bad_area")]


def test_place_of_insurance_elsewhere_is_no_loaded_area(tmp_path: Path) -> None:
    text = "id_number,kind,scheme,from_month,place_code\n"
    text += f"{NUMBER},异地,pension,2024-01,110101\n{NUMBER},flexible,medical,2024-01,\n"
    got = deliver(tmp_path, "individual-insurance", text, areas=QINGDAO)
    assert got.column("kind") == ["elsewhere", "flexible"]
    assert got.column("scheme") == [1, 2]


def test_a_kept_text_that_was_cut_is_told_without_a_count() -> None:
    told = Text().explain(Fault.TOO_LONG, "示" * 255, Setting(on=date(2026, 11, 21)))
    assert told.startswith("This text has more than 255 characters.")
