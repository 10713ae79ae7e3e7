"""How figures, money, months and moments are written in the two languages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import get_language

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEKDAYS_ZH = "一二三四五六日"
Money = Decimal | int | float


def chinese() -> bool:
    """Whether the active language is Chinese."""
    return (get_language() or "").startswith("zh")


def number(value: Money) -> str:
    """1152028 → 1,152,028; decimals are kept as they are."""
    return f"{value:,}"


def number_whole(value: Money) -> str:
    """12.00 → 12: a count that is stored as a decimal."""
    return f"{value:,.0f}"


def money(value: Money) -> str:
    """Money without its sign, for columns headed yuan: 1,152,028.80."""
    return f"{value:,.2f}"


def yuan(value: Money) -> str:
    """Money as it stands in tables: ¥1,152,028.80, below zero with a true minus."""
    sign = "−" if value < 0 else ""
    return f"{sign}¥{abs(Decimal(value)):,.2f}"


def yuan_short(value: Money) -> str:
    """Money as it stands in headlines: ¥1.15 m, ¥612,400; 115.2 万元, 612 元."""
    amount = Decimal(value)
    if chinese():
        if abs(amount) < 10_000:
            return f"{amount:,.0f}元"
        return f"{amount / 10_000:,.1f}".removesuffix(".0") + "万元"
    if abs(amount) < 1_000_000:
        return f"¥{amount:,.0f}"
    return f"¥{amount / 1_000_000:,.2f} m"


def share(part: Money, whole: Money, *, digits: int = 1) -> str:
    """part of whole in per cent: 98.4 % (98.4% in Chinese); a dash when there is no whole."""
    if not whole:
        return "–"
    ratio = f"{100 * Decimal(part) / Decimal(whole):.{digits}f}"
    return f"{ratio}%" if chinese() else f"{ratio} %"


def month(value: date) -> str:
    """Jan 2025; 2025年1月."""
    if chinese():
        return f"{value.year}年{value.month}月"
    return f"{MONTHS[value.month - 1]} {value.year}"


def year_to(value: date) -> str:
    """The months of a year up to one: Jan to Nov 2026; 2026年1月至11月."""
    first = value.replace(month=1)
    if value.month == 1:
        return month(first)
    if chinese():
        return f"{month(first)}至{value.month}月"
    return f"{MONTHS[0]} to {month(value)}"


def month_short(value: date) -> str:
    """Jan 25 in January, else Jul: the marks above a row of months; 25年1月, 7月."""
    if chinese():
        return f"{value.year % 100:02}年1月" if value.month == 1 else f"{value.month}月"
    name = MONTHS[value.month - 1]
    return f"{name} {value.year % 100:02}" if value.month == 1 else name


def day(value: date) -> str:
    """20 Nov 2026; 2026年11月20日."""
    if chinese():
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def day_short(value: date, *, today: date | None = None) -> str:
    """20 Nov, with the year only if it is not this one; 11月20日."""
    if value.year != (today or timezone.localdate()).year:
        return day(value)
    if chinese():
        return f"{value.month}月{value.day}日"
    return f"{value.day} {MONTHS[value.month - 1]}"


def day_long(value: date) -> str:
    """Fri 20 Nov 2026; 2026年11月20日（周五）."""
    if chinese():
        return f"{day(value)}（周{WEEKDAYS_ZH[value.weekday()]}）"
    return f"{WEEKDAYS[value.weekday()]} {day(value)}"


def moment(value: datetime) -> str:
    """17 Nov 02:11 in local time."""
    local = timezone.localtime(value)
    return f"{day_short(local.date())} {local:%H:%M}"


def separated(parts: Iterable[object]) -> str:
    """Several short facts in a line: a; b; in Chinese a；b."""
    return ("；" if chinese() else "; ").join(str(part) for part in parts)
