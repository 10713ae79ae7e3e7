"""Official division codes: their form, and which loaded area a code lies in.

A code has 6, 9 or 12 digits, in segments of 2, 2, 2, 3 and 3 (province, city, county, street,
community). Segments of nothing but zeros at the end only fill a code up.
"""

import re
from collections.abc import Iterable

_FORM = re.compile(r"[0-9]{6}(?:[0-9]{3}){0,2}", re.ASCII)
_CUTS = (12, 9, 6, 4, 2)


def is_area_code(code: str) -> bool:
    """Whether this is 6, 9 or 12 digits."""
    return _FORM.fullmatch(code) is not None


def without_fill(code: str) -> str:
    """The code less the all-zero segments that only fill it up: 370200000000 is 3702."""
    for start, end in ((9, 12), (6, 9), (4, 6), (2, 4)):
        if len(code) == end and not code[start:].strip("0"):
            code = code[:start]
    return code


class AreaIndex:
    """The loaded areas, ready to say which of them a code lies in. False when none is loaded."""

    def __init__(self, codes: Iterable[str]) -> None:
        self._by_prefix: dict[str, str] = {}
        for code in sorted(codes, key=lambda code: (len(code), code)):
            self._by_prefix.setdefault(without_fill(code), code)

    def __bool__(self) -> bool:
        return bool(self._by_prefix)

    def area_of(self, code: str) -> str | None:
        """The loaded area whose code, less its fill, is the longest to begin this one."""
        for cut in _CUTS:
            if len(code) >= cut and (area := self._by_prefix.get(code[:cut])) is not None:
                return area
        return None
