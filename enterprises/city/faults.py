"""The faults and odd forms seen in real deliveries, as changes of one column.

`FAULTS` make a row that an import must refuse, repeat or hold back: they are only ever made on
additional rows. `FORMS` write the same value differently: they are made on rows in place.
"""

from collections.abc import Callable
from typing import NamedTuple

import polars as pl

PLAIN = "0123456789ABCDEFGHJKLMNPQRTUWXY"
Change = Callable[[pl.Expr], pl.Expr]


class Fault(NamedTuple):
    """What an import should say of the row (a reject's code, `repeated`) and what is changed."""

    code: str
    column: str
    change: Change


def becomes(value: str | None) -> Change:
    """Every value becomes this one."""
    return lambda _column: pl.lit(value, dtype=pl.Utf8)


def _same(column: pl.Expr) -> pl.Expr:
    return column


def _wrong_check_digit(column: pl.Expr) -> pl.Expr:
    last = pl.when(column.str.ends_with("X")).then(pl.lit("7")).otherwise(pl.lit("X"))
    return column.str.head(-1) + last


def _wrong_check_character(column: pl.Expr) -> pl.Expr:
    last = pl.when(column.str.ends_with("0")).then(pl.lit("1")).otherwise(pl.lit("0"))
    return column.str.head(-1) + last


def _scientific(column: pl.Expr) -> pl.Expr:
    return column.str.head(1) + "." + column.str.slice(1, 5) + "E+17"


def _too_long(column: pl.Expr) -> pl.Expr:
    return column + "示例" * 130


def _older(column: pl.Expr) -> pl.Expr:
    return column + "(旧)"


def _more(column: pl.Expr) -> pl.Expr:
    return (column.cast(pl.Float64).round().cast(pl.Int64) + 100).cast(pl.Utf8)


ID_FAULTS = (
    Fault("bad_id_number", "id_number", _wrong_check_digit),
    Fault("mangled_by_spreadsheet", "id_number", _scientific),
    Fault("missing_value", "id_number", becomes(None)),
)
USCC_FAULTS = (
    Fault("bad_uscc", "uscc", _wrong_check_character),
    Fault("missing_value", "uscc", becomes(None)),
)
FAULTS: dict[str, tuple[Fault, ...]] = {
    "enterprises": (
        Fault("repeated", "uscc", _same),
        Fault("duplicate_in_file", "address", _older),
        *USCC_FAULTS,
        Fault("too_long", "name", _too_long),
        Fault("bad_area", "area_code", becomes("3702")),
        Fault("bad_choice", "status", becomes("sleeping")),
        Fault("bad_date", "established_on", becomes("2021-02-30")),
        Fault("missing_value", "address", becomes(None)),
    ),
    "workers": (
        Fault("repeated", "id_number", _same),
        Fault("duplicate_in_file", "name", _older),
        *ID_FAULTS,
        Fault("bad_choice", "household", becomes("unknown")),
        Fault("too_long", "name", _too_long),
    ),
    "employments": (
        Fault("repeated", "id_number", _same),
        Fault("duplicate_in_file", "monthly_wage", becomes("99999")),
        *ID_FAULTS,
        *USCC_FAULTS,
        Fault("bad_date", "hired_on", becomes("2024-13-01")),
        Fault("future_date", "hired_on", becomes("2099-01-01")),
        Fault("inverted_period", "left_on", becomes("1999-01-01")),
        Fault("bad_number", "monthly_wage", becomes("五千")),
        Fault("bad_choice", "contract_kind", becomes("temporary")),
        Fault("missing_value", "name", becomes(None)),
        Fault("orphaned", "uscc", _same),
    ),
    "insurance-records": (
        Fault("repeated", "id_number", _same),
        Fault("duplicate_in_file", "base", becomes("99999")),
        *ID_FAULTS,
        *USCC_FAULTS,
        Fault("bad_month", "from_month", becomes("2025-13")),
        Fault("inverted_period", "to_month", becomes("1999-01")),
        Fault("bad_number", "base", becomes("12.3.4")),
        Fault("bad_choice", "scheme", becomes("dental")),
        Fault("orphaned", "uscc", _same),
    ),
    "contributions": (
        Fault("repeated", "uscc", _same),
        Fault("duplicate_in_file", "due", _more),
        *USCC_FAULTS,
        Fault("bad_month", "month", becomes("2026-00")),
        Fault("bad_number", "headcount", becomes("3.5")),
        Fault("missing_value", "paid", becomes(None)),
        Fault("orphaned", "uscc", _same),
    ),
    "tax-filings": (
        Fault("repeated", "uscc", _same),
        Fault("duplicate_in_file", "wages_paid", _more),
        *USCC_FAULTS,
        Fault("bad_month", "month", becomes("2026年13月")),
        Fault("bad_number", "wages_paid", becomes("-1.00")),
        Fault("orphaned", "uscc", _same),
    ),
    "benefits": (
        Fault("repeated", "id_number", _same),
        Fault("duplicate_in_file", "amount", _more),
        *ID_FAULTS,
        Fault("bad_choice", "kind", becomes("bonus")),
    ),
    "medical-claims": (
        Fault("repeated", "claim_no", _same),
        Fault("duplicate_in_file", "amount", _more),
        *ID_FAULTS,
        Fault("bad_date", "admitted_on", becomes("2026-02-30")),
        Fault("inverted_period", "discharged_on", becomes("1999-01-01")),
        Fault("missing_value", "item_code", becomes(None)),
    ),
}


def _date(fmt: str) -> Change:
    return lambda column: column.str.to_date("%Y-%m-%d").dt.strftime(fmt)


def _full_width(column: pl.Expr) -> pl.Expr:
    return column.str.replace_many(list(PLAIN), [chr(ord(letter) + 0xFEE0) for letter in PLAIN])


def _thousands(column: pl.Expr) -> pl.Expr:
    whole, rest = column.str.extract(r"^(\d+)", 1), column.str.extract(r"^\d+(.*)$", 1)
    cut = whole.str.head(-3) + "," + whole.str.tail(3)
    return pl.when(whole.str.len_chars().is_between(4, 6)).then(cut + rest).otherwise(column)


def _blanks(column: pl.Expr) -> pl.Expr:
    return "  " + column + " "


def _compact_month(column: pl.Expr) -> pl.Expr:
    return column.str.replace("-", "")


def _lower(column: pl.Expr) -> pl.Expr:
    return column.str.to_lowercase()


ODD_DATES = (
    ("date_slashes", _date("%Y/%-m/%-d")),
    ("date_compact", _date("%Y%m%d")),
    ("date_han", _date("%Y年%-m月%-d日")),
    ("date_with_time", _date("%Y-%m-%d 00:00:00")),
)
ODD_TEXTS = (("lower_case", _lower), ("full_width", _full_width), ("blanks", _blanks))
ODD_MONTHS = (("month_compact", _compact_month),)
ODD_MONEY = (("thousands", _thousands),)
FORMS: dict[str, tuple[Fault, ...]] = {
    feed: tuple(
        Fault(code, column, change) for column, changes in columns for code, change in changes
    )
    for feed, columns in {
        "enterprises": (("uscc", ODD_TEXTS), ("established_on", ODD_DATES)),
        "workers": (("id_number", ODD_TEXTS),),
        "employments": (
            ("id_number", ODD_TEXTS),
            ("hired_on", ODD_DATES),
            ("monthly_wage", ODD_MONEY),
        ),
        "insurance-records": (
            ("id_number", ODD_TEXTS),
            ("from_month", ODD_MONTHS),
            ("base", ODD_MONEY),
        ),
        "contributions": (("due", ODD_MONEY), ("month", ODD_MONTHS), ("paid_on", ODD_DATES)),
        "tax-filings": (("wages_paid", ODD_MONEY), ("month", ODD_MONTHS), ("uscc", ODD_TEXTS)),
        "benefits": (("id_number", ODD_TEXTS), ("amount", ODD_MONEY)),
        "medical-claims": (("id_number", ODD_TEXTS), ("admitted_on", ODD_DATES)),
    }.items()
}
