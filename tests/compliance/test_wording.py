"""What is private is found in a text however it is written, and what is harmless passes."""

from __future__ import annotations

import pytest
from stdnum.cn import uscc

from compliance.actions import publications
from compliance.complaints import identity
from compliance.procedure.refusals import Refused
from compliance.publicity.wording import betrays_number, refuse_private
from inspectorate.organisation.models import Role
from tests.compliance.factories_complaints import make_complaint
from tests.compliance.factories_public import make_medal
from tests.factories import NOW, make_user

NUMBER = "11010519491231002X"


def between(sign: str, word: str = NUMBER) -> str:
    """The word with a sign between its characters."""
    return sign.join(word)


def digits_of(stem: str) -> str:
    """A credit code of digits alone that begins with `stem`, with its check character."""
    found = (f"{stem}{n:03}" for n in range(1000))
    right = (each + uscc.calc_check_digit(each) for each in found)
    return next(each for each in right if each.isdigit() and not betrays_number(f"{each}。"))


@pytest.mark.parametrize(
    "text",
    [
        NUMBER,
        NUMBER.lower(),
        f"1. {NUMBER}",
        f"工资1、{NUMBER}",
        f"2026年，3 {NUMBER} 4",
        f"A{NUMBER}",
        f"{NUMBER}B",
        f"ID{NUMBER}号",
        *(between(sign) for sign in "\u200b\u2060\ufeff\u00ad\u3164\ufe0f/、*，.\u3000\n|_"),
        NUMBER.translate({ord(d): ord(d) + 0xFEE0 for d in "0123456789X"}),
        NUMBER.translate({ord(d): ord(d) - 48 + 0x660 for d in "0123456789"}),
        NUMBER.replace("X", "×"),
        NUMBER.replace("X", "Х"),
        "370214199001010041",  # standing alone, with a wrong check digit
        "3702**********0041",
        between("\u200b", "3702**********0041"),
        "身份证370214850312001",
        "A370214 850312 001。",
        "13800138000",
        "电话138-0013-8000",
        "+86 138 0013 8000",
        "Tel13800138000x",
        between("、", "13800138000"),
        between("\u200b", "13800138000"),
    ],
)
def test_a_number_is_found_however_it_is_written(text: str) -> None:
    assert betrays_number(text)
    with pytest.raises(Refused, match="identity number"):
        refuse_private([text])


@pytest.mark.parametrize(
    "text",
    [
        "统一社会信用代码91370214MAEX12345" + uscc.calc_check_digit("91370214MAEX12345"),
        digits_of("91370219850101"),
        digits_of("91370214138001"),
        "决定书20260921000123456号",
        "编号370214202609210001",
        "编号202609210101234",
        "青劳监罚〔2026〕13号，2026-09-21 13:00",
        "拖欠13,812,345,678.00元",
        "拖欠138,123,456.78",
        "拖欠13812345678元",
        "电话0532-12333、0532-85912345",
        "拖欠64名劳动者2026年3月至7月工资1284600.00元，责令2026年9月21日前改正",
        "《劳动保障监察条例》第二十六条",
    ],
)
def test_codes_sums_and_document_numbers_pass(text: str) -> None:
    assert not betrays_number(text)


@pytest.mark.django_db
@pytest.mark.parametrize("sign", ["\u200b", "\u2060", "、", "*", "/", "　", "|", "\u3164"])
def test_a_name_is_found_whatever_stands_between(sign: str) -> None:
    complaint = make_complaint()
    for word in ("孙样例", "13800000000"):
        assert identity.betrays([f"据{between(sign, word)}称"], complaints=[complaint.pk])
    assert not identity.betrays(["孙某、样例公司"], complaints=[complaint.pk])


@pytest.mark.django_db
def test_why_an_entry_was_taken_back_holds_no_number() -> None:
    by = make_user(Role.CITY_SUPERVISOR)
    with pytest.raises(Refused, match="identity number"):
        publications.withdraw(make_medal(), explanation=f"1. {NUMBER}", by=by, now=NOW)
