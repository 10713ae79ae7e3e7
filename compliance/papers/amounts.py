"""Sums of money in the capital figures that Chinese papers write out against forgery."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟")
GROUPS = ("", "万", "亿", "万亿")


def in_words(amount: Decimal) -> str:
    """壹佰壹拾伍万贰仟零贰拾捌元捌角整, for sums from 0 up to 9,999 万亿."""
    cents = int((amount * 100).to_integral_value())
    yuan, cents = divmod(cents, 100)
    whole = f"{_whole(yuan)}元" if yuan or not cents else ""
    jiao, fen = divmod(cents, 10)
    if not cents:
        return f"{whole}整"
    tens = f"{DIGITS[jiao]}角" if jiao else ("零" if whole else "")
    return f"{whole}{tens}{DIGITS[fen]}分" if fen else f"{whole}{tens}整"


def sums_of(facts: dict[str, Any]) -> dict[str, str]:
    """The facts that are sums of money, written out."""
    sums = {}
    for key, value in facts.items():
        if key.endswith("_yuan") and value not in (None, ""):
            try:
                sums[key] = in_words(Decimal(str(value)))
            except InvalidOperation:
                continue
    return sums


def _whole(number: int) -> str:
    """A whole number by groups of four figures; one 零 for any row of noughts between figures."""
    if number == 0:
        return DIGITS[0]
    written, gap = "", False
    for index in range(len(GROUPS) - 1, -1, -1):
        part = number // 10_000**index % 10_000
        if not part:
            gap = bool(written)
            continue
        if written and (gap or part < 1000):
            written += DIGITS[0]
        written += _group(part) + GROUPS[index]
        gap = False
    return written


def _group(part: int) -> str:
    """A number from 1 to 9,999."""
    written, gap = "", False
    for index in range(3, -1, -1):
        digit = part // 10**index % 10
        if not digit:
            gap = bool(written)
            continue
        written += (DIGITS[0] if gap else "") + DIGITS[digit] + PLACES[index]
        gap = False
    return written
