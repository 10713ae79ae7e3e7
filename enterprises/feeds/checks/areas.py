"""Area codes: their form and, once areas are loaded, the loaded area they lie in."""

import numpy as np
import polars as pl
from django.utils.translation import gettext as _

from enterprises.feeds.checks.kind import Faults, Judgement, Kind, Setting, by_distinct
from enterprises.feeds.checks.texts import SCIENTIFIC, explain_scientific
from enterprises.feeds.checks.tidying import tidied
from enterprises.feeds.faults import Fault
from enterprises.feeds.places import is_area_code


class AreaCode(Kind):
    """A division code of 6, 9 or 12 digits. With `placed`, some loaded area must contain it."""

    def __init__(self, *, placed: bool = True, several: bool = False) -> None:
        self.placed = placed
        self.several = several

    def judge(self, cells: pl.Series, setting: Setting) -> Judgement:
        """See `Kind.judge`; the companion is the code of the loaded area, null before any is."""
        both, faults = by_distinct(
            tidied(cells, punctuation=True), lambda texts: self._read(texts, setting)
        )
        found = faults if faults.any() else None
        companion = both.struct.field("area") if self.placed else None
        return Judgement(both.struct.field("code"), found, companion)

    def _read(self, texts: pl.Series, setting: Setting) -> tuple[pl.Series, Faults]:
        rows = [self._place(text, setting) for text in texts.to_list()]
        both = pl.DataFrame(
            {"code": [row[0] for row in rows], "area": [row[1] for row in rows]},
            schema={"code": pl.String, "area": pl.String},
        )
        faults = np.array([row[2] for row in rows], np.uint8)
        mangled = texts.str.contains(SCIENTIFIC).to_numpy()
        faults[mangled] = Fault.MANGLED_BY_SPREADSHEET
        return both.to_struct(), faults

    def _place(self, text: str, setting: Setting) -> tuple[str | None, str | None, Fault]:
        codes = split_codes(text) if self.several else [text]
        areas = []
        for code in codes:
            area = setting.areas.area_of(code) if self.placed and setting.areas else ""
            if not is_area_code(code) or area is None:
                return None, None, Fault.BAD_AREA
            areas.append(area)
        return ";".join(codes) or None, ";".join(areas).strip(";") or None, Fault.NONE

    def explain(self, fault: Fault, text: str, setting: Setting) -> str:
        """See `Kind.explain`."""
        if fault == Fault.MANGLED_BY_SPREADSHEET:
            return explain_scientific(text)
        for code in split_codes(text) if self.several else [text]:
            if not is_area_code(code):
                return _("“%(code)s” is not an area code of 6, 9 or 12 digits.") % {"code": code}
            if self.placed and setting.areas and setting.areas.area_of(code) is None:
                return _("No loaded area contains %(code)s.") % {"code": code}
        return _("“%(code)s” is not an area code.") % {"code": text}


class CodeList(Kind):
    """Codes separated by `;`, kept in that form without blanks and empty places."""

    def judge(self, cells: pl.Series, setting: Setting) -> Judgement:
        """See `Kind.judge`."""
        values, faults = by_distinct(tidied(cells, punctuation=True), self._read)
        return Judgement(values, faults if faults.any() else None)

    def _read(self, texts: pl.Series) -> tuple[pl.Series, Faults]:
        joined = [";".join(split_codes(text)) or None for text in texts.to_list()]
        return pl.Series(joined, dtype=pl.String), np.zeros(len(texts), np.uint8)


def split_codes(text: str) -> list[str]:
    """The codes of a list separated by `;`, in their order, each once."""
    parts = (part.strip() for part in text.split(";"))
    return list(dict.fromkeys(part for part in parts if part))
