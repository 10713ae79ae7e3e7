"""What no public text may say: anything by which a worker could be known.

An identity number or mobile phone is found however it is spaced or written, masked too; a name only
where somebody complained, since those are the names that must never reach an employer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from stdnum.cn import uscc

from compliance.complaints import identity
from compliance.complaints.numbers import is_identity_number
from compliance.procedure.refusals import Refused

# Overlapping: a number may begin inside a longer run of digits ("1. 1101…").
NUMBER = re.compile(r"(?=(\d{6}(?:19|20)\d{9}[\dX]))")
PROVINCE = r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
# Standing alone it is a number of a person even if a digit was mistyped.
MISTYPED = re.compile(
    rf"(?<!\d)({PROVINCE}\d{{4}}(?:19\d\d|20[01]\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{{3}}"
    r"[\dX])(?!\d)"
)
OLD = re.compile(rf"(?<!\d){PROVINCE}\d{{4}}(\d\d)(\d\d)(\d\d)\d{{3}}(?!\d)")
PHONE = re.compile(r"(?<!\d)(?:(?:00)?86)?1[3-9]\d{9}(?!\d)")
MASKED = re.compile(r"\d{3,}[*×•●○]{4,}")
CODE = re.compile(r"(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])")
SUM = re.compile(
    r"(?<!\d)(?:\d{1,3}(?:,\d{3})+\.\d\d(?!\d)|[\d,]*\d(?:\.\d+)?\s*(?:元|万|亿|yuan\b))",
    re.IGNORECASE,
)
LIKE_X = str.maketrans("×ХхΧχ", "XXXXX")


def betrays_number(text: str) -> bool:
    """Whether `text` holds an identity number, whole or masked, or a mobile phone."""
    seen = "".join(
        sign
        for sign in unicodedata.normalize("NFKC", text).upper()
        if unicodedata.category(sign) != "Cf"
    )
    if MASKED.search(re.sub(r"[\s.\-‐-―·]", "", seen)):
        return True
    crossed = seen.translate(LIKE_X)
    bare = identity.squeezed(crossed)
    if any(is_identity_number(found) for found in NUMBER.findall(bare)):
        return True
    if any(
        not uscc.is_valid(found) for found in MISTYPED.findall(crossed) + MISTYPED.findall(bare)
    ):
        return True
    rest = SUM.sub("号", CODE.sub(_without_code, seen))
    return any(_holds_short(each) for each in (rest, identity.squeezed(rest)))


def refuse_private(
    texts: Iterable[str], *, case: int | None = None, complaints: Iterable[int] = ()
) -> None:
    """Raises Refused if one of `texts` names a worker by number, or somebody who complained."""
    said = [text for text in texts if text]
    if any(betrays_number(text) for text in said):
        raise Refused(
            _("The text holds an identity number or a mobile phone. A public text never does.")
        )
    if (case or complaints) and identity.betrays(said, case=case, complaints=complaints):
        raise Refused(_("The text names somebody whose complaint belongs to the case."))


def _without_code(found: re.Match[str]) -> str:
    """Nothing of a right credit code, which may hold runs of digits of any length."""
    return "号" if uscc.is_valid(found[0]) else found[0]


def _holds_short(plain: str) -> bool:
    """Whether a run of digits is a mobile phone or an identity number of fifteen places."""
    return bool(PHONE.search(plain)) or any(_is_day(*found) for found in OLD.findall(plain))


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        date(1900 + int(year), int(month), int(day))
    except ValueError:
        return False
    return True
