"""Names, addresses and remarks; and codes that other rows refer to."""

import numpy as np
import polars as pl
from django.utils.translation import gettext as _

from enterprises.feeds.checks.kind import Faults, Judgement, Kind, Setting, as_mask
from enterprises.feeds.checks.tidying import tidied
from enterprises.feeds.faults import Fault

LONGEST = 255
SCIENTIFIC = r"^[+-]?[0-9](\.[0-9]+)?[Ee]\+?[0-9]{1,3}$"
"""A long number as a spreadsheet rewrites it: 3.70202E+17."""


def explain_scientific(text: str) -> str:
    """The sentence for a code that a spreadsheet turned into a rounded number."""
    return _(
        "A spreadsheet has turned this number into %(value)s and lost its last digits. "
        "Deliver the column formatted as text."
    ) % {"value": text}


class Text(Kind):
    """Free text of at most 255 characters, kept but for blanks and full-width letters."""

    punctuation = False

    def judge(self, cells: pl.Series, setting: Setting) -> Judgement:
        """See `Kind.judge`; every text is tidied, since any of them may carry blanks."""
        texts = tidied(cells, punctuation=self.punctuation)
        found = self.faults_of(texts)
        if found is None:
            return Judgement(texts)
        return Judgement(texts.set(pl.Series(found > 0), None), found)

    def faults_of(self, texts: pl.Series) -> Faults | None:
        """The faults of tidied texts, None when there are none."""
        if not (texts.str.len_bytes() > LONGEST).any():
            return None
        long = as_mask(texts.str.len_chars() > LONGEST)
        return np.where(long, Fault.TOO_LONG, Fault.NONE).astype(np.uint8) if long.any() else None

    def explain(self, fault: Fault, text: str, setting: Setting) -> str:
        """See `Kind.explain`. Of a rejected row's text no more is kept than fits."""
        if len(text) <= LONGEST:
            return _(
                "This text has more than %(most)d characters. "
                "Shorten it or deliver it in another column."
            ) % {"most": LONGEST}
        return _(
            "This text has %(count)d characters; at most %(most)d can be kept. "
            "Shorten it or deliver it in another column."
        ) % {"count": len(text), "most": LONGEST}


class Code(Text):
    """A code that identifies something: text that must not be a number rounded by a spreadsheet."""

    punctuation = True

    def faults_of(self, texts: pl.Series) -> Faults | None:
        """See `Text.faults_of`."""
        found = super().faults_of(texts)
        mangled = as_mask(texts.str.contains(SCIENTIFIC))
        if not mangled.any():
            return found
        faults = np.zeros(len(texts), np.uint8) if found is None else found
        faults[mangled] = Fault.MANGLED_BY_SPREADSHEET
        return faults

    def explain(self, fault: Fault, text: str, setting: Setting) -> str:
        """See `Kind.explain`."""
        if fault == Fault.MANGLED_BY_SPREADSHEET:
            return explain_scientific(text)
        return super().explain(fault, text, setting)
