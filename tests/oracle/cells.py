"""What a single cell may say: blanks, full-width characters, dates, money, numbers, codes."""

import re
from collections.abc import Callable, Collection
from datetime import date
from decimal import Decimal

from tests.oracle.columns import Column
from tests.oracle.identifiers import (
    identity_check_character,
    is_identity_number,
    is_uscc,
    uscc_check_character,
)
from tests.oracle.months import Month, month_at

Value = str | int | date | Decimal | tuple[str, ...] | None

TIME_OF_DAY = r"(?:[ T]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
DATE_FORMS = tuple(
    re.compile(form + TIME_OF_DAY)
    for form in (
        r"([0-9]{4})-([0-9]{2})-([0-9]{2})",
        r"([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})",
        r"([0-9]{4})([0-9]{2})([0-9]{2})",
        r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日",
    )
)
MONTH_FORM = re.compile(r"([0-9]{4})-?([0-9]{2})")
MONEY_FORM = re.compile(r"-?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]{1,2})?")
DEGREES_FORM = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
SCIENTIFIC_FORM = re.compile(r"[0-9](?:\.[0-9]+)?E\+?[0-9]+")
ROUNDED_FORM = re.compile(r"[0-9]{15}000")
OTHER_DOCUMENT_FORM = re.compile(r"[A-Z0-9]{5,20}")
INDUSTRY_FORM = re.compile(r"[A-Za-z][0-9]{0,4}")
AREA_FORM = re.compile(r"[0-9]{6}|[0-9]{9}|[0-9]{12}")

FULL_WIDTH = {
    code + 0xFEE0: code
    for start, stop in (("0", "9"), ("A", "Z"), ("a", "z"))
    for code in range(ord(start), ord(stop) + 1)
}


class Fault(Exception):
    """A cell that fails, with the reject code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def normalise(cell: str) -> str:
    """The cell without surrounding blanks, full-width digits and letters made ordinary."""
    return cell.translate(FULL_WIDTH).strip()


def split_list(cell: str) -> list[str]:
    """The parts of a cell whose values are separated by semicolons, blank parts left out."""
    parts = (part.strip() for part in cell.replace("；", ";").split(";"))
    return [part for part in parts if part]


def parse_date(cell: str) -> date:
    """A day in one of the four written forms; a time of day after it is dropped."""
    for form in DATE_FORMS:
        match = form.fullmatch(cell)
        if match:
            try:
                return date(int(match[1]), int(match[2]), int(match[3]))
            except ValueError:
                break
    raise Fault("bad_date")


def parse_month(cell: str) -> Month:
    """YYYY-MM or YYYYMM."""
    match = MONTH_FORM.fullmatch(cell)
    if not match or not 1 <= int(match[2]) <= 12 or int(match[1]) == 0:
        raise Fault("bad_month")
    return month_at(int(match[1]), int(match[2]))


def parse_money(cell: str, *, may_be_negative: bool) -> Decimal:
    """Yuan with up to two decimals and perhaps thousands separators."""
    if not MONEY_FORM.fullmatch(cell):
        raise Fault("bad_number")
    amount = Decimal(cell.replace(",", ""))
    if amount < 0 and not may_be_negative:
        raise Fault("bad_number")
    return amount


def parse_uscc(cell: str) -> str:
    """A unified social credit code, upper-cased."""
    number = cell.upper()
    if is_uscc(number):
        return number
    raise Fault(
        "mangled_by_spreadsheet" if looks_mangled(number, uscc_check_character) else "bad_uscc"
    )


def parse_identity(cell: str, id_kind: str) -> str:
    """A resident's number (checked) or another document's (form only), upper-cased."""
    number = cell.upper()
    if id_kind in ("foreign", "hk_mo_tw"):
        if OTHER_DOCUMENT_FORM.fullmatch(number):
            return number
        mangled = SCIENTIFIC_FORM.fullmatch(number)
        raise Fault("mangled_by_spreadsheet" if mangled else "bad_id_number")
    if is_identity_number(number):
        return number
    raise Fault(
        "mangled_by_spreadsheet"
        if looks_mangled(number, identity_check_character)
        else "bad_id_number"
    )


def looks_mangled(wrong_number: str, check_character: Callable[[str], str]) -> bool:
    """Whether a number that is not good was shortened or rounded by a spreadsheet."""
    if SCIENTIFIC_FORM.fullmatch(wrong_number):
        return True
    rounded = bool(ROUNDED_FORM.fullmatch(wrong_number))
    return rounded and wrong_number[17] != check_character(wrong_number[:17])


def without_filling_zeros(code: str) -> str:
    """An area code cut after its last level: 370202000000 to 370202, 370200 to 3702."""
    for full, shorter in ((12, 9), (9, 6), (6, 4), (4, 2)):
        if len(code) == full and not code[shorter:].strip("0"):
            code = code[:shorter]
    return code


def parse_area(cell: str, areas: Collection[str]) -> str:
    """An area code; where areas are loaded, one of them (filling zeros cut) must begin it."""
    if not AREA_FORM.fullmatch(cell):
        raise Fault("bad_area")
    if areas and not any(cell[:length] in areas for length in (2, 4, 6, 9, 12)):
        raise Fault("bad_area")
    return cell


def parse_text(cell: str) -> str:
    """Any text of up to 255 characters."""
    if len(cell) > 255:
        raise Fault("too_long")
    return cell


def parse_choice(cell: str, column: Column) -> str:
    """One of the column's words, or its Chinese word where the contract gives one."""
    if cell in column.chinese_choices:
        return column.choices[column.chinese_choices.index(cell)]
    if cell in column.choices:
        return cell
    raise Fault("bad_choice")


def parse_matching(cell: str, form: re.Pattern[str], code: str) -> str:
    """A cell that must have this form, else the code."""
    if not form.fullmatch(cell):
        raise Fault(code)
    return cell


def parse_count(cell: str) -> int:
    """A whole number, zero or more."""
    if not re.fullmatch("[0-9]+", cell):
        raise Fault("bad_number")
    return int(cell)


Parser = Callable[[str, Column, str, Collection[str]], Value]

PARSERS: dict[str, Parser] = {
    "text": lambda cell, *_: parse_text(cell),
    "text_list": lambda cell, *_: tuple(parse_text(part) for part in split_list(cell)),
    "uscc": lambda cell, *_: parse_uscc(cell),
    "identity": lambda cell, column, id_kind, areas: parse_identity(cell, id_kind),
    "date": lambda cell, *_: parse_date(cell),
    "month": lambda cell, *_: parse_month(cell),
    "money": lambda cell, *_: parse_money(cell, may_be_negative=False),
    "signed_money": lambda cell, *_: parse_money(cell, may_be_negative=True),
    "degrees": lambda cell, *_: Decimal(parse_matching(cell, DEGREES_FORM, "bad_number")),
    "count": lambda cell, *_: parse_count(cell),
    "choice": lambda cell, column, *_: parse_choice(cell, column),
    "industry": lambda cell, *_: parse_matching(cell, INDUSTRY_FORM, "bad_choice"),
    "area_form": lambda cell, *_: parse_area(cell, ()),
    "area": lambda cell, column, id_kind, areas: parse_area(cell, areas),
    "area_list": lambda cell, column, id_kind, areas: tuple(
        parse_area(part, areas) for part in split_list(cell)
    ),
}


def parse_cell(cell: str, column: Column, *, id_kind: str, areas: Collection[str]) -> Value:
    """The value of a cell that is not blank; raises Fault with the reject code."""
    return PARSERS[column.form](cell, column, id_kind, areas)
