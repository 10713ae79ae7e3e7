"""Whether a text can be a resident identity number (GB 11643): 18 places, a day, a check digit.

The place is not compared with a table of divisions: numbers keep the code of where they were
issued, and that may be younger than the person.
"""

from __future__ import annotations

from stdnum.cn import ric
from stdnum.exceptions import ValidationError


def is_identity_number(number: str) -> bool:
    """Whether length, day of birth and check digit are right."""
    if len(number) != 18 or not (number[:-1].isascii() and number[:-1].isdigit()):
        return False
    try:
        ric.get_birth_date(number)
    except ValidationError:
        return False
    return number[-1] == ric.calc_check_digit(number)
