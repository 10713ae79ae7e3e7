"""Unified social credit codes (GB 32100-2015) and identity numbers (GB 11643-1999).

Check and build.

Both standards end in a check character over the weighted sum of the others. Building numbers is for
the pairs, whose enterprises and persons must be disjoint and must pass the check.
"""

import re
from datetime import date

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
USCC_FORM = re.compile(f"[{USCC_ALPHABET}]{{2}}[0-9]{{6}}[{USCC_ALPHABET}]{{10}}")
IDENTITY_FORM = re.compile(r"[0-9]{17}[0-9X]")


def uscc_check_character(first_17: str) -> str:
    """The 18th character: 31 minus the sum of value times 3 to the place, modulo 31."""
    total = sum(
        USCC_ALPHABET.index(character) * pow(3, place, 31)
        for place, character in enumerate(first_17)
    )
    return USCC_ALPHABET[(31 - total % 31) % 31]


def is_uscc(number: str) -> bool:
    """Whether form and check character are right; the area digits are not looked up."""
    return bool(USCC_FORM.fullmatch(number)) and number[17] == uscc_check_character(number[:17])


def identity_check_character(first_17: str) -> str:
    """The 18th character: ISO 7064 MOD 11-2, ten written as X."""
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(first_17))
    return "10X98765432"[total % 11]


def is_identity_number(number: str) -> bool:
    """Whether form, birth date and check character are right; the area digits are not looked up."""
    if not IDENTITY_FORM.fullmatch(number):
        return False
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return number[17] == identity_check_character(number[:17])


def build_uscc(serial: int) -> str:
    """A code that passes the check and differs for every serial below a billion."""
    first_17 = f"91370202{serial:09d}"
    return first_17 + uscc_check_character(first_17)


def build_identity_number(serial: int, *, born: date = date(1985, 5, 17)) -> str:
    """A number that passes the check; the serial moves the area and sequence digits."""
    sequence = serial % 998 + 1
    area = 370202 + serial // 998
    first_17 = f"{area:06d}{born:%Y%m%d}{sequence:03d}"
    return first_17 + identity_check_character(first_17)
