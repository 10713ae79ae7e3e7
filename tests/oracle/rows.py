"""A finding as an export prints it."""

from decimal import Decimal
from typing import NamedTuple

from tests.oracle.months import Month, show_month


class Row(NamedTuple):
    """One evidence row; a column the rule does not name is blank."""

    rule: str
    uscc: str = ""
    provider_code: str = ""
    id_number: str = ""
    scheme: str = ""
    from_month: str = ""
    to_month: str = ""
    amount: str = ""


def plain(amount: Decimal | int) -> str:
    """The amount without exponent and without zeros at the end of its decimals."""
    text = format(Decimal(amount), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def make_row(
    rule: str,
    *,
    uscc: str = "",
    provider_code: str = "",
    id_number: str = "",
    scheme: str = "",
    months: tuple[Month, Month] | Month | None = None,
    amount: Decimal | int | None = None,
) -> Row:
    """A row from values; a single month is both its first and its last."""
    first, last = months if isinstance(months, tuple) else (months, months)
    return Row(
        rule,
        uscc,
        provider_code,
        id_number,
        scheme,
        "" if first is None else show_month(first),
        "" if last is None else show_month(last),
        "" if amount is None else plain(amount),
    )
